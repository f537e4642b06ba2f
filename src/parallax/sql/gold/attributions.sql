-- One row per attribution, at its content, to be compared with gold/attributions.csv.
SELECT article_id, content_start AS start, content_end AS "end", source_head, cue_class, type,
    actor_id AS source_actor, named
FROM tables.attributions
LEFT JOIN links.speakers USING (article_id, attribution)
ORDER BY ALL
