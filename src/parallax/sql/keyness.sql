-- One row per event, outlet and kept word: the outlet against the event's other outlets.
--   event_id       event
--   outlet_id      outlet
--   word           content word (noun, name, verb, adjective, adverb) in dictionary form
--   count          how often the outlet uses it
--   rest_count     how often the others do
--   words_n        the outlet's content words
--   rest_words_n   the others' content words
--   articles       articles on the event that hold the word
--   compared       words compared: those used three times or more on the event, kept or not
--   prior          α0, the size of the informative Dirichlet prior in words
--   log_odds       log-odds ratio; above 0 the word is the outlet's, below 0 the others'
--   z              log_odds over its standard error
--   p              two-sided p of z
--   q              Benjamini-Hochberg adjusted p over all words compared
--   log_odds_10    the log-odds ratio if the prior had 10 words
--   log_odds_100   if it had 100
--   log_odds_1000  if it had 1,000
-- Kept are the words that differ (q < .05) or are among the 25 furthest from zero in their direction, ties by counts and
-- word. Monroe, Colaresi and Quinn (2008), Fightin' Words; the prior follows the words' frequency in the whole event.
-- Words that an outlet and an event use equally often share all figures: these are reckoned once for each pair of counts.
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
    SELECT *, total - count AS rest_count, 500.0::DOUBLE AS prior,
        log_odds_ratio(count, words_n, rest_count, rest_words_n, prior) AS log_odds,
        prior * total / (words_n + rest_words_n) AS word_prior,
        log_odds / sqrt(1 / (count + word_prior) + 1 / (rest_count + word_prior)) AS z, two_sided_p(z) AS p
    FROM pairs
    JOIN sizes USING (event_id, outlet_id)
    JOIN (SELECT event_id, count(*) AS compared FROM of_event GROUP BY ALL) USING (event_id)
),
ranked AS (
    SELECT *,
        sum(words) OVER (PARTITION BY event_id, outlet_id ORDER BY abs(z) DESC) AS rank,
        sum(words) OVER (
            PARTITION BY event_id, outlet_id ORDER BY z DESC, count, total ROWS UNBOUNDED PRECEDING
        ) AS upto
    FROM odds
),
tested AS (
    SELECT *,
        least(1, min(p * (compared / rank)) OVER (PARTITION BY event_id, outlet_id ORDER BY abs(z))) AS q,
        if(q < 0.05, words, 25 - least(upto - words, compared - upto)) AS places
    FROM ranked
    QUALIFY places > 0
),
kept AS (
    SELECT tested.*, word, articles
    FROM cells
    JOIN tested USING (event_id, outlet_id, count, total)
    QUALIFY row_number() OVER (PARTITION BY event_id, outlet_id, count, total ORDER BY word) <= places
)
SELECT event_id, outlet_id, word, count, rest_count, words_n, rest_words_n, articles, compared, prior,
    round(log_odds, 6) AS log_odds, round(z, 6) AS z, round(p, 6) AS p, round(q, 6) AS q,
    round(log_odds_ratio(count, words_n, rest_count, rest_words_n, 10), 6) AS log_odds_10,
    round(log_odds_ratio(count, words_n, rest_count, rest_words_n, 100), 6) AS log_odds_100,
    round(log_odds_ratio(count, words_n, rest_count, rest_words_n, 1000), 6) AS log_odds_1000
FROM kept
ORDER BY event_id, outlet_id, word
