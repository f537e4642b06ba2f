"""NewsWCL50 (Hamborg et al. 2019): five outlets an event, mentions of actors and countries under all their names.

The set: https://github.com/fhamborg/NewsWCL50, in CoNLL form (columns: document, sentence, token, word, clusters).
B³ (Bagga & Baldwin 1998) is taken over the given mentions of one type; a given mention that is not found is a cluster
of its own. A given mention is found where a mention of an actor holds its head word. No codebook is used.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from spacy.tokens import Doc

from parallax.codebook import Codebook
from parallax.extractors.mentions import rows
from parallax.linkers import actors
from parallax.pipeline import load_pipeline
from parallax.tables import Row

FILE = "events_dev.conll"
TYPES = ("ACTOR", "COUNTRY")
DETECTED = ("ACTOR", "ACTOR-I", "COUNTRY")
WORD = re.compile(r"\w+")
NO_SPACE_BEFORE = set(".,;:!?)]%”’") | {"'s", "n't", "'re", "'ve", "'ll", "'m", "'d", "'", "’s", "-", "/"}
NO_SPACE_AFTER = set("([$“‘-/#")


@dataclass
class Document:
    """One article as running text, a sentence a line: its event, and given mentions as (cluster, start, end)."""

    name: str
    event: str
    text: str = ""
    given: list[tuple[str, int, int]] = field(default_factory=list)


@dataclass
class Linked:
    """Articles as the pipeline sees them: Docs by article, all mentions, and those that are an actor's."""

    docs: dict[str, Doc]
    mentions: list[Row]
    of_actors: list[Row]


def main(corpus: Path) -> str:
    """A Markdown section: B³ by type, against clusters of equal strings and of equal last words, and detection."""
    documents = read_documents(corpus / FILE)
    linked = link_texts({document.name: (document.event, document.text) for document in documents})
    found = found_actors(documents, linked)
    lines = ["| type | mentions | found | P | R | B³ F1 | last word | exact string |", "|---" * 8 + "|"]
    for kind in TYPES:
        pairs = [(given, found.get((name, i))) for name, i, given in _given(documents, kind)]
        held = sum(actor is not None for _, actor in pairs)
        ours = b_cubed([(given, actor or f"missed {i}") for i, (given, actor) in enumerate(pairs)])
        last = b_cubed(_by_string(documents, kind, lambda words: words[-1:]))[2]
        exact = b_cubed(_by_string(documents, kind, lambda words: words))[2]
        figures = " | ".join(f"{value:.3f}" for value in (held / len(pairs), *ours, last, exact))
        lines.append(f"| {kind} | {len(pairs)} | {figures} |")
    precision, recall, f1 = detection(documents, linked, found)
    told = f"Detection over {', '.join(DETECTED)}: P {precision:.3f}, R {recall:.3f}, F1 {f1:.3f}."
    return "## NewsWCL50: actors without a codebook\n\n" + "\n".join(lines) + "\n\n" + told


