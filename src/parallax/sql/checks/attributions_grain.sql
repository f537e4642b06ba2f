-- An attribution's id is its own in its article.
SELECT article_id, attribution, count(*) AS times
FROM tables.attributions
GROUP BY ALL
HAVING times <> 1
