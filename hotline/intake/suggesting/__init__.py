"""What a text seems to be about, learned from matters whose answer is known. Plain Python over numpy, SciPy and
scikit-learn: no Django, no database; who asks brings the texts and keeps the model."""
