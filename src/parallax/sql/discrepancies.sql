-- One row per comparison of two articles that is not the same in both; of claims, where both places count.
--   event_id    event
--   kind        quantity, date, quote, claim or title
--   relation    finer, coarser, weaker, stronger, reconcilable, conflict, other_agent or wording, from a to b, or null
--   reason      why
--   article_a   article
--   outlet_a    its outlet
--   start_a     offset of what is compared
--   end_a       offset after it
--   sentence_a  its sentence
--   article_b   the other article
--   outlet_b    its outlet
--   start_b     offset in it
--   end_b       offset after it
--   sentence_b  the sentence there
WITH claims AS (SELECT article_id, start, "end" FROM coverage.evidence WHERE kind = 'claim' AND counted)
SELECT a.event_id, kind, relation, reason,
    article_a, a.outlet_id AS outlet_a, start_a, end_a, sentence_a.text AS sentence_a,
    article_b, b.outlet_id AS outlet_b, start_b, end_b, sentence_b.text AS sentence_b
FROM links.comparisons
JOIN main.articles AS a ON a.article_id = article_a
JOIN main.articles AS b ON b.article_id = article_b
LEFT JOIN main.sentences AS sentence_a
    ON sentence_a.article_id = article_a AND start_a >= sentence_a.start AND start_a < sentence_a."end"
LEFT JOIN main.sentences AS sentence_b
    ON sentence_b.article_id = article_b AND start_b >= sentence_b.start AND start_b < sentence_b."end"
WHERE relation IS DISTINCT FROM 'same'
    AND (kind <> 'claim' OR (
        (article_a, start_a, end_a) IN (SELECT * FROM claims) AND (article_b, start_b, end_b) IN (SELECT * FROM claims)
    ))
ORDER BY ALL
