"""What happens to a complaint, and by when? The only place where a ticket changes."""
