-- One row per date expression, to be compared with gold/dates.csv by day.
SELECT article_id, start, "end", CAST(earliest AS DATE) AS earliest, CAST(latest AS DATE) AS latest, kind
FROM tables.dates
ORDER BY ALL
