-- Every article is in exactly one syndication cluster.
SELECT article_id, count(cluster_id) AS clusters
FROM main.articles
LEFT JOIN links.syndication USING (article_id)
GROUP BY ALL
HAVING clusters <> 1
