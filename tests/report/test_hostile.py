"""Does data stay data in every format, whatever it holds?"""

from __future__ import annotations

import csv
import html
import io
import json
import re
import unicodedata
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from claimcheck.hidden import HIDDEN, visible
from claimcheck.report import FORMATS, discrepancies
from claimcheck.report.safe import code, markdown, markdown_message
from tests.chance import examples

from .sample import HOSTILE, hostile, pictured

TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.lists(st.sampled_from([*"`|\\[]()<>!*_~&#@$:-+= \n\tab1.", "://", "www.", "``", "\u202e", "\x1b", "http"]), max_size=24).map("".join),
    st.text(alphabet=st.characters(), max_size=40),
)
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def rendered(name: str, text: str) -> str:
    return FORMATS[name](*hostile(text)) if name in FORMATS else discrepancies.render(*hostile(text))


def tokens(text: str) -> list[Token]:
    return [token for block in MARKDOWN.parse(text) for token in (block, *(block.children or ()))]


@pytest.mark.parametrize("name", [*sorted(FORMATS), "discrepancies"])
@examples(60)
@given(text=TEXTS)
def test_nothing_hidden_in_any_format(name: str, text: str) -> None:
    shown = rendered(name, text)
    shown.encode()  # a lone surrogate would raise
    assert not HIDDEN.search(shown.replace("\n", ""))


