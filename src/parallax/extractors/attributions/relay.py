"""Relaying agencies: “RIA news agency, citing an unnamed source, said” has the source as source and RIA as relay."""

import csv
from dataclasses import replace
from functools import cache
from pathlib import Path

from spacy.tokens import Doc, Token

from parallax.codebook import Codebook
from parallax.extractors.attributions.attribution import Attribution, Range, trimmed
from parallax.extractors.attributions.rules import FORMULAS, noun_phrase
from parallax.extractors.mentions.mention import noun_label

RELAYED = ("cite", "quote")
CITING = ("citing", "quoting")
REPORTED = FORMULAS["reported"]
TAIL = 10  # tokens at the end of a content in which “as reported by” is looked for
TELLING = ("tell", "inform")


@cache
def general_agencies() -> dict[str, frozenset[str]]:
    """Agencies whose name alone is enough, where no codebook lists them, and what one is called, in lower case."""
    with Path(__file__).with_name("agencies.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["part"], row["name"].lower()) for row in csv.DictReader(file)]
    return {part: frozenset(name for kind, name in rows if kind == part) for part in ("name", "noun")}


def with_relays(doc: Doc, found: list[Attribution], codebook: Codebook) -> list[Attribution]:
    """Each attribution with the agency that relays it, from its own words or from an attribution around it."""
    listed = (actor for actor in codebook.actors if actor.kind == "agency")
    names = general_agencies()["name"] | {name.lower() for one in listed for name in (one.name, *one.aliases)}
    found = [_own_relay(doc, _without_tail(doc, attribution), names) for attribution in found]
    sources = {attribution.source for attribution in found}
    found = [one for one in found if not (doc[one.anchor].lemma_ in RELAYED and set(one.content) <= sources)]
    around = [other for other in found if other.source and not other.via and _is_agency(doc, other.source, names)]
    return [_relayed_by(attribution, around) for attribution in found]


def _own_relay(doc: Doc, attribution: Attribution, names: frozenset[str]) -> Attribution:
    if attribution.source is None or attribution.via:
        return attribution
    head = doc[slice(*attribution.source)].root
    if quoted := _quoted_as_saying(doc, attribution):
        return quoted
    if relay := _leading_agency(doc, attribution.source, names):
        return replace(attribution, source=(relay[1] + 1, attribution.source[1]), via=relay)
    if cited := _citing(doc, attribution, head):
        return replace(attribution, source=cited, via=attribution.source)
    if _is_agency(doc, attribution.source, names) and (tail := _cited_at_end(doc, attribution)):
        said, cited = tail
        return replace(attribution, source=cited, via=attribution.source, content=said)
    teller = next((c for c in head.children if c.lemma_ in RELAYED and c.dep_ == "acl"), None)
    agent = _agent(teller) if teller is not None else None
    agent = agent or _told(doc[attribution.anchor], doc, names)
    return replace(attribution, via=noun_phrase(agent)) if agent is not None else attribution


def _quoted_as_saying(doc: Doc, attribution: Attribution) -> Attribution | None:
    """““No,” Reuters quoted [Ann Lee] as saying”: she speaks, and the subject relays it."""
    cue = doc[attribution.anchor]
    speaker = next((child for child in cue.rights if child.dep_ == "dobj"), None)
    saying = next((child for child in cue.rights if child.dep_ == "prep" and child.lower_ == "as"), None)
    if cue.lemma_ != "quote" or speaker is None or saying is None or saying.i < speaker.i:
        return None
    last = max([saying.i, *(child.i for child in saying.children if child.dep_ == "pcomp")])
    outside = [(low, min(high, cue.i)) for low, high in attribution.content]
    outside += [(max(low, last + 1), high) for low, high in attribution.content]
    said = tuple(span for half in outside if half[0] < half[1] and (span := trimmed(doc, half)))
    if not said or any(low <= speaker.i < high for low, high in said):
        return None
    return replace(attribution, source=noun_phrase(speaker), via=attribution.source, content=said)


def _leading_agency(doc: Doc, source: Range, names: frozenset[str]) -> Range | None:
    """The agency of “According to Reuters, Ann Lee”, which the parser takes for one phrase."""
    for comma in range(source[0] + 1, source[1] - 1):
        if doc[comma].text == ",":
            agency = (source[0], comma)
            person = any(token.ent_type_ == "PERSON" for token in doc[comma + 1 : source[1]])
            return agency if person and doc[slice(*agency)].text.lower() in names else None
    return None


def _without_tail(doc: Doc, attribution: Attribution) -> Attribution:
    """“…, as reported by Agerpres” at the end of a content names the agency and is no part of what is said."""
    *pieces, (low, high) = attribution.content
    for at in range(max(low + 1, high - TAIL), high - len(REPORTED)):
        said = trimmed(doc, (low, at))
        if said and [token.lower_ for token in doc[at : at + len(REPORTED)]] == REPORTED:
            return replace(attribution, content=(*pieces, said), via=trimmed(doc, (at + len(REPORTED), high)))
    return attribution


def _citing(doc: Doc, attribution: Attribution, head: Token) -> Range | None:
    """The one who is cited by the subject of the cue: “TASS reported, citing a source”."""
    beside = doc[attribution.source[1] : attribution.source[1] + 2]
    verbs = [*doc[attribution.anchor].children, *head.children, *(beside if beside.text.startswith(",") else ())]
    citing = next((v for v in verbs if v.lower_ in CITING and v.i != attribution.anchor), None)
    cited = next((c for c in citing.children if c.dep_ in ("dobj", "pobj")), None) if citing is not None else None
    return noun_phrase(cited) if cited is not None else None


def _cited_at_end(doc: Doc, attribution: Attribution) -> tuple[tuple[Range, ...], Range] | None:
    """What “…, citing two officials” leaves of a content, and who is cited: somebody, not a reason."""
    *pieces, (low, high) = attribution.content
    citing = next((token for token in doc[low:high] if token.lower_ in CITING and token.dep_ == "advcl"), None)
    cited = next((c for c in citing.children if c.dep_ == "dobj"), None) if citing is not None else None
    said = trimmed(doc, (low, citing.i)) if citing is not None else None
    speaks = cited is not None and (cited.pos_ == "PROPN" or noun_label(cited) is not None)
    return ((*pieces, said), noun_phrase(cited)) if said and speaks else None


def _agent(verb: Token) -> Token | None:
    return next((w for c in verb.children if c.dep_ == "agent" for w in c.children if w.dep_ == "pobj"), None)


def _told(cue: Token, doc: Doc, names: frozenset[str]) -> Token | None:
    """The agency that was told: “a source told AFP”."""
    if cue.lemma_ not in TELLING:
        return None
    told = [c for c in cue.children if c.dep_ in ("dobj", "dative") and c.i > cue.i]
    return next((c for c in told if _is_agency(doc, noun_phrase(c), names)), None)


def _is_agency(doc: Doc, span: Range, names: frozenset[str]) -> bool:
    words = {token.lower_ for token in doc[slice(*span)]}
    return doc[slice(*span)].text.lower() in names or bool(words & names or words & general_agencies()["noun"])


def _relayed_by(attribution: Attribution, around: list[Attribution]) -> Attribution:
    """“According to Reuters, he said”: the innermost agency whose content holds this attribution's cue."""
    if attribution.via:
        return attribution
    holders = [other for other in around if other.anchor != attribution.anchor
               and any(start <= attribution.anchor < end for start, end in other.content)]
    nearest = min(holders, key=lambda other: other.content[-1][1] - other.content[0][0], default=None)
    return replace(attribution, via=nearest.source) if nearest else attribution
