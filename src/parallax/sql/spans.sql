-- One row per span that is counted: an expression, a claim, a quantity, a date, a mention, reported speech or a label.
--   kind        frame, claim, quantity, date, mention, quote or label
--   frame       frame of an expression, null for other kinds
--   code        frame code, claim, group of quantities, actor of a mention or label, or attribution of reported speech
--   article_id  article
--   start       offset of the first character
--   end         offset after the last character
--   text        the words
--   value       outcome value or value of the claim, as text
--   evaluated   what an expression evaluates
--   negated     whether it is negated
--   role        agent, patient or other of a mention; relation of a label to its actor
SELECT 'frame' AS kind, frame, code, article_id, start, "end", text, CAST(value AS VARCHAR) AS value, evaluated, negated,
    NULL AS role
FROM tables.frames
UNION ALL
SELECT 'claim', NULL, claim_id, article_id, start, "end", text, value, NULL, NULL, NULL
FROM links.claims
UNION ALL
SELECT kind, NULL, group_id, article_id, start, "end", text, NULL, NULL, NULL, NULL
FROM links.quantities
UNION ALL
SELECT 'mention', NULL, actor_id, article_id, start, "end", text, NULL, NULL, NULL, role
FROM links.actor_mentions
WHERE reading = 'actor'
UNION ALL
SELECT 'quote', NULL, attribution, article_id, content_start, content_end, text, NULL, NULL, NULL, NULL
FROM tables.attributions
UNION ALL
SELECT DISTINCT 'label', NULL, actor_id, article_id, label.start, label."end", label.text, label.lemma, NULL, negated,
    relation
FROM tables.labelling AS label
JOIN links.actor_mentions AS mention USING (article_id)
WHERE label.target_head = mention.head AND actor_id IS NOT NULL
