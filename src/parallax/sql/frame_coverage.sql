-- One row per outlet (null: all together), frame, code, value, what is evaluated, and voice, where they occur.
--   event_id     event
--   outlet_id    outlet, null for all together
--   frame        frame
--   code         code of the frame
--   value        outcome value in context, null in other frames
--   evaluated    what is evaluated, null where nothing is named
--   voice        own, own_inference, attributed or ambiguous
--   expressions  expressions
--   articles     articles that hold one
--   articles_n   articles on the event
--   words_n      words counted in them
--   per_1000     expressions per 1,000 words
WITH counts AS (
    SELECT event_id, outlet_id, frame, code, CAST(value AS BIGINT) AS value, evaluated, voice,
        count(*) AS expressions, count(DISTINCT article_id) AS articles
    FROM coverage.evidence
    WHERE kind = 'frame' AND counted
    GROUP BY GROUPING SETS (
        (event_id, outlet_id, frame, code, value, evaluated, voice), (event_id, frame, code, value, evaluated, voice)
    )
)
SELECT counts.*, articles_n, words_n, round(1000 * expressions / nullif(words_n, 0), 6) AS per_1000
FROM counts
JOIN coverage.denominators AS n ON n.event_id = counts.event_id AND n.outlet_id IS NOT DISTINCT FROM counts.outlet_id
ORDER BY counts.event_id, counts.outlet_id, frame, code, value, evaluated, voice
