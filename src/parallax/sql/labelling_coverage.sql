-- One row per outlet (null: all together), actor, relation, label and whether it is negated.
--   event_id    event
--   outlet_id   outlet, null for all together
--   actor_id    actor the label is attached to
--   name        name of the actor
--   relation    adjective, apposition, title, predicate, agent_of or patient_of
--   lemma       dictionary form of the label's head word
--   negated     whether it is denied
--   labels      how often
--   articles    articles with it
--   labels_n    labels of this actor, of whatever word
--   articles_n  articles on the event
WITH places AS (
    SELECT event_id, outlet_id, article_id, code AS actor_id, role AS relation, value AS lemma, negated,
        count(*) AS labels
    FROM coverage.evidence
    WHERE kind = 'label' AND counted
    GROUP BY ALL
),
counts AS (
    SELECT event_id, outlet_id, actor_id, relation, lemma, negated,
        CAST(sum(labels) AS BIGINT) AS labels, count(*) AS articles
    FROM places
    GROUP BY GROUPING SETS (
        (event_id, outlet_id, actor_id, relation, lemma, negated), (event_id, actor_id, relation, lemma, negated)
    )
),
totals AS (
    SELECT event_id, outlet_id, actor_id, CAST(sum(labels) AS BIGINT) AS labels_n
    FROM places
    GROUP BY GROUPING SETS ((event_id, outlet_id, actor_id), (event_id, actor_id))
)
SELECT counts.event_id, counts.outlet_id, counts.actor_id, name, relation, lemma, negated, labels, articles, labels_n,
    articles_n
FROM counts
JOIN totals ON totals.event_id = counts.event_id AND totals.actor_id = counts.actor_id
    AND totals.outlet_id IS NOT DISTINCT FROM counts.outlet_id
JOIN coverage.denominators AS n ON n.event_id = counts.event_id AND n.outlet_id IS NOT DISTINCT FROM counts.outlet_id
LEFT JOIN links.actors ON actors.actor_id = counts.actor_id
ORDER BY counts.event_id, counts.outlet_id, counts.actor_id, relation, lemma, negated
