"""What a notebook takes from the package itself; whoever takes nothing of it reads nothing more."""

import subprocess
import sys

import pytest

import parallax
from parallax.codebook.preview import preview
from parallax.database import connect


def test_connect_and_preview_are_those_of_their_modules():
    assert (parallax.connect, parallax.preview) == (connect, preview)
    assert {"connect", "preview"} <= set(dir(parallax))


def test_the_package_alone_imports_no_module_of_its_own():
    seen = "import parallax, sys; print(sorted(name for name in sys.modules if name.startswith('parallax')))"
    assert subprocess.check_output([sys.executable, "-c", seen], text=True) == "['parallax']\n"


def test_another_name_is_an_attribute_error_that_names_it():
    with pytest.raises(AttributeError, match="“conect”"):
        parallax.conect
