"""From tables to what a reader opens: executed notebooks, pages, figures and CSV."""
