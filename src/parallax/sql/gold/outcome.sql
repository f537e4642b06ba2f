-- One row per outcome expression in running text, headline or subhead, to be compared with gold/outcome.csv.
SELECT article_id, start, "end", CAST(value AS BIGINT) AS value, evaluated, voice, actor_id
FROM coverage.evidence
WHERE kind = 'frame' AND frame = 'outcome' AND counted
ORDER BY ALL
