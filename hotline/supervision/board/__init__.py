"""The wallboard: figures counted once a minute over what is open and what is of today, and read from one row."""
