"""The pages of active governance."""

from tickets.domain.people import Role

READERS = (Role.SUPERVISOR, Role.ANALYST)
"""Who reads; only supervisors act."""
