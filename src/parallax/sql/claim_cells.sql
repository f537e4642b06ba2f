-- One row per claim and article of its event.
--   event_id       event
--   claim_id       claim
--   statement      the claim in a neutral sentence
--   article_id     article
--   outlet_id      outlet
--   status         reported, different (another value than the statement's), absent or not_yet_knowable
--   undated        whether it leaves the denominator because nobody knows when it was written
--   value          label of the value the article gives
--   relation       value against the statement's own, as the codebook says; null: it says none, or there is no value
--   voice          whose words report it
--   actor_id       actor they are attributed to
--   via_id         agency that relays them
--   start          offset of the place that reports it, the statement's own value first
--   end            offset after it
--   sentence_text  its sentence
--   origin         codebook or discovered
SELECT statements.event_id, statements.claim_id, statement, knowledge.article_id, knowledge.outlet_id,
    coalesce(place.status, if(could_know, 'absent', 'not_yet_knowable')) AS status,
    place.status IS NULL AND could_know IS NULL AS undated,
    place.value, relation, voice, actor_id, via_id, place.start, place."end", sentence_text, origin
FROM links.statements
JOIN coverage.knowledge USING (event_id, knowable_from)
LEFT JOIN coverage.claim_places AS place USING (event_id, claim_id, article_id)
ORDER BY event_id, claim_id, article_id