@pytest.mark.parametrize("text", HOSTILE)
def test_hidden_characters_are_shown_by_name(text: str) -> None:
    hidden = [char for char in text if HIDDEN.match(char) and char not in "\t\n\r"]
    shown = html.unescape(rendered("html", text))
    assert all(f"<U+{ord(char):04X}>" in shown for char in hidden)


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "क्\u200dष",
        "क्\u200cष",
        "അവന്\u200d വന്നു",
        "ශ්\u200dරී",
        "👨\u200d👩\u200d👧",
        "❤️\u200d🔥",
        "👩🏽\u200d🚀",
        "🏳️\u200d🌈",
        "ن\u200dت",
    ],
)
def test_a_joiner_stays_where_it_belongs(text: str) -> None:
    assert visible(text) == text
    assert text in html.unescape(rendered("html", text))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("175\u200c9", "175<U+200C>9"),
        ("Ann\u200dLee", "Ann<U+200D>Lee"),
        ("۱۹\u200c۵۱", "۱۹<U+200C>۵۱"),
        ("१९\u200d५१", "१९<U+200D>५१"),
        ("می\u200c", "می<U+200C>"),
        ("می\u200c\u200dخ", "می<U+200C><U+200D>خ"),
        ("س\u200ca", "س<U+200C>a"),
        ("👨\u200d", "👨<U+200D>"),
        ("👨\u200c👩", "👨<U+200C>👩"),
        ("क्\u200dLee", "क्<U+200D>Lee"),
    ],
)
def test_a_joiner_is_shown_elsewhere(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_all_format_characters_are_known() -> None:
    """Those of the Unicode version this Python knows; a newer one may add some."""
    steering = {chr(at) for at in range(0x110000) if unicodedata.category(chr(at)) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    assert sorted(char for char in steering if not HIDDEN.match(char)) == []
    assert not HIDDEN.search("Ærøskøbing, “naïve” – 42 €, 東京, עברית, हिन्दी")


@examples(200)
@given(text=TEXTS)
@example("\\|")
@example("a` | `b")
def test_markdown_holds_no_markup(text: str) -> None:
    for escaped in (markdown(text), markdown_message(text), code(text)):
        found = tokens(f"x {escaped} y\n\n| a | b |\n| --- | --- |\n| {escaped} | z |\n\n- {escaped}\n")
        kinds = {token.type for token in found}
        assert not kinds & {"html_inline", "html_block", "link_open", "image", "em_open", "strong_open", "s_open", "heading_open", "fence", "hr"}
        assert sum(token.type == "td_open" for token in found) == 2
        assert sum(token.type == "list_item_open" for token in found) == 1
        assert sum(token.type == "paragraph_open" for token in found) == 1 + bool(escaped)


@examples(200)
@given(text=TEXTS)
@example("#0#0")
@example("`#0@a#1`")
def test_markdown_says_what_the_text_says(text: str) -> None:
    line = MARKDOWN.parseInline(f"x{markdown(text)}y")[0].children or []
    said = "".join(token.content for token in line)
    assert said == f"x{visible(text).strip()}y"


@pytest.mark.parametrize("name", ["markdown", "discrepancies"])
@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_reports_have_no_markup_of_the_data(name: str, text: str) -> None:
    found = tokens(rendered(name, text))
    assert not {token.type for token in found} & {"html_inline", "link_open", "image", "fence"}
    assert {token.content for token in found if token.type == "html_block"} <= FOLD
    width = 0
    for token in found:
        if token.type == "thead_open":
            width = 0
        width += token.type == "th_open"
        if token.type == "tr_open":
            cells = 0
        elif token.type == "td_open":
            cells += 1
        elif token.type == "tr_close" and cells:
            assert cells == width
    plain = tokens(rendered(name, "harmless"))
    assert [token.type for token in found if token.block and token.type != "inline"] == [t.type for t in plain if t.block and t.type != "inline"]


FOLD = {"<details>\n<summary>Who says what</summary>\n", "</details>\n"}


@pytest.mark.parametrize("text", [*HOSTILE, "section x", "%%{init: {}}%%", "a:b;c#d", "```\n```", "end", "title <b>x</b>"])
def test_charts_have_the_lines_of_a_harmless_report(text: str) -> None:
    """A chart is a fence whose lines are ours: no more of them, and none that begins with a word of the data."""
    charts = [token.content.splitlines() for token in tokens(drawn(text)) if token.type == "fence"]
    plain = [token.content.splitlines() for token in tokens(drawn("harmless")) if token.type == "fence"]
    assert len(plain) == 3
    assert [len(lines) for lines in charts] == [len(lines) for lines in plain]
    for line in (line for lines in charts for line in lines):
        assert re.fullmatch(
            r"gantt|    (todayMarker off|dateFormat YYYY-MM-DD|axisFormat %Y(-%m)?|section (“[^”]*”|nobody recorded|two at once))|    (← )?“[^”:;#]*”[^:;#<>`{}%]* :(crit, |active, |done, )?[0-9]{4}-[0-9-]{5}, [0-9]{4}-[0-9-]{5}",
            line,
        ), line


def drawn(text: str) -> str:
    return discrepancies.render(*pictured(text))


class Elements(HTMLParser):
    """Every element and attribute of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, ...]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, *(name for name, _ in attrs)))


@pytest.mark.parametrize("text", HOSTILE)
def test_html_has_the_elements_of_a_harmless_report(text: str) -> None:
    found = [element for element in Elements(rendered("html", text)).found if element != ("code",)]
    assert found == [element for element in Elements(rendered("html", "harmless")).found if element != ("code",)]
    tags = {element[0] for element in found}
    assert not tags & {"img", "iframe", "link", "base", "object", "embed", "template"}
    assert [element for element in found if element[0] in ("script", "style")] == [("style",), ("script",)]
    assert {element[1:] for element in found if element[0] == "a"} <= {("href",), ("class", "href")}  # all of them within the page
    assert not re.search('href="(?!#)', rendered("html", text))


def test_only_plain_addresses_become_links() -> None:
    page = rendered("html", "https://e.example/a?b=1&c=2")
    assert set(re.findall('<a href="([^#][^"]*)"( rel="noopener noreferrer")?', page)) == {
        ("https://e.example/a?b=1&amp;c=2", ' rel="noopener noreferrer"')
    }
    assert "](<https://e.example/a>)" in rendered("discrepancies", "https://e.example/a")
    for text in ("javascript:alert(1)", 'https://e.example/" x="', "https://e.example/>", "//e.example", "https://e.example/\n", "HTTPS://e.example"):
        assert not re.search('<a href="[^#]', rendered("html", text))
        assert "](" not in rendered("discrepancies", text)


@examples(60)
@given(text=TEXTS)
def test_xml_and_json_can_be_read_back(text: str) -> None:
    tree = ElementTree.fromstring(rendered("junit", text))  # our own
    assert {element.tag for element in tree.iter()} <= {"testsuites", "testsuite", "testcase", "failure", "skipped", "system-out"}
    for name in ("sarif", "gitlab"):
        json.loads(rendered(name, text))
    first = json.loads(rendered("json", text))["findings"][0]
    assert first["message"] == re.sub("[\ud800-\udfff]", lambda match: f"<U+{ord(match[0]):04X}>", text)


@examples(60)
@given(text=TEXTS)
def test_csv_keeps_its_columns_and_runs_nothing(text: str) -> None:
    rows = list(csv.reader(io.StringIO(rendered("csv", text), newline=""), strict=True))
    assert {len(row) for row in rows} == {21}
    for cell in (cell for row in rows for cell in row):
        assert not re.match(r"[=+@\t\r]|-(?![0-9.]+$)", cell)


@examples(60)
@given(text=TEXTS)
def test_github_takes_no_command_from_data(text: str) -> None:
    lines = rendered("github", text).splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert len(commands) == 4
    assert len(lines) == len(commands) + 1
    for line in commands:
        properties = line[2:].split("::", 1)[0]
        assert [part.split("=")[0] for part in properties.split(" ", 1)[1].split(",")] == ["file", "line", "endLine", "col", "title"]


@pytest.mark.parametrize("text", HOSTILE)
def test_terminal_lines_are_ours(text: str) -> None:
    """Data starts no line of its own: as many lines as a harmless report has."""
    harmless = rendered("text", "harmless").count("\n")
    assert abs(rendered("text", text).count("\n") - harmless) <= 2 * (text.strip() == "")
