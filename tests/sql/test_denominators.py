"""Denominators: words that are counted, articles and clusters by outlet and all together."""

from given_rows import counted

ARTICLES = [
    {"article_id": "x1", "outlet_id": "x", "event_id": "e", "words": 6, "text": "Photo: a mayor. It failed."},
    {"article_id": "y1", "outlet_id": "y", "event_id": "e", "words": 2, "text": "It failed."},
]
SYNDICATION = [{"cluster_id": "x1", "article_id": "x1"}, {"cluster_id": "x1", "article_id": "y1"}]


def test_words_of_a_caption_are_not_counted_and_furniture_was_never() -> None:
    zones = [
        {"article_id": "x1", "start": 0, "end": 15, "zone": "caption"},
        {"article_id": "y1", "start": 0, "end": 2, "zone": "furniture"},
    ]
    words = counted("words", main_articles=ARTICLES, main_zones=zones, links_syndication=SYNDICATION)
    assert [(row["article_id"], row["cluster_id"], row["words"]) for row in words] == [("x1", "x1", 3), ("y1", "x1", 2)]


def test_two_outlets_with_one_text_are_two_articles_and_one_cluster() -> None:
    words = [
        {"event_id": "e", "outlet_id": "x", "article_id": "x1", "cluster_id": "x1", "words": 3},
        {"event_id": "e", "outlet_id": "y", "article_id": "y1", "cluster_id": "x1", "words": 2},
    ]
    rows = counted("denominators", coverage_words=words)
    assert [tuple(row.values()) for row in rows] == [("e", "x", 1, 1, 3), ("e", "y", 1, 1, 2), ("e", None, 2, 1, 5)]
