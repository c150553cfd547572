"""People who work at the hotline and in the units: accounts, roles, tokens."""
