"""Answers with an owner and an expiry date, for closing a question on the line."""
