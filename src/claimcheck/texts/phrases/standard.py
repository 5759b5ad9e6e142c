"""How does prose express what the standard vocabulary asks? The phrases that come with the package, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from claimcheck.texts.phrases.language import Language


@dataclass(frozen=True)
class Standard:
    """Groups and forms for any phrase, the phrases of the standard properties, the words by which keys name them, and of what some can be asked."""

    language: Language
    phrases: Mapping[str, tuple[str, ...]]
    keys: Mapping[str, tuple[str, ...]]
    asked_of: Mapping[str, str]


@cache
def standard_phrases() -> Standard:
    """The phrases that come with the package."""
    data = packaged("phrases.yaml")
    groups = {name: _group(words) for name, words in data["groups"].items()}
    forms = {name: tuple(lines) for name, lines in data["forms"].items()}
    phrases = {property: tuple(lines) for property, lines in data["phrases"].items()}
    keys = {property: tuple(names) for property, names in data["keys"].items()}
    return Standard(Language(groups, forms), phrases, keys, data["asked-of"])


def _group(words: str | Mapping[str, str]) -> Mapping[str, str]:
    if isinstance(words, str):
        return {word: word for word in words.split(" | ")}
    return {word: value for text, value in words.items() for word in text.split(" | ")}


@cache
def packaged(name: str) -> Any:
    """What a file of the vocabulary holds. It is our own, so that the quick loader, which hostile input can break, may read it."""
    import yaml

    text = resources.files("claimcheck.vocabulary").joinpath(name).read_text(encoding="utf-8")
    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 -- both are safe loaders
