-- Every attribution has its speaker's row, and every speaker's row its attribution.
SELECT article_id, attribution
FROM (SELECT article_id, attribution, 1 AS said FROM tables.attributions)
FULL JOIN (SELECT article_id, attribution, 1 AS spoken FROM links.speakers) USING (article_id, attribution)
WHERE said IS NULL OR spoken IS NULL
