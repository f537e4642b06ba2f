-- One row per attribution outside captions, repeats and other furniture.
--   event_id      event
--   outlet_id     outlet
--   article_id    article
--   attribution   attribution
--   actor_id      who speaks, null where unnamed
--   via_id        agency that relays it
--   named         whether the text names the source, null where there is none
--   type          direct, mixed or indirect
--   words         words of its content
--   quoted_words  those between quotation marks
SELECT event_id, outlet_id, said.article_id, said.attribution, actor_id, via_id, named, type, words, quoted_words
FROM tables.attributions AS said
JOIN (SELECT event_id, outlet_id, article_id FROM main.articles) USING (article_id)
JOIN links.speakers USING (article_id, attribution)
ANTI JOIN (FROM main.zones WHERE zone NOT IN ('headline', 'subhead')) AS zones
    ON zones.article_id = said.article_id AND content_start >= zones.start AND content_start < zones."end"
ORDER BY event_id, outlet_id, article_id, attribution
