-- A share has a denominator that holds its numerator.
SELECT event_id, claim_id AS what, clusters AS k, clusters_n AS n
FROM coverage.claim_coverage
WHERE clusters > clusters_n OR (clusters_n = 0 AND share IS NOT NULL)
UNION ALL
SELECT event_id, code, articles, articles_n
FROM coverage.frame_coverage
WHERE articles > articles_n
UNION ALL
SELECT event_id, actor_id, articles, articles_n
FROM coverage.actor_coverage
WHERE articles > articles_n
