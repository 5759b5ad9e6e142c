"""Are settings found upward, and is every slip in them one line?"""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.errors import UsageError
from claimcheck.load import Settings, read_settings


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")


def test_none() -> None:
    assert read_settings() == Settings()


def test_the_nearest_upward_with_paths_from_its_folder() -> None:
    Path("../pyproject.toml").write_text(
        '[tool.claimcheck]\nclaims = ["facts", "/abs"]\nquote-words = 20\nfail-on = "warning"\n[tool.claimcheck.severity]\nstale-value = "off"\n'
    )
    found = read_settings()
    assert (found.claims, found.quote_words, found.fail_on, found.severity) == (("../facts", "/abs"), 20, "warning", {"stale-value": "off"})
    Path("pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert read_settings() == found
    Path("claimcheck.toml").write_text('select = ["value-conflict"]\n')
    assert read_settings().select == ("value-conflict",)
    assert read_settings(Path("../pyproject.toml")) == found


@pytest.mark.parametrize("mark", [".git/HEAD", ".git"])
def test_not_those_of_another_project_above_the_repository(mark: str) -> None:
    Path("../claimcheck.toml").write_text('claims = ["facts"]\n')
    Path(mark).parent.mkdir(exist_ok=True)
    Path(mark).write_text("gitdir: elsewhere\n")
    assert read_settings() == Settings()
    Path("deep").mkdir()
    Path("claimcheck.toml").write_text('claims = ["mine"]\n')
    assert read_settings().claims == ("mine",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("claim = ['x']\n", "unknown setting `claim`; did you mean `claims`?"),
        ("claims = 'x'\n", "setting `claims` must be a list of texts"),
        ("claims = [1]\n", "setting `claims.0` must be a text"),
        ("quote-words = 'x'\n", "setting `quote-words` must be a whole number"),
        ("quote-words = 0\n", "setting `quote-words` must be a whole number"),
        ("quote-words = true\n", "setting `quote-words` must be a whole number"),
        ("fail-on = 'nothing'\n", 'setting `fail-on` must be one of "error"'),
        ("today = 2025-06-30\n", "setting `today` must be a text"),
        ("[severity]\nx = 'high'\n", "setting `severity.x` must be one of"),
        ("severity = 'x'\n", "setting `severity` must be a table"),
        ("claims = [\n", "not TOML"),
        ("a = " + "[" * 5000, "not TOML"),
        ("quote-words = " + "9" * 5000, "a number with too many digits"),
        ("today = 2019-02-30\n", "not TOML: invalid date"),
        (".".join("a" * 50_000) + " = 1\n", "a key of more than 64 parts"),
        ("[" + ".".join("a" * 50_000) + "]\n", "a key of more than 64 parts"),
    ],
)
def test_slips(text: str, words: str) -> None:
    Path("claimcheck.toml").write_text(text)
    with pytest.raises(UsageError) as caught:
        read_settings()
    assert str(caught.value).startswith("claimcheck.toml: ")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_named_that_is_no_settings_file() -> None:
    Path("pyproject.toml").write_text("[project]\nname = 'x'\n")
    for name in ("pyproject.toml", "missing.toml"):
        with pytest.raises(UsageError, match=name):
            read_settings(Path(name))
