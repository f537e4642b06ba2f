"""What is a word wherever words are counted."""

import pytest
from given_rows import counted

from parallax.words import count_words

TEXTS = {
    "“We don’t know”, the well-known man’s son said.": 8,
    "— 3.5 million … (two)": 4,
    "Çelik naïvely met Київ’s mayor": 5,
    "’ - —": 0,
}


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_counted_as_they_are_read(text: str) -> None:
    assert count_words(text) == TEXTS[text]


@pytest.mark.parametrize("text", TEXTS)
def test_sql_counts_the_same_words(text: str) -> None:
    article = {"article_id": "x1", "event_id": "e", "outlet_id": "x", "text": text, "words": count_words(text)}
    (row,) = counted(
        "words",
        main_articles=[article],
        main_zones=[{"article_id": "x1", "zone": "caption", "start": 0, "end": len(text)}],
        links_syndication=[{"article_id": "x1", "cluster_id": "x1"}],
    )
    assert row["words"] == 0
