"""How is a page opened as a reader opens it? In Debian's chromium, from a file, with everything noted that it asks for or complains of."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        # A browser cannot be had by pip; `.ci/run` installs one, so that the checks of a change never leave these out.
        pytest.skip("no chromium on this machine: `apt install chromium` brings it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"], timeout=300_000)
        yield browser
        browser.close()


@dataclass
class Opened:
    """A page in its window, and what went on in it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def quiet(self) -> bool:
        """It asked for itself alone, complained of nothing, and opened nothing."""
        return len(set(self.requests)) == 1 and not self.complaints and not self.dialogs

    def seen(self) -> list[str]:
        """The ids of the cards that are shown."""
        ids: list[str] = self.page.evaluate(
            "Array.from(document.querySelectorAll('article')).filter((one) => one.checkVisibility()).map((one) => one.id)"
        )
        return ids

    def until(self, condition: str) -> None:
        """Wait until it holds. The policy of the page forbids what playwright would wait with."""
        self.page.evaluate(
            f"async () => {{ for (let at = 0; at < 6000 && !({condition}); at++) await new Promise((done) => setTimeout(done, 10)); }}"
        )
        assert self.page.evaluate(condition), condition

    def shows(self, count: int) -> bool:
        """Does the line below the filters say so many?"""
        said = self.page.inner_text("#shown")
        return said.startswith((f"{count:,} of ", f"All {count:,} "))


Open = Callable[..., Opened]


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    contexts = []

    def opened(text: str, *, at: str = "", width: int = 1440, **options: Any) -> Opened:
        path = tmp_path / "page.html"
        path.write_bytes(text.encode())
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        context.set_default_timeout(300_000)
        contexts.append(context)
        found = Opened(context.new_page())
        found.page.on("request", lambda request: found.requests.append(request.url.partition("#")[0]))
        found.page.on("console", lambda message: found.complaints.append(message.text))
        found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
        found.page.on("dialog", lambda dialog: (found.dialogs.append(dialog.message), dialog.dismiss()))
        found.page.on("popup", lambda other: found.dialogs.append(other.url))
        found.page.goto(f"{path.as_uri()}{at}")
        return found

    yield opened
    for context in contexts:
        context.close()
