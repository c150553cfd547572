"""Caller identity: encrypted, found by a blind index, masked, revealed with a reason, forgotten."""
