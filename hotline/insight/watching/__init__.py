"""The detectors at work: what they read of the city, what they find, and the warnings that come of it."""
