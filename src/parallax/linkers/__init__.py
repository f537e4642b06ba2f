"""One file a linker: its definition, READS, SCHEMAS and link(tables, codebook); a linker sees all articles."""
