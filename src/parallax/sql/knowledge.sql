-- One row per article and phase or day from which a claim on its event can be known.
--   event_id       event
--   knowable_from  before, during or after the event, or a day
--   article_id     article
--   outlet_id      outlet
--   could_know     whether the article could report such a claim, null where nobody can say
SELECT event_id, knowable_from, article_id, outlet_id,
    CASE
        WHEN knowable_from = 'before' THEN true
        WHEN knowable_from IN ('during', 'after')
            THEN list_position(phases, nullif(written, 'unknown')) >= list_position(phases, knowable_from)
        WHEN published IS NOT NULL THEN published >= CAST(knowable_from AS DATE)
        WHEN written = 'after' THEN ends >= CAST(knowable_from AS DATE)
        WHEN written = 'during' THEN starts >= CAST(knowable_from AS DATE)
        WHEN written = 'before' THEN false
    END AS could_know
FROM (SELECT DISTINCT event_id, knowable_from FROM links.statements)
CROSS JOIN (SELECT ['before', 'during', 'after'] AS phases)
JOIN main.articles USING (event_id)
JOIN main.events USING (event_id)
