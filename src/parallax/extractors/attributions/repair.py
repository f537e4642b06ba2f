"""Repair of contents: a quotation is content whole or not at all, over paragraphs too, and one attribution's only."""

import bisect
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from parallax.extractors.attributions.attribution import Attribution, Range, trimmed
from parallax.extractors.attributions.extent import with_all_said, within_sentence, without_addressee
from parallax.extractors.mentions.mention import noun_label

NEAR = 4  # sentences between a cue and a piece of its content, beyond which nobody is asked
CONTRASTS = ("but", "yet", "although", "though", "while")
ASIDES = ("after", "as", "because", "before", "since", "when", *CONTRASTS)
PLACES = ("at", "during", "in", "on", "outside")
NOUNS = ("NOUN", "PROPN", "PRON")
PRONOUNS = ("PRP", "WP", "WDT", "DT")
MOSTLY = 0.5  # share of a quotation's tokens in the content that makes all of it content


def repaired(doc: Doc, attribution: Attribution, quotes: list[Range], parts: list[int]) -> Attribution:
    """The attribution with contents that end where quotations end.

    `quotes` are token ranges in order; `parts` says for each where its utterance began (the same number: the same one).
    """
    attribution = _with_speaker_at_end(doc, _with_speaker(doc, attribution, quotes))
    pieces = list(attribution.content)
    for n in _touched(quotes, attribution):
        low, high = quotes[n]
        covered = sum(max(0, min(high, end) - max(low, start)) for start, end in attribution.content)
        begun = any(start <= low and low + 1 < end for start, end in attribution.content)
        if (begun or covered >= MOSTLY * (high - low)) and not low <= attribution.anchor < high:
            pieces += [quotes[m] for m in _utterance(n, parts)]
    cue = doc[attribution.anchor]
    limit = _own_clause(cue, quotes)
    pieces = [(low, limit if low < limit < high else high) for low, high in with_all_said(cue, pieces)]
    pieces = without_addressee(cue, within_sentence(cue, pieces, quotes))
    kept = [span for span in (trimmed(doc, piece) for piece in pieces) if span and _has_word(doc, span)]
    kept = _without_circumstance(cue, kept, quotes)
    source = trimmed(doc, _owner(cue, attribution.source)) if attribution.source else None
    return replace(attribution, content=() if _is_pronoun(doc, kept) else tuple(kept), source=source)


def _with_speaker(doc: Doc, attribution: Attribution, quotes: list[Range]) -> Attribution:
    """““No,” told a neighbour, who …”: where nobody is named and all else quoted, a noun by the cue is the source."""
    quoted = [piece for piece in attribution.content if _is_quoted(quotes, piece)]
    apart = [piece for piece in attribution.content if piece not in quoted]
    if attribution.source or not attribution.cue or not quoted or len(apart) != 1:
        return attribution
    (low, high), (first, last) = apart[0], attribution.cue
    between = doc[last:low] if low >= last else doc[high:first]
    beside = len(between) == 0 or (len(between) == 1 and between[0].is_punct)
    if not beside or doc[low:high].root.pos_ not in NOUNS:
        return attribution
    return replace(attribution, source=apart[0], content=tuple(quoted))


def _owner(cue: Token, source: Range) -> Range:
    """Of “[his] on-camera claim that …” the owner alone, where what describes the noun was taken with it."""
    owner = next((child for child in cue.lefts if child.dep_ == "poss" and source[0] <= child.i < source[1]), None)
    described = owner is not None and cue.pos_ == "NOUN" and owner.right_edge.i + 1 < source[1] <= cue.i
    return (source[0], owner.right_edge.i + 1) if described else source


def _with_speaker_at_end(doc: Doc, attribution: Attribution) -> Attribution:
    """“They will pay $48,900, [a source close to the firm] said”: taken for an apposition, and so for content."""
    low, high = attribution.content[-1]
    cue = attribution.cue
    if attribution.source or not cue or cue[0] != high or cue[1] < len(doc) and not doc[cue[1]].is_punct:
        return attribution
    comma = next((i for i in range(high - 1, low, -1) if doc[i].text == ","), high)
    root = doc[comma + 1 : high].root if comma + 1 < high else None
    if root is None or root.pos_ not in ("NOUN", "PROPN") or noun_label(root) is None and not root.ent_type_:
        return attribution
    return replace(attribution, source=(comma + 1, high), content=(*attribution.content[:-1], (low, comma)))


def shared_out(found: list[Attribution], sentence: Sequence[int]) -> list[Attribution]:
    """Each piece of content outside its cue's sentence with the cue that is nearest: “She agreed. “We wait,” he said.”

    `sentence` numbers the sentence of every token. Nothing is taken where it is all that an attribution has.
    """
    owners: dict[int, list[Attribution]] = {}
    for attribution in found:
        owners.setdefault(int(sentence[attribution.anchor]), []).append(attribution)
    return [replace(one, content=_own(one, sentence, owners) or one.content) for one in found]


