"""Extractor attributions: who says what. Source, cue and content of every attribution, with the relaying agency."""

import bisect
import itertools
from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from parallax.codebook import Codebook
from parallax.extractors.attributions.attribution import Attribution, Range
from parallax.extractors.attributions.finding import find_attributions
from parallax.extractors.attributions.quotation import Quotation, quotations
from parallax.extractors.attributions.relay import with_relays
from parallax.extractors.mentions.mention import head_of
from parallax.syntax import text_of
from parallax.tables import FLOAT, INT, SPANS, TEXT, Row, schema
from parallax.words import count_words

Span = tuple[int | None, int | None]  # offsets

DIRECT = 0.9  # share of the content's characters between quotation marks

SCHEMA = schema(
    "One row per attribution: somebody's words or thoughts, given by the text to a source.",
    article_id=(TEXT, "article"),
    attribution=(TEXT, "id: offsets of the cue, or of the content where there is no cue"),
    source_start=(INT, "offset of the source; null where the text names none"),
    source_end=(INT, "offset after the source"),
    source_head=(INT, "offset of the source's head word, of “who” that of the noun it stands for"),
    source=(TEXT, "the text's words for the source"),
    cue_start=(INT, "offset of the cue; null for a headline's dash and for a quotation nobody is named for"),
    cue_end=(INT, "offset after the cue"),
    cue_class=(TEXT, "report, belief or inference"),
    content=(SPANS, "pieces of the content in order; a quotation broken by “he said” is one attribution"),
    quoted=(SPANS, "what of the content stands between quotation marks, without the marks"),
    content_start=(INT, "offset of the first piece"),
    content_end=(INT, "offset after the last piece"),
    text=(TEXT, "the words from the first piece to the last"),
    words=(INT, "words of its pieces"),
    quoted_words=(INT, "those of them between quotation marks"),
    via_start=(INT, "offset of the agency that relays it; null where none does"),
    via_end=(INT, "offset after the agency"),
    type=(TEXT, "direct (between quotation marks), mixed or indirect"),
    confidence=(FLOAT, "estimated share of such attributions that are right, two decimals"),
)


def rows(doc: Doc, article: Row, codebook: Codebook) -> Iterator[Row]:
    """The attributions of one article, in the order of their cues; of two with one cue the more confident."""
    quotes = quotations(text_of(doc))
    unique: dict[str, Row] = {}
    for attribution in with_relays(doc, find_attributions(doc, quotes, codebook), codebook):
        row = _row(doc, article, attribution, quotes)
        other = unique.setdefault(row["attribution"], row)
        if row["confidence"] > other["confidence"]:
            unique[row["attribution"]] = row
    yield from unique.values()


def _row(doc: Doc, article: Row, attribution: Attribution, quotes: list[Quotation]) -> Row:
    content = [_offsets(doc, piece) for piece in attribution.content]
    source, cue, via = (_offsets(doc, span) for span in (attribution.source, attribution.cue, attribution.via))
    head = _source_head(doc[slice(*attribution.source)]).idx if attribution.source else None
    low, high = cue if attribution.cue else (content[0][0], content[-1][1])
    row = {"article_id": article["article_id"], "attribution": f"{low}-{high}", "source_head": head}
    for name, (start, end) in (("source", source), ("cue", cue), ("via", via)):
        row |= {f"{name}_start": start, f"{name}_end": end}
    row |= {"content_start": content[0][0], "content_end": content[-1][1]}
    row |= {"content": [{"start": start, "end": end} for start, end in content]}
    quoted = list(_quoted(content, quotes))
    row |= {"quoted": [{"start": start, "end": end} for start, end in quoted], "type": _type(content, quoted)}
    row |= {"cue_class": attribution.cue_class, "confidence": round(attribution.confidence, 2)}
    text = article.get("text", text_of(doc))  # furniture, which is blank in a Doc, stands in the article
    return row | _words(text, source if attribution.source else None, content, quoted)


def _words(text: str, source: Span | None, content: list[Span], quoted: list[Span]) -> Row:
    """Who speaks and what is said in the article's own words, and how many they are."""
    return {
        "source": text[slice(*source)] if source else None,
        "text": text[content[0][0] : content[-1][1]],
        "words": sum(count_words(text[start:end]) for start, end in content),
        "quoted_words": sum(count_words(text[start:end]) for start, end in quoted),
    }


def _source_head(source: Tokens) -> Token:
    """The word a mention would have as its head: of a name its last; “who” stands for the noun its clause describes."""
    word = source.root
    if word.tag_ not in ("WP", "WDT"):
        end = next((i for i in range(word.i + 1, source.end) if word.doc[i].ent_iob_ != "I"), source.end)
        return word.doc[head_of(word.doc, word.i, end)]
    verb = next((above for above in word.ancestors if above.dep_ == "relcl"), None)
    return verb.head if verb is not None else word


def _offsets(doc: Doc, span: Range | None) -> Span:
    if span is None:
        return None, None
    tokens = doc[span[0] : span[1]]
    return tokens.start_char, tokens.end_char


def _quoted(content: list[Span], quotes: list[Quotation]) -> Iterator[Span]:
    """The parts of the content between quotation marks; both come in order."""
    for start, end in content:
        first = bisect.bisect_right(quotes, start, key=lambda quote: quote.end)
        for quote in itertools.takewhile(lambda quote: quote.start < end, quotes[first:]):
            inner = max(start, quote.start + 1), min(end, quote.end - quote.closed)
            if inner[0] < inner[1]:
                yield inner


def _type(content: list[Span], quoted: list[Span]) -> str:
    """By the share of characters between quotation marks, the marks counted with them."""
    share = sum(end - start + 2 for start, end in quoted) / sum(end - start for start, end in content)
    return "direct" if share >= DIRECT else "mixed" if quoted else "indirect"
