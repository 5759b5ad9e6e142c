"""Does data stay data in a browser? Hostile texts in every field: no script runs, nothing is asked for, the layout holds."""

from __future__ import annotations

import pytest

from .conftest import Open
from .pages import of_hostile, of_sample

PAYLOADS = (
    "<script>window.hit = 1</script>",
    "<img src=x onerror='window.hit = 1'>",
    "\"'><svg onload=window.hit=1>",
    "</style></script></noscript></title><script>window.hit = 1</script>",
    "javascript:window.hit=1",
    'https://evil.example/" onmouseover="window.hit=1',
    "--><!-- ]]> <![CDATA[ <script>window.hit = 1</script> ]]>",
    "a\u202eb\u2066c\u200d\x00\x1b[2J\ufeff",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 5,
    "👩‍👩‍👧‍👦🏳️‍🌈 東京都 עברית हिन्दी " * 6,
    "&lt;script&gt;window.hit=1&lt;/script&gt; &#60;b&#62; ${hit} {{hit}} `hit`",
    "<iframe srcdoc='<script>parent.hit=1</script>'></iframe><base href=//evil.example><meta http-equiv=refresh content=0;url=//evil.example>",
)
CONTENT = "document.querySelectorAll('script').length === 1 && !document.querySelector('img, iframe, base, object, embed, link, article script, [onload], [onerror], [onmouseover]')"


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_no_script_runs_from_data(open_page: Open, payload: str) -> None:
    opened = open_page(of_hostile(payload), width=360)
    page = opened.page
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.fill("#q", payload[:40])
    page.fill("#q", "")
    for name in ("verdict", "subject", "source"):
        page.select_option(f"#{name}", index=1)
    page.click("button[type=reset]")
    assert page.evaluate("window.hit") is None
    assert page.evaluate(CONTENT)
    assert page.evaluate("Array.from(document.querySelectorAll('[href]')).every((one) => /^(#|https?:)/.test(one.getAttribute('href')))")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert opened.quiet(), (opened.requests, opened.complaints, opened.dialogs)


def test_no_script_runs_from_the_address(open_page: Open) -> None:
    for address in ("#?q=<img src=x onerror=window.hit=1>", "#f-<script>window.hit=1</script>", "#?severity=%3Cb%3E&subject=%00", "#f-%E0%A4%A"):
        opened = open_page(of_sample(), at=address)
        assert opened.page.evaluate("window.hit") is None
        assert opened.quiet(), opened.complaints


def test_the_policy_stops_what_the_page_does_not_bring(open_page: Open) -> None:
    """The policy itself works: a script, a style or a request that somebody adds is refused."""
    page = open_page(of_sample()).page
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.hit = 1";
      document.body.append(script);
      const image = document.createElement("img");
      image.src = "https://evil.example/x.png";
      document.body.append(image);
      document.body.setAttribute("style", "color: red");
    }""")
    assert page.evaluate("window.hit") is None
    assert page.evaluate("fetch('https://evil.example/').then(() => 'got', () => 'refused')") == "refused"
    assert page.evaluate("getComputedStyle(document.body).color") != "rgb(255, 0, 0)"
