"""Outbox consumers: who is told what, once."""
