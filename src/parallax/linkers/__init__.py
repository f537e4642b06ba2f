"""One file or package a linker: its definition, READS, SCHEMAS and link(tables, codebook).

`link` sees all articles of one event and nothing of another: its tables hold the rows of that event, in the order of
their columns. What it gives is written event by event, sorted; an actor, which acts in many events, as the first of
them gives it.
"""
