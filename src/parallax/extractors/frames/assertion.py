"""Whether words that can evaluate do so where they stand: not in a name, and no success that is merely wanted.

“The Progress Party”, “insisted that they agree to it”, “talks to end the strike” and “whether they make progress” tell
of no progress, no agreement and no end of a strike.
"""

from spacy.tokens import Token

from parallax.extractors.frames.polarity import modifiers, role
from parallax.extractors.frames.scope import governors, root

DEMAND, HEDGE = "demand", "hedge"
MOODS_OF_DEMAND = ("VB", "VBP")  # “insisted that they agree”; “insisted that they agreed” is an assertion
PURPOSE = ("acl", "advcl", "relcl", "ROOT")  # of an infinitive that nothing says has come about
RANKING = ("first", "second", "third", "last", "latest", "only")
CONDITIONAL = ("whether", "if", "unless")
CONTENT = ("NOUN", "VERB", "AUX", "ADJ")


def is_asserted(expression: list[Token], value: int | None) -> bool:
    """Whether an expression with this value evaluates; one that is bad does so also where it is a possibility.

    One without a value is of another frame, in which names count too: “the Hitler of our time” demonizes.
    """
    if value is None:
        return True
    return not _is_name(expression) and not (value > 0 and any(test(expression) for test in UNREAL))


def _is_demanded(expression: list[Token]) -> bool:
    """Whether the expression is what somebody asks for: “insisting that they agree to it”, “calls for progress”."""
    for governor, below in governors(expression):
        acts = modifiers().get(f"{governor.lemma_.lower()} {below.lower_}") or role(governor)
        wanting = acts is not None and acts[0] == DEMAND and below.dep_ != "conj"
        if wanting and (below.dep_ != "ccomp" or below.tag_ in MOODS_OF_DEMAND):
            return True
    return False


def _is_purpose(expression: list[Token]) -> bool:
    """“Talks to end the strike”, “leaders to resume talks”; “managed to end it”, “the first to end it” say more."""
    infinitives = (word for word in _upwards(expression) if any(child.tag_ == "TO" for child in word.children))
    return any(word.dep_ in PURPOSE and not _is_more_than_aim(word.head) for word in infinitives)


def _is_more_than_aim(head: Token) -> bool:
    """“The first to end it” has ended it, and “a chance to end it” says what is expected."""
    acts = role(head)
    return any(word.lower_ in RANKING for word in (head, *head.children)) or bool(acts and acts[0] == HEDGE)


def _is_condition(expression: list[Token]) -> bool:
    """“Whether they take a more constructive approach”."""
    marks = (child for word in _upwards(expression) for child in word.children if child.dep_ == "mark")
    return any(mark.lower_ in CONDITIONAL for mark in marks)


def _upwards(expression: list[Token]) -> list[Token]:
    """The head of an expression and what governs it."""
    return [root(expression), *(governor for governor, _ in governors(expression))]


def _is_name(expression: list[Token]) -> bool:
    """Whether all of it is capitalised as a name within a sentence that is no heading: “the Hope Hotel”."""
    sentence = expression[0].sent
    named = all(t.pos_ == "PROPN" and t.text[0].isupper() and t.i > sentence.start for t in expression)
    return named and any(t.pos_ in CONTENT and t.text[0].islower() for t in sentence)


UNREAL = (_is_demanded, _is_purpose, _is_condition)
