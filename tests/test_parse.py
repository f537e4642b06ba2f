"""Parse: sentences keep to lines and to marks that end them; a shard is made once, checked, pruned."""

from pathlib import Path

import pytest
import spacy

from parallax import parse as stage
from parallax import shards
from parallax.ingest import TEXTS
from parallax.pipeline import pipeline_version
from parallax.shards.doc_files import all_docs
from parallax.shards.docs import sentence_rows
from parallax.tables import records, write


def texts(data: Path, *contents: str) -> None:
    """Texts that are a shard each."""
    rows = [
        {"article_id": f"x{i}", "shard": shards.digest(content), "text": content, "breaks": [0]}
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
    assert len(run(tmp_path)) == 4  # Docs and sentences of two shards
    texts(tmp_path, "One is here.")
    monkeypatch.setattr(stage, "parse_shard", lambda task: pytest.fail("parsed again"))
    assert len(run(tmp_path)) == 2
    assert [row["text"] for row in records(tmp_path / "sentences.parquet")] == ["One is here."]


@pytest.mark.parametrize("suffix", ["docs", "sentences"])
@pytest.mark.parametrize("damage", [lambda whole: whole[:-9], lambda whole: whole[:-1] + bytes([whole[-1] ^ 1])])
def test_a_file_cut_short_or_with_a_flipped_bit_is_made_again_with_the_same_bytes(tmp_path, suffix, damage):
    texts(tmp_path, "One is here.")
    run(tmp_path)
    (file,) = (tmp_path / "docs").glob(f"*.{suffix}")
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    with pytest.raises(shards.DamagedShard, match=file.name):
        shards.read_checked(file)
    run(tmp_path)
    assert file.read_bytes() == whole


def test_a_partial_file_of_a_killed_run_is_removed(tmp_path):
    texts(tmp_path, "One is here.")
    names = run(tmp_path)
    (tmp_path / "docs" / (names[0] + ".partial")).write_bytes(b"half")
    assert run(tmp_path) == names


def test_docs_read_back_have_the_syntax_that_was_parsed(tmp_path):
    texts(tmp_path, "The ministers did not meet in Geneva.")
    run(tmp_path)
    ((article_id, doc),) = all_docs(tmp_path / "docs", spacy.blank("en").vocab)
    assert article_id == "x0"
    assert [t.lemma_ for t in doc][1:5] == ["minister", "do", "not", "meet"]
    assert [t.dep_ for t in doc][1:5] == ["nsubj", "aux", "neg", "ROOT"]
    assert [ent.text for ent in doc.ents] == ["Geneva"]
    assert [row["text"] for row in records(tmp_path / "sentences.parquet")] == [doc.text]


def test_the_texts_parsed_at_a_time_do_not_change_a_doc(tmp_path):
    contents = ["The ministers met.", "Nobody, Silva said, had agreed to it; they left.", "“Why?” he asked. It rained."]
    rows = [{"article_id": str(i), "text": content, "breaks": [0]} for i, content in enumerate(contents)]
    made = {}
    for batch_size in (1, 2, 3):
        files = tmp_path / "docs", tmp_path / "sentences"
        stage.parse_shard(stage.Parsing(pipeline_version(), rows, batch_size, *files))
        made[batch_size] = (tmp_path / "docs").read_bytes()
    assert made[1] == made[2] == made[3]
