"""The extractor as a whole: rows, offsets, agencies, bad input; with the shipped model and without."""

from dataclasses import replace

import pytest
from conftest import article_row

from parallax.extractors import attributions
from parallax.extractors.attributions import SCHEMA, finding, rows


@pytest.fixture(params=["model", "rules"])
def extract(request, parse, codebook, monkeypatch):
    """Rows of a text, by the learned model and by the rules alone."""
    if request.param == "rules":
        monkeypatch.setattr(finding, "shipped_model", lambda: None)

    def extracted(text, **files):
        return list(rows(parse(text), article_row(text), codebook(**files)))

    return extracted


def texts(text, row, *names):
    return tuple(None if row[f"{n}_start"] is None else text[row[f"{n}_start"] : row[f"{n}_end"]] for n in names)


def quoted(text, row):
    return [text[mark["start"] : mark["end"]] for mark in row["quoted"]]


def test_row_has_the_columns_of_the_schema(extract):
    (row,) = extract("“The positions are distant,” Ann Lee told reporters.")
    assert set(row) == set(SCHEMA.names)


def test_row_holds_the_articles_own_words_and_how_many_they_are(extract):
    text = "“We go on,” Ann Lee said, “today.”"
    (row,) = extract(text)
    assert (row["source"], row["text"]) == ("Ann Lee", text)
    assert (row["words"], row["quoted_words"]) == (4, 4)


def test_words_are_the_articles_where_furniture_stands_between(parse, codebook):
    text = "“We go on,” Ann Lee said. “It is late.”"
    article = article_row(text.replace("Ann", "Eve"))
    (row,) = rows(parse(text), article, codebook())
    assert row["source"] == "Eve Lee"
    assert [row["source"] for row in rows(parse(text), {"article_id": "x1"}, codebook())] == ["Ann Lee"]


def test_head_of_the_source_is_what_mentions_are_joined_by(extract):
    text = "Russia’s lead negotiator, Vladimir Medinsky, said the parties held lengthy discussions."
    (row,) = extract(text)
    assert texts(text, row, "source", "cue")[1] == "said"
    assert text[row["source_head"] :].startswith(("negotiator", "Medinsky"))


def test_source_that_syntax_names_is_not_left_out(extract):
    text = "The small groups chanted “Hands up, no shots.”"
    assert [texts(text, row, "source") for row in extract(text)] == [("The small groups",)]


def test_head_of_who_is_the_noun_it_stands_for(extract):
    text = "The minister, who said that it was over, left."
    assert [text[row["source_head"] :].split()[0] for row in extract(text)] == ["minister,"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The positions are distant,” he said.", "direct"),
        ("He said the positions remained “quite distant” on Monday.", "mixed"),
        ("He said the positions remained distant.", "indirect"),
    ],
)
def test_type_of_the_content(extract, text, kind):
    assert [row["type"] for row in extract(text)] == [kind]


def test_broken_quotation_is_one_attribution(extract):
    text = "“Our aim is to end this war,” he said. “The goal is a truce that paves the way for peace.”"
    (row,) = extract(text)
    assert quoted(text, row) == [
        "Our aim is to end this war,", "The goal is a truce that paves the way for peace.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "source", "via"),
    [
        ("RIA news agency, citing an unnamed source, said delegates would talk for two days.",
         "an unnamed source", "RIA news agency"),
        ("A delegation source told AFP that progress would depend on Russia.", "A delegation source", "AFP"),
        ("According to Reuters, Ann Lee stated that a summit would be held.", "Ann Lee", "Reuters"),
        ("Ann Lee announced that a summit would be held in Rome, as reported by Agerpres.", "Ann Lee", "Agerpres"),
        ("The minister told reporters that progress would depend on Russia.", "The minister", None),
    ],
)  # fmt: skip
def test_agency_relays_and_is_not_the_source(extract, text, source, via):
    assert (source, via) in [texts(text, row, "source", "via") for row in extract(text)]


