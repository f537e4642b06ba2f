-- No join loses or repeats a span: every span of coverage.spans is once in the evidence.
SELECT kind, article_id
FROM (
    SELECT kind, article_id, count(*) AS spans, sum(hash(start, "end")) AS places FROM coverage.spans GROUP BY ALL
) AS spans
FULL JOIN (
    SELECT kind, article_id, count(*) AS found, sum(hash(start, "end")) AS found_at FROM coverage.evidence GROUP BY ALL
) AS evidence USING (kind, article_id)
WHERE spans IS DISTINCT FROM found OR places IS DISTINCT FROM found_at
