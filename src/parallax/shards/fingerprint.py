"""What the rows of an extractor depend on besides articles: its code, its data, its libraries, the codebook it reads.

Found by reading the sources: every module of ours that it imports, however far away, the data files these name, and
the attributes of `codebook` they use, which are called like its files.
"""

import ast
import hashlib
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT.name
DATA = (".csv", ".npz")


@cache
def code_version(module: str) -> str:
    """A digest of the code, data and libraries of a module of ours, as they were when this process first asked."""
    files = sources(module)
    return _digest(sorted([*files, *data_files(files)]), *_versions(files))


def codebook_version(module: str, study: Path) -> str:
    """A digest of the files of the study's codebook that a module of ours reads."""
    return _digest(codebook_files(sources(module), study))


def sources(module: str) -> list[Path]:
    """The files of a module of ours and of every module of ours that it imports."""
    found: set[Path] = set()
    waiting = [module]
    while waiting:
        for file in _files(waiting.pop()) - found:
            found.add(file)
            waiting += _imported(file)
    return sorted(found)


def data_files(files: Iterable[Path]) -> list[Path]:
    """The data files that these modules name and that lie in a package of one of them."""
    folders, names = {file.parent for file in files}, _names(files)
    paths = {folder / name for folder in folders for name in names if name.endswith(DATA)}
    return sorted(path for path in paths if path.is_file())


def codebook_files(files: Iterable[Path], study: Path) -> list[Path]:
    """The files of a study's codebook that these modules read: `codebook.actors` reads actors.csv."""
    read = {name.removeprefix("codebook.") for name in _names(files) if name.startswith("codebook.")}
    return sorted(file for file in (study / "codebook").glob("*") if file.stem in read)


def _digest(files: Iterable[Path], *parts: str) -> str:
    contents = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    return hashlib.sha256("\n".join([*contents, *parts]).encode()).hexdigest()


def _names(files: Iterable[Path]) -> set[str]:
    return set().union(*(_named(file) for file in files))


def _files(module: str) -> set[Path]:
    """The file of a module of ours and those of the packages around it; of no module (a name in one): theirs alone."""
    parts = module.split(".")
    if parts[0] != PACKAGE:
        return set()
    packages = [ROOT.joinpath(*parts[1:end], "__init__.py") for end in range(1, len(parts) + 1)]
    return {file for file in [*packages, ROOT.joinpath(*parts[1:]).with_suffix(".py")] if file.is_file()}


@cache
def _nodes(file: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(file.read_bytes())))


@cache
def _imported(file: Path) -> list[str]:
    """Every module a source imports, and every name it imports from one, for that may be a module too."""
    found = []
    for node in _nodes(file):
        if isinstance(node, ast.Import):
            found += [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [node.module, *(f"{node.module}.{each.name}" for each in node.names)]
    return found


@cache
def _named(file: Path) -> frozenset[str]:
    """The strings of a source, and the attributes of `codebook` it uses, written as codebook.NAME."""
    nodes = _nodes(file)
    strings = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return frozenset(strings | {ast.unparse(node) for node in nodes if _is_of_codebook(node)})


def _is_of_codebook(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "codebook"


def _versions(files: Iterable[Path]) -> Iterator[str]:
    """The version of Python and of each library that these sources import."""
    libraries = {name.split(".")[0] for file in files for name in _imported(file)} - {PACKAGE, *sys.stdlib_module_names}
    yield "python {}.{}".format(*sys.version_info)
    for name in sorted(libraries):
        yield f"{name} {getattr(import_module(name), '__version__', '')}"
