"""Which files does ``claimcheck report`` write, when are they stale, and what is left of the old ones when it is interrupted?"""

from __future__ import annotations

import hashlib
import os

import pytest

from claimcheck.load import write

NAMES = ("discrepancies.html", "discrepancies.json", "discrepancies.md")
TEXT = "The hall opened long ago. In its first year it had 173 seats, and more were to come. It rained."
ALMANAC = f"""
entities: {{hall: {{name: Hall}}}}
source: {{id: almanac, published: 2021-07, subject: hall, sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}}}
claims:
- {{property: capacity, value: '173', when: 2001, quote: had 173 seats}}
"""
LEAFLET = "source: {id: leaflet, published: 2021-07, subject: hall}\nclaims:\n- {property: capacity, value: '190', when: 2001, quote: 190 seats}\n"
DAY = ("--today", "2025-06-30")


@pytest.fixture
def hall(ledger, tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "almanac.txt").write_bytes(TEXT.encode())
    return ledger(almanac=ALMANAC, leaflet=LEAFLET)


def test_three_files_or_the_page_alone(claimcheck, hall, tmp_path):
    assert claimcheck("report", "--html", *DAY, "--output", "page").out == "wrote page/discrepancies.html\n"
    assert claimcheck("report", *DAY).status == 0
    assert sorted(os.listdir("reports")) == list(NAMES)
    assert (tmp_path / "page" / NAMES[0]).read_bytes() == (tmp_path / "reports" / NAMES[0]).read_bytes()
    page = (tmp_path / "page" / NAMES[0]).read_text(encoding="utf-8")
    assert claimcheck("check", "--format", "html", *DAY).out == page.replace(" As of 2025-06-30.", "")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("harm", [lambda text: text + b"x", lambda text: text.replace(b"\n", b"\r\n"), lambda _: b"\xff", None])
def test_each_file_is_checked_for_staleness(claimcheck, hall, tmp_path, name, harm):
    assert claimcheck("report", *DAY).status == 0
    assert claimcheck("report", "--check", *DAY).status == 0
    path = tmp_path / "reports" / name
    if harm:
        path.write_bytes(harm(path.read_bytes()))
    else:
        path.unlink()
    run = claimcheck("report", "--check", *DAY)
    assert run.status == 1
    assert run.err == f"reports/{name}: stale; run `claimcheck report` and commit what it writes\n"
    assert claimcheck("report", "--check", "--html", *DAY).status == int(name.endswith("html"))


def test_a_quote_stands_in_its_sentence_only_where_the_text_is_at_hand(claimcheck, hall, tmp_path):
    sentence = "In its first year it <mark>had 173 seats</mark>, and more were to come."
    assert claimcheck("report", *DAY, "--snapshots", "texts").status == 0
    written = {name: (tmp_path / "reports" / name).read_text(encoding="utf-8") for name in NAMES}
    assert f"<blockquote>{sentence}</blockquote>" in written[NAMES[0]]
    assert not any("more were to come" in written[name] for name in NAMES[1:])
    assert not any("rained" in text or "opened long ago" in text for text in written.values())
    assert claimcheck("report", *DAY).status == 0
    assert "more were to come" not in (tmp_path / "reports" / NAMES[0]).read_text(encoding="utf-8")


def steps(monkeypatch, stop: int, trouble: BaseException) -> list[int]:
    """Writing goes a few bytes at a time, and ends at the step given; replacing is a step too."""
    taken = [0]
    replace, fdopen = os.replace, os.fdopen

    def step() -> None:
        taken[0] += 1
        if taken[0] == stop:
            raise trouble

    class Slow:
        def __init__(self, file):
            self.file = file

        def __enter__(self):
            return self

        def __exit__(self, *_):
            self.file.close()

        def write(self, data):
            for at in range(0, len(data), 4_000):
                step()
                self.file.write(data[at : at + 4_000])

        def flush(self):
            self.file.flush()

        def fileno(self):
            return self.file.fileno()

    def replaced(old, new):
        step()
        replace(old, new)

    monkeypatch.setattr(write.os, "fdopen", lambda handle, mode: Slow(fdopen(handle, mode)) if mode == "wb" else fdopen(handle, mode))
    monkeypatch.setattr(write.os, "replace", replaced)
    return taken


