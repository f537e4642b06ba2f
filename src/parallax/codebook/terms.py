"""The codebook's term language, compiled once and matched over Docs in one pass.

A term is a phrase of words. A word matches a token whose lower-cased text or lemma equals it; `word*` a token that
begins so; `=word` the exact form only; `...` a gap of up to three tokens; ` | ` separates alternatives. Spaces and
quotation marks between words play no part: the term “unconditional ceasefire” matches an “unconditional” ceasefire.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc, Token

GAP = "..."
GAP_TOKENS = 3
ALTERNATIVES = " | "
SHORTEST_PREFIX = 2
WORDS_KEPT = 4_000  # of which an index remembers the terms: nine of ten that a text says
# words that stand in nearly every sentence: a term of these alone matches everything
EVERYWHERE = frozenset("a an the of to in on at by for from with and or but as that this it its is are was be".split())


class TermError(ValueError):
    """A term that cannot be matched, with what is wrong and what would be right."""

    def __init__(self, wrong: str, right: str) -> None:
        super().__init__(wrong)
        self.wrong, self.right = wrong, right


@dataclass(frozen=True)
class Word:
    """One word of a term: `kind` is lemma (text or lemma equal it), form (the text alone) or prefix; or a gap."""

    kind: str
    text: str = ""

    def matches(self, text: str, lemma: str) -> bool:
        if self.kind == "prefix":
            return text.startswith(self.text) or lemma.startswith(self.text)
        return text == self.text or (self.kind == "lemma" and lemma == self.text)


Keyed = tuple[Any, tuple[Word, ...]]


@dataclass(frozen=True)
class Match:
    """A term found: its key, the number of its sentence in the Doc, and the first and last token it covers."""

    key: Any
    sentence: int
    first: Token
    last: Token

    @property
    def start(self) -> int:
        return self.first.idx

    @property
    def end(self) -> int:
        return self.last.idx + len(self.last)


class TermIndex:
    """Many terms, each under its key, indexed by their first word: one look-up a word, whatever the number of terms."""

    def __init__(self, terms: Iterable[tuple[Any, str]]) -> None:
        self._whole: dict[str, list[Keyed]] = {}
        self._prefixes: dict[str, list[Keyed]] = {}
        for key, term in terms:
            for phrase in compile_term(term):
                first = self._prefixes if phrase[0].kind == "prefix" else self._whole
                first.setdefault(phrase[0].text, []).append((key, phrase))
        self._prefix_lengths = sorted({len(prefix) for prefix in self._prefixes})
        self._starting = lru_cache(WORDS_KEPT)(self._that_start)  # texts say the same words again and again

    def matches(self, doc: Doc) -> Iterator[Match]:
        """Every term at every place, sentence by sentence: a match never runs over a sentence's end."""
        for number, (tokens, words) in enumerate(_sentences(doc)):
            for i, word in enumerate(words):
                for key, phrase in self._starting(*word):
                    if end := _match_end(phrase, words, i):
                        yield Match(key, number, tokens[i], tokens[end - 1])

    def _that_start(self, text: str, lemma: str) -> list[Keyed]:
        """The phrases whose first word matches a word of the text."""
        forms = [text] if text == lemma else [text, lemma]
        prefixes = {form[:length] for form in forms for length in self._prefix_lengths if len(form) >= length}
        found = [keyed for form in forms for keyed in self._whole.get(form, ())]
        found += [keyed for prefix in sorted(prefixes) for keyed in self._prefixes.get(prefix, ())]
        return [(key, phrase) for key, phrase in found if phrase[0].matches(text, lemma)]


@cache
def compile_term(term: str) -> tuple[tuple[Word, ...], ...]:
    """The term's alternatives as sequences of words; TermError where one is empty or matches everything."""
    return tuple(_phrase(alternative, term) for alternative in f" {term} ".split(ALTERNATIVES))


def matches_everything(term: str) -> bool:
    """Whether one of the term's alternatives holds nothing but words that stand in nearly every sentence."""
    return any(all(word.text in EVERYWHERE for word in phrase if word.kind != "gap") for phrase in compile_term(term))


def _phrase(alternative: str, term: str) -> tuple[Word, ...]:
    words = tuple(word for chunk in alternative.split() for word in _words(chunk, term))
    if not words or words[0].kind == "gap" or words[-1].kind == "gap":
        raise TermError(f"term “{term}” has an empty alternative or a gap at its end", "Begin and end it with a word")
    return words


def _words(chunk: str, term: str) -> list[Word]:
    if chunk in (GAP, "…"):
        return [Word("gap")]
    exact, prefix = chunk.startswith("="), chunk.endswith("*")
    tokens = _tokenizer()(chunk.removeprefix("=").removesuffix("*"))
    forms = [_folded(token.text) for token in tokens if not token.is_quote]
    if not forms or (prefix and len(forms[-1]) < SHORTEST_PREFIX) or any("*" in form for form in forms):
        right = f"Write a word, with * only after its first {SHORTEST_PREFIX} letters or more"
        raise TermError(f"term “{term}” holds “{chunk}”", right)
    words = [Word("form" if exact else "lemma", form) for form in forms]
    return words[:-1] + [Word("prefix", forms[-1])] if prefix else words


def _match_end(phrase: tuple[Word, ...], words: list[tuple[str, str]], start: int) -> int | None:
    """Where the shortest match that begins at `start` ends, or None; every place a gap may end is followed at once."""
    places = {start + 1}
    for word in phrase[1:]:
        if word.kind == "gap":
            places |= {place + skip for place in places for skip in range(1, GAP_TOKENS + 1)}
        else:
            places = {place + 1 for place in places if place < len(words) and word.matches(*words[place])}
            if not places:
                return None
    return min(places)


@lru_cache(1)
def _sentences(doc: Doc) -> list[tuple[list[Token], list[tuple[str, str]]]]:
    """Each sentence's tokens that play a part, and their texts and lemmas; kept for the next index on the same Doc."""
    found = []
    for sentence in doc.sents:
        tokens = [token for token in sentence if not token.is_space and not token.is_quote]
        found.append((tokens, [(_folded(token.text), _folded(token.lemma_)) for token in tokens]))
    return found


def _folded(text: str) -> str:
    return text.lower().replace("’", "'")


@cache
def _tokenizer() -> Tokenizer:
    import spacy  # .9 seconds to import, and linkers match no terms

    return spacy.blank("en").tokenizer
