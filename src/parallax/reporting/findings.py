"""What the tables say, in sentences: each with its count, its denominator and how far it carries; never a verdict."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from parallax.charts.claims import most_reported, short
from parallax.charts.marks import UNIDENTIFIED, VOICE
from parallax.charts.numbers import AGREEMENT
from parallax.charts.quotes import diversity
from parallax.reporting import codes
from parallax.reporting.event import Event
from parallax.tables import Row

OUTCOME = "outcome"  # the frame that evaluates it
NAMED = 3  # actors or claims a sentence names
VERDICT = {  # of one pair, of several
    "same": ("is the same", "are the same"),
    "finer": ("agrees but for detail", "agree but for detail"),
    "reconcilable": ("differs and can be reconciled", "differ and can be reconciled"),
    "conflict": ("is in conflict", "are in conflict"),
}


def texts(event: Event) -> str:
    """How many texts of how many outlets and how long, when written, and how many independent witnesses they are."""
    articles = event.rows("main.articles")
    if not articles:
        return "The catalogue holds no text on this event."
    words = [row["words"] for row in event.rows("coverage.words")] or [0]
    size = f"{_counted(len(articles), 'text')} of {_counted(len({row['outlet_id'] for row in articles}), 'outlet')}"
    spread = f", from {min(words):,} to {max(words):,} a text" if len(words) > 1 else ""
    undated = sum(row["published"] is None for row in articles)
    days = f"{undated} of {len(articles)} without a day of publication" if undated else "each with a day of publication"
    return (
        f"{size} on this event: {_counted(sum(words), 'word')}{spread}.\n"
        f"Written against the event: {_phases(articles)}; {days}.\n"
        f"{witnesses(event)}"
    )


def selection(event: Event) -> str:
    """How the texts were chosen, as the catalogue says, or a request to say it."""
    return (
        event.selection or "The catalogue does not say how the texts were chosen: see events.csv, column “selection”."
    )


def witnesses(event: Event) -> str:
    """How many independent clusters the texts form, and which texts share a cluster."""
    names = {row["article_id"]: row["outlet"] for row in event.rows("main.articles")}
    texts = Counter(names.values())
    clusters: dict[str, list[str]] = {}
    for row in event.rows("links.syndication"):
        if row["article_id"] in names:
            clusters.setdefault(row["cluster_id"], []).append(names[row["article_id"]])
    if not clusters:
        return "Which texts repeat each other was not determined."
    shared = sorted((members for members in clusters.values() if len(members) > 1), key=len, reverse=True)
    largest = (_members(members, texts) for members in shared[:NAMED])
    told = [f"{members} share long word sequences and count as one witness" for members in largest]
    if len(shared) > NAMED:
        told.append(f"so do {_counted(len(shared) - NAMED, 'other cluster')}")
    if len(names) == 1:
        return "There is no other text that could share its words."
    if not told:
        return f"No two of them share so many words that they count as one witness: {len(clusters):,} clusters."
    return f"By the words they share they form {_counted(len(clusters), 'cluster')}: {'; '.join(told)}."


def _members(outlets: Sequence[str], texts: Mapping[str, int]) -> str:
    """The outlets of a cluster's texts by name, or their number where a sentence could not hold the names.

    texts: how many each outlet has on the event.
    """
    named = sorted(set(outlets))
    if len(outlets) > NAMED:
        return f"{len(outlets)} texts of {_counted(len(named), 'outlet')}"
    if len(named) < len(outlets):
        return f"{len(outlets)} texts of {_listed(named)}"
    return _listed(f"a text of {name}" if texts[name] > 1 else name for name in named)


def actors(event: Event) -> str:
    """Who is named most, over all outlets."""
    rows = [row for row in event.rows("coverage.actor_coverage", outlet_id=None) if row["mentions"]]
    if not rows:
        return "No actor was found in these texts."
    rows.sort(key=lambda row: (-row["mentions"], row["name"]))
    named = _listed(
        f"{row['name']} ({row['mentions']} in {row['articles']} of {_counted(row['articles_n'], 'text')})"
        for row in rows[:NAMED]
    )
    times = _counted(sum(row["mentions"] for row in rows), "time")
    return f"{_counted(len(rows), 'actor')} {_are(len(rows))} named {times}; most often {named}."


def speakers(event: Event) -> str:
    """Who is heard: the speakers with most attributed words over all outlets."""
    rows = [row for row in event.rows("coverage.quote_coverage", outlet_id=None) if row["words"]]
    if not rows:
        return "No attributed words were found in these texts."
    words: Counter[str] = Counter()
    for row in rows:
        words[row["name"] or UNIDENTIFIED] += row["words"]
    total = sum(words.values())
    heard = sorted(words.items(), key=lambda item: (-item[1], item[0]))[:NAMED]
    listed = _listed(f"{name} with {count:,} ({count / total:.0%})" for name, count in heard)
    return f"Of {total:,} attributed words in {_counted(rows[0]['articles_n'], 'text')}, most are given to {listed}."


def sources(event: Event) -> str:
    """How many attributions have a named source, and how many sources they amount to."""
    rows = event.rows("coverage.source_diversity", outlet_id=None)
    if not rows or not rows[0]["attributions"]:
        return "No attribution was found in these texts."
    row = rows[0]
    kinds = {"named": "a named source", "unnamed": "an unnamed one", "no_source": "none to be found"}
    told = _listed(f"{row[kind]} with {source}" for kind, source in kinds.items())
    return f"{_counted(row['attributions'], 'attribution')}: {told}.\nSources heard: {diversity(row)}."


def claims(event: Event) -> str:
    """What all report and what only one reports."""
    rows = [row for row in most_reported(event.rows("coverage.claim_coverage", outlet_id=None)) if row["could_know"]]
    if not rows:
        return "No claim was found, and the codebook names none that these texts could know."
    reports = [(row["reported"] + row["different"], row) for row in rows]
    everyone = [row for count, row in reports if count == row["could_know"] > 1 and not row["undated"]]
    alone = sum(count == 1 for count, _ in reports)
    nobody = sum(count == 0 for count, _ in reports)
    examples = "; ".join(f"“{short(row)}” ({_all_of(row)})" for row in everyone[:NAMED])
    among = ", among others" if len(everyone) > NAMED else ""
    few = _listed(f"{count} by {whom}" for count, whom in ((alone, "only one text"), (nobody, "none")) if count)
    undated = max(row["undated"] for row in rows)
    silent = f"\nNo phase is stated for {_counted(undated, 'text')}: such a text counts only for what it reports."
    return (
        f"Of {_counted(len(rows), 'claim')}, {len(everyone) or 'none'} {_are(len(everyone) or 1)} reported by "
        f"every text that could know {'it' if len(everyone) <= 1 else 'them'}{', ' + few if few else ''}."
        + (f"\nReported by all{among}: {examples}." if examples else "")
        + (silent if undated else "")
    )


def numbers(event: Event) -> str:
    """How the numbers and dates that several texts give agree."""
    rows = [row for row in event.rows("coverage.quantity_agreement") if row["articles"] > 1]
    if not rows:
        return "No number or date is given by more than one text."
    pairs = {each: sum(row[each.value] for row in rows) for each in AGREEMENT}
    counts = _listed(f"{pairs[each]} {VERDICT[each.value][pairs[each] != 1]}" for each in reversed(AGREEMENT))
    things = f"{_counted(len(rows), 'thing')} {_are(len(rows))} numbered or dated by at least two texts"
    return f"{things}; of {_counted(sum(pairs.values()), 'pair')} {counts}."


def repeated_words(event: Event) -> str:
    """Whose words are repeated: identified speakers that several texts pass on."""
    articles: dict[str, set[str]] = {}
    for row in event.rows("coverage.evidence", kind="quote", counted=True):
        if row["actor"]:
            articles.setdefault(row["actor"], set()).add(row["article_id"])
    several = sorted(
        (name for name, ids in articles.items() if len(ids) > 1), key=lambda name: (-len(articles[name]), name)
    )
    if not several:
        return "No identified speaker is heard in more than one text."
    listed = _listed(f"{name} ({len(articles[name])} texts)" for name in several[:NAMED])
    speakers = _counted(len(articles), "identified speaker")
    return f"{len(several)} of {speakers} {_are(len(several))} heard in more than one text, most {listed}."


def outcome(event: Event, **values: str) -> str:
    """How the outcome is evaluated, and in whose voice; `values` narrows the evidence, as to one outlet."""
    found = event.rows("coverage.evidence", kind="frame", frame=OUTCOME, counted=True, **values)
    rows = [row for row in found if row["value"] not in (None, "")]
    if not rows and not codes.known(event, OUTCOME):
        return "The codebook has no frame “outcome”: no evaluation was looked for."
    texts = len(event.rows("main.articles", **values))
    if not rows:
        return f"No expression that evaluates the outcome was found in {_counted(texts, 'text')}."
    signs = Counter(_sign(row) for row in rows)
    evaluated = _listed(f"{signs[sign]} {sign}" for sign in ("negatively", "positively", "neither"))
    voices = Counter(VOICE.get(row["voice"] or "", "of unknown voice") for row in rows)
    spoken = _listed(f"{voices[voice]} {voice}" for voice in sorted(voices, key=lambda voice: (-voices[voice], voice)))
    held = len({row["article_id"] for row in rows})
    return (
        f"{_counted(len(rows), 'expression')} in {held} of {_counted(texts, 'text')} "
        f"evaluate{'s' if len(rows) == 1 else ''} the outcome or a part of it: {evaluated}.\n"
        f"By voice: {spoken}."
    )


def rated(row: Row) -> Row:
    """Expressions of one outlet by voice, none as 0, with their sum, and per 1,000 words."""
    counts = {voice: row[voice] or 0 for voice in ("own", "inference", "attributed", "ambiguous")}
    total = sum(counts.values())
    rate = round(1000 * total / row["words_n"], 1) if row["words_n"] else None
    return {**row, **counts, "total": total, "per_1000": rate}


def spotlight(event: Event) -> str:
    """How often each expression that the study compares occurs, in how many texts."""
    articles = event.rows("main.articles")
    places: dict[str, list[str]] = {}
    for row in event.rows("coverage.evidence", kind="frame", frame="spotlight", counted=True):
        places.setdefault(row["code"], []).append(row["article_id"])
    if not places:
        return "The codebook names no expression to compare, or none occurs."
    counts = (
        f"“{code}” {_counted(len(found), 'time')} in {len(set(found))} of {_counted(len(articles), 'text')}"
        for code, found in sorted(places.items())
    )
    return f"{_listed(counts)}."


def outlet(event: Event, outlet_id: str) -> str:
    """One outlet's texts, and its claims against those of all."""
    articles = event.rows("main.articles", outlet_id=outlet_id)
    words = [row["words"] for row in event.rows("coverage.words", outlet_id=outlet_id)]
    claims = event.rows("coverage.claim_coverage", outlet_id=outlet_id)
    reported = sum(row["reported"] + row["different"] > 0 for row in claims)
    known = sum(row["could_know"] > 0 for row in claims)
    size = f"{_counted(len(articles), 'text')}, {sum(words):,} words"
    claimed = f"It reports {reported} of {_counted(known, 'claim')} that it could know ({len(claims)} in all)."
    if not claims:
        claimed = "No claim was found on this event, and the codebook names none."
    return f"{event.outlets[outlet_id]}: {size}, written against the event: {_phases(articles)}.\n{claimed}"


