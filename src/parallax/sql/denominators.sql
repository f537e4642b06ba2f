-- One row per event and outlet, and one per event for all its outlets together (outlet_id null).
--   event_id    event
--   outlet_id   outlet, null for all together
--   articles_n  articles on the event
--   clusters_n  syndication clusters among them
--   words_n     words counted in them
SELECT event_id, outlet_id, count(*) AS articles_n, count(DISTINCT cluster_id) AS clusters_n,
    CAST(sum(words) AS BIGINT) AS words_n
FROM coverage.words
GROUP BY GROUPING SETS ((event_id, outlet_id), (event_id))
ORDER BY event_id, outlet_id
