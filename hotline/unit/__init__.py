"""The unit's room: its worklists with what is due next on top, signing and giving out in bulk, who has how much."""
