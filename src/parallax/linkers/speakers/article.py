"""What is known about the mentions of one article, in the forms that its sources are looked up by."""

from dataclasses import dataclass, field

from parallax.tables import Row

GENDERS = dict.fromkeys(("he", "him", "his"), "m") | dict.fromkeys(("she", "her", "hers"), "f")


@dataclass
class ArticleMentions:
    """Mentions in order, the longer first; by head word; actors by head (`referents`: not those that modify a word)
    and by chain; the chains that hold a name; the genders of pronouns that stand for an actor."""

    article_id: str
    text: str
    mentions: list[Row] = field(default_factory=list)
    by_head: dict[int, Row] = field(default_factory=dict)
    actors: dict[int, str] = field(default_factory=dict)
    referents: dict[int, str] = field(default_factory=dict)
    actor_by_chain: dict[str, str] = field(default_factory=dict)
    named_chains: set[str] = field(default_factory=set)
    pronouns: dict[str, set[str]] = field(default_factory=dict)


def read_articles(tables: dict[str, list[Row]]) -> dict[str, ArticleMentions]:
    """The articles by their ids."""
    articles = {
        row["article_id"]: ArticleMentions(row["article_id"], row["text"]) for row in tables["articles"]
    }
    for mention in tables["links/actor_mentions"]:
        article = articles[mention["article_id"]]
        article.actors[mention["head"]] = mention["actor_id"]
        if mention["reading"] != "modifier":
            article.referents[mention["head"]] = mention["actor_id"]
    for mention in sorted(tables["tables/mentions"], key=lambda row: (row["article_id"], row["start"], -row["end"])):
        _add(mention, articles[mention["article_id"]])
    return articles


def _add(mention: Row, article: ArticleMentions) -> None:
    head, chain = mention["head"], mention["chain"]
    article.mentions.append(mention)
    article.by_head[head] = mention
    if head in article.referents:
        article.actor_by_chain.setdefault(chain, article.referents[head])
    if mention["kind"] == "name":
        article.named_chains.add(chain)
    gender = GENDERS.get(article.text[mention["start"] : mention["end"]].lower())
    if gender and head in article.actors:
        article.pronouns.setdefault(article.actors[head], set()).add(gender)
