"""Warnings by API: read by whoever reads their pages."""
