"""Actors and cues of a codebook: read whole, and refused with the line where a person got them wrong."""

import pytest

from parallax.study import StudyError

ACTORS = "actor_id,name,kind,side,aliases,titles,metonyms,note\n"
CUES = "cue,class,part,note\n"


def actors(codebook, *rows: str):
    return codebook(**{"actors.csv": ACTORS + "".join(f"{row}\n" for row in rows)}).actors


def test_an_actor_has_aliases_titles_and_metonyms(codebook):
    (state,) = actors(codebook, "norway,Norway,state,north,Norway|Kingdom of Norway,Norwegian government,Oslo,")
    assert state.aliases == ("Norway", "Kingdom of Norway")
    assert state.titles == ("Norwegian government",)
    assert state.metonyms == ("Oslo",)


def test_without_a_file_there_are_no_actors_and_no_cues(codebook):
    assert codebook().actors == [] and codebook().cues == []


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            ["silva,Ana Silva,person,,Silva,,,", "silva2,Rui Silva,person,,silva,,,"],
            "actors.csv, line 3: alias “silva” stands in line 2 too. An alias names one actor",
        ),
        (
            ["norway,Norway,state,,,,Oslo,", "oslo,Oslo,organisation,,,,,"],
            "actors.csv, line 3: alias “Oslo” stands in line 2 too",
        ),
        (["silva,Ana Silva,human,,,,,"], "actors.csv, line 2: unknown kind “human”"),
        (["silva,Ana Silva,persn,,,,,"], "actors.csv, line 2: unknown kind “persn”. Did you mean “person”?"),
        (["silva,Ana Silva,person,,,,,", "silva,Ana Silva,person,,,,,"], "line 3: actor_id “silva” stands in line 2 too"),
    ],
)
def test_what_is_wrong_with_an_actor_is_said_with_its_line(codebook, rows, message):
    with pytest.raises(StudyError) as caught:
        actors(codebook, *rows)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("say,reports,verb,", "cues.csv, line 2: unknown class “reports”. Did you mean “report”?"),
        ("say,report,adverb,", "cues.csv, line 2: unknown part “adverb”. Did you mean “verb”?"),
    ],
)
def test_what_is_wrong_with_a_cue_is_said_with_its_line(codebook, row, message):
    with pytest.raises(StudyError) as caught:
        codebook(**{"cues.csv": f"{CUES}{row}\n"}).cues
    assert message in str(caught.value)
