"""The demo's front hall: four doors, a tour behind each, and a role switcher. An installation has none of it (404)."""
