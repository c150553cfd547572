"""The way in for those who work here: password and second factor, how long a session lasts, and what every page is
allowed to do in a browser. Decisions 10 and 11 say why it is as it is."""
