"""Can everybody read the page? Contrast and names by axe-core, and nothing wider than the window."""

from __future__ import annotations

from importlib.resources import files
from itertools import pairwise

import pytest

from .conftest import Open
from .pages import of_ledger, of_sample

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
FAULTS = """async () => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  for (const one of document.querySelectorAll("article, figure")) one.style.contentVisibility = "visible";
  const found = await axe.run(document, { resultTypes: ["violations"] });
  return found.violations.filter((one) => one.impact !== "minor").map((one) => [one.id, one.impact, one.nodes.length, one.nodes[0].html.slice(0, 300), one.nodes[0].failureSummary]);
}"""


@pytest.mark.parametrize(
    ("page", "width", "scheme"),
    [("sample", 1440, "light"), ("sample", 360, "dark"), ("examples/observatory", 360, "light"), ("examples/observatory", 1440, "dark")],
)
def test_axe_finds_nothing(open_page: Open, page: str, width: int, scheme: str) -> None:
    text = of_sample() if page == "sample" else of_ledger(page)
    opened = open_page(text, width=width, color_scheme=scheme, bypass_csp=True)
    opened.page.evaluate(AXE)
    assert opened.page.evaluate(FAULTS) == []


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("folder", [".", "examples/observatory"])
def test_the_page_is_no_wider_than_the_window(open_page: Open, folder: str, width: int) -> None:
    page = open_page(of_ledger(folder), width=width).page
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.evaluate("for (const one of document.querySelectorAll('article, figure')) one.style.contentVisibility = 'visible'")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = "Array.from(document.querySelectorAll('article, figure, table, p, dl')).filter((one) => !one.closest('.scroll') && one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 80))"
    assert page.evaluate(wide) == []


@pytest.mark.parametrize("folder", [".", "examples/observatory"])
def test_labels_of_pictures_do_not_touch(open_page: Open, folder: str) -> None:
    """No two texts of one picture overlap, and none leaves it."""
    page = open_page(of_ledger(folder), width=360).page
    page.evaluate("for (const one of document.querySelectorAll('article, figure')) one.style.contentVisibility = 'visible'")
    faults = page.evaluate("""() => {
      const found = [];
      for (const picture of document.querySelectorAll(".scroll > svg")) {
        const frame = picture.getBoundingClientRect();
        const seen = (text) => {
          const box = text.getBoundingClientRect();
          // A picture within a picture is a frame that cuts what has no room in it.
          const within = text.parentElement;
          const end = within === picture ? Infinity : frame.left + within.x.baseVal.value + within.width.baseVal.value;
          return { left: box.left, right: Math.min(box.right, end), top: box.top, bottom: box.bottom, said: text.textContent };
        };
        const boxes = Array.from(picture.querySelectorAll("text"), seen);
        boxes.forEach((one, at) => {
          if (one.left < frame.left - 1 || one.right > frame.right + 1 || one.bottom > frame.bottom + 1) found.push(["outside", one.said]);
          for (const two of boxes.slice(at + 1)) {
            const wide = Math.min(one.right, two.right) - Math.max(one.left, two.left);
            const high = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
            if (wide > 1 && high > 3) found.push([one.said, two.said]);
          }
        });
      }
      return found;
    }""")
    assert faults == []


def test_every_picture_has_its_facts_as_text(open_page: Open) -> None:
    page = open_page(of_ledger(".")).page
    for figure in page.locator("figure").all():
        assert figure.locator("svg[role=img]").get_attribute("aria-label")
        labels = [
            text for text in figure.locator("svg svg text").evaluate_all("(all) => all.map((one) => one.querySelector('title').textContent)") if text
        ]
        table = figure.locator("table").first.text_content() or ""
        assert labels and all(label in table for label in labels if label not in ("nobody recorded", "two at once"))


def test_landmarks_and_headings(open_page: Open) -> None:
    page = open_page(of_sample()).page
    assert page.locator("h1").count() == 1
    assert [page.locator(one).count() for one in ("main", "nav", "header", "form[role=search]", "[role=status]")] == [1] * 5
    levels = page.locator("h1, h2, h3, h4").evaluate_all("(all) => all.map((one) => Number(one.tagName[1]))")
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.evaluate("document.documentElement.lang") == "en"
