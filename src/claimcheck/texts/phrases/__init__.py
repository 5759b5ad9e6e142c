"""Which words in a sentence ask which question? Phrases, as data of the vocabulary, and where they stand."""

from __future__ import annotations

from claimcheck.texts.phrases.book import Book, book, faults, hits
from claimcheck.texts.phrases.lists import Hit
from claimcheck.texts.phrases.standard import standard_phrases

__all__ = ["Book", "Hit", "book", "faults", "hits", "standard_phrases"]
