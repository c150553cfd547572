"""What is promised, and which days count: policies and calendars drafted, foreseen, put in force."""