def test_agency_of_the_codebook_relays(extract):
    actors = "actor_id,name,kind,side,aliases,titles,metonyms,note\nfoo,Foonews,agency,,,,,\n"
    text = "A delegation source told Foonews that progress would depend on Russia."
    assert [texts(text, row, "via") for row in extract(text, **{"actors.csv": actors})] == [("Foonews",)]


def test_cue_the_study_lists_is_found_with_its_class(extract):
    cues = "cue,class,part,note\nprophesy,belief,verb,\n"
    text = "The old oracle prophesied that the walls would fall."
    found = [(texts(text, row, "cue"), row["cue_class"]) for row in extract(text, **{"cues.csv": cues})]
    assert (("prophesied",), "belief") in found


def test_attribution_ids_are_unlike(extract):
    found = extract("Ann Lee said he said it was over. “Yes,” she added, “it is.” Bob Roe agreed to go, he said.")
    assert len({row["attribution"] for row in found}) == len(found) > 1


def test_a_cue_that_is_found_twice_is_one_attribution_the_more_confident(extract, monkeypatch):
    def twice(*arguments):
        return [replace(found, confidence=c) for found in finding.find_attributions(*arguments) for c in (0.4, 0.49)]

    monkeypatch.setattr(attributions, "find_attributions", twice)
    assert [row["confidence"] for row in extract("Ann Lee reportedly argued that it was over.")] == [0.49]


def test_paragraph_of_quotation_goes_on_with_who_was_quoted_before(extract):
    text = "“He is a champion of the old system,” Ann Lee told reporters.\n\n“She speaks to a rising generation of voters.”"
    (row,) = extract(text)
    assert texts(text, row, "source") == ("Ann Lee",) and len(row["content"]) == 2


def test_cue_of_several_words_attributes_once(parse, codebook):
    text = "Straub ruled out dismissing his minister after the collapse."
    found = rows(parse(text), article_row(text), codebook())
    assert [texts(text, row, "cue") for row in found] == [("ruled out dismissing",)]


def test_what_happens_says_nothing(parse, codebook):
    text = "The third round of talks concluded without a final agreement but left the door open for further steps."
    assert list(rows(parse(text), article_row(text), codebook())) == []


def test_quotation_left_open_is_whose_the_one_before_it_is(extract):
    text = '"We take no issue with them," Ann Lee said in a statement about the vote. '
    text += '"What we take issue with is the long and continued tolerance of insults.\n'
    (row,) = [row for row in extract(text) if row["type"] == "direct"]
    assert texts(text, row, "source") == ("Ann Lee",) and len(row["content"]) == 2


def test_paragraph_of_quotation_after_reported_speech_has_its_source(extract):
    text = "Ann Lee said that the plan was dead.\n\n“She speaks to a rising generation of all the voters.”"
    assert [texts(text, row, "source") for row in extract(text)] == [("Ann Lee",)] * 2


def test_paragraph_of_quotation_after_other_text_stands_alone(extract):
    text = "Ann Lee spoke first.\n\nIt was raining.\n\n“She speaks to a rising generation of all the voters.”"
    assert [texts(text, row, "source", "cue") for row in extract(text)] == [(None, None)]


BAD = [
    "", " ", "\n\n", "“", "”", "“ ”", '"', '" " "', "‘a ‘b ‘c", "Yes.", "“a “b “c” d” e” said",
    "said said said", "according to", "– Lee", "a – Lee", "“\n“\n“", "\u200b", "He said: “",
]  # fmt: skip


@pytest.mark.parametrize("text", BAD)
def test_bad_input_raises_nothing_and_offsets_lie_in_the_text(extract, text):
    for row in extract(text):
        assert all(0 <= piece["start"] < piece["end"] <= len(text) for piece in row["content"])


def test_long_paragraph_without_any_break(extract):
    text = "“It is over,” he said, and she said that it was “not” over " * 150
    assert len(extract(text)) > 100


