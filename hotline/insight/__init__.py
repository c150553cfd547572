"""Active governance: what the tickets teach beyond each single one, and how well the product learns it."""
