"""Charts of the report, one module a question: rows of a table in, an Altair chart out.

Every chart names what it shows in its title, says it again in words for those who cannot see it, tells categories apart
by shape and colour, and lets each mark show the sentences it stands for.
"""
