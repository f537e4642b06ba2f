-- One row per place of a counted span that an attribution governs: whose words it is. Any other place is the outlet's own.
--   article_id   article
--   start        offset of the first character
--   end          offset after the last character
--   voice        own_inference, attributed or ambiguous
--   attribution  the attribution that governs it
--
-- attributed: inside a piece of content, or overlapping a cue and its content; the innermost attribution wins
-- own_inference: the same under a cue of class inference: the outlet concludes from others' words
-- ambiguous: in a relative clause or modifier of a content, outside quotation marks: need not be the speaker's
-- none, so its own: everything else, such as an expression between two pieces of a broken quotation
WITH pieces AS (
    SELECT article_id, attribution, cue_class, cue_start, cue_end, quoted,
        unnest(content)."start" AS piece_start, unnest(content)."end" AS piece_end
    FROM tables.attributions
),
governing AS (
    SELECT place.article_id, place."start", place."end", pieces.* EXCLUDE (article_id),
        place."start" >= piece_start AND place."end" <= piece_end AS inside,
        len(list_filter(
            quoted, lambda mark: place."start" >= mark."start" AND place."end" <= mark."end"
        )) > 0 AS quoted_words
    FROM coverage.spans AS place
    JOIN pieces ON pieces.article_id = place.article_id
        AND place."start" < piece_end AND place."end" > piece_start
        AND (
            (place."start" >= piece_start AND place."end" <= piece_end)
            OR (place."start" < cue_end AND place."end" > cue_start)
        )
),
innermost AS (
    SELECT * FROM governing
    QUALIFY row_number() OVER (
        PARTITION BY article_id, "start", "end"
        ORDER BY inside DESC, piece_end - piece_start, piece_start, attribution
    ) = 1
),
unsure AS (
    SELECT DISTINCT innermost.article_id, innermost."start", innermost."end"
    FROM innermost
    JOIN tables.clauses AS clause ON clause.article_id = innermost.article_id
        AND clause.kind IN ('relative', 'modifier')
        AND innermost."start" >= clause."start" AND innermost."end" <= clause."end"
        AND clause."start" >= piece_start AND clause."end" <= piece_end
        AND clause."end" - clause."start" < piece_end - piece_start
    WHERE inside AND NOT quoted_words
)
SELECT article_id, "start", "end",
    CASE
        WHEN cue_class = 'inference' THEN 'own_inference'
        WHEN unsure.article_id IS NOT NULL THEN 'ambiguous'
        ELSE 'attributed'
    END AS voice,
    attribution
FROM innermost
LEFT JOIN unsure USING (article_id, "start", "end")