def _own(attribution: Attribution, sentence: Sequence[int], owners: dict[int, list[Attribution]]) -> tuple[Range, ...]:
    home = int(sentence[attribution.anchor])
    kept = []
    for piece in attribution.content:
        first, last = int(sentence[piece[0]]), int(sentence[piece[1] - 1])
        steps = 0 if first <= home <= last else min(abs(first - home), abs(last - home))
        near = range(first - steps, last + steps + 1) if 0 < steps <= NEAR else range(0)
        rivals = (other for at in near for other in owners.get(at, []) if other is not attribution)
        if not any(_has_better_claim(other, piece, steps, (first, last), sentence) for other in rivals):
            kept.append(piece)
    return tuple(kept)


def _has_better_claim(other: Attribution, piece: Range, steps: int, sentences: Range, sentence: Sequence[int]) -> bool:
    """Whether an attribution whose cue stands outside a piece holds it all, and is nearer or holds more around it."""
    holding = next((one for one in other.content if one[0] <= piece[0] and piece[1] <= one[1]), None)
    if holding is None or piece[0] <= other.anchor < piece[1]:
        return False
    home = int(sentence[other.anchor])
    nearer = sentences[0] <= home <= sentences[1] or min(abs(home - one) for one in sentences) < steps
    return nearer or holding != piece


def _own_clause(cue: Token, quotes: list[Range]) -> int:
    """Where the text goes on in its own voice: the “but” of “she said it was over, but there was …”; not in quotations.

    Such a clause has a subject and hangs on the cue, not on what is said; “…, but that …” goes on with what is said.
    """
    for verb in (child for child in cue.children if child.i > cue.i and child.dep_ in ("conj", "advcl")):
        marks = [child for child in verb.children if child.dep_ == "mark"]
        links = marks if verb.dep_ == "advcl" else [c for c in cue.children if c.dep_ == "cc" and cue.i < c.i < verb.i]
        contrast = links and links[-1].i > cue.i and (links[-1].lower_ in CONTRASTS or _takes_object(cue, links[-1]))
        has_subject = any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.children)
        goes_on = verb.dep_ == "conj" and any(mark.lower_ == "that" for mark in marks)
        if contrast and has_subject and not goes_on and not any(low <= links[-1].i < high for low, high in quotes):
            return links[-1].i
    return len(cue.doc)


def _takes_object(cue: Token, link: Token) -> bool:
    """“They agreed a fee, [and he passed a medical]”: after a mere object “and” opens a clause of the text's own."""
    kinds = {child.dep_ for child in cue.children if child.i < link.i}
    clause = kinds & {"ccomp", "xcomp"} or any(token.lower_ == "that" for token in cue.doc[cue.i : link.i])
    return link.lower_ == "and" and link.nbor(-1).text == "," and "dobj" in kinds and not clause


def _without_circumstance(cue: Token, pieces: list[Range], quotes: list[Range]) -> list[Range]:
    """Without what after the cue says when, why or where it was said: ““No,” he said when asked …”, ““No,” he said at
    [a press conference]”; not in quotations."""
    if len(pieces) < 2 or pieces[0][1] > cue.i:
        return pieces
    after = [piece for piece in pieces if piece[0] > cue.i]
    asides = [piece for piece in after if _is_aside(cue, piece) or _is_place(cue, piece)]
    return [piece for piece in pieces if piece not in asides or _is_quoted(quotes, piece)]


def _is_aside(cue: Token, piece: Range) -> bool:
    """“When asked …”, also where the piece begins only after that: “he said when asked about [the strike]”."""
    clauses = (above for above in cue.doc[slice(*piece)].root.ancestors if above.head.i == cue.i < above.i)
    words = [cue.doc[piece[0]], *(child for clause in clauses if clause.dep_ == "advcl" for child in clause.lefts)]
    return any(word.lower_ in ASIDES for word in words)


def _is_place(cue: Token, piece: Range) -> bool:
    root = cue.doc[slice(*piece)].root
    preposition = root.head if root.dep_ == "pobj" else root
    return preposition.dep_ == "prep" and preposition.head.i == cue.i and preposition.lower_ in PLACES


def _touched(quotes: list[Range], attribution: Attribution) -> list[int]:
    """Quotations that the content touches."""
    found: list[int] = []
    for start, end in attribution.content:
        n = bisect.bisect_right(quotes, start, key=lambda quote: quote[1])
        while n < len(quotes) and quotes[n][0] < end:
            found.append(n)
            n += 1
    return sorted(set(found))


def _is_quoted(quotes: list[Range], piece: Range) -> bool:
    """Whether any of a piece stands in a quotation."""
    n = bisect.bisect_right(quotes, piece[0], key=lambda quote: quote[1])
    return n < len(quotes) and quotes[n][0] < piece[1]


def _utterance(n: int, parts: list[int]) -> list[int]:
    """The quotation and those that continue it in the paragraphs that follow."""
    last = n
    while last + 1 < len(parts) and parts[last + 1] == parts[n]:
        last += 1
    return list(range(n, last + 1))


def _is_pronoun(doc: Doc, pieces: list[Range]) -> bool:
    """Whether the content is a mere “what” or “it”: nobody's words."""
    tokens = [token for piece in pieces for token in doc[slice(*piece)]]
    return len(tokens) == 1 and tokens[0].tag_ in PRONOUNS


def _has_word(doc: Doc, span: Range) -> bool:
    return any(not (token.is_punct or token.is_space) for token in doc[slice(*span)])
