-- One row per outlet (null: all together) and actor that it mentions or reports.
--   event_id        event
--   outlet_id       outlet, null for all together
--   actor_id        actor
--   name            name
--   kind            person, group, organisation, state or agency
--   side            side the codebook gives
--   origin          codebook or discovered
--   mentions        mentions as an actor: names, descriptions, pronouns; not as a place or a modifier
--   sentences       sentences with a mention
--   articles        articles with a mention
--   articles_n      articles on the event
--   words_n         words counted in them
--   per_1000        mentions per 1,000 words
--   quoted_words    words between quotation marks attributed to the actor
--   quoted_words_n  words between quotation marks attributed to anybody
--   quoted_share    quoted_words of quoted_words_n
--   first_position  where the first mention stands, 0 the front and 1 the end of the text: mean over articles
--   headline        articles whose headline mentions the actor
--   agent           mentions as agent of a verb
--   patient         mentions as patient of a verb
--   attributions    times reported as a source
WITH lengths AS (SELECT article_id, length(text) AS characters FROM main.articles),
in_sentences AS (
    SELECT event_id, outlet_id, article_id, code AS actor_id, sentence, count(*) AS mentions, min(start) AS first,
        bool_or(coalesce(zone = 'headline', false)) AS headline,
        count(*) FILTER (role = 'agent') AS agent, count(*) FILTER (role = 'patient') AS patient
    FROM coverage.evidence
    WHERE kind = 'mention' AND counted AND code IS NOT NULL
    GROUP BY ALL
),
places AS (
    SELECT event_id, outlet_id, article_id, actor_id, sum(mentions) AS mentions, count(sentence) AS sentences,
        1 AS articles, min(first) / any_value(characters) AS first_position, CAST(bool_or(headline) AS INTEGER) AS headline,
        sum(agent) AS agent, sum(patient) AS patient, 0 AS quoted_words, 0 AS attributions
    FROM in_sentences
    JOIN lengths USING (article_id)
    GROUP BY ALL
    UNION ALL
    SELECT event_id, outlet_id, article_id, actor_id, 0, 0, 0, NULL, 0, 0, 0, sum(quoted_words), count(*)
    FROM coverage.speech
    WHERE actor_id IS NOT NULL
    GROUP BY ALL
),
counts AS (
    SELECT event_id, outlet_id, actor_id, CAST(sum(mentions) AS BIGINT) AS mentions,
        CAST(sum(sentences) AS BIGINT) AS sentences, CAST(sum(articles) AS BIGINT) AS articles,
        CAST(sum(quoted_words) AS BIGINT) AS quoted_words, round(avg(first_position), 6) AS first_position,
        CAST(coalesce(sum(headline), 0) AS BIGINT) AS headline, CAST(sum(agent) AS BIGINT) AS agent,
        CAST(sum(patient) AS BIGINT) AS patient, CAST(sum(attributions) AS BIGINT) AS attributions
    FROM places
    GROUP BY GROUPING SETS ((event_id, outlet_id, actor_id), (event_id, actor_id))
),
totals AS (
    SELECT event_id, outlet_id, CAST(sum(quoted_words) AS BIGINT) AS quoted_words_n
    FROM coverage.speech
    GROUP BY GROUPING SETS ((event_id, outlet_id), (event_id))
)
SELECT counts.event_id, counts.outlet_id, counts.actor_id, name, kind, side, origin, mentions, sentences, articles,
    articles_n, words_n, round(1000 * mentions / nullif(words_n, 0), 6) AS per_1000,
    quoted_words, coalesce(quoted_words_n, 0) AS quoted_words_n,
    round(quoted_words / nullif(quoted_words_n, 0), 6) AS quoted_share,
    first_position, headline, agent, patient, attributions
FROM counts
JOIN coverage.denominators AS n ON n.event_id = counts.event_id AND n.outlet_id IS NOT DISTINCT FROM counts.outlet_id
LEFT JOIN totals ON totals.event_id = counts.event_id AND totals.outlet_id IS NOT DISTINCT FROM counts.outlet_id
LEFT JOIN links.actors ON actors.actor_id = counts.actor_id
ORDER BY counts.event_id, counts.outlet_id, counts.actor_id
