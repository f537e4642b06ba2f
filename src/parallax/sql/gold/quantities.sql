-- One row per quantity, to be compared with gold/quantities.csv.
SELECT article_id, start, "end", low, high, bound, change, unit, kind
FROM tables.quantities
ORDER BY ALL
