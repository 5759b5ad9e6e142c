"""Can a reader find the way in the page? Filters, search, links, keys, print, and all of it without a script."""

from __future__ import annotations

import re

from .conftest import Open
from .pages import of_hostile, of_ledger, of_many, of_sample

OBSERVATORY = "examples/observatory"


def test_nothing_is_asked_for_and_nothing_complained_of(open_page: Open) -> None:
    opened = open_page(of_ledger("."))
    assert opened.quiet(), (opened.requests, opened.complaints)
    assert opened.page.locator("svg").count() > 3
    assert opened.shows(len(opened.seen()))


def test_filters_narrow_count_and_are_kept_in_the_address(open_page: Open) -> None:
    opened = open_page(of_sample())
    page = opened.page
    every = opened.seen()
    page.check("input[name=severity][value=error]")
    errors = opened.seen()
    assert 0 < len(errors) < len(every)
    assert opened.shows(len(errors))
    assert page.evaluate(
        "Array.from(document.querySelectorAll('article')).filter((one) => one.checkVisibility()).every((one) => one.matches('.error'))"
    )
    page.select_option("#verdict", "contradiction")
    assert opened.seen() == [one for one in errors if page.get_attribute(f"#{one}", "data-v") == "contradiction"]
    # How many another choice would give is told beside it.
    assert re.search(r"\(\d+\)$", page.locator("#verdict option[value=fault]").inner_text())
    page.check("input[name=state][value=decided]")
    assert opened.seen() == ["f-deadbeefdeadbeef"]
    assert "severity=error" in page.url and "verdict=contradiction" in page.url and "state=decided" in page.url
    again = open_page(of_sample(), at=page.url[page.url.index("#") :])
    assert again.seen() == ["f-deadbeefdeadbeef"]
    assert again.page.is_checked("input[value=decided]")
    page.click("button[type=reset]")
    opened.until("document.getElementById('shown').textContent.startsWith('All')")
    assert opened.seen() == every


def test_filters_by_subject_and_source(open_page: Open) -> None:
    opened = open_page(of_sample())
    page = opened.page
    page.select_option("#subject", "tern-light")
    found = opened.seen()
    assert found and all((page.text_content(f"#{one} h3") or "").startswith("Tern Light") for one in found)
    page.select_option("#source", "press-kit")
    fewer = opened.seen()
    assert set(fewer) < set(found)
    assert all("Press kit" in (page.text_content(f"#{one}") or "") for one in fewer)
    assert opened.shows(len(fewer))
    assert opened.quiet()


def test_the_counts_on_top_lead_to_what_they_count(open_page: Open) -> None:
    opened = open_page(of_sample())
    for kind, count in (("error", 3), ("warning", 3), ("note", 4), ("done", 1)):
        opened.page.click(f".tiles .{kind} a")
        opened.until(f"document.getElementById('shown').textContent.startsWith('{count} of')")
        assert len(opened.seen()) == count
        opened.page.go_back()


def test_a_section_without_any_shown_finding_is_gone(open_page: Open) -> None:
    opened = open_page(of_sample(), at="#?state=decided")
    assert opened.page.locator("section.found:visible").count() == 1
    opened = open_page(of_sample(), at="#?q=no-such-words")
    assert opened.seen() == []
    assert opened.shows(0)


def test_search_folds_case_and_accents_and_wants_every_word(open_page: Open) -> None:
    opened = open_page(of_ledger(OBSERVATORY))
    opened.page.fill("#q", "ELODIE")
    found = opened.seen()
    assert found
    assert any("Élodie" in (opened.page.text_content(f"#{one}") or "") for one in found)
    opened.page.fill("#q", "elodie no-such-word")
    assert opened.seen() == []
    opened.page.press("#q", "Escape")
    assert len(opened.seen()) > len(found)
    assert "#?" not in opened.page.url


def test_a_link_to_a_finding_shows_it_though_filters_leave_it_out(open_page: Open) -> None:
    opened = open_page(of_sample(), at="#?severity=error")
    page = opened.page
    assert not page.is_visible("#f-1234123412341234")
    page.evaluate("location.hash = '#f-1234123412341234'")
    opened.until("document.activeElement.id === 'f-1234123412341234'")
    assert page.is_visible("#f-1234123412341234")
    assert page.evaluate("document.querySelector('#f-1234123412341234 details').open")
    box = page.locator("#f-1234123412341234").bounding_box()
    assert box is not None and -5 < box["y"] < 900
    straight = open_page(of_sample(), at="#f-1234123412341234")
    assert straight.page.evaluate("document.activeElement.id") == "f-1234123412341234"
    assert straight.page.evaluate("document.querySelector('#f-1234123412341234 details').open")


def test_every_finding_links_to_itself(open_page: Open) -> None:
    page = open_page(of_sample()).page
    for link in page.locator("article .id").all():
        assert link.get_attribute("href") == f"#{link.evaluate('(one) => one.closest(`article`).id')}"


def test_keys(open_page: Open) -> None:
    opened = open_page(of_sample())
    page = opened.page
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("jk/")
    assert page.input_value("#q") == "jk/"
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    seen = opened.seen()
    walked = []
    for key in "jjjkk":
        page.keyboard.press(key)
        walked.append(page.evaluate("document.activeElement.id"))
    assert walked == [seen[0], seen[1], seen[2], seen[1], seen[0]]
    page.keyboard.press("Control+j")
    assert page.evaluate("document.activeElement.id") == seen[0]


