"""Which stretches are identifiers by their very shape? Addresses of the web, catalogue numbers, telephones, coordinates, hashtags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.prose import MentionKind


class Mask(NamedTuple):
    """A stretch of a text that is known for what it is."""

    start: int
    end: int
    kind: MentionKind
    why: str


# What has to stand somewhere in the text before its pattern is tried at all; every pattern is anchored on a rare sign or word.
_SHAPES: tuple[tuple[tuple[str, ...], str, MentionKind, str], ...] = (
    (("://", "www."), r"(?:[A-Za-z][A-Za-z+]{1,9}://|www\.)[^\s<>\"“”]{1,2000}", "identifier", "a web address"),
    (("@",), r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}", "identifier", "an e-mail address"),
    (("10.",), r"(?<![\d.])(?:doi:? ?)?10\.\d{4,9}/[^\s<>\"“”]{1,200}", "identifier", "a DOI"),
    (("ISBN", "isbn"), r"ISBNs?(?:-1[03])?:? ?(?:97[89][- ]?)?\d[\d -]{7,14}[\dXx]", "identifier", "an ISBN"),
    (("ISSN", "issn"), r"(?:e-?)?ISSN(?:-L)?:? ?\d{4}-\d{3}[\dXx]", "identifier", "an ISSN"),
    (("arxiv", "arXiv"), r"(?i:arxiv): ?[\w.-]{1,20}(?:/\d{7})?", "identifier", "an identifier"),
    (("OCLC", "PMID", "PMC", "LCCN", "ORCID"), r"\b(?:OCLC|PMID|PMCID|LCCN|ORCID)(?: iD)?:? ?[\dX][\dX-]{3,20}", "identifier", "an identifier"),
    (("IBAN",), r"IBAN:? ?[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}", "identifier", "a bank account"),
    (("#",), r"#\w{1,100}", "identifier", "a hashtag"),
    (
        ("°", "º"),
        (
            r"(?<!\w)\d{1,3}(?:\.\d+)? ?[°º] ?(?:\d{1,2}(?:\.\d+)? ?[′'’] ?)?(?:\d{1,2}(?:\.\d+)? ?[″\"”] ?)?(?:[NSEW]|north|south|east|west)\b"
            r"(?:[,; ]{1,3}\d{1,3}(?:\.\d+)? ?[°º] ?(?:\d{1,2}(?:\.\d+)? ?[′'’] ?)?(?:\d{1,2}(?:\.\d+)? ?[″\"”] ?)?(?:[NSEW]|north|south|east|west)\b)?"
        ),
        "address",
        "coordinates",
    ),
    (("+",), r"(?<![\w+])\+\d{1,3}[ ./-]{0,2}(?:\(\d{1,4}\)[ ./-]?)?\d{1,4}(?:[ ./-]\(?\d{1,5}\)?){1,6}", "phone", "a telephone number"),
    (("+",), r"(?<![\w+])\+\d{8,14}\b", "phone", "a telephone number"),
    (
        ("el", "hone", "ax", "all", "obile", "otline", "EL"),
        (
            r"\b(?:[Tt]el|TEL|[Tt]elephone|[Pp]hone|[Ff]ax|[Mm]obile|[Hh]otline|[Cc]all(?: us)?(?: on| at)?)\b[.:]{0,2} ?(?:no\.? ?)?"
            r"\(?\d[\d()]{1,12}(?:[ ./-]{1,2}\(?\d{1,6}\)?){1,6}"
        ),
        "phone",
        "a telephone number",
    ),
    (("-", " ", ".", ")"), r"(?<![\w.-])(?:1[-. ])?(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}(?![\w-])", "phone", "a telephone number"),
    (
        ("-",),
        r"\b(?:[Aa]t|[Cc]all|[Dd]ial|[Rr]ing|[Pp]hone|[Tt]el|[Ll]ine|[Oo]ffice|[Dd]esk|[Nn]umber)\b[:.,]? \d{3}-\d{4}(?![\w-])",
        "phone",
        "a telephone number",
    ),
    (("0",), r"(?<![\w.,/-])\(?0\d{2,5}\)?[ /-]\d{3,}(?:[ -]\d{2,5}){0,4}(?![\w/-])", "phone", "a telephone number"),
    ((".",), r"(?<![\w.])(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?:/\d{1,2})?(?![\w.]\w)", "identifier", "an IP address"),
    (
        ("CH", "DE", "GB", "FR", "NL", "AT", "BE", "ES", "IT"),
        r"\b[A-Z]{2}\d{2}(?: [A-Z0-9]{4}){3,7}(?: [A-Z0-9]{1,3})?\b",
        "identifier",
        "a bank account",
    ),
    (("-",), r"(?<![\w-])[A-Z]{2,4}-\d{3}(?:\.\d{3}){2}(?!\w)", "identifier", "an identifier"),
    (("-",), r"(?<![\w-])[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}(?!\w)", "identifier", "an identifier"),
)
_COMPILED = tuple((gates, re.compile(pattern, re.ASCII if kind != "identifier" else 0), kind, why) for gates, pattern, kind, why in _SHAPES)
_LONG = re.compile(r"\d[\d() ./-]{5,}\d")  # without as many digits no telephone, no address of a machine, no account
_DIGIT = re.compile(r"[0-9]")
_OF_MANY_DIGITS = frozenset(("a telephone number", "an IP address", "a bank account"))
_TRAILING = ".,;:!?'’)]}»"


def masks(text: str) -> list[Mask]:
    """The stretches of the text that are no values by their shape, in order, none overlapping another."""
    if not (_DIGIT.search(text) or "@" in text or "://" in text or "#" in text):
        return []
    return without_overlap(sorted(_shapes(text), key=lambda mask: (mask.start, -mask.end)))


def without_overlap(found: list[Mask]) -> list[Mask]:
    """Of stretches in order, those that begin after the end of the one before."""
    kept: list[Mask] = []
    for mask in found:
        if not kept or mask.start >= kept[-1].end:
            kept.append(mask)
    return kept


def _shapes(text: str) -> Iterator[Mask]:
    long = _LONG.search(text) is not None
    for gates, pattern, kind, why in _COMPILED:
        if not long and why in _OF_MANY_DIGITS:
            continue
        if not any(gate in text for gate in gates):
            continue
        for match in pattern.finditer(text):
            end = match.end()
            if why in {"a web address", "a DOI"}:
                while end > match.start() and text[end - 1] in _TRAILING and not (text[end - 1] == ")" and "(" in text[match.start() : end]):
                    end -= 1
            if end > match.start():
                yield Mask(match.start(), end, kind, why)
