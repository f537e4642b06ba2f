-- One row per event, outlet, kept word and size of the prior: the outlet against the event's other outlets.
--   event_id      event
--   outlet_id     outlet
--   word          content word (noun, name, verb, adjective, adverb) in dictionary form
--   count         how often the outlet uses it
--   rest_count    how often the others do
--   words_n       the outlet's content words
--   rest_words_n  the others' content words
--   articles      articles on the event that hold the word
--   compared      words compared: those used three times or more on the event, kept or not
--   prior         α0, the size of the informative Dirichlet prior in words
--   log_odds      log-odds ratio; above 0 the word is the outlet's, below 0 the others'
--   z             log_odds over its standard error
--   p             two-sided p of z
--   q             Benjamini-Hochberg adjusted p over all words compared, at this prior
-- Kept are the words that at one prior at least differ (q < .05) or are among the 25 furthest from zero in their
-- direction, ties by counts and word.
-- Monroe, Colaresi and Quinn (2008), Fightin' Words; the prior follows the words' frequency in the whole event. Words
-- that an outlet and an event use equally often share all figures, so these are reckoned once for each pair of counts.
WITH tokens AS (
    SELECT article_id, word
    FROM (
        SELECT article_id, unnest(string_split(lemmas, ' ')) AS word
        FROM tables.clauses
        ANTI JOIN (FROM main.zones WHERE zone NOT IN ('headline', 'subhead')) AS zones
            ON zones.article_id = clauses.article_id
            AND clauses.start >= zones.start AND clauses."end" <= zones."end"
    )
    WHERE regexp_matches(word, '^[a-z][a-z-]+$')
),
of_article AS (SELECT article_id, word, count(*) AS count FROM tokens GROUP BY ALL),
of_outlet AS (
    SELECT event_id, outlet_id, word, CAST(sum(count) AS BIGINT) AS count, count(*) AS articles
    FROM of_article
    JOIN main.articles USING (article_id)
    GROUP BY ALL
),
of_event AS (
    SELECT event_id, word, CAST(sum(count) AS BIGINT) AS total, CAST(sum(articles) AS BIGINT) AS articles
    FROM of_outlet GROUP BY ALL HAVING total >= 3
),
sizes AS (
    SELECT event_id, outlet_id, CAST(sum(count) AS BIGINT) AS words_n,
        CAST(sum(sum(count)) OVER (PARTITION BY event_id) AS BIGINT) - words_n AS rest_words_n
    FROM of_outlet GROUP BY event_id, outlet_id
    QUALIFY rest_words_n > 0
),
cells AS (
    SELECT event_id, outlet_id, word, coalesce(of_outlet.count, 0) AS count, total, of_event.articles
    FROM sizes
    JOIN of_event USING (event_id)
    LEFT JOIN of_outlet USING (event_id, outlet_id, word)
),
pairs AS (SELECT event_id, outlet_id, count, total, count(*) AS words FROM cells GROUP BY ALL),
odds AS (
    SELECT *, total - count AS rest_count, prior * total / (words_n + rest_words_n) AS word_prior,
        ln((count + word_prior) / (words_n + prior - count - word_prior))
            - ln((rest_count + word_prior) / (rest_words_n + prior - rest_count - word_prior)) AS log_odds,
        log_odds / sqrt(1 / (count + word_prior) + 1 / (rest_count + word_prior)) AS z
    FROM pairs
    JOIN sizes USING (event_id, outlet_id)
    JOIN (SELECT event_id, count(*) AS compared FROM of_event GROUP BY ALL) USING (event_id)
    CROSS JOIN (SELECT unnest([10.0, 100.0, 500.0, 1000.0])::DOUBLE AS prior)
),
ranked AS (
    SELECT *, two_sided_p(z) AS p,
        sum(words) OVER (
            PARTITION BY event_id, outlet_id, prior ORDER BY abs(z) DESC ROWS UNBOUNDED PRECEDING
        ) AS rank,
        sum(words) OVER (
            PARTITION BY event_id, outlet_id, prior ORDER BY z DESC, count, total ROWS UNBOUNDED PRECEDING
        ) AS upto
    FROM odds
),
tested AS (
    SELECT *, least(1, min(p * (compared / rank)) OVER (
        PARTITION BY event_id, outlet_id, prior ORDER BY abs(z) ROWS UNBOUNDED PRECEDING
    )) AS q
    FROM ranked
),
kept AS (
    SELECT cells.*
    FROM cells
    JOIN (
        SELECT event_id, outlet_id, count, total,
            max(if(q < 0.05, words, 25 - least(upto - words, compared - upto))) AS places
        FROM tested GROUP BY ALL HAVING places > 0
    ) USING (event_id, outlet_id, count, total)
    QUALIFY row_number() OVER (PARTITION BY event_id, outlet_id, count, total ORDER BY word) <= places
)
SELECT event_id, outlet_id, word, count, rest_count, words_n, rest_words_n, articles, compared, prior,
    round(log_odds, 6) AS log_odds, round(z, 6) AS z, round(p, 6) AS p, round(q, 6) AS q
FROM kept
JOIN tested USING (event_id, outlet_id, count, total)
ORDER BY event_id, outlet_id, word, prior
