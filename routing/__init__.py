"""Who should handle this? Knows no tickets: it judges a plain Facts value against the published catalogue."""
