"""The routing law: values in, values out. No Django, no clock, no database; anyone may import it."""
