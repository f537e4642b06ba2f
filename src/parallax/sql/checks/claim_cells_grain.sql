-- One cell per claim and article of its event.
SELECT claim_id, article_id, count(*) AS cells
FROM coverage.claim_cells
GROUP BY ALL
HAVING cells <> 1
