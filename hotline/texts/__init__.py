"""Every sentence in two languages: what the code says, what the catalogue of translations knows, and the gap."""
