"""spaCy's attribute ruler with a memory: which rules a kind of token meets is tried once, not at every token.

The rules that the English model brings (“the tag NNS is a noun in the plural”, “’s of the tag VBZ is be”) stay as they
are. spaCy's matcher tries each of them at every token, a sixth of the time it takes to parse a text.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from spacy.attrs import DEP, IS_SPACE, LOWER, TAG
from spacy.language import Language
from spacy.strings import StringStore, get_string_id
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs

NAME = "parallax_attributes"
COLUMNS = {"LOWER": LOWER, "TAG": TAG, "DEP": DEP, "IS_SPACE": IS_SPACE}
NO_WORD = 0  # LOWER of every word that no rule names
WORDS_KEPT = 10_000

Kind = tuple[int, ...]  # a token's values of the columns
Tests = dict[int, Callable[[int], bool]]  # by the number of the column


@dataclass(frozen=True)
class Rule:
    """Tests of one or two tokens in a row; to the token `target` the rule of this number gives its attributes."""

    number: int
    target: int
    tests: list[Tests]

    def holds(self, kinds: list[Kind]) -> bool:
        """Whether tokens that follow each other pass the tests, as many as there are."""
        return len(kinds) == len(self.tests) and all(map(_passes, self.tests, kinds))


@Language.factory(NAME)
class RememberingRules:
    """Sets what the rules of the pipeline's attribute ruler set; of two rules the later one has the last word."""

    def __init__(self, nlp: Language, name: str) -> None:
        ruler, strings = nlp.get_pipe("attribute_ruler"), nlp.vocab.strings
        patterns = [(n, rule["index"], tokens) for n, rule in enumerate(ruler.patterns) for tokens in rule["patterns"]]
        self.attributes = ruler.attrs
        self.rules = [Rule(n, target, [_tests(token, strings) for token in tokens]) for n, target, tokens in patterns]
        named = [token["LOWER"] for _, _, tokens in patterns for token in tokens if "LOWER" in token]
        self.words = frozenset().union(*map(_listed, named))
        self.forms = [_test(wanted, strings) for wanted in named if not _listed(wanted)]
        self.word = lru_cache(WORDS_KEPT)(self._word)
        self.beginning = cache(self._beginning)

    def __call__(self, doc: Doc) -> Doc:
        kinds = [(self.word(lower), *others) for lower, *others in doc.to_array([*COLUMNS.values()]).tolist()]
        found = [
            (rule.number, at + rule.target)
            for at, kind in enumerate(kinds)
            for rule in self.beginning(kind)
            if len(rule.tests) == 1 or rule.holds(kinds[at : at + len(rule.tests)])
        ]
        attributes: dict[int, dict[int, Any]] = defaultdict(dict)
        for number, at in sorted(found):
            attributes[at] |= self.attributes[number]
        for at, own in attributes.items():
            set_token_attrs(doc[at], own)
        return doc

    def _word(self, lower: int) -> int:
        """A word that some rule names, NO_WORD for all others: so there are few kinds of tokens."""
        return lower if lower in self.words or any(test(lower) for test in self.forms) else NO_WORD

    def _beginning(self, kind: Kind) -> list[Rule]:
        """The rules whose first token can be of a kind."""
        return [rule for rule in self.rules if _passes(rule.tests[0], kind)]


def _passes(tests: Tests, kind: Kind) -> bool:
    return all(test(kind[column]) for column, test in tests.items())


def _tests(token: dict[str, Any], strings: StringStore) -> Tests:
    columns = list(COLUMNS)
    return {columns.index(name): _test(wanted, strings) for name, wanted in token.items()}


def _test(wanted: Any, strings: StringStore) -> Callable[[int], bool]:
    """The test that a value of a pattern stands for; ValueError for a kind that the English model does not use."""
    if listed := _listed(wanted):
        return listed.__contains__
    ((kind, told),) = wanted.items()
    if kind == "REGEX":
        written = re.compile(told)
        return lambda given: written.search(strings[given]) is not None
    if kind == "NOT_IN":
        unwanted = frozenset(map(get_string_id, told))
        return lambda given: given not in unwanted
    raise ValueError(f"the attribute ruler has a pattern of kind {kind}")


def _listed(wanted: Any) -> frozenset[int]:
    """The values that a pattern lists; none where it tells them otherwise."""
    if isinstance(wanted, dict):
        return frozenset(map(get_string_id, wanted.get("IN", ())))
    return frozenset([get_string_id(wanted) if isinstance(wanted, str) else int(wanted)])
