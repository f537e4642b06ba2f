-- One row per attribution outside captions, repeats and other furniture.
--   event_id      event
--   outlet_id     outlet
--   article_id    article
--   attribution   attribution
--   actor_id      who speaks, null where unnamed
--   via_id        agency that relays it
--   named         whether the text names the source, null where there is none
--   type          direct, mixed or indirect
--   words         words of its content
--   quoted_words  those between quotation marks
WITH pieces AS (
    SELECT article_id, attribution, false AS marked, unnest(content) AS piece FROM tables.attributions
    UNION ALL
    SELECT article_id, attribution, true, unnest(quoted) FROM tables.attributions
),
lengths AS (
    SELECT article_id, attribution, marked,
        sum(len(regexp_extract_all(
            substring(text, piece.start + 1, piece."end" - piece.start), '\b\w[\w’''-]*'
        ))) AS words
    FROM pieces
    JOIN main.articles USING (article_id)
    GROUP BY ALL
)
SELECT event_id, outlet_id, said.article_id, said.attribution, actor_id, via_id, named, type,
    CAST(coalesce(sum(words) FILTER (NOT marked), 0) AS BIGINT) AS words,
    CAST(coalesce(sum(words) FILTER (marked), 0) AS BIGINT) AS quoted_words
FROM tables.attributions AS said
JOIN (SELECT event_id, outlet_id, article_id FROM main.articles) USING (article_id)
JOIN links.speakers USING (article_id, attribution)
LEFT JOIN lengths USING (article_id, attribution)
ANTI JOIN (FROM main.zones WHERE zone NOT IN ('headline', 'subhead')) AS zones
    ON zones.article_id = said.article_id AND content_start >= zones.start AND content_start < zones."end"
GROUP BY ALL
ORDER BY event_id, outlet_id, article_id, attribution
