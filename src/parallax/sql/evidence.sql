-- One row per counted span with its voice: what stands behind every mark of every chart.
--   kind            frame, claim, quantity, date, mention, quote or label
--   frame           frame of an expression, null for other kinds
--   code            frame code, claim, group of quantities, actor of a mention or label, speaker of reported speech
--   event_id        event the article covers
--   article_id      article
--   outlet_id       outlet
--   start           offset of the first character
--   end             offset after the last character
--   text            the words
--   value           outcome value or value of the claim, as text
--   evaluated       what an expression evaluates
--   negated         whether it is negated
--   voice           own, own_inference, attributed or ambiguous
--   actor_id        actor the words are attributed to, null where the voice is the outlet's or the source unnamed
--   via_id          agency that relays them
--   zone            part of the page, null in running text
--   counted         whether coverage tables count it: running text, headline or subhead, in a voice its claim asks for
--   written         whether the article was written before, during or after the event
--   sentence        number of the sentence in its article
--   sentence_start  offset of the sentence
--   sentence_end    offset after the sentence
--   sentence_text   the sentence
WITH spoken AS (
    SELECT voice.* EXCLUDE (voice, attribution),
        CASE WHEN kind = 'quote' THEN code ELSE voice.attribution END AS attribution,
        CASE
            WHEN kind <> 'quote' THEN voice
            WHEN said.cue_class = 'inference' THEN 'own_inference'
            ELSE 'attributed'
        END AS voice
    FROM coverage.voice
    LEFT JOIN tables.attributions AS said
        ON kind = 'quote' AND said.article_id = voice.article_id AND said.attribution = code
),
zoned AS (
    SELECT spoken.*, min(zones.zone) AS zone
    FROM spoken
    LEFT JOIN main.zones
        ON zones.article_id = spoken.article_id AND spoken.start >= zones.start AND spoken.start < zones."end"
    GROUP BY ALL
)
SELECT kind, frame, CASE WHEN kind = 'quote' THEN actor_id ELSE code END AS code, event_id, zoned.article_id, outlet_id,
    zoned.start, zoned."end", zoned.text, value, evaluated, negated, voice, actor_id, via_id, zone,
    (zone IS NULL OR zone IN ('headline', 'subhead')) AND coalesce(list_contains(voices, voice), true) AS counted,
    written, sentence,
    sentences.start AS sentence_start, sentences."end" AS sentence_end, sentences.text AS sentence_text
FROM zoned
JOIN main.articles USING (article_id)
LEFT JOIN links.speakers USING (article_id, attribution)
LEFT JOIN (SELECT claim_id, voices FROM links.statements) AS claim ON kind = 'claim' AND claim_id = code
LEFT JOIN main.sentences
    ON sentences.article_id = zoned.article_id AND zoned.start >= sentences.start AND zoned.start < sentences."end"
ORDER BY ALL
