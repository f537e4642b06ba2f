"""Pages: what they allow to run, what they show as text, what they are called."""

import base64
import hashlib
import html
import json
import re

import nbformat
import pytest
from markupsafe import Markup, escape
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from small_study import HOSTILE

from parallax.reporting.links import Link, file_stem
from parallax.reporting.pages import GUIDE, Frame, chart_library, notebook_page, page, policy
from parallax.reporting.rendering import script_json

LINKS = (Link("index.html", "Start"), Link("actors.html", "Actors"))
OUTLETS = (Link("outlet-north.html", f"North {HOSTILE}"),)
FRAME = Frame(f"Talks {HOSTILE}", (LINKS, OUTLETS))
VEGALITE = "application/vnd.vegalite.v5+json"


def cells(*outputs: nbformat.NotebookNode, source: str = "x = 1") -> nbformat.NotebookNode:
    return new_notebook(cells=[new_markdown_cell("# Title"), new_code_cell(source, outputs=list(outputs), id="cell-2")])


@pytest.fixture(scope="module")
def made() -> str:
    """A page with a finding, a chart and a table, hostile wherever text can be."""
    line = {"link": "article-n1.html#s0", "outlet": HOSTILE, "before": HOSTILE, "counted": HOSTILE, "after": "."}
    listed = [{"code": HOSTILE, "label": HOSTILE, "sentences": [line, {**line, "link": None}]}]
    chart = {"mark": "point", "datasets": {"rows": [{"text": f"{HOSTILE}<!--"}]}, "title": {"text": "Dots"}}
    chart["usermeta"] = {"name": "dots", "sentences": listed}
    outputs = [
        new_output("stream", name="stdout", text=f"{HOSTILE} is heard most.\n\nTwice.\n"),
        new_output("display_data", data={VEGALITE: chart, "text/plain": "chart"}),
        new_output("execute_result", data={"text/plain": HOSTILE}),
    ]
    return notebook_page(cells(*outputs, source=f"print('{HOSTILE}')"), LINKS[1], FRAME)


def scripts(text: str) -> list[tuple[str, str]]:
    return re.findall(r"<script([^>]*)>(.*?)</script>", text, re.S)


@pytest.mark.parametrize(("rows", "shown"), [([], False), ([{"n": 1}], True)])
def test_a_guide_to_a_chart_that_has_nothing_to_draw_is_left_out(rows, shown):
    chart = {"datasets": {"rows": rows}, "title": {"text": "Dots"}, "usermeta": {"name": "dots", "sentences": []}}
    notebook = cells(new_output("display_data", data={VEGALITE: chart, "text/plain": "chart"}))
    notebook.cells.append(new_markdown_cell(f"{GUIDE[0]} A dot is an expression."))
    assert ("A dot is an expression." in notebook_page(notebook, LINKS[1], FRAME)) == shown


def test_the_policy_allows_exactly_the_scripts_of_the_page(made):
    allowed = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', made)[1])
    run = [body for attributes, body in scripts(made) if "json" not in attributes]
    digests = [base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() for body in run]
    assert len(run) == 3
    assert re.findall(r"'sha256-([^']+)'", allowed) == digests
    assert "default-src 'none'" in allowed
    assert "eval" not in allowed and "script-src 'unsafe" not in allowed and "http" not in allowed


def test_hostile_text_is_never_a_tag(made):
    assert "<script>document" not in made and "<!--" not in made.split("<body>")[1].split("</main>")[0]
    assert made.count("&lt;script&gt;document") >= 4


def test_a_finding_is_a_paragraph_a_line(made):
    assert '<p class="finding">Twice.</p>' in made


def test_code_is_folded_away_at_the_end_and_there_to_open(made):
    assert re.search(r'<details class="code"><summary>The code of this page</summary><pre>print\(', made)


def test_code_of_silent_cells_is_shown_too():
    notebook = cells(new_output("stream", name="stdout", text="Done."), source="print(x)")
    notebook.cells.insert(1, new_code_cell("x = 1"))
    made = notebook_page(notebook, LINKS[1], FRAME)
    assert made.count("<details") == 1 and "x = 1\n\nprint(x)" in made


def test_sentences_behind_a_chart_are_listed_with_their_links_and_once():
    line = {"link": "article-n1.html#s0", "outlet": "North", "before": "They ", "counted": "met", "after": "."}
    listed = [{"code": "silva", "label": "Ana Silva", "sentences": [line]}]
    chart = {"datasets": {"rows": [{"n": 1}]}, "title": {"text": "Dots"}, "usermeta": {"name": "dots"}}
    chart["usermeta"]["sentences"] = listed
    shown = notebook_page(cells(new_output("display_data", data={VEGALITE: chart})), LINKS[1], FRAME)
    assert '<section id="dots-silva" data-code="silva">' in shown
    assert '<a href="article-n1.html#s0">North</a> They <mark>met</mark>.' in shown
    assert shown.count("article-n1.html#s0") == 2  # the link and the key a mark opens it by


def test_the_chart_is_data_that_parses_back(made):
    data = next(body for attributes, body in scripts(made) if "json" in attributes)
    assert json.loads(data)["datasets"]["rows"][0]["text"] == f"{HOSTILE}<!--"


@pytest.mark.parametrize("text", ["</script>", "<!--", "]]>", "&amp;", "\u2028"])
def test_no_text_can_end_the_element_its_json_stands_in(text):
    written = script_json({"a": text})
    assert not re.search("[<>&\u2028]", written)
    assert json.loads(written) == {"a": text}


def test_the_page_names_itself_and_the_next_in_the_navigation():
    made = page(Markup("<p>body</p>"), LINKS[1], FRAME)
    assert '<a href="actors.html" aria-current="page">' in made
    assert "Next: North &lt;script" in made
    assert "Next" not in page(Markup(""), OUTLETS[0], FRAME)


def test_a_page_without_charts_runs_nothing():
    assert policy([]).startswith("default-src 'none'; script-src 'none'")
    assert "<script" not in page(Markup(""), LINKS[0], FRAME)


def test_a_page_asks_nobody_for_anything(made):
    outside = made.replace(chart_library(), "")
    assert not re.search(r"""(src|href)\s*=\s*["']?(https?:)?//""", outside)
    assert "@import" not in outside and "url(" not in outside


@pytest.mark.parametrize("plain", ["north", "a", "daily_news-2"])
def test_a_plain_id_is_its_own_file_name(plain):
    assert file_stem(plain) == plain


@pytest.mark.parametrize("hostile", ["../../etc", "<script>", "A", "a/b", "Ä", "", "x" * 300, "a\0b", "CON\n"])
def test_any_other_id_becomes_a_file_name_that_leads_nowhere(hostile):
    stem = file_stem(hostile)
    assert re.fullmatch(r"[a-z0-9_-]{1,60}", stem)
    assert stem != file_stem(hostile + "!")


def test_the_page_of_an_outlet_begins_with_its_name_and_other_pages_do_not():
    frame = Frame("Talks", (LINKS, OUTLETS), {"north": OUTLETS[0].file})
    assert f'<p class="kicker">{escape(OUTLETS[0].label)}</p>' in notebook_page(cells(), OUTLETS[0], frame)
    assert 'class="kicker"' not in notebook_page(cells(), LINKS[1], frame)
