"""Who handles a matter: rule sets read in words, edited, tried, replayed, published, rolled back."""
