"""Party and constituency after a politician's name: “(D-Mont.)”, “, R-Texas,”, “(R)”. They name no actor."""

from collections.abc import Iterable
from functools import lru_cache

from spacy.tokens import Doc

from parallax.extractors.mentions.mention import Mention
from parallax.naming.parties import TAG
from parallax.syntax import text_of


@lru_cache(maxsize=1)  # asked for several times of one Doc
def tag_tokens(doc: Doc) -> dict[int, int]:
    """Each token of a tag → the end token of the name before it."""
    found: dict[int, int] = {}
    for match in TAG.finditer(text_of(doc)):
        if span := doc.char_span(*match.span("tag"), alignment_mode="expand"):
            found.update(dict.fromkeys(range(span.start, span.end), span.start - 1))
    return found


def names_by_head(doc: Doc, names: Iterable[Mention]) -> dict[int, Mention]:
    """Names by their heads, and by the tokens of the tags that follow them: what the parser attaches to a tag (“Holt,
    D-Mont., the chairwoman”) is attached to the name."""
    names = list(names)
    by_end = {name.end: name for name in names}
    tagged = {i: by_end[end] for i, end in tag_tokens(doc).items() if end in by_end}
    return tagged | {name.head: name for name in names}
