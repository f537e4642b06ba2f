-- One row per group of quantities or dates that articles on one event give for the same thing.
--   event_id      event
--   group_id      group
--   kind          quantity or date; quantity where a duration and a date give one deadline
--   counted       what is counted, null for dates
--   unit          unit, null where there is none
--   articles      articles that give one
--   articles_n    articles on the event
--   outlets       outlets that give one
--   same          pairs of articles that agree
--   finer         pairs in which one is more exact than the other
--   reconcilable  pairs that look different and can both be true
--   conflict      pairs that cannot both be true
WITH counts AS (
    SELECT event_id, group_id, max(kind) AS kind, first(counted ORDER BY kind DESC, counted NULLS LAST) AS counted,
        min(unit) AS unit,
        count(DISTINCT article_id) AS articles, count(DISTINCT outlet_id) AS outlets
    FROM links.quantities
    JOIN (SELECT event_id, outlet_id, article_id FROM main.articles) USING (article_id)
    GROUP BY ALL
),
pairs AS (
    SELECT group_id,
        count(*) FILTER (relation = 'same') AS same,
        count(*) FILTER (relation IN ('finer', 'coarser')) AS finer,
        count(*) FILTER (relation = 'reconcilable') AS reconcilable,
        count(*) FILTER (relation = 'conflict') AS conflict
    FROM links.comparisons AS pair
    JOIN links.quantities AS quantity
        ON quantity.article_id = article_a AND quantity.start = start_a AND quantity."end" = end_a
    WHERE pair.kind IN ('quantity', 'date')
    GROUP BY ALL
)
SELECT counts.event_id, group_id, kind, counted, unit, articles, articles_n, outlets,
    coalesce(same, 0) AS same, coalesce(finer, 0) AS finer, coalesce(reconcilable, 0) AS reconcilable,
    coalesce(conflict, 0) AS conflict
FROM counts
JOIN coverage.denominators AS n ON n.event_id = counts.event_id AND n.outlet_id IS NULL
LEFT JOIN pairs USING (group_id)
ORDER BY event_id, group_id
