-- One row per article: how many of its words coverage tables count.
--   event_id    event the article covers
--   outlet_id   outlet
--   article_id  article
--   cluster_id  articles that share much of their wording are one cluster
--   words       words outside datelines, date lines, bylines, captions, credits, repeated paragraphs and furniture
WITH left_out AS (
    SELECT article_id,
        sum(len(regexp_extract_all(substring(text, start + 1, "end" - start), '[\pL\pN_][\pL\pN_’''-]*'))) AS words
    FROM main.zones
    JOIN main.articles USING (article_id)
    WHERE zone NOT IN ('headline', 'subhead', 'furniture')
    GROUP BY article_id
)
SELECT event_id, outlet_id, article_id, cluster_id,
    CAST(articles.words - coalesce(left_out.words, 0) AS BIGINT) AS words
FROM main.articles
JOIN links.syndication USING (article_id)
LEFT JOIN left_out USING (article_id)
ORDER BY event_id, outlet_id, article_id
