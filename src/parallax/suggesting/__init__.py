"""From tables to what a codebook could hold: discovered actors, bodies that nobody names, discovered claims."""
