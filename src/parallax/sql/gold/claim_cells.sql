-- One row per claim of the codebook and article, to be compared with gold/claim_cells.csv by claim and article.
SELECT article_id, claim_id, start, "end", status, value
FROM coverage.claim_cells
WHERE origin = 'codebook'
ORDER BY ALL
