"""Clusters: the chains of one event's articles that are one actor, where no codebook says so.

Chains are joined by the names they hold (a union of names, each compared only within a small block), then by surnames,
acronyms and descriptions that one cluster alone bears.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from parallax.naming import acronym, capital_of, country, formal_name, normalised, same_person, spelling
from parallax.tables import Row

Words = tuple[str, ...]
Key = tuple[str, ...]  # label and words of a name, or a country
DOMINANT = 0.75  # share of a surname's or a description's uses that one cluster needs to be meant by it
LEGAL = {"inc", "corp", "co", "ltd", "llc", "plc"}
LEFT_OUT = set("the a an his her their its our this that former then ex current new late some all both of in for".split())
HEADS_OF_STATE = {"president", "premier", "chancellor", "king", "queen", "pope"}  # named so where there is but one


class Unit:
    """A chain of one article: its mentions as rows, the names it holds, the label most of its mentions have, and whether
    a name stands inside one of its descriptions."""

    def __init__(self, mentions: list[Row], holds_name: bool) -> None:
        self.mentions = mentions
        self.holds_name = holds_name
        self.label = Counter(m["label"] for m in mentions).most_common(1)[0][0]
        names = [_words(m["text"], self.label) for m in mentions if m["kind"] == "name"]
        self.names = [words for words in names if words]

    def descriptions(self) -> list[Key]:
        """What its nominal mentions call it, in a form that articles share."""
        return [_description(m["text"]) for m in self.mentions if m["kind"] == "nominal"]


@dataclass
class Cluster:
    """Chains that are one actor; `label` and, of a country, its name."""

    label: str
    country: str | None = None
    units: list[Unit] = field(default_factory=list)

    def mentions(self) -> Iterator[Row]:
        """All its mentions; those of a capital only where it is read as an actor."""
        for unit in self.units:
            for mention in unit.mentions:
                if mention["reading"] == "actor" or not capital_of(normalised(mention["text"])):
                    yield mention

    def is_actor(self) -> bool:
        """Whether it stands for itself anywhere; a place that is no country must mostly act, a body
        without a name act or come again, a single word that the parser once calls an organisation must act or be acted on."""
        if self.label == "PERSON":
            return True
        own = [m for unit in self.units for m in unit.mentions if m["reading"] == "actor"]
        agents = sum(m["role"] == "agent" for m in own)
        if self.label == "GPE" and not self.country:
            places = sum(m["reading"] == "place" for unit in self.units for m in unit.mentions)
            return agents * 2 > len(own) + places
        if self.label == "ORG" and len(own) == 1:
            return agents > 0 or own[0]["role"] == "patient" or " " in own[0]["text"]
        return agents > 0 or len(own) > 1 or (bool(own) and any(unit.names for unit in self.units))


def clusters(units: list[Unit]) -> list[Cluster]:
    """The actors of one event among its chains, in the order of their keys."""
    named = [unit for unit in units if unit.names]
    found: dict[Key, Cluster] = {}
    parents = _joined_names(named)
    waiting = []
    for unit in named:
        key = _key(unit, parents)
        if unit.label == "PERSON" and len(key) == 2:
            waiting.append(unit)
        else:
            place = key[1] if key[0] == "country" else None
            found.setdefault(key, Cluster(unit.label, place)).units.append(unit)
    _join_surnames(waiting, found)
    _join_acronyms(found)
    _join_descriptions([unit for unit in units if not unit.names], found)
    return [found[key] for key in sorted(found) if found[key].is_actor()]


def _words(name: str, label: str) -> Words:
    """A name's words; of a body the country in one form: “Kyiv's air force”, “the Ukrainian air force”."""
    words = tuple(normalised(name).split())
    words = words[:-1] if len(words) > 1 and words[-1] in LEGAL else words
    if label in ("ORG", "GROUP"):
        for size in (2, 1):
            front = " ".join(words[:size])
            if len(words) > size and (place := country(front) or capital_of(front)):
                return (*normalised(place).split(), *words[size:])
    return words


def _key(unit: Unit, parents: dict[Key, Key]) -> Key:
    """The cluster a unit's names put it in: a country, else the root of its longest name."""
    for words in unit.names:
        name = " ".join(words)
        if unit.label == "GPE" and (place := country(name) or capital_of(name)):
            return ("country", place)
    longest = max(unit.names, key=lambda words: (len(words), words))
    return _root(parents, (unit.label, *longest))


def _joined_names(units: list[Unit]) -> dict[Key, Key]:
    """A union of names: those of one chain, and full names of persons that can be one's."""
    parents: dict[Key, Key] = {}
    for unit in units:
        keys = [(unit.label, *words) for words in unit.names if len(words) > 1 or unit.label != "PERSON"]
        for key in keys:
            _join(parents, keys[0], key)
    for block in _blocks(key for key in parents if key[0] == "PERSON"):
        for i, one in enumerate(block):
            for other in block[i + 1 :]:
                if _root(parents, one) != _root(parents, other) and same_person(one[1:], other[1:]):
                    _join(parents, one, other)
    return parents


