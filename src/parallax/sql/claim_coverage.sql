-- One row per claim and outlet, and one per claim for all outlets together (outlet_id null).
--   event_id          event
--   claim_id          claim
--   statement         the claim in a neutral sentence
--   origin            codebook or discovered
--   outlet_id         outlet, null for all together
--   reported          articles that report it with the statement's value
--   different         articles that report it with another value
--   could_know        articles that could have reported it: the denominator in articles
--   not_yet_knowable  articles that could not, and left the denominator
--   undated           those of them of which nobody knows when they were written
--   clusters          syndication clusters with an article that reports it, whatever the value
--   clusters_n        syndication clusters with an article that could
--   share             clusters of clusters_n
--   low               lower end of the 95 % Wilson interval of the share, null for one cluster
--   high              upper end
WITH told AS (
    SELECT cell.event_id, claim_id, cell.outlet_id, cluster_id,
        count(*) FILTER (status = 'reported') AS reported,
        count(*) FILTER (status = 'different') AS different,
        count(*) FILTER (status <> 'not_yet_knowable') AS could_know,
        count(*) FILTER (status = 'not_yet_knowable') AS not_yet_knowable,
        count(*) FILTER (undated) AS undated
    FROM coverage.claim_cells AS cell
    JOIN coverage.words USING (article_id)
    GROUP BY ALL
),
per_cluster AS (
    FROM told
    UNION ALL
    SELECT event_id, claim_id, NULL, cluster_id,
        sum(reported), sum(different), sum(could_know), sum(not_yet_knowable), sum(undated)
    FROM told
    GROUP BY ALL
),
counts AS (
    SELECT event_id, claim_id, outlet_id,
        CAST(sum(reported) AS BIGINT) AS reported, CAST(sum(different) AS BIGINT) AS different,
        CAST(sum(could_know) AS BIGINT) AS could_know, CAST(sum(not_yet_knowable) AS BIGINT) AS not_yet_knowable,
        CAST(sum(undated) AS BIGINT) AS undated,
        count(*) FILTER (reported + different > 0) AS clusters,
        count(*) FILTER (could_know > 0) AS clusters_n
    FROM per_cluster
    GROUP BY event_id, claim_id, outlet_id
),
claims AS (SELECT DISTINCT event_id, claim_id, statement, origin FROM coverage.claim_cells)
SELECT event_id, claim_id, statement, origin, counts.* EXCLUDE (event_id, claim_id),
    round(clusters / nullif(clusters_n, 0), 6) AS share,
    CASE WHEN clusters_n > 1 THEN wilson_low(clusters, clusters_n) END AS low,
    CASE WHEN clusters_n > 1 THEN wilson_high(clusters, clusters_n) END AS high
FROM counts
JOIN claims USING (event_id, claim_id)
ORDER BY ALL
