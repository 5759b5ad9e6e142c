"""``claimcheck extract`` from the outside: the draft it writes, and what a second run does to one that a person has worked on."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.load import load

LIGHTS = """\
# Skerry Light Trust

The Skerry Light Trust was founded in 1887. It employed 212 people at the end of 2023, and in 2024 it plans to spend £6 million on lamps.

## Where it is

The trust is headquartered in Oban.
"""


def drafted(folder: Path = Path("claims")) -> dict[str, str]:
    return {f"{claim.property} {claim.value}": claim.draft for claim in load([folder]).claims}


@pytest.fixture
def text(tmp_path: Path) -> Path:
    (tmp_path / "claims").mkdir()
    path = tmp_path / "lights.md"
    path.write_text(LIGHTS, encoding="utf-8")
    return path


def test_a_draft_is_a_ledger_that_checks(claimcheck, text):
    run = claimcheck("extract", "lights.md")
    assert run.status == 0 and run.out.startswith("wrote claims/lights.yaml: ")
    found = drafted()
    assert {"founded 1887": "yes", "seat Oban": "yes", "staff 212": "yes"}.items() <= found.items()
    checked = claimcheck("check", "--snapshots", ".", "--fail-on", "warning")
    assert checked.status == 0, checked.out
    assert "unconfirmed-claim" in checked.out


def test_a_plan_is_kept_and_is_no_fact(claimcheck, text):
    claimcheck("extract", "lights.md")
    planned = [claim for claim in load(["claims"]).claims if claim.modality]
    assert all(claim.modality == "planned" for claim in planned)
    assert not any("6 million" in claim.value for claim in load(["claims"]).ledger().ordered)


def test_what_is_tied_to_nothing_is_a_comment_with_its_line(claimcheck, tmp_path):
    (tmp_path / "note.txt").write_text("Harbour Notes\n\nThe Harbour Trust was founded in 1921. Nine, perhaps 37, came.\n", encoding="utf-8")
    run = claimcheck("extract", "note.txt", "--output", "-")
    assert "founded: 1921" in run.out
    assert "#   line 3: 37:" in run.out


def test_a_second_run_on_the_same_text_changes_nothing(claimcheck, text):
    claimcheck("extract", "lights.md")
    before = Path("claims/lights.yaml").read_bytes()
    run = claimcheck("extract", "lights.md")
    assert Path("claims/lights.yaml").read_bytes() == before
    assert ": 0 new drafts" in run.out


def test_what_was_confirmed_stays_byte_for_byte(claimcheck, text):
    claimcheck("extract", "lights.md")
    path = Path("claims/lights.yaml")
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if "founded: 1887" in line)
    mine = "- founded: 1887   # seen on the plaque\n  quote: founded in 1887\n\n# a remark of mine\n"
    path.write_text("".join([*lines[:at], mine, *lines[at + 1 :]]), encoding="utf-8")
    text.write_text(LIGHTS.replace("in Oban", "in Mallaig").replace("212 people", "230 people"), encoding="utf-8")
    run = claimcheck("extract", "lights.md")
    after = path.read_text(encoding="utf-8")
    assert mine in after
    assert {"founded 1887": "", "seat Mallaig": "yes", "staff 230": "yes"}.items() <= drafted().items()
    assert "seat Oban" not in drafted()
    assert "draft dropped: seat `Oban`" in run.out
    assert claimcheck("check", "--snapshots", ".", "--fail-on", "warning").status == 0  # the new text is the one that is pinned


def test_a_confirmed_claim_whose_words_changed_is_told(claimcheck, text):
    claimcheck("extract", "lights.md")
    path = Path("claims/lights.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace(", draft: yes", ""), encoding="utf-8")
    text.write_text(LIGHTS.replace("founded in 1887", "founded in 1889").replace("is headquartered in Oban", "moved"), encoding="utf-8")
    run = claimcheck("extract", "lights.md")
    assert "changed: founded `1887`: the text now says `1889`" in run.out
    assert "vanished: seat `Oban`" in run.out
    assert {"founded 1887": "", "founded 1889": "yes", "seat Oban": ""}.items() <= drafted().items()


def test_a_confirmed_claim_under_another_heading_has_moved(claimcheck, text):
    claimcheck("extract", "lights.md")
    path = Path("claims/lights.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace(", draft: yes", ""), encoding="utf-8")
    text.write_text(LIGHTS + "\n## Beginnings\n\nMore on it here.\n", encoding="utf-8")
    assert "moved" not in claimcheck("extract", "lights.md").out
    first, second = "The Skerry Light Trust was founded in 1887. ", "The trust is headquartered in Oban.\n"
    text.write_text(LIGHTS.replace(first, "The Skerry Light Trust is old. ").replace(second, f"{second} It was founded in 1887.\n"), encoding="utf-8")
    assert "moved: founded `1887` now stands under “Where it is”" in claimcheck("extract", "lights.md").out


def test_windows_line_ends_stay(claimcheck, text):
    claimcheck("extract", "lights.md")
    path = Path("claims/lights.yaml")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    text.write_text(LIGHTS.replace("212 people", "230 people"), encoding="utf-8")
    assert claimcheck("extract", "lights.md").status == 0
    data = path.read_bytes()
    assert b"230" in data and data.count(b"\n") == data.count(b"\r\n")


def test_a_text_that_the_ledger_has_goes_into_the_file_of_its_source(claimcheck, text, ledger):
    ledger(trust="source: {id: trust-page, file: lights.md, subject: skerry-light-trust}\nclaims:\n- {founded: 1887, quote: founded in 1887}\n")
    run = claimcheck("extract", "lights.md")
    assert run.out.startswith("wrote claims/trust.yaml: ")
    assert not Path("claims/lights.yaml").exists()
    assert Path("claims/trust.yaml").read_text(encoding="utf-8").count("founded") == 2


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.md", b"  \n", "an empty text"),
        ("image.txt", b"\x89PNG\x00\x01", "not UTF-8: byte 0 is 0x89"),
        ("nul.txt", b"one\x00two", "a NUL"),
        ("wide.txt", "Größe".encode("utf-16"), "UTF-16"),
        ("page.html", b"<p>Hi", "`.html` files are not read as prose"),
    ],
)
def test_what_is_no_text_is_one_line_and_the_others_are_read(claimcheck, text, tmp_path, name, data, said):
    (tmp_path / name).write_bytes(data)
    run = claimcheck("extract", name, "lights.md", "gone.txt")
    assert run.status == 2
    lines = run.err.splitlines()
    assert len(lines) == 2 and lines[0].startswith(f"{name}: ") and said in lines[0] and lines[1].startswith("gone.txt: ")
    assert Path("claims/lights.yaml").exists()


def test_a_file_that_cannot_be_read_is_left_alone(claimcheck, text):
    claimcheck("extract", "lights.md")
    path = Path("claims/lights.yaml")
    path.write_text("claims: [\n", encoding="utf-8")
    run = claimcheck("extract", "lights.md")
    assert run.status == 2 and "claims/lights.yaml:" in run.err and "mend it first" in run.err
    assert path.read_text(encoding="utf-8") == "claims: [\n"


def test_values_that_yaml_would_take_apart_come_back_as_they_were(claimcheck, tmp_path):
    (tmp_path / "odd.txt").write_text('Odd Club\n\nThe Odd Club was founded in 1921. Its motto is "Light: more, #1 [always]".\n', encoding="utf-8")
    assert claimcheck("extract", "odd.txt", "--output", "out").status == 0
    loaded = load(["out"])
    assert [problem.message for problem in loaded.problems] == []
    assert all(claim.value in (tmp_path / "odd.txt").read_text(encoding="utf-8") for claim in loaded.claims)


def test_texts_of_one_name_go_to_files_of_their_own(claimcheck, tmp_path):
    (tmp_path / "claims").mkdir()
    for folder, year in (("a", 1887), ("b", 1921)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.md").write_text(f"# Trust {folder.upper()}\n\nThe Ofra Trust was founded in {year}.\n", encoding="utf-8")
    assert claimcheck("extract", "a/x.md", "b/x.md").status == 0
    assert {path.name for path in Path("claims").iterdir()} == {"a-x.yaml", "b-x.yaml"}


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (
            "source: {id: lights, subject: skerry-light-trust}\nclaims: [{founded: 1887, quote: was founded in 1887}]\n",
            "laid out so that none can be added",
        ),
        ("source: {id: lights}\nclaims:\n", "laid out so that none can be added"),
        ("decisions: []\n", "declares no source"),
        ("source: {id: lights}\nclaims:\n- {founded: 1700, quote: in another text altogether}\n", "a draft of another"),
    ],
)
def test_what_cannot_be_brought_up_to_date_is_refused_and_stays(claimcheck, text, held, said):
    path = Path("claims/lights.yaml")
    path.write_text(held, encoding="utf-8")
    run = claimcheck("extract", "lights.md")
    assert (run.status, len(run.err.splitlines())) == (2, 1) and said in run.err
    assert path.read_text(encoding="utf-8") == held


def test_a_source_without_a_subject_gets_claims_with_theirs(claimcheck, text):
    Path("claims/lights.yaml").write_text(
        "source: {id: lights}\nclaims:\n- {subject: skerry-light-trust, founded: 1887, quote: founded in 1887}\n", encoding="utf-8"
    )
    assert claimcheck("extract", "lights.md").status == 0
    assert load(["claims"]).problems == ()


def test_a_comment_on_a_draft_that_the_text_dropped_stays(claimcheck, text):
    claimcheck("extract", "lights.md")
    path = Path("claims/lights.yaml")
    path.write_text(path.read_text(encoding="utf-8") + "", encoding="utf-8")
    lines = [f"{line} # ask Ann" if "seat: Oban" in line else line for line in path.read_text(encoding="utf-8").split("\n")]
    path.write_text("\n".join(lines), encoding="utf-8")
    text.write_text(LIGHTS.replace("is headquartered in Oban", "moved"), encoding="utf-8")
    claimcheck("extract", "lights.md")
    assert "# ask Ann" in path.read_text(encoding="utf-8")


def test_dates_and_titles_that_no_record_takes_are_left_out(claimcheck, tmp_path):
    (tmp_path / "odd.md").write_text(
        f"---\ndate: 2024-02-30\n---\n\n# {'Trust ' * 30_000}\n\nThe Ofra Trust was founded in 1887.\n", encoding="utf-8"
    )
    assert claimcheck("extract", "odd.md", "--output", "out").status == 0
    assert load(["out"]).problems == ()
