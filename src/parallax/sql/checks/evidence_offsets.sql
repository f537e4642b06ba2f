-- Evidence lies inside its article's text and holds the words it says it holds.
SELECT kind, code, article_id, start, "end", evidence.text
FROM coverage.evidence
JOIN main.articles USING (article_id)
WHERE start < 0 OR "end" <= start OR length(evidence.text) <> "end" - start OR evidence.text <> if(
    -- to look into a sentence takes less than to look into its article; that it is in its article, see sentences_offsets
    start >= sentence_start AND "end" <= sentence_end,
    substring(sentence_text, start - sentence_start + 1, "end" - start),
    substring(articles.text, start + 1, "end" - start)
)
