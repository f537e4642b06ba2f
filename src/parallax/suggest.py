"""Suggestions for a codebook: discovered actors and claims, written in the form its files have (data/suggestions).

A person judges them: rows of actors.csv can be pasted as they are; a claim is refused until include and exclude are
filled in. Article text is written by the csv and yaml libraries, which escape it.
"""

import csv
import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from parallax.codebook import ACTOR_COLUMNS, SEPARATOR, Codebook
from parallax.codebook.terms import matches_everything
from parallax.command_line import run_stage
from parallax.linkers.actors.discovered import suggestions
from parallax.linkers.actors.unnamed import unnamed
from parallax.tables import Row, records

MOST_TERMS = 3  # of a suggested rule: enough to tell a claim from its neighbours, few enough to be judged
WORD = re.compile(r"[^\W\d_]{3,}")
Key = tuple[str, int]  # article and offset of a sentence
NAMES = ("aliases", "titles", "metonyms")
HEADER = """\
# Claims that several articles state and the codebook does not know. To adopt one, copy its entry below “claims:” in
# codebook/claims.yaml, write what belongs to it (include) and what does not (exclude), judge the statement and the
# terms, and give it a telling id. The file is written anew by each run.
"""


def main(study: Path, data: Path) -> None:
    """Write suggestions/actors.csv and suggestions/claims.yaml into the data folder."""
    folder = data / "suggestions"
    folder.mkdir(parents=True, exist_ok=True)
    names = "links/actors", "links/actor_mentions", "tables/mentions"
    actors, actor_mentions, mentions = (records(data / f"{name}.parquet") for name in names)
    found = suggestions(actors, actor_mentions, mentions) + unnamed(mentions, actor_mentions)
    write_actors(folder / "actors.csv", without_shared_names(found, Codebook(study)))
    tables = (records(data / f"{name}.parquet") for name in ("links/statements", "links/claims", "sentences"))
    write_claims(folder / "claims.yaml", claims(*tables, records(data / "tables" / "clauses.parquet")))


def without_shared_names(rows: list[dict[str, str]], codebook: Codebook) -> list[dict[str, str]]:
    """The rows, each name left only where it stands first: a codebook refuses a name that two actors have."""
    taken = {name.casefold() for a in codebook.actors for name in (a.name, *a.aliases, *a.titles, *a.metonyms)}
    taken |= {row["name"].casefold() for row in rows}
    kept = []
    for row in rows:
        row = dict(row)
        for column in NAMES:
            own = [name for name in row[column].split(SEPARATOR) if name and name.casefold() not in taken]
            taken |= {name.casefold() for name in own}
            row[column] = SEPARATOR.join(own)
        kept.append(row)
    return kept


def claims(statements: list[Row], places: list[Row], sentences: list[Row], clauses: list[Row]) -> list[dict[str, Any]]:
    """Each discovered claim as an entry of claims.yaml, with a rule of the words its sentences share."""
    words = _lemmas_of_sentences(sentences, clauses)
    common = Counter(lemma for lemmas in words.values() for lemma in lemmas)
    texts = {(row["article_id"], row["start"]): _line(row["text"]) for row in sentences}
    keys, stated, suggested = sorted(texts), defaultdict(set), []
    for place in places:
        stated[place["claim_id"]].add(_sentence(place, keys))
    for statement in (row for row in statements if row["origin"] == "discovered"):
        own = sorted(stated[statement["claim_id"]])
        example = next(key for key in own if texts[key] == statement["statement"])
        suggested.append(_entry(statement, texts[example], rule(words[example], [words[key] for key in own], common)))
    return suggested


def rule(example: set[str], told: list[set[str]], common: Counter[str]) -> dict[str, list[str]]:
    """The example's words that most sentences have, the rarest of the event first: `all` those that every sentence has
    (or the first alone), `any` the others."""
    shared = Counter(lemma for lemmas in told for lemma in lemmas)
    terms = sorted(example, key=lambda lemma: (-shared[lemma], common[lemma], lemma))[:MOST_TERMS]
    wanted = [term for term in terms if shared[term] == len(told)] or terms[:1]
    return {"all": wanted, "any": terms[len(wanted) :]} if len(wanted) < len(terms) else {"all": wanted}


def write_actors(file: Path, rows: Iterable[dict[str, str]]) -> None:
    """Rows of actors.csv, with its header."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, ACTOR_COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_claims(file: Path, entries: list[dict[str, Any]]) -> None:
    """A claims.yaml with how to adopt its entries above them."""
    text = yaml.safe_dump({"claims": entries}, sort_keys=False, allow_unicode=True, width=110)
    file.write_text(HEADER + text, encoding="utf-8")


def _entry(statement: Row, example: str, terms: dict[str, list[str]]) -> dict[str, Any]:
    return {
        # unlike the id it has while it is discovered: for a time both may be found
        "id": "_".join([*terms["all"], statement["claim_id"]]),
        "event": statement["event_id"],
        "statement": statement["statement"],
        "include": "",
        "exclude": "",
        "example": example,
        "knowable_from": statement["knowable_from"],
        "terms": terms,
    }


def _lemmas_of_sentences(sentences: list[Row], clauses: list[Row]) -> dict[Key, set[str]]:
    """The lemmas of each sentence that can be terms, by article and offset."""
    found: dict[Key, set[str]] = {(row["article_id"], row["start"]): set() for row in sentences}
    keys = sorted(found)
    for clause in clauses:
        found[_sentence(clause, keys)].update(_words(clause))
    return found


def _sentence(row: Row, keys: list[Key]) -> Key:
    """The sentence that a row begins in, among the sorted sentences of all articles."""
    return keys[bisect(keys, (row["article_id"], row["start"])) - 1]


def _words(clause: Row) -> list[str]:
    """The lemmas a term can be made of."""
    return [lemma for lemma in clause["lemmas"].split() if WORD.fullmatch(lemma) and not matches_everything(lemma)]


def _line(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    run_stage(main, __doc__)
