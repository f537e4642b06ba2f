-- Every mention's, speaker's and agency's actor is in the list of actors.
SELECT actor_id, found
FROM (
    SELECT actor_id, 'mention' AS found FROM links.actor_mentions
    UNION ALL
    SELECT actor_id, 'speaker' FROM links.speakers
    UNION ALL
    SELECT via_id, 'agency' FROM links.speakers
)
WHERE actor_id IS NOT NULL AND actor_id NOT IN (SELECT actor_id FROM links.actors)
