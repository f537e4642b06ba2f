-- A claim's id is its own in its event, so that a claim and an article are one cell.
SELECT event_id, claim_id, count(*) AS times
FROM links.statements
GROUP BY ALL
HAVING times <> 1
