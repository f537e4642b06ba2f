"""Memory that stays the same however many texts are read."""

from contextlib import AbstractContextManager, nullcontext

from spacy.language import Language
from spacy.vocab import Vocab

WORDS_KEPT = 10_000  # about five megabytes


def memory_zone(owner: Language | Vocab) -> AbstractContextManager:
    """Frees at its end what texts added to the vocabulary, once this holds the words that come again and again.

    To make an entry costs more than all else in reading a Doc back, so the first words stay.
    """
    vocab = owner.vocab if isinstance(owner, Language) else owner
    return owner.memory_zone() if len(vocab) > WORDS_KEPT else nullcontext()
