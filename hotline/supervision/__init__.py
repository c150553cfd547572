"""The supervisor's rooms: what was missed and why, pressure on what is late, and the state of the city on a wall."""
