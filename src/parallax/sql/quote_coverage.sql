-- One row per outlet (null: all together), speaker, whether named, and relaying agency.
--   event_id      event
--   outlet_id     outlet, null for all together
--   actor_id      speaker, null where unnamed
--   name          the speaker's name
--   named         whether the text names the source, null where there is none
--   via_id        agency that relays the words
--   attributions  how often the speaker is reported
--   direct        how often in quotation marks
--   words         words attributed to the speaker
--   words_n       words attributed to anybody
--   share         words of words_n
--   articles      articles that report the speaker
--   articles_n    articles on the event
WITH counts AS (
    SELECT event_id, outlet_id, actor_id, named, via_id, count(*) AS attributions,
        count(*) FILTER (type = 'direct') AS direct, CAST(sum(words) AS BIGINT) AS words,
        count(DISTINCT article_id) AS articles
    FROM coverage.speech
    GROUP BY GROUPING SETS ((event_id, outlet_id, actor_id, named, via_id), (event_id, actor_id, named, via_id))
),
totals AS (
    SELECT event_id, outlet_id, CAST(sum(words) AS BIGINT) AS words_n
    FROM coverage.speech
    GROUP BY GROUPING SETS ((event_id, outlet_id), (event_id))
)
SELECT counts.event_id, counts.outlet_id, counts.actor_id, name, named, via_id, attributions, direct, words,
    totals.words_n, round(words / nullif(totals.words_n, 0), 6) AS share, articles, articles_n
FROM counts
JOIN totals ON totals.event_id = counts.event_id AND totals.outlet_id IS NOT DISTINCT FROM counts.outlet_id
JOIN coverage.denominators AS n ON n.event_id = counts.event_id AND n.outlet_id IS NOT DISTINCT FROM counts.outlet_id
LEFT JOIN links.actors ON actors.actor_id = counts.actor_id
ORDER BY counts.event_id, counts.outlet_id, counts.actor_id, named, via_id
