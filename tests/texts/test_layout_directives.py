import pytest

from claimcheck.texts.layout import lay_out, reach


def said(comment: str, *, markdown: bool = True):
    return lay_out("page", f"It has 9 looms. {comment} More.", markdown).directives


@pytest.mark.parametrize(
    ("comment", "claim", "waive", "until"),
    [
        ("<!-- claimcheck: claim=looms-2 -->", "looms-2", "", ""),
        ("<!--claimcheck:claim=a.b/c-->", "a.b/c", "", ""),
        ("<!-- claimcheck: claim: looms-2 -->", "looms-2", "", ""),
        ('<!-- claimcheck: waive reason="no source, yet" until=2026-12-31 -->', "", "no source, yet", "2026-12-31"),
        ('<!-- claimcheck: waive="old figure" -->', "", "old figure", ""),
        ("<!-- claimcheck: waive reason=draft -->", "", "draft", ""),
        ("<!-- claimcheck: waive: no source yet, until: 2028-02-29 -->", "", "no source yet", "2028-02-29"),
    ],
)
@pytest.mark.parametrize("markdown", [True, False])
def test_what_a_directive_says(comment, claim, waive, until, markdown):
    (one,) = said(comment, markdown=markdown)
    assert (one.claim, one.waive, one.until, one.fault) == (claim, waive, until, "")


@pytest.mark.parametrize(
    ("comment", "part"),
    [
        ("<!-- claimcheck: -->", "neither"),
        ("<!-- claimcheck: ignore -->", "`ignore`"),
        ("<!-- claimcheck: claim= -->", "id of one claim"),
        ("<!-- claimcheck: claim=a waive -->", "not both"),
        ("<!-- claimcheck: claim=a claim=b -->", "twice"),
        ("<!-- claimcheck: waive -->", "wants a reason"),
        ('<!-- claimcheck: waive reason="x" until=2026-02-29 -->', "YYYY-MM-DD"),
        ('<!-- claimcheck: waive reason="x" until=soon -->', "YYYY-MM-DD"),
        ("<!-- claimcheck: claim=a; waive! -->", "not understood"),
        ("<!-- claimcheck: claim=a", "not closed"),
    ],
)
def test_a_fault_is_one_clear_line(comment, part):
    (one,) = said(comment)
    assert part in one.fault
    assert "\n" not in one.fault
    assert (one.claim, one.waive, one.until) == ("", "", "")


def test_its_place_is_that_of_the_comment():
    text = "Nine.\r\n\r\nTen. <!-- claimcheck: claim=a --> End."
    for markdown in (True, False):
        page = lay_out("page", text, markdown)
        assert [text[one.start : one.end] for one in page.directives] == ["<!-- claimcheck: claim=a -->"]
        assert [block.text for block in page.blocks] == ["Nine.", "Ten. End."]


def test_other_comments_and_code_hold_none():
    assert said("<!-- see claimcheck: claim=a -->") == ()
    assert said("`<!-- claimcheck: claim=a -->`") == ()
    assert lay_out("a.md", "```\n<!-- claimcheck: claim=a -->\n```\n", markdown=True).directives == ()


@pytest.mark.parametrize("markdown", [True, False])
def test_what_a_directive_is_about(markdown):
    text = (
        "It has 9 looms <!-- claimcheck: claim=a --> and 4 wheels <!-- claimcheck: claim=b -->.\n\n"
        "<!-- claimcheck: waive reason=old -->\n\nIt had 12 looms.\n\n<!-- claimcheck: claim=c -->\n"
    )
    page = lay_out("page", text, markdown)
    found = []
    for one in page.directives:
        about = reach(page, one)
        assert about is not None
        found.append((page.blocks[about.block].text[about.span.start : about.span.end].strip(), about.alone))
    assert found == [("It has 9 looms", False), ("and 4 wheels", False), ("It had 12 looms.", True), ("It had 12 looms.", True)]


def test_a_directive_may_be_about_nothing():
    page = lay_out("page.md", "<!-- claimcheck: claim=a -->\n\nText.\n\n<!-- claimcheck: waive reason=x -->\n", markdown=True)
    assert [reach(page, one) for one in page.directives] == [None, None]
