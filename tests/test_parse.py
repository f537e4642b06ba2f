"""Parse: sentences keep to lines and to marks that end them; a shard is made once, checked, pruned."""

from pathlib import Path

import pytest
import spacy

from parallax import parse as stage
from parallax import shards
from parallax.ingest import TEXTS
from parallax.parse import sentence_rows
from parallax.tables import records, write


def texts(data: Path, *contents: str) -> None:
    rows = [
        {"article_id": f"x{i}", "doc_key": f"{i:x}" * 64, "text": content, "breaks": [0]}
        for i, content in enumerate(contents)
    ]
    write(data / "texts.parquet", rows, TEXTS)


def run(data: Path) -> list[str]:
    stage.main(data, data)
    return sorted(file.name for file in (data / "docs").iterdir())


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        # the parser alone ended a sentence after “Ukraine” here
        ("Ukraine and Russia will meet in Istanbul on Wednesday, President Zelensky said, after strikes.", 1),
        ("Ministers to resume peace talks Wednesday – Silva", 1),
        ("Talks stalled\nThe ministers left the hall. They did not speak.", 3),
        ("“We agreed to continue contacts.” He left at once.", 2),
    ],
)
def test_sentences_end_at_lines_and_at_final_marks_only(parse, text, sentences):
    assert len(list(parse(text).sents)) == sentences


def test_sentence_rows_slice_to_the_text_and_count_paragraphs_by_lines(parse):
    text = "  One is here. Two is here.\n\nThree is here.  "
    rows = list(sentence_rows(parse(text), "x"))
    assert [text[row["start"] : row["end"]] for row in rows] == [row["text"] for row in rows]
    assert [(row["sentence"], row["paragraph"], row["text"]) for row in rows] == [
        (0, 0, "One is here."),
        (1, 0, "Two is here."),
        (2, 1, "Three is here."),
    ]


def test_an_unchanged_text_is_not_parsed_again_and_a_removed_one_is_pruned(tmp_path, monkeypatch):
    texts(tmp_path, "One is here.", "Two is here.")
    first = run(tmp_path)
    texts(tmp_path, "One is here.")
    monkeypatch.setattr(stage, "load_pipeline", lambda: pytest.fail("parsed again"))
    assert run(tmp_path) == first[:1]


def test_a_damaged_shard_is_made_again_with_the_same_bytes(tmp_path):
    texts(tmp_path, "One is here.")
    name = run(tmp_path)[0]
    file = tmp_path / "docs" / name
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(shards.DamagedShard, match=name):
        shards.read_shard(file, spacy.blank("en").vocab)
    run(tmp_path)
    assert file.read_bytes() == whole


def test_a_partial_file_of_a_killed_run_is_removed(tmp_path):
    texts(tmp_path, "One is here.")
    names = run(tmp_path)
    (tmp_path / "docs" / (names[0] + ".partial")).write_bytes(b"half")
    assert run(tmp_path) == names


def test_another_pipeline_version_makes_another_shard():
    one, other = shards.plan(["ab", "ac"], 1, "v1"), shards.plan(["ac", "ab"], 1, "v2")
    assert [shard.keys for shard in one] == [shard.keys for shard in other] == [("ab", "ac")]
    assert one[0].name != other[0].name


def test_docs_read_back_have_the_syntax_that_was_parsed(tmp_path):
    texts(tmp_path, "The ministers did not meet in Geneva.")
    run(tmp_path)
    ((key, doc),) = shards.read_docs(tmp_path / "docs", spacy.blank("en").vocab)
    assert key == "0" * 64
    assert [(t.lemma_, t.dep_) for t in doc][1:5] == [("minister", "nsubj"), ("do", "aux"), ("not", "neg"), ("meet", "ROOT")]
    assert [ent.text for ent in doc.ents] == ["Geneva"]
    assert [row["text"] for row in records(tmp_path / "sentences.parquet")] == [doc.text]
