"""Clusters: the chains of one event's articles that are one actor, where no codebook says so.

Chains are joined by the names they hold (a union of names, each compared only within a small block), then by surnames,
acronyms and descriptions that one cluster alone bears; by surnames and descriptions also to actors of the codebook.
"""

from collections import Counter
from collections.abc import Iterable

from parallax.linkers.actors.unit import OFFICES, Cluster, Unit
from parallax.naming import acronym, capital_of, country, formal_name, same_person, spelling

Key = tuple[str, ...]  # label and words of a name, or a country
DOMINANT = 0.75  # share of a surname's or a description's uses that one cluster needs to be meant by it
CODEBOOK = "codebook"


def clusters(units: list[Unit], known: dict[str, list[Unit]]) -> list[Cluster]:
    """The actors of one event among its chains, in the order of their keys.

    `known` has the chains of the codebook's actors; those that are found to be theirs are added to it.
    """
    named = [unit for unit in units if unit.names]
    found = {(CODEBOOK, actor_id): Cluster(theirs[0].label, None, theirs) for actor_id, theirs in known.items()}
    parents = _joined_names(named)
    waiting, misread = [], []
    for unit in named:
        key = _key(unit, parents)
        if unit.label == "PERSON" and len(key) == 2:
            waiting.append(unit)
        elif key[0] in ("ORG", "GPE") and len(key) == 2:
            misread.append((unit, key))
        else:
            _add(unit, key, found)
    _join_surnames(waiting, misread, found)
    _join_acronyms(found)
    _join_descriptions([unit for unit in units if not unit.names], found)
    return [found[key] for key in sorted(found) if key[0] != CODEBOOK and found[key].is_actor()]


def _add(unit: Unit, key: Key, found: dict[Key, Cluster]) -> None:
    place = key[1] if key[0] == "country" else None
    found.setdefault(key, Cluster(unit.label, place)).units.append(unit)


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


def _join_surnames(units: list[Unit], misread: list[tuple[Unit, Key]], found: dict[Key, Cluster]) -> None:
    """A chain with a bare surname (or first name) joins the person most are meant by it; else it is its own. So does
    one whose surname was taken for a place or a body, in an article that has no other chain of that person."""
    persons = [(key, cluster) for key, cluster in found.items() if cluster.label == "PERSON"]
    bearers: dict[tuple[str, str], Counter[Key]] = {}
    for key, cluster in persons:
        for words in (words for unit in cluster.units for words in unit.names if len(words) > 1):
            for part, word in (("last", words[-1]), ("first", words[0])):
                bearers.setdefault((part, spelling(word)), Counter())[key] += 1
    for unit in units:
        word = spelling(unit.names[0][0])
        key = _dominant(bearers.get(("last", word))) or _dominant(bearers.get(("first", word)))
        key = key or ("PERSON", unit.names[0][0])
        found.setdefault(key, Cluster("PERSON")).units.append(unit)
    for unit, own in misread:
        key = _dominant(bearers.get(("last", spelling(own[1]))))
        _add(unit, own if key is None or unit.article_id in found[key].articles() else key, found)


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
            for description in sorted({*unit.descriptions(), *unit.offices()}):
                bearers.setdefault((unit.label, *description), Counter())[key] += 1
    for unit in units:
        told = (words for words in unit.descriptions() if words[0] or len(words) > 2 or words[-1] in OFFICES)
        keys = (_dominant(bearers.get((unit.label, *words))) for words in told if unit.is_definite())
        body = unit.body()
        if key := next(filter(None, keys), None) or (body and (unit.label, *body)):
            found.setdefault(key, Cluster(unit.label)).units.append(unit)


def _dominant(counts: Counter[Key] | None) -> Key | None:
    """The key that has most of the counts by far; None where two share them."""
    if not counts:
        return None
    best = max(sorted(counts), key=counts.__getitem__)
    return best if counts[best] >= DOMINANT * counts.total() else None
