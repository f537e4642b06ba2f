"""Suggestions: what a person can paste into a codebook, and what is left for a person to write."""

from collections import Counter

import pytest
import yaml

from parallax.codebook import ACTOR_COLUMNS
from parallax.linkers.actors.discovered import suggestions
from parallax.linkers.actors.unnamed import unnamed
from parallax.study import StudyError
from parallax.suggest import claims, rule, without_shared_names, write_actors, write_claims

HOSTILE = 'He said: “stop”, # {all: [*]}\n- id: "x'


def suggested_claim(text: str) -> dict:
    statement = {"claim_id": "x1-0", "event_id": "event", "knowable_from": "2025-07-22", "origin": "discovered"}
    statement |= {"statement": " ".join(text.split())}
    texts = {"x1": text, "y1": "Stop said he."}
    sentences = [{"article_id": a, "start": 0, "end": 99, "text": told} for a, told in texts.items()]
    places = [{"claim_id": "x1-0", "article_id": a, "start": 4} for a in ("x1", "y1")]
    clauses = [{"article_id": a, "start": 3, "lemmas": "say stop 40 u.s."} for a in ("x1", "y1")]
    (entry,) = claims([statement, statement | {"origin": "codebook"}], places, sentences, clauses)
    return entry


def test_a_claim_is_refused_until_its_prompts_are_filled_and_then_read(tmp_path, codebook) -> None:
    write_claims(tmp_path / "suggested.yaml", [suggested_claim("He said stop.")])
    text = (tmp_path / "suggested.yaml").read_text(encoding="utf-8")
    with pytest.raises(StudyError, match="“say_stop_x1-0” has no include"):
        _ = codebook(**{"claims.yaml": text}).claims
    filled = text.replace("include: ''", "include: a call to stop").replace("exclude: ''", "exclude: other calls")
    (claim,) = codebook(**{"claims.yaml": filled}).claims
    assert (claim.claim_id, claim.rule.all, claim.knowable_from) == ("say_stop_x1-0", ("say", "stop"), "2025-07-22")
    assert claim.examples == ("He said stop.",)


def test_text_that_looks_like_yaml_stays_text(tmp_path) -> None:
    entry = suggested_claim(HOSTILE)
    write_claims(tmp_path / "suggested.yaml", [entry])
    (read,) = yaml.safe_load((tmp_path / "suggested.yaml").read_text(encoding="utf-8"))["claims"]
    assert read == entry and read["example"] == " ".join(HOSTILE.split())


def test_a_rule_has_what_all_sentences_share_and_one_of_what_most_share() -> None:
    common = Counter(say=9, port=5, strike=2, union=1)
    told = [{"say", "strike", "union"}, {"strike", "union"}, {"say", "strike"}]
    assert rule(told[0], told, common) == {"all": ["strike"], "any": ["union", "say"]}
    # of what all share the rarest words of the event
    told = [{"say", "port", "strike", "union"}] * 2
    assert rule(told[0], told, common) == {"all": ["union", "strike", "port"]}


def test_a_name_stands_with_the_actor_named_most_and_not_with_one_the_codebook_knows(tmp_path, codebook) -> None:
    columns = dict.fromkeys(ACTOR_COLUMNS, "")
    rows = [
        columns | {"actor_id": "ann-silva", "name": "Ann Silva", "kind": "person", "aliases": "Silva|Ana Silva"},
        columns | {"actor_id": "port", "name": "Port", "kind": "organisation", "aliases": "silva|The Port, Inc."},
    ]
    book = codebook(**{"actors.csv": ",".join(ACTOR_COLUMNS) + "\nana,Ana Silva,person,,,,,\n"})
    kept = without_shared_names(rows, book)
    assert [row["aliases"] for row in kept] == ["Silva", "The Port, Inc."]
    write_actors(tmp_path / "actors.csv", kept)
    read = codebook(**{"actors.csv": (tmp_path / "actors.csv").read_text(encoding="utf-8")}).actors
    assert [actor.aliases for actor in read] == [("Silva",), ("The Port, Inc.",)]


def test_an_actor_that_is_only_ever_a_plural_is_suggested_without_other_names() -> None:
    actor = {"actor_id": "americans", "name": "Americans", "kind": "group", "origin": "discovered"}
    mention = {"article_id": "x1", "head": 0, "start": 0, "kind": "name"}
    told = mention | {"text": "Americans", "plural": True}
    (row,) = suggestions([actor], [mention | {"actor_id": "americans"}], [told])
    assert (row["name"], row["aliases"]) == ("Americans", "")


def test_a_body_that_articles_speak_of_and_never_name_is_offered_with_its_descriptions() -> None:
    told = [("x1", "The union"), ("x1", "the dockers' union"), ("y1", "the union"), ("y1", "a union"), ("y1", "a bank")]
    mentions = [
        {"article_id": a, "start": 9 * i, "head": 9 * i + text.rindex(" ") + 1, "text": text, "kind": "nominal"}
        for i, (a, text) in enumerate(told)
    ]
    mentions = [mention | {"label": "ORG", "plural": False} for mention in mentions]
    (row,) = unnamed(mentions, [])
    assert (row["actor_id"], row["name"], row["titles"]) == ("union", "the union", "the dockers' union")
    assert set(row) == set(ACTOR_COLUMNS)
    assert unnamed(mentions, [{"article_id": "x1", "head": m["head"]} for m in mentions]) == []
