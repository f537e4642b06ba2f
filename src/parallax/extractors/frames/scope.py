"""How far a word's negation or restriction reaches: along the syntax, from an expression to what governs it.

“No sign of progress” negates the progress; “no headway on the sticking points” leaves the sticking points. A noun hands
on what stands before it to its “of” and “for” alone, a verb with an object of its own to that object, a verb of saying
to nothing of what is said, and a coordinated word nothing to its sister. Of “no small success” only the size is denied.
"""

from collections.abc import Collection, Iterable, Iterator

from spacy.tokens import Token

# relations through which a word above acts on the expression below, by spaCy's labels
GOVERNED = {"pobj", "dobj", "obj", "prep", "pcomp", "amod", "compound", "conj", "attr", "acomp", "xcomp", "ccomp",
            "agent", "nsubj", "nsubjpass", "oprd", "acl", "advmod", "dative", "poss"}  # fmt: skip
MODIFYING = {"neg", "det", "amod", "advmod", "preconj", "aux", "acomp", "oprd", "predet", "nummod", "quantmod", "cc"}
SUBJECTS = ("nsubj", "nsubjpass")
NOBODY = {"nobody", "none", "neither", "few"}  # as subjects they negate: “nobody called it a success”
NAMING = {"describe", "hail", "portray", "praise", "present", "regard", "see", "sell", "view"}
PAIRED = {"far": "from", "less": "than", "anything": "but"}  # “less than a success” is none
SMALL = {"small", "mean", "little", "minor"}
# “the chances of a breakthrough” is about the breakthrough, “the venue of the failed rounds” is not about the venue:
# an attribute and the phrase of another preposition are out of reach of what stands above them
HANDING_ON = {"of", "for"}
TRANSPARENT = HANDING_ON | {"in", "on", "about", "over", "to", "toward", "towards", "with"}
NEGATION = ("neg", "det", "preconj", "cc")
# “do not think that it failed” is “think that it did not fail”; “did not say that it failed” is not
NEGATION_RAISING = {"think", "believe", "expect", "suppose", "see", "appear", "seem", "mean", "imagine"}
# “a failure is not expected” denies the failure; “the failure did not surprise” does not
EXISTENCE = {"be", "exist", "occur", "happen", "emerge", "arise", "materialize", "materialise", "expect", "see"}

# verbs that say whether what they govern came about
IMPLICATIVE = {"manage", "help", "succeed", "able", "unable", "fail", "refuse", "decline", "begin", "start"}


def acting_words(expression: list[Token], shifting: Collection[str], *, unwanted: bool) -> Iterator[Token]:
    """Words whose negation or restriction reaches the expression, the nearest first.

    `shifting` are the words that act by themselves (“doubt”): what stands before these is handed on. `unwanted` says
    that the expression tells of something bad, which a negated verb takes away only where it speaks of its existence.
    """
    inside = {token.i for token in expression}
    first = root(expression).left_edge.i
    if first > 1 and _denies_next(expression[0].doc[first - 1]):
        yield expression[0].doc[first - 1]
    for token in expression:
        yield from _modifiers(child for child in token.children if child.i not in inside)
    for governor, below in governors(expression):
        kept = [child for child in governor.children if child.i != below.i and child.i not in inside]
        if below.dep_ == "conj":
            if any(child.lower_ in ("or", "nor") for child in kept):
                yield from _modifiers(child for child in kept if child.dep_ in NEGATION)
            continue
        acts = governor.lower_ in shifting or governor.lemma_.lower() in shifting or _links(below)
        if not acts and not _is_within_reach(governor, below):
            return
        if acts and not _is_aim(governor, below):
            yield governor
        if acts or _hands_on(governor, below, unwanted):
            yield from _modifiers(kept)


def root(expression: list[Token]) -> Token:
    """The word of an expression that stands above the others."""
    inside = {token.i for token in expression}
    return next((t for t in expression if t.head.i not in inside or t.head == t), expression[0])


def governors(expression: list[Token]) -> Iterator[tuple[Token, Token]]:
    """Each word above the expression with the word below it through which it governs, outside the expression."""
    inside = {token.i for token in expression}
    word = root(expression)
    attribute = word.dep_ == "amod"
    if _ends_reach(word):
        return  # “ended without a compromise” ends no compromise
    while word.dep_ in GOVERNED and word.head != word and word.head.i not in inside:
        below, word = word, word.head
        yield word, below
        if _ends_reach(word) or (attribute and word.pos_ == "ADP"):
            return


def _ends_reach(word: Token) -> bool:
    """Whether what stands above a preposition says nothing of what stands below it."""
    return word.pos_ in ("ADP", "SCONJ") and word.lower_ not in TRANSPARENT and not _links(word)


def _links(preposition: Token) -> bool:
    """The “as” of “described it as a success”, the “from” of “far from a success”."""
    above = preposition.head
    return PAIRED.get(above.lower_) == preposition.lower_ or preposition.lower_ == "as" and above.lemma_ in NAMING


def _modifiers(children: Iterable[Token]) -> Iterator[Token]:
    """Those that act on their head, of a subject that is nobody what denies it; a “nor” acts on the next word."""
    for child in children:
        if child.dep_ in SUBJECTS:
            words = [child, *(word for word in child.lefts if word.dep_ == "det")]
            yield from (word for word in words if word.lower_ in NOBODY or word.lower_ == "no")
        elif child.dep_ in MODIFYING and not (child.dep_ == "cc" and child.i > child.head.i):
            yield from () if _denies_size(child) or _denies_next(child) else (child,)


def _denies_next(word: Token) -> bool:
    """The “not” of “a setback, [not] a defeat”, which the parser gives to the setback."""
    return word.dep_ == "neg" and word.i > word.head.i and word.nbor(-1).text == ","


def _denies_size(word: Token) -> bool:
    """Either word of “[no small] success”."""
    pair = (word, word.nbor()) if word.lower_ == "no" and word.i + 1 < len(word.doc) else (word.doc[word.i - 1], word)
    return pair[0].lower_ == "no" and pair[1].lower_ in SMALL


def _is_within_reach(governor: Token, below: Token) -> bool:
    """Whether what stands above is about the expression, if it comes in by the preposition `below`."""
    if below.dep_ != "prep" or below.lower_ in HANDING_ON or _links(below):
        return True
    own_object = any(child.dep_ in ("dobj", "obj") for child in governor.children)
    return governor.pos_ in ("VERB", "AUX", "ADJ") and not own_object


def _hands_on(governor: Token, below: Token, unwanted: bool) -> bool:
    if below.dep_ == "ccomp":
        return governor.lemma_.lower() in NEGATION_RAISING
    return not (unwanted and below.dep_ in SUBJECTS and governor.lemma_.lower() not in EXISTENCE)


def _is_aim(governor: Token, below: Token) -> bool:
    """“An effort to break the deadlock” has not broken it, “managed to break the deadlock” has."""
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in governor.children)
    implied = governor.dep_ == "xcomp" and governor.head.lemma_.lower() in IMPLICATIVE
    return infinitive and below.dep_ in ("dobj", "obj") and not implied
