"""A demo city and its life, made by us, played through the real verbs."""
