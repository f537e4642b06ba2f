"""The page of benchmarks: a section replaces its own and leaves the others alone."""

from benchmarks.__main__ import replace_section


def test_a_new_section_goes_to_the_end():
    assert replace_section("# Page\n", "cpu", "text\n") == "# Page\n\n<!-- cpu -->\ntext\n<!-- /cpu -->\n"


def test_a_section_replaces_its_own_and_keeps_backslashes():
    page = "# Page\n\n<!-- a -->\nold\n<!-- /a -->\n\n<!-- ab -->\nkept\n<!-- /ab -->\n"
    assert replace_section(page, "a", r"new \1") == page.replace("old", r"new \1")