def test_the_first_stop_of_the_tab_key_leads_to_the_findings(open_page: Open) -> None:
    page = open_page(of_sample()).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_light_and_dark(open_page: Open) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light, dark = open_page(of_sample(), color_scheme="light").page, open_page(of_sample(), color_scheme="dark").page
    white, black = light.evaluate(ground), dark.evaluate(ground)
    assert white != black
    light.click("#theme")
    assert light.evaluate(ground) == black
    assert light.inner_text("#theme") == "Light"
    light.click("#theme")
    assert light.evaluate(ground) == white
    assert light.evaluate("[localStorage.length, document.cookie.length]") == [0, 0]


def test_everything_is_there_without_a_script(open_page: Open) -> None:
    with_script = open_page(of_many(700))
    without = open_page(of_many(700), java_script_enabled=False)
    assert without.page.locator("article").count() == 700
    assert without.page.locator("article:visible").count() == 700
    assert not without.page.is_visible("#filter") and not without.page.is_visible("#theme")
    assert with_script.shows(700)


def test_of_very_many_the_last_is_found_at_once(open_page: Open) -> None:
    opened = open_page(of_many(1_500), at="#?q=light-1203")
    assert [(opened.page.text_content(f"#{one} h3") or "").split(":")[0] for one in opened.seen()] == ["light-1203"]
    opened = open_page(of_many(1_500), at=f"#f-{1203:016x}")
    assert opened.page.evaluate("document.activeElement.id") == f"f-{1203:016x}"
    opened.until("document.querySelectorAll('article').length === 1500")
    assert opened.page.locator("noscript").count() == 0
    opened.page.check("input[name=severity][value=warning]")
    assert opened.page.evaluate("Array.from(document.querySelectorAll('article')).every((one) => one.hidden !== one.matches('.warning'))")
    assert opened.quiet()


def test_print_unfolds_everything_and_leaves_the_controls_out(open_page: Open) -> None:
    opened = open_page(of_sample(), color_scheme="dark")
    page = opened.page
    assert not page.is_visible("article.note .camps >> nth=0")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert not any(page.is_visible(one) for one in ("#q", "#theme", "nav", "#unfold"))
    assert all(one.is_visible() for one in page.locator("article.note .camps").all())
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert not page.is_visible("article.note .camps >> nth=0")
    assert len(page.pdf()) > 10_000


def test_what_changed_since_stands_first(open_page: Open) -> None:
    opened = open_page(of_sample())
    page = opened.page
    text = page.inner_text("section[aria-labelledby=since-the-last-report]")
    assert "Held against the report of May: 1 new, 1 open again, 1 resolved; 9 as before" in text
    assert "gap-in-office" in text and "lets more pass" in text
    page.check("input[name=since][value=new]")
    assert opened.seen() == ["f-a1b2c3d4e5f60718"]
    page.check("input[name=since][value='open again']")
    assert opened.seen() == ["f-a1b2c3d4e5f60718", "f-5f0c9a1be2d34c01"]
    page.click("section[aria-labelledby=since-the-last-report] a[href='#f-a1b2c3d4e5f60718']")
    opened.until("document.activeElement.id === 'f-a1b2c3d4e5f60718'")
    assert page.locator("section[aria-labelledby=since-the-last-report] a[href='#f-0badc0de0badc0de']").count() == 0
    assert "when it was decided, and says" in page.inner_text("#f-5f0c9a1be2d34c01")


def test_nothing_that_matches_is_said_where_the_findings_would_stand(open_page: Open) -> None:
    opened = open_page(of_sample(), at="#?q=no-such-words")
    page = opened.page
    assert page.is_visible("main #none") and "Nothing matches" in page.inner_text("#none")
    page.click("#all")
    opened.until("document.getElementById('none').hidden")
    assert len(opened.seen()) > 5 and "#?" not in page.url


def test_a_card_that_a_link_brings_in_is_counted(open_page: Open) -> None:
    opened = open_page(of_sample(), at="#?severity=error&state=open")
    before = len(opened.seen())
    assert opened.shows(before)
    opened.page.evaluate("location.hash = '#f-1234123412341234'")
    opened.until("document.activeElement.id === 'f-1234123412341234'")
    assert len(opened.seen()) == before + 1 and opened.shows(before + 1)


def test_the_id_alone_leads_to_the_card(open_page: Open) -> None:
    assert open_page(of_sample(), at="#1234123412341234").page.evaluate("document.activeElement.id") == "f-1234123412341234"


def test_pictures_on_a_telephone_show_their_figures_or_say_that_they_scroll(open_page: Open) -> None:
    page = open_page(of_hostile("harmless"), width=360).page
    bars = page.locator('svg[aria-label="How far documents are backed"]')
    bars.scroll_into_view_if_needed()
    for part in (bars.locator("rect").first, bars.locator("text").first, bars.locator("text", has_text="backed")):
        box = part.bounding_box()
        assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 360
    label, bar = bars.locator("text").first.bounding_box(), bars.locator("rect").first.bounding_box()
    assert label and bar and label["y"] + label["height"] <= bar["y"] + 2
    opened = open_page(of_ledger("."), width=360)
    for name in ('[aria-label="Who agrees with whom"]', "section[aria-labelledby=the-sources] .scroll"):
        opened.page.locator(name).first.scroll_into_view_if_needed()
        opened.until(f"document.querySelector('{name}').matches('.wide, :has(.wide), .wide *')".replace("'[", "`[").replace("]'", "]`"))
