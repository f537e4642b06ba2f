-- One row per claim that an article reports, to be compared with gold/claim_cells.csv by claim and article.
SELECT article_id, claim_id, start, "end", status, value
FROM coverage.claim_cells
WHERE status IN ('reported', 'different') AND origin = 'codebook'
ORDER BY ALL
