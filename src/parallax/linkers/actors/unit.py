"""A chain of an article as the linker sees it, the words it is called by, and a cluster of such chains."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from parallax.naming import capital_of, country, normalised
from parallax.naming.parties import party_stem
from parallax.tables import Row

Words = tuple[str, ...]
LEGAL = {"inc", "corp", "co", "ltd", "llc", "plc"}
# of these an event mostly has one, so that “the minister”, “the union” is whoever is described so in other texts
OFFICES = set(
    "ambassador archbishop chair chairman chairwoman chancellor chief coach commissioner envoy executive governor king "
    "leader manager mayor mediator minister monarch negotiator pope premier president prosecutor queen secretary "
    "spokesman spokesperson spokeswoman sultan agency authority commission committee council court ministry operator "
    "regulator tribunal union watchdog".split()
)
INDEFINITE = {"a", "an", "another", "any", "every", "no", "one", "some"}
# words that do not tell one description from another
LEFT_OUT = set("the a an his her their its our this that former then ex current late some all both of in for".split())


class Unit:
    """A chain of one article: its mentions as rows, the label most of them have, its names as words, and whether a name
    stands inside one of its descriptions (“the Klein campaign”)."""

    def __init__(self, mentions: list[Row], holds_name: bool) -> None:
        self.mentions = mentions
        self.article_id = mentions[0]["article_id"]
        self.holds_name = holds_name
        self.label = Counter(m["label"] for m in mentions).most_common(1)[0][0]
        names = [_words(m["text"], self.label) for m in mentions if m["kind"] == "name"]
        self.names = [words for words in names if words]

    def descriptions(self) -> list[Words]:
        """What its nominal mentions call it, in a form that articles share."""
        return [_description(m["text"]) for m in self.told()]

    def offices(self) -> set[Words]:
        """Shorter forms of what it is called, without a place: of “Acme chief executive” the chief executive and, that
        being an office, the executive; a prime minister is a premier, and not the minister."""
        found = {("", name[-1]) for name in self.names if self.label == "ORG" and len(name) > 1 and name[-1] in OFFICES}
        for m in self.told():
            front, noun = m["text"][: m["head"] - m["start"]], m["text"][m["head"] - m["start"] :].split()[0]
            words = _telling(normalised(front + noun).split())
            found |= {("", *sorted(words[i:])) for i in range(len(words) - 1)}
            office = "premier" if words[-2:] == ["prime", "minister"] else "".join(words[-1:])
            found |= {("", office)} if office in OFFICES else set()
        return found

    def is_definite(self) -> bool:
        """Whether all its descriptions speak of somebody known: “the minister”, never “a minister”."""
        return all(m["text"].lower().split()[0] not in INDEFINITE for m in self.told())

    def told(self) -> list[Row]:
        """Its nominal mentions."""
        return [m for m in self.mentions if m["kind"] == "nominal"]

    def body(self) -> Words | None:
        """The words of a body named after someone: “the German delegation”, “U.S. officials”, “the Klein campaign”."""
        if self.label not in ("ORG", "GROUP") or not self.holds_name:
            return None
        texts = (_telling(normalised(m["text"]).split()) for m in self.told())
        return next((_words(" ".join(words), self.label) for words in texts if len(words) > 1), None)


@dataclass
class Cluster:
    """Chains that are one actor; `label` and, of a country, its name."""

    label: str
    country: str | None = None
    units: list[Unit] = field(default_factory=list)

    def articles(self) -> set[str]:
        """The articles it is spoken of in."""
        return {unit.article_id for unit in self.units}

    def mentions(self) -> Iterator[Row]:
        """All its mentions; those of a capital only where it is read as an actor."""
        for unit in self.units:
            for mention in unit.mentions:
                if mention["reading"] == "actor" or not capital_of(normalised(mention["text"])):
                    yield mention

    def is_actor(self) -> bool:
        """Whether it stands for itself anywhere: a place that is no country must mostly act, a body without a name must
        act or come again, a word that is called an organisation once must act or be acted on."""
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


def _words(name: str, label: str) -> Words:
    """A name's words; of a body the country in one form: “Berlin's air force”, “the German air force”."""
    words = tuple(normalised(name).split())
    words = words[:-1] if len(words) > 1 and words[-1] in LEGAL else words
    if label == "GROUP" and len(words) == 1:  # “Democratic” and “Democrats”
        return (party_stem(words[0]),)
    if label in ("ORG", "GROUP"):
        for size in (2, 1):
            front = " ".join(words[:size])
            if len(words) > size and (place := country(front) or capital_of(front)):
                return (*normalised(place).split(), *words[size:])
    return words


def _description(text: str) -> Words:
    """“the North Korean leader” and “North Korea's leader” are (north korea, leader)."""
    words = normalised(text).split()
    place = ""
    for size in (2, 1):
        for i in range(len(words) - size + 1):
            if not place and (found := country(" ".join(words[i : i + size]))):
                place, words = found, words[:i] + words[i + size :]
    return (place, *sorted(_telling(words)))


def _telling(words: list[str]) -> list[str]:
    return [word for word in words if word not in LEFT_OUT and not word[0].isdigit()]
