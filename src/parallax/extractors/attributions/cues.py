"""Cues: the words that attribute content to a source, the study's own before those of general English (cues.csv)."""

import csv
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from spacy.tokens import Token

from parallax.codebook import Codebook
from parallax.extractors.mentions.mention import noun_label, word_list

PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective"}


@dataclass(frozen=True)
class CueWord:
    """What a cue does: its class, and whether it takes a plain object (“downplayed the chances”) as content."""

    cue_class: str
    takes_object: bool


CueWords = dict[tuple[str, str], CueWord]
ASKING = ("ask", "press", "question", "quiz")
UNLISTED = CueWord("report", False)
# what cannot speak: with such a subject “suggest” says what the writer concludes
EVIDENCE = frozenset(
    "comment remark word action move step sign signal development event response reaction silence tone evidence data "
    "figure number trend result fact picture image this that it".split()
)


@lru_cache(maxsize=1)
def cue_words(codebook: Codebook) -> CueWords:
    """Cues by lemma and part of speech; an entry of the codebook replaces the general one's class."""
    words = dict(general_cues())
    for cue in codebook.cues:
        known = words.get((cue.cue, cue.part))
        words[cue.cue, cue.part] = CueWord(cue.cue_class, known.takes_object if known else cue.part == "verb")
    return words


@cache
def general_cues() -> CueWords:
    """Reporting, belief and inference words of general English."""
    with Path(__file__).with_name("cues.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["cue"], row["part"]): CueWord(row["class"], row["content"] == "object")
            for row in csv.DictReader(file)
        }


def cue_word(token: Token, words: CueWords) -> CueWord | None:
    """The entry of a token that can be a cue, None where the list has none."""
    return words.get((token.lemma_.lower(), PARTS.get(token.pos_, "")))


def is_put_to(cue: Token) -> bool:
    """Whether the one the clause is about was asked and did not ask: “Asked whether it was true, she said …”."""
    return cue.lemma_ in ASKING and cue.tag_ == "VBN" and cue.dep_ == "advcl" and not _has_agent(cue)


def is_undergone(cue: Token) -> bool:
    """Whether a passive says what is done to something, not what is said: “the effect will be felt”, not “it is”."""
    told = next((child for child in cue.children if child.dep_ == "nsubjpass"), None)
    clause = any(child.dep_ in ("ccomp", "xcomp") and child.i > cue.i for child in cue.children)
    return told is not None and told.lower_ != "it" and not clause and not _has_agent(cue)


def _has_agent(cue: Token) -> bool:
    return any(child.dep_ == "agent" for child in cue.children)


def is_mute(cue: Token, source: Token | None) -> bool:
    """Whether the source is what happens and no clause says what it told: “the talks ended without a deal”, or was
    found something: “the former chief found guilty”."""
    if cue.lemma_ == "find" and not any(child.dep_ in ("ccomp", "dobj") for child in cue.children):
        return any(child.dep_ in ("acomp", "oprd") for child in cue.children)
    if source is None or source.pos_ != "NOUN" or noun_label(source):
        return False
    happens = source.lemma_.lower() in word_list("event_nouns.csv")
    return happens and not any(child.dep_ == "ccomp" for child in cue.children)


def class_with_source(word: CueWord, source: Token | None) -> str:
    """The class of a cue in place: a person, body or document that “suggests” something reports it."""
    speaks = source is not None and (source.lemma_.lower() not in EVIDENCE or source.ent_type_ != "")
    return "report" if word.cue_class == "inference" and speaks else word.cue_class
