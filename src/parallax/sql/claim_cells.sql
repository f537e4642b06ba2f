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
WITH places AS (
    SELECT claim_id, statements.value AS own_value, told.relation, evidence.*
    FROM links.statements
    JOIN coverage.evidence ON kind = 'claim' AND code = claim_id AND evidence.event_id = statements.event_id AND counted
    LEFT JOIN links.claims AS told USING (claim_id, article_id, start, "end")
),
first_places AS (
    SELECT * FROM places
    QUALIFY row_number() OVER (
        PARTITION BY claim_id, article_id
        ORDER BY value = own_value DESC NULLS LAST, zone NULLS FIRST, start, "end"
    ) = 1
),
knowing AS (
    SELECT statements.*, article_id, outlet_id,
        -- null where nobody can say
        CASE
            WHEN knowable_from = 'before' THEN true
            WHEN knowable_from IN ('during', 'after')
                THEN list_position(phases, nullif(written, 'unknown')) >= list_position(phases, knowable_from)
            WHEN published IS NOT NULL THEN published >= CAST(knowable_from AS DATE)
            WHEN written = 'after' THEN ends >= CAST(knowable_from AS DATE)
            WHEN written = 'during' THEN starts >= CAST(knowable_from AS DATE)
            WHEN written = 'before' THEN false
        END AS could_know
    FROM links.statements
    CROSS JOIN (SELECT ['before', 'during', 'after'] AS phases)
    JOIN main.articles USING (event_id)
    JOIN main.events USING (event_id)
)
SELECT knowing.event_id, knowing.claim_id, knowing.statement, knowing.article_id, knowing.outlet_id,
    CASE
        WHEN place.start IS NOT NULL AND place.value <> knowing.value THEN 'different'
        WHEN place.start IS NOT NULL THEN 'reported'
        WHEN could_know THEN 'absent'
        ELSE 'not_yet_knowable'
    END AS status,
    place.start IS NULL AND could_know IS NULL AS undated,
    place.value, relation, voice, actor_id, via_id, place.start, place."end", sentence_text, knowing.origin
FROM knowing
LEFT JOIN first_places AS place USING (claim_id, article_id)
ORDER BY ALL