def keyness(event: Event, outlet_id: str) -> str:
    """How many of an outlet's words differ from the rest by more than chance."""
    rows = event.rows("coverage.keyness", outlet_id=outlet_id)
    if not rows:
        return "There is no other outlet to compare its words with, or no word is frequent enough."
    differ = [row["word"] for row in rows if row["q"] < 0.05]
    named = f": {_listed(sorted(differ)[:10])}" if differ else ""
    differing = f"{len(differ) or 'none'} {'differ' if len(differ) > 1 else 'differs'}"
    return (
        f"Of {_counted(rows[0]['compared'], 'word')} compared, {differing} from the other outlets "
        f"at q < .05 (prior α0 = {rows[0]['prior']:g}){named}."
    )


def _phases(articles: Sequence[Row]) -> str:
    """How many texts were written in which phase of the event."""
    written = Counter(row["written"] for row in articles)
    phases = {"before": "before", "during": "during", "after": "after", "unknown": "at an unknown time"}
    return _listed(f"{written[phase]} {told}" for phase, told in phases.items() if written[phase])


def _sign(row: Row) -> str:
    value = float(row["value"])
    return "negatively" if value < 0 else "positively" if value > 0 else "neither"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _all_of(row: Row) -> str:
    otherwise = f", {row['different']} with another value" if row["different"] else ""
    return f"{row['could_know']} of {row['could_know']}{otherwise}"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _listed(parts: Iterable[str]) -> str:
    parts: Sequence[str] = list(parts)
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)
