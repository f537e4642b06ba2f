-- One row per claim and article that reports it, at the place that stands for the article.
--   event_id       event
--   claim_id       claim
--   article_id     article
--   outlet_id      outlet
--   status         reported, or different: another value than the statement's
--   value          label of the value the article gives
--   relation       value against the statement's own, as the codebook says; null: it says none, or there is no value
--   voice          whose words report it
--   actor_id       actor they are attributed to
--   via_id         agency that relays them
--   start          offset of the place, the statement's own value first
--   end            offset after it
--   sentence_text  its sentence
WITH first_places AS (
    SELECT statements.value AS own_value, statements.claim_id, told.relation, place.*
    FROM links.statements
    JOIN coverage.evidence AS place
        ON place.kind = 'claim' AND code = claim_id AND place.event_id = statements.event_id AND counted
    LEFT JOIN links.claims AS told USING (claim_id, article_id, start, "end")
    QUALIFY row_number() OVER (
        PARTITION BY statements.claim_id, place.article_id
        ORDER BY place.value = own_value DESC NULLS LAST, zone NULLS FIRST, place.start, place."end"
    ) = 1
)
SELECT event_id, claim_id, article_id, outlet_id, if(value <> own_value, 'different', 'reported') AS status,
    value, relation, voice, actor_id, via_id, start, "end", sentence_text
FROM first_places
ORDER BY event_id, claim_id, article_id
