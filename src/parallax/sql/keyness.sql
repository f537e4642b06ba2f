-- One row per event, outlet, word and size of the prior: the outlet against the event's other outlets.
--   event_id      event
--   outlet_id     outlet
--   word          content word (noun, name, verb, adjective, adverb) in dictionary form
--   count         how often the outlet uses it
--   rest_count    how often the others do
--   words_n       the outlet's content words
--   rest_words_n  the others' content words
--   articles      articles on the event that hold the word
--   prior         α0, the size of the informative Dirichlet prior in words
--   log_odds      log-odds ratio; above 0 the word is the outlet's, below 0 the others'
--   z             log_odds over its standard error
--   p             two-sided p of z
--   q             Benjamini-Hochberg adjusted p over the outlet's words at this prior
-- Monroe, Colaresi and Quinn (2008), Fightin' Words; the prior follows the words' frequency in the whole event.
WITH tokens AS (
    SELECT event_id, outlet_id, article_id, word
    FROM (SELECT *, unnest(string_split(lemmas, ' ')) AS word FROM tables.clauses) AS clauses
    JOIN (SELECT event_id, outlet_id, article_id FROM main.articles) USING (article_id)
    WHERE regexp_matches(word, '^[a-z][a-z-]+$') AND NOT EXISTS (
        FROM main.zones
        WHERE zones.article_id = clauses.article_id AND zone NOT IN ('headline', 'subhead')
            AND clauses.start >= zones.start AND clauses."end" <= zones."end"
    )
),
of_event AS (
    SELECT event_id, word, count(*) AS total, count(DISTINCT article_id) AS articles
    FROM tokens GROUP BY ALL
),
of_outlet AS (SELECT event_id, outlet_id, word, count(*) AS count FROM tokens GROUP BY ALL),
sizes AS (SELECT event_id, outlet_id, count(*) AS words_n FROM tokens GROUP BY ALL),
event_sizes AS (SELECT event_id, CAST(sum(words_n) AS BIGINT) AS event_words_n FROM sizes GROUP BY ALL),
cells AS (
    SELECT event_id, outlet_id, word, coalesce(of_outlet.count, 0) AS count,
        total - coalesce(of_outlet.count, 0) AS rest_count, words_n, event_words_n - words_n AS rest_words_n, articles,
        prior, prior * total / event_words_n AS word_prior
    FROM sizes
    JOIN event_sizes USING (event_id)
    JOIN of_event USING (event_id)
    LEFT JOIN of_outlet USING (event_id, outlet_id, word)
    CROSS JOIN (SELECT unnest([10.0, 100.0, 500.0, 1000.0])::DOUBLE AS prior)
    WHERE total >= 3 AND event_words_n > words_n
),
odds AS (
    SELECT *,
        ln((count + word_prior) / (words_n + prior - count - word_prior))
            - ln((rest_count + word_prior) / (rest_words_n + prior - rest_count - word_prior)) AS log_odds,
        sqrt(1 / (count + word_prior) + 1 / (rest_count + word_prior)) AS error
    FROM cells
),
tested AS (SELECT *, two_sided_p(log_odds / error) AS p FROM odds),
ranked AS (
    SELECT *, row_number() OVER (PARTITION BY event_id, outlet_id, prior ORDER BY p, word) AS rank,
        count(*) OVER (PARTITION BY event_id, outlet_id, prior) AS words
    FROM tested
)
SELECT event_id, outlet_id, word, count, rest_count, words_n, rest_words_n, articles, prior,
    round(log_odds, 6) AS log_odds, round(log_odds / error, 6) AS z, round(p, 6) AS p,
    round(least(1, min(p * (words / rank)) OVER (
        PARTITION BY event_id, outlet_id, prior ORDER BY rank DESC ROWS UNBOUNDED PRECEDING
    )), 6) AS q
FROM ranked
ORDER BY ALL
