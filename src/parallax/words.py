"""What is a word wherever words are counted; sql/words.sql says the same in SQL."""

import re

WORD = re.compile(r"\w[\w’'-]*")


def count_words(text: str) -> int:
    """How many words a text has: “ceasefire talks” has 2, “don’t” and “well-known” one each, “— 3.5” two."""
    return len(WORD.findall(text))
