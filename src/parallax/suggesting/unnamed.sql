-- The bodies that several articles speak of and none names (“the union”, “police”), a head noun each, with their
-- descriptions, the usual one first. Definite ones only: not “a group of nurses”, “his party”.
WITH body AS (
    SELECT article_id, lower(regexp_replace(text, '\s+', ' ', 'g')) AS description,
        lower(regexp_extract(substring(text, head - start + 1), '^[\p{L}\p{N}_-]+')) AS noun
    FROM tables.mentions ANTI JOIN links.actor_mentions USING (article_id, head)
    WHERE kind = 'nominal' AND label = 'ORG' AND NOT plural
        AND regexp_full_match(description, 'the [\p{L}\p{N}_’'' -]+|[\p{L}\p{N}_-]+')
), most AS (
    SELECT noun, count(*) AS times FROM body
    GROUP BY noun HAVING count(DISTINCT article_id) > 1 ORDER BY times DESC, noun LIMIT $most
), described AS (
    SELECT noun, times, description, count(*) AS n FROM most JOIN body USING (noun) GROUP BY ALL
)
SELECT noun, list(description ORDER BY n DESC, length(description), description DESC) AS descriptions
FROM described GROUP BY noun, times ORDER BY times DESC, noun
