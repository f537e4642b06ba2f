"""Parties: the tag after a politician's name, “(D-Mont.)”, “, R-Texas,”, “(R)”, and what a party's people are called.

parties.csv lists the tags of US politics; “I” (independent) names no party.
"""

import re
from functools import cache

from parallax.naming import lines

# a party's initials, then a state in full or short; states of two words begin with one of a few
TAG = re.compile(
    r"(?: \(|, )(?P<tag>(?:D|R|I|L|DFL|Ind|Dem|Rep)[-–]"
    r"(?:(?:New|North|South|West|Rhode) )?[A-Z](?:[a-z]+\.?|\.(?:[A-Z]\.)?|[A-Z])|(?<=\()[DRI](?=\)))"
)


def party_stem(word: str) -> str:
    """What “Democratic”, “Democrat” and “Democrats” share, in lower case."""
    return re.sub(r"(?<=...)(?:(?<=crat)ic)?s?$", "", word.lower())


@cache
def party_of(tag: str) -> str | None:
    """The stem of the party that a tag names: “D-Mont.” → “democrat”."""
    parties = {initials: party_stem(party) for initials, party in lines("parties.csv")}
    return parties.get(re.split("[-–]", tag)[0])
