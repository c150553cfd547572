"""The life of the demo city, played through the product's own verbs on a clock of its own.

A heap of happenings: each is one thing that one person does to one ticket, and what comes of it decides what is
planned next. `world` is the heap and the time, `people` who acts, `file` what is in somebody's head about one ticket;
`intake`, `hotline_work`, `unit_work`, `requests`, `citizen_work`, `joining` and `pressure` say what each kind of
person does next; `chores` is what the house does daily; `tally` counts; `play` puts it together. Only
`manage.py simulate` and tests import this.
"""
