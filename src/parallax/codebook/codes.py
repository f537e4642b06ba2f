"""Claims, frames and spotlight expressions of a codebook: from checked YAML entries to what extractors compile."""

import datetime
from dataclasses import dataclass, field
from pathlib import Path

from parallax.codebook.conditions import Where, read_where
from parallax.codebook.entries import Entry, read_entries, refuse_repeats
from parallax.codebook.terms import TermError, compile_term, matches_everything
from parallax.study import PHASES

CLAIM_KEYS = ("id", "event", "statement", "include", "exclude", "example", "knowable_from", "terms")
RULE_KEYS = ("all", "any", "none", "within")
REACHES = ("clause", "sentence")
UNITS = ("expression", "article")
RELATIONS = ("same", "finer", "coarser", "weaker", "stronger", "reconcilable", "conflict", "wording")
OUTCOME, OUTCOME_VALUES = "outcome", range(-2, 3)


@dataclass(frozen=True)
class Rule:
    """A claim's matching rule: every term of `all`, one of `any` where given, none of `none`, within the reach."""

    all: tuple[str, ...]
    any: tuple[str, ...]
    none: tuple[str, ...]
    within: str


@dataclass(frozen=True)
class Value:
    """A value of a claim: the terms that say it, and its relation to the statement's own value, None where no judgement
    is given: another value, and nothing more."""

    terms: tuple[str, ...]
    relation: str | None


@dataclass(frozen=True)
class Claim:
    """A claim: `values` by their labels, the first being what the statement itself says (its relation is “same”)."""

    claim_id: str
    event_id: str
    statement: str
    knowable_from: str
    rule: Rule
    where: Where
    values: dict[str, Value]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    entry: Entry = field(repr=False, compare=False)


@dataclass(frozen=True)
class Evaluated:
    """Something a frame's expressions can be about."""

    evaluated_id: str
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Code:
    """A code of a frame: its terms are the expressions; `ambiguous` are expressions only where their sentence names
    something that the frame evaluates; `unless` are terms that undo both in the same clause."""

    code_id: str
    value: int | None
    terms: tuple[str, ...]
    ambiguous: tuple[str, ...]
    unless: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    entry: Entry = field(repr=False, compare=False)


@dataclass(frozen=True)
class Frame:
    """A frame: `unit` says whether its codes are judged by expression or by article."""

    frame_id: str
    unit: str
    evaluated: tuple[Evaluated, ...]
    codes: tuple[Code, ...]


def read_claims(file: Path) -> list[Claim]:
    """claims.yaml, each entry checked."""
    return [_claim(entry) for entry in read_entries(file, "claims")]


def read_frames(file: Path) -> list[Frame]:
    """frames.yaml, each frame and code checked."""
    return [_frame(entry) for entry in read_entries(file, "frames")]


def read_spotlight(file: Path) -> list[str]:
    """spotlight.yaml: the terms a study wants to compare."""
    entries = read_entries(file, "expressions")
    for entry in entries:
        entry.check_keys(("term",), ("note",))
    return [_terms(entry, "term")[0] for entry in entries]


def _claim(entry: Entry) -> Claim:
    entry.check_keys(CLAIM_KEYS, ("counter_example", "where", "values", "note"))
    return Claim(
        claim_id=entry.text("id"),
        event_id=entry.text("event"),
        statement=entry.text("statement"),
        knowable_from=_knowable_from(entry),
        rule=_rule(entry),
        where=read_where(entry),
        values=_values(entry),
        examples=entry.texts("example"),
        counter_examples=entry.texts("counter_example"),
        entry=entry,
    )


def _knowable_from(entry: Entry) -> str:
    value = entry.text("knowable_from")
    if value in PHASES:
        return value
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError as error:
        right = "Write before, during or after the event, or a day as YYYY-MM-DD"
        raise entry.error(f"knowable_from “{value}” is neither phase nor date", right) from error


