-- Evidence lies inside its article's text and holds the words it says it holds.
SELECT kind, code, article_id, start, "end", evidence.text
FROM coverage.evidence
JOIN main.articles USING (article_id)
WHERE start < 0 OR "end" <= start OR length(evidence.text) <> "end" - start
    OR substring(articles.text, start + 1, "end" - start) <> evidence.text
