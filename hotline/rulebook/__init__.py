"""The rulebook: where supervisors read, try, replay, change and publish the law, which is data.

Rule sets say who handles a matter, policies what is promised, calendars which days count. Nothing in force is ever
edited: everything is drafted, tried, and then put in force as a new version.
"""