def _rule(entry: Entry) -> Rule:
    rule = entry["terms"]
    if not isinstance(rule, Entry):
        raise entry.error("terms is no mapping", "Write all, any or none below it, each a list of terms")
    rule.check_keys((), RULE_KEYS)
    terms = {key: _terms(rule, key) for key in ("all", "any", "none")}
    wanted = [*terms["all"], *terms["any"]]
    if not wanted:
        raise rule.error("the rule is empty", "Give at least one term under all or any")
    if all(matches_everything(term) for term in terms["all"]) and any(map(matches_everything, terms["any"] or ["the"])):
        raise rule.error("the rule matches everything", "Add a term that says what the claim is about")
    return Rule(**terms, within=rule.choice("within", REACHES, default="sentence"))


def _values(entry: Entry) -> dict[str, Value]:
    values = entry.get("values") or Entry()
    if not isinstance(values, Entry):
        raise entry.error("values is no mapping", "Write one “label: term” a line, the statement's own label first")
    return {str(label): _value(values, label, own=i == 0) for i, label in enumerate(values)}


def _value(values: Entry, label: str, own: bool) -> Value:
    """“label: term”, or “label: {terms: …, relation: …}”."""
    entry, relation = values[label], "same" if own else None
    if not isinstance(entry, Entry):
        terms = _terms(values, label)
        if not terms:
            raise values.error(f"value “{label}” has no term", "Write the words that say it behind the colon")
        return Value(terms, relation)
    entry.check_keys(("terms",), ("relation",))
    if own and "relation" in entry:
        right = "Relate the other labels to it and take the relation out here"
        raise entry.error(f"“{label}” is the first label and so the statement's own value", right)
    if "relation" in entry:
        relation = entry.choice("relation", RELATIONS, default="")
    return Value(_terms(entry, "terms"), relation)


def _frame(entry: Entry) -> Frame:
    entry.check_keys(("id", "definition", "unit", "codes"), ("evaluated", "note", "source"))
    codes, evaluated = entry.entries("codes"), entry.entries("evaluated")
    refuse_repeats(codes)
    refuse_repeats(evaluated)
    return Frame(
        frame_id=entry.text("id"),
        unit=entry.choice("unit", UNITS, default="expression"),
        evaluated=tuple(_evaluated(each) for each in evaluated),
        codes=tuple(_code(each, entry.text("id")) for each in codes),
    )


def _evaluated(entry: Entry) -> Evaluated:
    entry.check_keys(("id", "definition", "terms"))
    return Evaluated(entry.text("id"), _terms(entry, "terms"))


def _code(entry: Entry, frame_id: str) -> Code:
    optional = ("include", "exclude", "examples", "counter_examples", "terms", "ambiguous", "unless", "value")
    entry.check_keys(("id", "definition"), (*optional, "note", "unit"))
    code_id, value = entry.text("id"), entry.get("value")
    if (frame_id == OUTCOME) != (value in OUTCOME_VALUES and not isinstance(value, bool)):
        right = "An outcome code has a whole number from -2 to 2, a code of another frame has none"
        raise entry.error(f"value of “{code_id}” is {value}", right)
    terms, ambiguous = _terms(entry, "terms"), _terms(entry, "ambiguous")
    if any(map(matches_everything, (*terms, *ambiguous))):
        raise entry.error(f"“{code_id}” matches everything", "Write terms that name the expression")
    examples, counter_examples = entry.texts("examples"), entry.texts("counter_examples")
    if (terms or ambiguous) and not examples:
        raise entry.error(f"“{code_id}” has terms and no example", "Write at least one example its terms match")
    return Code(code_id, value, terms, ambiguous, _terms(entry, "unless"), examples, counter_examples, entry)


def _terms(entry: Entry, key: str) -> tuple[str, ...]:
    terms = entry.texts(key)
    for term in terms:
        try:
            compile_term(term)
        except TermError as error:
            raise entry.error(error.wrong, error.right) from error
    return terms
