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
WITH possible AS (
    SELECT event_id, knowable_from, outlet_id, cluster_id, count(*) FILTER (could_know) AS could_know,
        count(*) FILTER (could_know IS NOT true) AS not_yet_knowable, count(*) FILTER (could_know IS NULL) AS undated
    FROM coverage.knowledge
    JOIN (SELECT article_id, cluster_id FROM coverage.words) USING (article_id)
    GROUP BY GROUPING SETS (
        (event_id, knowable_from, outlet_id, cluster_id), (event_id, knowable_from, cluster_id)
    )
),
denominators AS (
    SELECT event_id, knowable_from, outlet_id, CAST(sum(could_know) AS BIGINT) AS could_know,
        CAST(sum(not_yet_knowable) AS BIGINT) AS not_yet_knowable, CAST(sum(undated) AS BIGINT) AS undated,
        count(*) FILTER (could_know > 0) AS clusters_n
    FROM possible
    GROUP BY event_id, knowable_from, outlet_id
),
-- an article that reports a claim could know it, whatever its date
told AS (
    SELECT event_id, claim_id, knowable_from, place.outlet_id, cluster_id,
        count(*) FILTER (status = 'reported') AS reported, count(*) FILTER (status = 'different') AS different,
        count(*) FILTER (could_know IS NOT true) AS early, count(*) FILTER (could_know IS NULL) AS undated
    FROM coverage.claim_places AS place
    JOIN (SELECT event_id, claim_id, knowable_from FROM links.statements) USING (event_id, claim_id)
    JOIN coverage.knowledge USING (event_id, knowable_from, article_id)
    JOIN (SELECT article_id, cluster_id FROM coverage.words) USING (article_id)
    GROUP BY GROUPING SETS (
        (event_id, claim_id, knowable_from, place.outlet_id, cluster_id),
        (event_id, claim_id, knowable_from, cluster_id)
    )
),
numerators AS (
    SELECT event_id, claim_id, told.outlet_id, CAST(sum(reported) AS BIGINT) AS reported,
        CAST(sum(different) AS BIGINT) AS different, CAST(sum(early) AS BIGINT) AS early,
        CAST(sum(told.undated) AS BIGINT) AS undated, count(*) AS clusters,
        count(*) FILTER (could_know = 0) AS early_clusters
    FROM told
    JOIN possible USING (event_id, knowable_from, cluster_id)
    WHERE possible.outlet_id IS NOT DISTINCT FROM told.outlet_id
    GROUP BY ALL
),
counts AS (
    SELECT statements.event_id, statements.claim_id, statement, origin, n.outlet_id,
        coalesce(reported, 0) AS reported, coalesce(different, 0) AS different,
        n.could_know + coalesce(early, 0) AS could_know, n.not_yet_knowable - coalesce(early, 0) AS not_yet_knowable,
        n.undated - coalesce(numerators.undated, 0) AS undated,
        coalesce(clusters, 0) AS clusters, clusters_n + coalesce(early_clusters, 0) AS clusters_n
    FROM links.statements
    JOIN denominators AS n USING (event_id, knowable_from)
    LEFT JOIN numerators
        ON numerators.event_id = statements.event_id AND numerators.claim_id = statements.claim_id
        AND numerators.outlet_id IS NOT DISTINCT FROM n.outlet_id
),
-- few pairs of counts stand for many claims
intervals AS (
    SELECT clusters, clusters_n, round(clusters / nullif(clusters_n, 0), 6) AS share,
        CASE WHEN clusters_n > 1 THEN wilson_low(clusters, clusters_n) END AS low,
        CASE WHEN clusters_n > 1 THEN wilson_high(clusters, clusters_n) END AS high
    FROM (SELECT DISTINCT clusters, clusters_n FROM counts)
)
SELECT counts.*, share, low, high
FROM counts
JOIN intervals USING (clusters, clusters_n)
ORDER BY event_id, claim_id, outlet_id
