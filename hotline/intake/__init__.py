"""Channels become one complaint: identity and ticket in one transaction; files of other systems."""
