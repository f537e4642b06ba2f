-- The discovered actors that are named most, each with what it is called besides its name.
WITH called AS (
    SELECT actor_id, mention.kind AS called_by, mention.text
    FROM links.actor_mentions JOIN tables.mentions AS mention USING (article_id, start, "end", head)
    WHERE mention.kind != 'pronoun' AND NOT mention.plural
), most AS (
    SELECT actor_id, name, actor.kind, count(*) FILTER (called_by = 'name') AS times
    FROM links.actors AS actor LEFT JOIN called USING (actor_id)
    WHERE origin = 'discovered'
    GROUP BY ALL ORDER BY times DESC, actor_id LIMIT $most
)
SELECT actor_id, name, kind,
    list(DISTINCT text) FILTER (called_by = 'name' AND text != name) AS names,
    list(DISTINCT text) FILTER (called_by = 'nominal') AS nominals
FROM most LEFT JOIN called USING (actor_id)
GROUP BY actor_id, name, kind, times ORDER BY times DESC, actor_id
