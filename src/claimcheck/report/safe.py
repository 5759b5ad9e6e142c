"""How is data written into each format so that it stays data? Every text from outside passes through one of these."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from claimcheck.hidden import visible

EXCERPT = 200  # characters shown of any one text


def excerpt(text: str, most: int = EXCERPT) -> str:
    """The text on one line with nothing hidden in it, cut short where it is long."""
    # Cut before the replacements too: a text of a megabyte costs no more than one of a page.
    shown = visible(text[: most + 1]).strip()
    if len(shown) <= most and not text[most + 1 :].strip():
        return shown
    return shown[: most - 1].rstrip() + "…"


def quoted(text: str) -> str:
    """The words of a quote in quotation marks, with single ones inside; nothing when there are none."""
    return f"“{_INNER.sub(_single, excerpt(text))}”" if text else ""


def html(text: str) -> str:
    """Text for HTML and XML, in an element or between the quotation marks of an attribute."""
    return escape(visible(text))


def html_message(text: str) -> str:
    """A message for HTML, what stands in backticks as code."""
    return _with_code(text, html, lambda code: f"<code>{html(code)}</code>")


def markdown(text: str) -> str:
    """Text for Markdown, in a line or in the cell of a table: no markup, link, mention or reference comes of it."""
    text = _MARKUP.sub(_escaped, visible(text).strip())
    return _LIST.sub(r"\1\\\2", text)


def markdown_message(text: str) -> str:
    """A message for Markdown, what stands in backticks as code."""
    return _with_code(text, markdown, code)


def code(text: str) -> str:
    """Text for Markdown as code; what code could not hold in the cell of a table is written as text."""
    text = visible(text).strip()
    return f"`{text}`" if text and not _NO_CODE.search(text) else markdown(text)


def address(url: str) -> str:
    """The address if it may become a link, which is http(s) written in plain characters; nothing otherwise."""
    return url if _ADDRESS.fullmatch(url) else ""


def command_data(text: str) -> str:
    """Text for the message of a GitHub workflow command."""
    return visible(text).replace("%", "%25")


def command_property(text: str) -> str:
    """Text for a property of a GitHub workflow command."""
    return command_data(text).replace(":", "%3A").replace(",", "%2C")


# A mention, a reference (#12, GH-12, !12, %12, a commit) or a name that becomes a picture (:name:) becomes code: on GitHub and GitLab a
# backslash does not keep them from being links.
_REFERENCE = r"@\w[\w/.-]*|[#!%]\d+|\bGH-\d+|:(?:[+-]1|[a-z0-9_+-]*[a-z][a-z0-9_+-]*):|\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}\b"
_MARKUP = re.compile(rf"(?P<code>(?:{_REFERENCE})+)|://|\bwww\.|[\\`*_\[\]<>|~&$#]|^[-+=]")
_LIST = re.compile(r"^([0-9]{1,9})([.)])(?=\s|$)")
_INNER = re.compile(r"[“”]|(?P<opening>(?<![^\s(\[–—-])\"(?=\S))|\"")
_NO_CODE = re.compile(r"[|`\\]")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]+)?(/[A-Za-z0-9._~/?#=&%+,;:@-]*)?")


def _single(match: re.Match[str]) -> str:
    return "‘" if match["opening"] or match[0] == "“" else "’"


def _escaped(match: re.Match[str]) -> str:
    if match["code"]:
        return f"`{match[0]}`"
    return r"www\." if match[0] == "www." else "\\" + match[0]


def _with_code(text: str, plain: Callable[[str], str], code: Callable[[str], str]) -> str:
    parts = text.strip().split("`")
    if len(parts) % 2 == 0 and text.endswith("…"):
        parts.append("")  # it was cut inside code
    if len(parts) % 2 == 0 or "" in (part.strip() for part in parts[1:-1]):
        return plain(text)
    return "".join(code(part) if at % 2 else _spaced(part, plain) for at, part in enumerate(parts)).strip()


def _spaced(part: str, plain: Callable[[str], str]) -> str:
    # Both ends matter here: the words stand between pieces of code.
    before = " " if part[:1].isspace() else ""
    after = " " if part[-1:].isspace() and part.strip() else ""
    return before + plain(part.strip()) + after
