"""Zones: what is not running text is labelled with its reason, what is running text is not."""

from pathlib import Path

import pytest

from parallax.study import StudyError
from parallax.study.zones import blank, label_zones, read_patterns

SENTENCE = "The ministers met in Geneva for two hours and agreed to meet again next week."
OTHER = "Talks began in May after months of silence between the two capitals."


def found(text: str, headline: str = "", study: Path = Path("no study")) -> list[tuple[str, str]]:
    return [(zone.zone, text[zone.start : zone.end]) for zone in label_zones(text, headline, read_patterns(study))]


def test_a_dateline_glued_to_the_lead_ends_before_the_sentence():
    assert found(f"GENEVA: {SENTENCE}") == [("dateline", "GENEVA:")]
    assert found(f"GENEVA, July 23 — {SENTENCE}") == [("dateline", "GENEVA, July 23 —")]
    assert found(f"NEW YORK (Reuters) - {SENTENCE}") == [("dateline", "NEW YORK (Reuters) -")]


def test_a_date_glued_to_the_front_and_the_dateline_after_it_are_two_zones():
    assert found(f" date 2025-07-24 GENEVA: {SENTENCE}") == [("date_line", "date 2025-07-24"), ("dateline", "GENEVA:")]


@pytest.mark.parametrize("start", ["NATO said", "Geneva: a city of talks", "US President"])
def test_capitals_that_open_a_sentence_are_no_dateline(start):
    assert not [zone for zone, _ in found(f"{start} and more. {SENTENCE}") if zone == "dateline"]


def test_a_line_that_is_a_date_is_a_date_line_and_stays_visible():
    text = f"Sunday, July 27, 2025\n{SENTENCE}\n22.07.2025 12:00\n{SENTENCE} Again."
    assert [zone for zone in found(text) if zone[0] == "date_line"] == [
        ("date_line", "Sunday, July 27, 2025"),
        ("date_line", "22.07.2025 12:00"),
    ]


def test_page_furniture_is_blanked_and_nothing_else_and_offsets_stay():
    text = f"spot_imgspot_img\n\nLATEST\n\nRelated Posts\n\n{SENTENCE}\n(jh)\nPopular Articles"
    blanked = blank(text, label_zones(text, "", read_patterns(Path("no study"))))
    assert len(blanked) == len(text)
    assert blanked.split() == [*SENTENCE.split(), "(jh)"]
    assert blanked.index(SENTENCE) == text.index(SENTENCE)


def test_latest_inside_a_sentence_is_no_furniture():
    assert found("Latest news from the talks was mixed, diplomats said.") == []


def test_a_headline_is_found_by_the_catalogue_or_by_the_blank_line_after_it():
    text = f"Ministers agree to meet again\n\n{SENTENCE}"
    assert found(text) == [("headline", "Ministers agree to meet again")]
    glued = f"LATEST\nMinisters agree: to meet again.\n{SENTENCE}"
    assert ("headline", "Ministers agree: to meet again.") in found(glued, "Ministers agree – to meet again")


def test_a_headline_of_the_catalogue_that_is_not_in_the_text_labels_nothing():
    assert found(f"{SENTENCE}\n{OTHER}", "Another headline") == []


def test_a_subhead_stands_between_paragraphs():
    text = f"{SENTENCE}\nTURKEY URGES CEASEFIRE, US SETS DEADLINE\n{SENTENCE} Again.\nChallenges in Talks\n{SENTENCE}"
    assert [zone for zone, _ in found(text)] == ["subhead", "subhead"]


def test_a_short_sentence_is_no_subhead():
    assert found(f"{SENTENCE}\nIt failed.\n{SENTENCE} Again.") == []


def test_a_caption_and_its_repetition_before_the_credit():
    text = f"{SENTENCE}\nMinister Ana Silva.\nMinister Ana Silva.Photo: EPA/HANDOUT\n{OTHER}"
    assert [zone for zone, _ in found(text)] == ["caption", "caption"]