@pytest.mark.parametrize("trouble", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["full", "interrupted"])
def test_an_interrupted_report_leaves_whole_files(claimcheck, ledger, hall, tmp_path, monkeypatch, trouble):
    assert claimcheck("report", *DAY).status == 0
    old = {name: (tmp_path / "reports" / name).read_bytes() for name in NAMES}
    ledger(leaflet=LEAFLET.replace("190", "180"))
    assert claimcheck("report", *DAY, "--output", "other").status == 0
    new = {name: (tmp_path / "other" / name).read_bytes() for name in NAMES}
    assert all(old[name] != new[name] for name in NAMES)
    with monkeypatch.context() as patch:
        taken = steps(patch, 0, trouble)
        assert claimcheck("report", *DAY, "--output", "third").status == 0
        total = taken[0]
    assert total > 10
    for stop in range(1, total + 1):
        with monkeypatch.context() as patch:
            steps(patch, stop, trouble)
            run = claimcheck("report", *DAY)
        assert run.status == (2 if isinstance(trouble, OSError) else 130)
        now = {name: (tmp_path / "reports" / name).read_bytes() for name in NAMES}
        assert sorted(os.listdir("reports")) == list(NAMES), "nothing is left lying about"
        if stop <= total - 3:
            assert now == old
        else:
            assert all(now[name] in (old[name], new[name]) for name in NAMES)
            for name, text in old.items():
                (tmp_path / "reports" / name).write_bytes(text)


def test_a_report_that_cannot_be_written_is_one_clear_line(claimcheck, hall, tmp_path):
    (tmp_path / "reports").write_text("a file")
    run = claimcheck("report", *DAY)
    assert run.status == 2
    assert run.err == "claimcheck: reports: the report cannot be written: file exists\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "no claims in these files"),
        ("<<<<<<< HEAD\n" + ALMANAC, "claims/almanac.yaml:"),
        (ALMANAC.replace("claims:", "claims:\n- {capacity: 3, source: nobody}"), "nobody"),
        (None, "no such file or folder"),
    ],
)
@pytest.mark.parametrize("more", [(), ("--html",), ("--since", "reports/discrepancies.json"), ("--check",)])
def test_what_cannot_be_checked_replaces_no_report(content, said, more, claimcheck, ledger, tmp_path):
    ledger(almanac=ALMANAC, leaflet=LEAFLET)
    assert claimcheck("report", *DAY).status == 0
    old = {name: (tmp_path / "reports" / name).read_bytes() for name in NAMES}
    if content is None:
        (tmp_path / "claims").rename(tmp_path / "elsewhere")
    else:
        ledger(almanac=content, **({} if content else {"leaflet": ""}))
    run = claimcheck("report", *DAY, *more)
    assert (run.status, run.out, len(run.err.splitlines())) == (2, "", 1)
    assert run.err.startswith("claimcheck: the report was not checked, since" if more == ("--check",) else "claimcheck: no report is written, since")
    assert said in run.err
    assert {name: (tmp_path / "reports" / name).read_bytes() for name in NAMES} == old
    assert claimcheck("report", *DAY, "--output", "new").status == 2
    assert sorted(os.listdir(tmp_path / "reports")) == list(NAMES) and not (tmp_path / "new").exists()


def test_a_name_behind_html_is_a_path_and_where_it_is_missing_the_old_report_stays(claimcheck, hall, tmp_path):
    assert claimcheck("report", *DAY).status == 0
    before = {name: (tmp_path / "reports" / name).read_bytes() for name in NAMES}
    run = claimcheck("report", "--html", "out.html", *DAY)
    assert run.status == 2 and run.err.count("\n") == 1
    assert "out.html: no such file or folder" in run.err
    assert {name: (tmp_path / "reports" / name).read_bytes() for name in NAMES} == before
    assert not (tmp_path / "out.html").exists()


def test_no_absolute_path_of_an_earlier_report_is_written(claimcheck, hall, tmp_path, tmp_path_factory):
    assert claimcheck("report", *DAY).status == 0
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "old.json"
    elsewhere.write_bytes((tmp_path / "reports" / NAMES[1]).read_bytes())
    for earlier in (elsewhere, tmp_path / "reports" / NAMES[1]):
        assert claimcheck("report", "--since", str(earlier), *DAY).status == 0
        for name in NAMES:
            text = (tmp_path / "reports" / name).read_text(encoding="utf-8")
            assert earlier.name in text and str(earlier.parent) not in text
        assert claimcheck("report", "--check", "--since", str(earlier), *DAY).status == 0
