-- One row per mention, to be compared with gold/mentions.csv by its head.
SELECT mention.article_id, mention.start, mention."end", mention.head, mention.kind, mention.reading, mention.role, actor_id
FROM tables.mentions AS mention
LEFT JOIN links.actor_mentions AS actor USING (article_id, start, "end", head)
ORDER BY ALL