def test_a_standfirst_said_again_as_the_lead_is_a_repeat_but_a_new_paragraph_is_not():
    lead = "The ministers met in Geneva for three hours and agreed to meet again next week."
    assert found(f"{SENTENCE}\n{lead}\nThe talks began in May.") == [("repeat", SENTENCE)]
    assert found(f"{SENTENCE}\n{OTHER}") == []


def test_credits_and_initials_of_editors():
    assert found(f"{SENTENCE}\n(jh)\nSource: BBC, Reuters") == [("byline", "(jh)"), ("credit", "Source: BBC, Reuters")]


def test_a_study_adds_its_own_patterns(tmp_path):
    (tmp_path / "codebook").mkdir()
    (tmp_path / "codebook" / "zones.csv").write_text("zone,pattern,reason\nfurniture,English Section,a heading\n")
    assert found(f"English Section\n{SENTENCE}", study=tmp_path) == [("furniture", "English Section")]


@pytest.mark.parametrize(
    ("row", "message"),
    [("footer,x,y", "line 2: unknown zone “footer”"), ("furniture,(x,y", "line 2: pattern “.x” is no regular")],
)
def test_a_bad_pattern_is_refused_with_its_line(tmp_path, row, message):
    (tmp_path / "codebook").mkdir()
    (tmp_path / "codebook" / "zones.csv").write_text(f"zone,pattern,reason\n{row}\n")
    with pytest.raises(StudyError, match=message):
        read_patterns(tmp_path)


@pytest.mark.parametrize(
    "line",
    [
        "PUBLISHED: 18:42, 16 October 2024",
        "Thursday 17 October 2024 06.00 BST",
        "Last modified on Fri 31 Jan 2025 11.12 GMT",
        "Published: 22:15, 30 Jan 2025 | Updated: 23:40, 30 Jan 2025",
        "July 27, 2025 9:15 a.m. ET",
        "Updated 3 hours ago",
    ],
)
def test_dates_of_a_page_come_in_many_forms(line):
    assert found(f"{SENTENCE}\n{line}\n{OTHER}") == [("date_line", line)]


@pytest.mark.parametrize(
    "line", ["On 16 October 2024 they met.", "16 October 2024 was the day they met.", "3 hours ago it fell."]
)
def test_a_sentence_that_opens_with_a_date_is_no_date_line(line):
    assert found(f"{SENTENCE}\n{line}\n{OTHER}") == []


def test_names_above_the_date_or_below_a_byline_are_authors():
    text = f"{SENTENCE}\n\nEllie Marchetti in Barcelona\nFri 31 Jan 2025 08.30 GMT\n\n{OTHER}"
    assert ("byline", "Ellie Marchetti in Barcelona") in found(text)
    assert ("byline", "BBN News, Santa Luz") in found(f"{SENTENCE}\n\nBy Femi Aldous\nBBN News, Santa Luz\n\n{OTHER}")
    assert not [zone for zone, _ in found(f"{SENTENCE}\n\nSilence in Geneva\n\n{OTHER}") if zone == "byline"]


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("(Adds governor's comments, analyst, market reaction)", "furniture"),
        ("($1 = 10.4180 krona)", "furniture"),
        ("___", "furniture"),
        ("EXCLUSIVE", "furniture"),
        ("Staff writer Ben Adeyemi contributed reporting.", "credit"),
        ("Associated writer Jo Tran in Marrow contributed to this report.", "credit"),
        ("Photograph: Nils Aamodt/The Meridian", "caption"),
        ("- Tycoon spent £1.4m on 24-metre yacht", "subhead"),
        ("What happens next?", "subhead"),
    ],
)
def test_conventions_of_agencies_papers_and_sites(line, zone):
    assert found(f"{SENTENCE}\n{line}\n{OTHER}") == [(zone, line)]


@pytest.mark.parametrize(
    "line", ["“What happens next?”", "(She adds nothing.)", "Members contributed to the fund.", "– No."]
)
def test_what_only_looks_like_a_convention(line):
    assert found(f"{SENTENCE}\n{line}\n{OTHER}") == []
