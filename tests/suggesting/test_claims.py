"""Suggested claims: a rule of what the sentences of a claim share, the rarest words of the event first."""

from collections import Counter

from parallax.suggesting.claims import rule


def test_a_rule_has_what_all_sentences_share_and_one_of_what_most_share():
    common = Counter(say=9, port=5, strike=2, union=1)
    told = [{"say", "strike", "union"}, {"strike", "union"}, {"say", "strike"}]
    assert rule(told[0], told, common) == {"all": ["strike"], "any": ["union", "say"]}
    # of what all share the rarest words of the event
    told = [{"say", "port", "strike", "union"}] * 2
    assert rule(told[0], told, common) == {"all": ["union", "strike", "port"]}
