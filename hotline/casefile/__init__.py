"""The case file: the one page of a ticket that all staff share, at /tickets/<number>/.

What colleagues reuse: the verb forms (`hotline.casefile.verbs`: every verb of the law as a form), a ticket as a row
of a worklist (`rows.rows_of` with ``casefile/parts/row.html``), the waterfall (``casefile/parts/fall.html``) and
the day picture of a deadline (``casefile/parts/days.html``).
"""
