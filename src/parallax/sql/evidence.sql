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
--   role            agent, patient or other of a mention; relation of a label to its actor
--   voice           own, own_inference, attributed or ambiguous
--   actor_id        actor the words are attributed to, null where the voice is the outlet's or the source unnamed
--   source          the text's own words for whoever that is, null where it has none
--   for_actor_id    actor on whose behalf the source speaks, null where no text says so
--   via_id          agency that relays them
--   zone            part of the page, null in running text
--   counted         whether coverage tables count it: running text, headline or subhead, in a voice its claim asks for
--   written         whether the article was written before, during or after the event
--   sentence        number of the sentence in its article
--   sentence_start  offset of the sentence
--   sentence_end    offset after the sentence
--   sentence_text   the sentence
WITH said AS (
    SELECT article_id, attribution, cue_class, source, actor_id, for_actor_id, via_id
    FROM tables.attributions
    LEFT JOIN links.speakers USING (article_id, attribution)
),
zoned AS (
    SELECT article_id, place.start, min(zone) AS zone
    FROM (SELECT DISTINCT article_id, start FROM coverage.spans SEMI JOIN main.zones USING (article_id)) AS place
    JOIN main.zones USING (article_id)
    WHERE place.start >= zones.start AND place.start < zones."end"
    GROUP BY ALL
),
spoken AS (
    SELECT spans.*, source, actor_id, for_actor_id, via_id,
        CASE
            WHEN kind <> 'quote' THEN coalesce(voice, 'own')
            WHEN cue_class = 'inference' THEN 'own_inference'
            ELSE 'attributed'
        END AS voice
    FROM coverage.spans
    LEFT JOIN coverage.voice USING (article_id, start, "end")
    LEFT JOIN said
        ON said.article_id = spans.article_id AND said.attribution = if(kind = 'quote', code, voice.attribution)
)
SELECT kind, frame, if(kind = 'quote', actor_id, code) AS code, event_id, spoken.article_id, outlet_id,
    spoken.start, spoken."end", spoken.text, value, evaluated, negated, role, voice, actor_id, source,
    for_actor_id, via_id, zone,
    (zone IS NULL OR zone IN ('headline', 'subhead')) AND coalesce(list_contains(voices, voice), true) AS counted,
    written, sentence,
    sentences.start AS sentence_start, sentences."end" AS sentence_end, sentences.text AS sentence_text
FROM spoken
JOIN (SELECT event_id, outlet_id, article_id, written FROM main.articles) USING (article_id)
LEFT JOIN zoned USING (article_id, start)
LEFT JOIN (SELECT claim_id, voices FROM links.statements) AS claim ON kind = 'claim' AND claim_id = code
LEFT JOIN main.sentences
    ON sentences.article_id = spoken.article_id AND spoken.start >= sentences.start AND spoken.start < sentences."end"
-- what is left out follows from what is named
ORDER BY event_id, kind, frame, code, spoken.article_id, spoken.start, spoken."end", value, evaluated, negated, role,
    voice, actor_id, source, for_actor_id, via_id
