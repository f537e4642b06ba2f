-- No join loses or repeats a span: every span of coverage.spans is once in the evidence.
SELECT kind, article_id, start, "end"
FROM (
    SELECT kind, article_id, start, "end", count(*) AS n FROM coverage.spans GROUP BY ALL
) AS spans
FULL JOIN (
    SELECT kind, article_id, start, "end", count(*) AS n FROM coverage.evidence GROUP BY ALL
) AS evidence USING (kind, article_id, start, "end")
WHERE spans.n IS DISTINCT FROM evidence.n
