"""The pages of the supervisor's rooms."""
