"""The REST doors of routing: reference data to read, rule sets to read, write, check, publish and try out."""
