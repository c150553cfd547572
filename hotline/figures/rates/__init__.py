"""What is counted and what rates mean: plain Python, values in and values out, no Django (domain.md §4)."""
