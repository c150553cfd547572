"""The installation's own tickets grouped by their texts: kept, followed ticket by ticket, made anew every night."""