def test_without_the_models_file_the_rules_work_and_say_so(parse, codebook, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(finding, "load", lambda: None)
    finding.shipped_model.cache_clear()
    text = "Ann Lee said that it was over."
    found = list(rows(parse(text), article_row(text), codebook()))
    finding.shipped_model.cache_clear()
    assert len(found) == 1 and "by rules alone" in capsys.readouterr().err


def test_study_listed_cue_inside_a_quotation_is_the_speakers_and_not_the_writers(parse, codebook):
    cues = "cue,class,part,note\nexpect,belief,verb,\n"
    text = "“No one expects an easy road. It will be difficult,” the spokesman said."
    found = list(rows(parse(text), article_row(text), codebook(**{"cues.csv": cues})))
    assert [texts(text, row, "source") for row in found if row["confidence"] == 0.7] == []
    assert ("the spokesman",) in [texts(text, row, "source") for row in found]


def test_agency_that_cites_is_no_attribution_of_its_own(extract):
    text = "The delegations held a meeting in the same venue, TASS reported, citing a source."
    assert ("citing",) not in [texts(text, row, "cue") for row in extract(text)]


@pytest.fixture
def learned(parse, codebook):
    """Rows of a text by the learned model, with a cue that the study lists."""
    cues = "cue,class,part,note\ndescribe,report,verb,\n"
    return lambda text: list(rows(parse(text), article_row(text), codebook(**{"cues.csv": cues})))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Documents seen by this newspaper show that the regulator received 23 complaints.", "Documents seen by"),
        ("Asked whether the bank had been under pressure, she replied: “No. None whatsoever.”", "she"),
        ("FIFA confirmed it had received the complaint.", "FIFA"),
    ],
)
def test_one_speaks_and_who_was_asked_or_saw_does_not(learned, text, source):
    sources = [texts(text, row, "source")[0] for row in learned(text) if row["source_start"] is not None]
    assert len(sources) == 1 and sources[0].startswith(source)


def test_head_of_a_name_that_the_parser_splits_is_its_last_word(learned):
    text = "Khalid al-Mansour said the result proved that “dialogue is never wasted”."
    heads = [text[row["source_head"] :].split()[0] for row in learned(text) if texts(text, row, "cue") == ("said",)]
    assert heads == ["Mansour"]


def test_who_is_cited_at_the_end_of_what_a_newspaper_reported_is_the_source(learned):
    text = "The newspaper Daily Echo reported on Monday that he had called the governor, citing two officials."
    (row,) = [row for row in learned(text) if row["via_start"] == 0]
    assert texts(text, row, "source", "via") == ("two officials", "The newspaper Daily Echo")
    assert text[: row["content_end"]].endswith("governor")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“Not one of us has given in. The ships sail at dawn,” Lusa quoted Maria Lima as saying.",
         "“Not one of us has given in. The ships sail at dawn,”"),
        ("Lusa quoted Maria Lima as saying that the ships would sail at dawn.", "that the ships would sail at dawn"),
    ],
)  # fmt: skip
def test_who_is_quoted_as_saying_speaks_and_the_agency_relays(learned, text, said):
    assert ("Maria Lima", "Lusa", said) in [texts(text, row, "source", "via", "content") for row in learned(text)]


def test_who_is_cited_by_whom_it_is_according_to_is_the_source(learned):
    text = "According to the Daily Echo, citing a person briefed on the inquiry, a conveyor had been restarted."
    assert texts(text, learned(text)[0], "source")[0].startswith("a person")


def test_a_speaker_behind_a_sum_is_no_apposition(learned):
    text = "The firm is willing to pay 25 million tenge ($48,900) to each family, a source close to the company said."
    (row,) = learned(text)
    assert texts(text, row, "source") == ("a source close to the company",)
    assert text[: row["content_end"]].endswith("each family")


def test_a_reason_that_is_cited_is_no_source(learned):
    text = "The newspaper Daily Echo reported on Monday that the minister had resigned, citing poor health."
    assert "poor health" not in [texts(text, row, "source")[0] for row in learned(text)]


def test_who_is_found_guilty_says_nothing(learned):
    assert learned("Former insurance chief found guilty of fraud") == []


def test_a_mere_whom_is_nobodys_words(learned):
    text = "Ann Lee, whom the judge described as a risk, must stay."
    assert "whom" not in [text[row["content_start"] : row["content_end"]] for row in learned(text)]
