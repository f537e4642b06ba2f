"""“It”: where it stands for nothing or for what was said (“it is time to go”, “if they leave, it would be a blow”), and
where the word nearest to it is a thing and no actor."""

from spacy.tokens import Token

BE = {"be", "'s", "’s", "’"}  # the small model leaves “’s” as it stands
SEEMING = BE | {"seem", "appear", "become", "sound", "look"}
HAPPENING = {"happen", "occur", "last", "mean", "result", "matter", "rain", "snow"}
PHASES = {"begin", "start", "end", "come"}  # of events, unless the subject begins to do something
CLAUSES = {"ccomp", "advcl", "xcomp", "csubj"}
THINGS = {"nsubj", "nsubjpass", "dobj"}


def is_empty(it: Token) -> bool:
    """“It is clear that …”, “it is time to go”, “it was they who left”, “it happened”: no actor is meant."""
    verb = it.head
    if it.dep_ not in ("nsubj", "nsubjpass"):
        return False
    if verb.lemma_ in HAPPENING:
        return True
    if verb.lemma_ in PHASES:
        return not any(child.dep_ in ("xcomp", "dobj") for child in verb.rights)
    return (verb.lemma_ in SEEMING or verb.lower_ in BE) and any(_speaks_of_a_clause(child) for child in verb.children)


def _speaks_of_a_clause(child: Token) -> bool:
    """What beside “it is” shows that a clause is meant: a clause after it or on its predicate, an adjective, a
    condition before it."""
    if child.i > child.head.i:
        own = child.dep_ in ("attr", "acomp") and any(c.dep_ in ("relcl", "acl", *CLAUSES) for c in child.rights)
        return own or child.dep_ in CLAUSES or child.dep_ == "acomp"
    return child.dep_ == "advcl" and any(mark.lower_ in ("if", "when", "unless") for mark in child.lefts)


def is_thing(token: Token) -> bool:
    """Whether a common noun is one that “it” can stand for: a subject or object in the singular, no point in time."""
    return token.tag_ == "NN" and token.dep_ in THINGS and token.ent_type_ not in ("DATE", "TIME")