def read_documents(file: Path) -> list[Document]:
    """The documents of a CoNLL file; words are joined as running text has them."""
    documents: list[Document] = []
    for block in re.split(r"^#begin document ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name = block.split(";", 1)[0]
        document = Document(name, name.split("/")[0])
        opened: list[tuple[str, int]] = []
        for lines in re.split(r"\n\s*\n", block.split("\n", 1)[1]):
            _add_sentence(document, [line.split("\t") for line in lines.splitlines() if "\t" in line], opened)
        documents.append(document)
    return documents


def link_texts(articles: dict[str, tuple[str, str]]) -> Linked:
    """Parse texts (event and text by article id), find their mentions, and link them without a codebook."""
    nlp, codebook = load_pipeline(), Codebook(Path("no codebook"))
    docs, mentions = {}, defaultdict(list)
    for article_id, (event, text) in articles.items():
        doc = nlp.make_doc(text)
        doc.user_data["breaks"] = [match.start() for match in re.finditer(r"\S[^\n]*", text)]
        docs[article_id] = nlp(doc)
        mentions[event] += rows(docs[article_id], {"article_id": article_id, "zones": []}, codebook)
    linked = [actors.link({"tables/mentions": own}, codebook)["actor_mentions"] for own in mentions.values()]
    return Linked(docs, list(chain(*mentions.values())), list(chain(*linked)))


def found_actors(documents: list[Document], linked: Linked) -> dict[tuple[str, int], str]:
    """The actor of each given mention that is found, by document and number of the mention."""
    found = {}
    for document in documents:
        own = [row for row in linked.of_actors if row["article_id"] == document.name]
        for i, (_, start, end) in enumerate(document.given):
            head = linked.docs[document.name].char_span(start, end, alignment_mode="expand").root.idx
            holding = [row for row in own if row["start"] <= head < row["end"]]
            if holding:
                best = min(holding, key=lambda row: (row["head"] != head, row["end"] - row["start"]))
                found[document.name, i] = f"{document.event} {best['actor_id']}"
    return found


def detection(
    documents: list[Document], linked: Linked, found: dict[tuple[str, int], str]
) -> tuple[float, float, float]:
    """Precision, recall and F1 of finding mentions at all: names and descriptions that are read as actors, pronouns
    left out as the set leaves them out. The set gives only what coders found salient, so precision is a lower bound."""
    given = [(document.name, i) for document in documents for i, (cluster, _, _) in enumerate(document.given)
             if cluster.rsplit("_", 1)[1] in DETECTED]  # fmt: skip
    ours = [row for row in linked.of_actors if row["kind"] != "pronoun" and row["reading"] == "actor"]
    spans = {document.name: document.given for document in documents}
    right = sum(any(start <= row["head"] < end for _, start, end in spans[row["article_id"]]) for row in ours)
    precision, recall = right / len(ours), sum(key in found for key in given) / len(given)
    return precision, recall, 2 * precision * recall / (precision + recall)


def b_cubed(pairs: Iterable[tuple[str, str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of B³ over (given cluster, found cluster) of each mention."""
    pairs = list(pairs)
    given, found, both = Counter(a for a, _ in pairs), Counter(b for _, b in pairs), Counter(pairs)
    precision = sum(n * n / found[b] for (_, b), n in both.items()) / len(pairs)
    recall = sum(n * n / given[a] for (a, _), n in both.items()) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _add_sentence(document: Document, tokens: list[list[str]], opened: list[tuple[str, int]]) -> None:
    quoted = False
    for i, (_, _, _, word, marks, *_) in enumerate(tokens):
        closing = word == '"' and quoted
        tight = i == 0 or closing or word in NO_SPACE_BEFORE or tokens[i - 1][3] in NO_SPACE_AFTER
        tight = tight or (quoted and tokens[i - 1][3] == '"' and document.text.endswith('"'))
        document.text += word if tight else f" {word}"
        quoted = quoted != (word == '"')
        start, end = len(document.text) - len(word), len(document.text)
        for mark in (part.strip() for part in marks.split("|")):
            cluster = mark.strip("()")
            if mark.startswith("("):
                opened.append((cluster, start))
            if mark.endswith(")"):
                at = max(i for i, (other, _) in enumerate(opened) if other == cluster)
                document.given.append((cluster, opened.pop(at)[1], end))
    document.text += "\n" if tokens else ""


def _given(documents: list[Document], kind: str) -> list[tuple[str, int, str]]:
    return [
        (document.name, i, cluster)
        for document in documents
        for i, (cluster, _, _) in enumerate(document.given)
        if cluster.endswith(f"_{kind}")
    ]


def _by_string(documents: list[Document], kind: str, key: Callable[[list[str]], list[str]]) -> list[tuple[str, str]]:
    """Each given mention with the cluster its own words would put it in."""
    return [
        (cluster, " ".join([document.event, *key(WORD.findall(document.text[start:end].lower()))]))
        for document in documents
        for cluster, start, end in document.given
        if cluster.endswith(f"_{kind}")
    ]
