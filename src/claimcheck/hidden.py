"""Which characters cannot be seen, or steer what shows them, and how are they written instead?"""

from __future__ import annotations

import re
from functools import cache

# Explicit ranges rather than unicodedata: the same bytes on every version of Python.
# Controls, C1 included; line and paragraph separators; what turns the direction of text; lone surrogates, which no file can hold.
_STEERING = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"
# Format characters, fillers without width, variation selectors that smuggle data, code points that are no characters.
_UNSEEN = (
    "\xad\u034f\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f"
    "\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U0001fffe\U0001ffff\U0010fffe\U0010ffff"
)
STEERING = re.compile(f"[{_STEERING}]")
HIDDEN = re.compile(f"[\t\n\r{_STEERING}{_UNSEEN}]")
_FOLDED = re.compile(r"\r\n|[\n\t]")


def visible(text: str) -> str:
    """The text on one line, for people: line ends and tabs as a space, every other hidden character as ``<U+202E>``.

    A joiner stays where its script, or an emoji, has a use for it.
    """
    if text.isascii() and text.isprintable():  # nearly always, and much faster
        return text
    return HIDDEN.sub(_shown, _FOLDED.sub(" ", text))


def tamed(text: str) -> str:
    """The text with line ends, tabs and joiners as they are, and what would steer a terminal written out."""
    return STEERING.sub(_named, text)


def escaped(json: str) -> str:
    """JSON text with every hidden character inside its strings as an escape: nothing is lost, and nothing steers.

    Only a lone surrogate, which no text can hold and which many readers of JSON refuse, is written out.
    """
    lines = json.split("\n")
    return "\n".join(line if line.isascii() and line.isprintable() else _HIDDEN_IN_JSON.sub(_escape, line) for line in lines)


_HIDDEN_IN_JSON = re.compile(f"[{_STEERING}{_UNSEEN}]")


def _shown(match: re.Match[str]) -> str:
    return match[0] if match[0] in "\u200c\u200d" and _joining().match(match.string, match.start()) else _named(match)


@cache
def _joining() -> re.Pattern[str]:
    """Where a joiner has a use: between letters of one script that joins them, behind an Indic virama, between the parts of an emoji."""
    cursive = (
        "\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06ee\u06ef\u06fa-\u06fc\u06ff\u0710-\u074a\u074d-\u077f"
        "\u07ca-\u07ea\u0840-\u085b\u0860-\u086a\u0870-\u088e\u08a0-\u08ff\u1820-\u18aa"
    )
    blocks = range(0x900, 0xE00, 0x80)  # each without its digits
    scripts = (cursive, *(f"{chr(at)}-{chr(at + 0x63)}{chr(at + 0x70)}-{chr(at + 0x7F)}" for at in blocks))
    viramas = "".join(chr(at + (0x4A if at == 0xD80 else 0x4D)) for at in blocks)
    emoji = "\u2194\u2195\u2600-\u27bf\u2b05-\u2b55\U0001f000-\U0001faff"
    ways = [rf"(?<=[{letters}])[\u200c\u200d](?=[{letters}])" for letters in scripts]
    ways += [rf"(?<=[{viramas}])\u200d(?!\w)", rf"(?:(?<=[{emoji}])|(?<=[{emoji}]\ufe0f))\u200d(?=[{emoji}])"]
    return re.compile("|".join(ways))


def _named(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xD800 <= code <= 0xDFFF:
        return _named(match)
    if code < 0x10000:
        return f"\\u{code:04x}"
    return f"\\u{0xD7C0 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
