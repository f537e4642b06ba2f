-- A sentence holds the words of its article from its start to its end.
SELECT article_id, sentence, sentences.text
FROM main.sentences
JOIN main.articles USING (article_id)
WHERE sentences.text <> substring(articles.text, start + 1, "end" - start)
