"""One file an extractor: its definition, its SCHEMA and rows(doc, article, codebook); none reads another's table."""
