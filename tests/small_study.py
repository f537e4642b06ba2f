"""A study of another event, small enough to run whole in a test, with hostile text where a person could put it."""

from pathlib import Path

HOSTILE = "<script>document.title='owned'</script>"

ARTICLES = {
    "n1": f"""Dockers and port agree to talk again

BREMEN, March 4 — The dockers’ union and the port of Bremen met for six hours on Tuesday and agreed to meet again.
“We are far apart, but we talk,” union leader Ana Silva said. {HOSTILE}
The port said 1,200 workers had joined the strike. Silva put the number at more than 2,000.
""",
    "n2": """The talks between dockers and the port of Bremen ended without progress on Tuesday.
According to port spokesman Jonas O'Brien, about 1,200 workers had walked out. “The positions are far apart,” he said.
Ms Silva told reporters that the union wanted a wage rise of 8 percent.
""",
    "n3": """Dockers in Bremen will meet the port's managers on Tuesday, a source told the news agency DPA.
Union leader Ana Silva hopes for a breakthrough, but previous rounds had been fruitless.
""",
}
LATER = {  # a text of another event, for a study of two
    "articles.csv": "l1,north,ferry,2025-04-02,stated,after,stated,Ferry runs aground,,articles/l1.txt\n",
    "events.csv": f"ferry,Ferry {HOSTILE},2025-04-01,2025-04-01\n",
    "articles/l1.txt": "The ferry ran aground off Bremen on Tuesday. “Nobody was hurt,” captain Ida Holm said.\n",
}
CATALOGUE = f"""article_id,outlet_id,event_id,published,published_basis,written,written_basis,headline,url,file
n1,north,strike,2025-03-05,stated,,,Dockers and port agree to talk again,,articles/n1.txt
n2,south,strike,2025-03-05,stated,,,{HOSTILE},,articles/n2.txt
n3,west,strike,2025-03-03,stated,,,,,articles/n3.txt
"""
OUTLETS = f"""outlet_id,name,country,note
north,North {HOSTILE},,
south,=cmd|South,,
west,West,,
"""
EVENTS = "event_id,title,starts,ends\nstrike,Talks of dockers and port,2025-03-04,2025-03-04\n"

CODEBOOK = {
    "actors.csv": (
        "actor_id,name,kind,side,aliases,titles,metonyms,note\n"
        "silva,Ana Silva,person,union,Ana Silva|Ms Silva|Silva,union leader,,\n"
    ),
    "cues.csv": "cue,class,part,note\nsay,report,verb,\ntell,report,verb,\naccording to,report,preposition,\n",
    "claims.yaml": """claims:
  - id: strikers
    event: strike
    statement: About 1,200 workers took part in the strike.
    include: any number of workers on strike
    exclude: numbers of ships
    example: The port said 1,200 workers had joined the strike.
    knowable_from: before
    terms: {all: ["worker"], any: ["join | walk out | strike"], within: sentence}
    values: {"1,200": "1,200"}
""",
    "frames.yaml": """frames:
  - id: outcome
    definition: How the result of the talks is evaluated.
    unit: expression
    evaluated:
      - {id: this_round, definition: the talks of the event, terms: ["talks"]}
    codes:
      - id: failure
        definition: The talks are said to have failed.
        include: words of failure
        exclude: failure of anything else
        examples: ["previous rounds had been fruitless"]
        counter_examples: ["the fruit was ripe"]
        value: -2
        terms: ["fruitless"]
""",
    "spotlight.yaml": "expressions:\n  - {term: fruitless, note: as one outlet puts it}\n",
}


def write_study(folder: Path, codebook: bool = True) -> Path:
    """Write the study below `folder` and give its path."""
    files = {"articles.csv": CATALOGUE, "outlets.csv": OUTLETS, "events.csv": EVENTS}
    files |= {f"articles/{article_id}.txt": text for article_id, text in ARTICLES.items()}
    files |= {f"codebook/{name}": content for name, content in CODEBOOK.items()} if codebook else {}
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder
