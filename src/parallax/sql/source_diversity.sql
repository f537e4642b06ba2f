-- One row per event and outlet, and one per event for all its outlets together (outlet_id null).
--   event_id              event
--   outlet_id             outlet, null for all together
--   attributions          reported statements
--   named                 those whose source is named
--   unnamed               those whose source is not named
--   no_source             those without a source in the text
--   sources               different identified actors among them: n of the measures that follow
--   entropy               Shannon entropy of statements over these actors, in nats
--   effective_sources     exponential of the entropy: so many sources heard equally often
--   effective_sources_mm  the same with the Miller-Madow correction for small numbers
WITH counts AS (
    SELECT event_id, outlet_id, actor_id, named, count(*) AS statements
    FROM coverage.speech
    GROUP BY GROUPING SETS ((event_id, outlet_id, actor_id, named), (event_id, actor_id, named))
),
tallies AS (
    SELECT event_id, outlet_id, CAST(sum(statements) AS BIGINT) AS attributions,
        CAST(coalesce(sum(statements) FILTER (named), 0) AS BIGINT) AS named,
        CAST(coalesce(sum(statements) FILTER (NOT named), 0) AS BIGINT) AS unnamed,
        CAST(coalesce(sum(statements) FILTER (named IS NULL), 0) AS BIGINT) AS no_source,
        coalesce(list(statements ORDER BY actor_id) FILTER (actor_id IS NOT NULL), []) AS per_source
    FROM counts
    GROUP BY event_id, outlet_id
)
SELECT event_id, outlet_id, attributions, named, unnamed, no_source, len(per_source) AS sources,
    shannon_entropy(per_source) AS entropy, effective_number(per_source) AS effective_sources,
    effective_number_mm(per_source) AS effective_sources_mm
FROM tallies
ORDER BY event_id, outlet_id
