"""The rates by API: read-only, by the predicate of the pages."""