def _blocks(keys: Iterable[Key]) -> list[list[Key]]:
    """Full names that could be one person's: by surname and initial, by the name written together."""
    blocks: dict[str, list[Key]] = {}
    for key in sorted(keys):
        words = key[1:]
        surname = spelling(words[-1])[:2]
        firsts = {spelling(formal_name(word))[:1] for word in words[:-1]}
        for block in {"".join(words), *(f"{first} {surname}" for first in firsts)}:
            blocks.setdefault(block, []).append(key)
    return [blocks[block] for block in sorted(blocks)]


def _root(parents: dict[Key, Key], key: Key) -> Key:
    while parents.setdefault(key, key) != key:
        parents[key] = parents[parents[key]]
        key = parents[key]
    return key


def _join(parents: dict[Key, Key], one: Key, other: Key) -> None:
    """The longer name, then the earlier one of the alphabet, is the root."""
    first, second = sorted((_root(parents, one), _root(parents, other)), key=lambda key: (-len(key), key))
    parents[second] = first


def _join_surnames(units: list[Unit], found: dict[Key, Cluster]) -> None:
    """A chain with a bare surname (or first name) joins the person most are meant by it; else it is its own."""
    persons = [(key, cluster) for key, cluster in found.items() if cluster.label == "PERSON"]
    bearers: dict[tuple[str, str], Counter[Key]] = {}
    for key, cluster in persons:
        for words, count in Counter(words for unit in cluster.units for words in unit.names if len(words) > 1).items():
            for part, word in (("last", words[-1]), ("first", words[0])):
                bearers.setdefault((part, spelling(word)), Counter())[key] += count
    for unit in units:
        word = spelling(unit.names[0][0])
        key = _dominant(bearers.get(("last", word))) or _dominant(bearers.get(("first", word)))
        key = key or ("PERSON", unit.names[0][0])
        found.setdefault(key, Cluster("PERSON")).units.append(unit)


def _join_acronyms(found: dict[Key, Cluster]) -> None:
    """“FBI” joins the one organisation of the event whose initials it is."""
    full: dict[str, Counter[Key]] = {}
    for key, cluster in found.items():
        if cluster.label == "ORG" and len(key) > 2:
            for name in {words for unit in cluster.units for words in unit.names if len(words) > 1}:
                full.setdefault(acronym(name), Counter())[key] += len(cluster.units)
    for key in sorted(found):
        target = _dominant(full.get(key[1])) if key[0] == "ORG" and len(key) == 2 else None
        if target and target != key:
            found[target].units += found.pop(key).units


def _join_descriptions(units: list[Unit], found: dict[Key, Cluster]) -> None:
    """A chain without a name joins the one actor that other articles of the event describe so, or is a body."""
    bearers: dict[Key, Counter[Key]] = {}
    for key, cluster in found.items():
        for unit in cluster.units:
            for description in unit.descriptions():
                bearers.setdefault((unit.label, *description), Counter())[key] += 1
    for unit in units:
        telling = [words for words in unit.descriptions() if words[0] or len(words) > 2 or words[-1] in HEADS_OF_STATE]
        keys = (_dominant(bearers.get((unit.label, *description))) for description in telling)
        if key := next(filter(None, keys), None) or _body(unit):
            found.setdefault(key, Cluster(unit.label)).units.append(unit)


def _body(unit: Unit) -> Key | None:
    """“the Ukrainian delegation”, “U.S. officials”, “the Klein campaign”: a body named after someone is an actor."""
    if unit.label not in ("ORG", "GROUP") or not unit.holds_name:
        return None
    texts = (normalised(m["text"]).split() for m in unit.mentions if m["kind"] == "nominal")
    bodies = ([word for word in text if word not in LEFT_OUT and not word[0].isdigit()] for text in texts)
    return next(((unit.label, *_words(" ".join(words), unit.label)) for words in bodies if len(words) > 1), None)


def _dominant(counts: Counter[Key] | None) -> Key | None:
    """The key that has most of the counts by far; None where two share them."""
    if not counts:
        return None
    best = max(sorted(counts), key=counts.__getitem__)
    return best if counts[best] >= DOMINANT * counts.total() else None


def _description(text: str) -> Key:
    """“the North Korean leader” and “North Korea's leader” are (north korea, leader)."""
    words = normalised(text).split()
    place = ""
    for size in (2, 1):
        for i in range(len(words) - size + 1):
            if not place and (found := country(" ".join(words[i : i + size]))):
                place, words = found, words[:i] + words[i + size :]
    return (place, *sorted(word for word in words if word not in LEFT_OUT and not word[0].isdigit()))
