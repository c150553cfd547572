"""How each language writes dates, times and numbers, where Django's own way is not ours."""
