"""Does the comment of a run link to the files where a forge says that they can be looked at?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

LEDGER = """\
source: {id: almanac, published: 2021-07-15, subject: trust}
sources: {leaflet: {published: 2021-07}}
claims:
- {members: 173, when: 2021-07}
- {members: 180, when: 2021-07, source: leaflet}
"""


@pytest.mark.parametrize(
    ("given", "link"),
    [
        ({}, ""),
        (
            {"GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "trust/book", "GITHUB_SHA": "abc", "GITHUB_WORKSPACE": "{top}"},
            "https://github.com/trust/book/blob/abc/part/claims/book.yaml#L4",
        ),
        (
            {"GITLAB_CI": "true", "CI_PROJECT_URL": "https://lab.example/trust/book", "CI_COMMIT_SHA": "abc", "CI_PROJECT_DIR": "{top}/part"},
            "https://lab.example/trust/book/-/blob/abc/claims/book.yaml#L4",
        ),
        ({"GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "trust/book", "GITHUB_SHA": "abc", "GITHUB_WORKSPACE": "{top}/other"}, ""),
        ({"GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "a b)>", "GITHUB_SHA": "abc"}, ""),
    ],
)
def test_links(given: dict[str, str], link: str, claimcheck: Callable[..., object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_ACTIONS", "GITLAB_CI"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value.replace("{top}", str(tmp_path)))
    (tmp_path / "part" / "claims").mkdir(parents=True)
    (tmp_path / "part" / "claims" / "book.yaml").write_text(LEDGER, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "part")
    run = claimcheck("check", "--format", "comment")
    assert run.status == 1  # type: ignore[attr-defined]
    shown = run.out  # type: ignore[attr-defined]
    assert shown.startswith("<!-- claimcheck -->\n### claimcheck: 1 error\n")
    assert (f"[`claims/book.yaml:4:3`](<{link}>)" in shown) if link else ("](" not in shown)
    assert "`claims/book.yaml:4:3`" in shown
