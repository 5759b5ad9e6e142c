"""What has somebody decided about a finding? ``claimcheck decide``."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

import click

from claimcheck.cli.asking import asked
from claimcheck.cli.check import coloured
from claimcheck.cli.decided import as_json, as_text
from claimcheck.cli.deciding import Bench, Wishes, checked, drafted, flagged
from claimcheck.cli.job import Job, prepare
from claimcheck.cli.named import named
from claimcheck.cli.options import PATH
from claimcheck.cli.output import context, write
from claimcheck.errors import UsageError
from claimcheck.exchange.edit import put_decisions, qualify_claim, take_decision, try_decisions, writable
from claimcheck.finding import Finding
from claimcheck.load.files import shown
from claimcheck.model import Decision
from claimcheck.rulings import SHORTEST, Policy, Ruled, State, ruled
from claimcheck.suggest import nearest

SUFFIXES = (".yaml", ".yml")
_LEDGER_FILES = (*SUFFIXES, ".csv", ".jsonl", ".ndjson", ".parquet", ".md", ".markdown", ".txt")


@click.command("decide")
@click.argument("words", nargs=-1, metavar="FINDING... [PATHS]...")
@click.option(
    "--verdict", metavar="VERDICT", help="first wrong, second wrong, both wrong, some wrong, both right, not comparable, open until, accepted."
)
@click.option("--reason", metavar="TEXT", help="Why, so that others can follow.")
@click.option("--by", metavar="NAME", help="Who decides. Default: `by` of the settings.")
@click.option("--until", metavar="DATE", help="Last day on which it holds: 2026-12-31, 2026-12, 2026.")
@click.option("--wrong", multiple=True, metavar="ID", help="A claim or source that is wrong, for `some wrong`.")
@click.option("--qualifier", multiple=True, metavar="CLAIM:scope=TEXT", help="What a claim speaks of, for `both right`; or CLAIM:when=TEXT.")
@click.option("--write", "into_claims", is_flag=True, help="Put the qualifiers into the claims as well.")
@click.option("--replace", "instead", is_flag=True, help="Put it in the place of a decision that stands.")
@click.option("--file", "file", type=PATH, metavar="FILE", help="Where to write it. Default: decisions.yaml in the first folder of the ledger.")
@click.option("--remove", is_flag=True, help="Take the decisions on FINDING back.")
@click.option("--list", "listing", is_flag=True, help="Show all decisions, and how each stands.")
@click.option("--open", "with_open", is_flag=True, help="With --list: also the findings that nobody has decided, with what the policy suggests.")
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", help="How to write the list. Default: text.")
@click.option("--documents", multiple=True, metavar="PATTERN", help="Texts to hold to the ledger: a file, a folder, or a pattern as 'docs/**/*.md'.")
@click.option("--snapshots", multiple=True, type=PATH, metavar="DIR", help="Folder of source texts, found by SHA-256.")
@click.option("--config", "config", type=PATH, help="Settings file. Default: claimcheck.toml or pyproject.toml, upward.")
@click.option("--today", metavar="DATE", help="The day to decide on, YYYY-MM-DD. Default: today (UTC).")
@click.option("--color/--no-color", default=None, help="Colour, or none. Default: on a terminal, unless NO_COLOR is set.")
def command(
    words: tuple[str, ...],
    verdict: str | None,
    reason: str | None,
    by: str | None,
    until: str | None,
    wrong: tuple[str, ...],
    qualifier: tuple[str, ...],
    into_claims: bool,
    instead: bool,
    file: Path | None,
    remove: bool,
    listing: bool,
    with_open: bool,
    format_: str,
    documents: tuple[str, ...],
    snapshots: tuple[Path, ...],
    config: Path | None,
    today: str | None,
    color: bool | None,
) -> int:
    """Put on record what was decided about each FINDING, an id that `check` shows or the beginning of one.

    On a terminal what is not given is asked for; elsewhere --verdict, --reason, --by and --until have to be given. What the decision weighed is
    recorded with it: when any of that changes, the finding is open again. Files are changed in place. PATHS are those of `check`.
    Status 0 when it is written, 2 when it is not.
    """
    ids, paths = _parted(words)
    if listing and (ids or remove):
        raise UsageError("--list shows all decisions; leave the findings out")
    if (with_open or format_ != "text") and not listing:
        raise UsageError("--open and --format go with --list")
    if not (listing or ids):
        raise UsageError("no finding; name one by its id, which `claimcheck check` shows, or --list the decisions")
    job = prepare(paths, snapshots, config, today, documents=documents)
    bench = _bench(job)
    told = context(job, colour=coloured(color))
    if listing:
        open_ones = [one for one in bench.findings if one.decision is None and not bench.undecidable(one)] if with_open else []
        write((as_json if format_ == "json" else as_text)(bench, open_ones, told, with_open), None)
        return 2 if bench.unchecked else 0
    if bench.unchecked:
        for finding in (one for one in bench.findings if any(one.id.startswith(id.casefold()) for id in ids)):
            if refuse := bench.undecidable(finding):
                raise UsageError(refuse)
        raise UsageError("part of the input could not be checked; `claimcheck check` says what and where. Nothing was written")
    roots = [str(path) for path in paths if not _is_document(path)] or list(job.settings.claims)
    if remove:
        return _remove(bench, ids, roots)
    wishes = Wishes(verdict, reason, by or job.settings.by, until, wrong, qualifier)
    found = list({one.id: one for one in (named(bench.findings, id) for id in ids)}.values())
    places = [_place(bench, finding, instead, _target(file, roots)) for finding in found]
    for path, _ in places:
        writable(path, roots)
    interactive = sys.stdin.isatty() and sys.stdout.isatty()
    if interactive:
        for finding, (path, old) in zip(found, places, strict=True):
            try_decisions(path, [(drafted(bench, finding), old)])
    else:
        flagged(wishes)
    ready = [asked(bench, finding, wishes, told) if interactive else checked(bench, finding, wishes) for finding in found]
    by_file: dict[Path, list[tuple[Decision, str]]] = {}
    for decision, (path, old) in zip(ready, places, strict=True):
        by_file.setdefault(path, []).append((decision, old))
        if into_claims:
            _write_qualifiers(bench, decision, roots)
    for path, several in by_file.items():
        put_decisions(path, several)
        for decision, _ in several:
            click.echo(f"{shown(path)}: {decision.finding} {decision.verdict}")
    return 0


def _bench(job: Job) -> Bench:
    """What there is to decide on, and what has been decided."""
    from claimcheck.engine import judged

    findings, _, ledger = judged(job.ledger, job.rules)
    findings = [replace(one, severity=job.severities.get(one.rule, one.severity)) for one in findings]
    blocking = {module.RULE.id for module in job.rules if module.RULE.blocks}
    unchecked = any(finding.rule in blocking for finding in findings)
    policy = Policy(job.settings.prefer, job.settings.kinds)
    about_decisions = [] if unchecked else [found for ruling in job.rulings for found in ruling.check(ledger, findings)]
    ran = {module.RULE.id for module in job.rules}
    states = tuple(_as_far_as_read(one) if unchecked else _of_rules(one, ran) for one in ruled(ledger, findings))
    return Bench(ledger, tuple(job.rules), (*findings, *about_decisions), states, policy, unchecked)


def _as_far_as_read(one: Ruled) -> Ruled:
    """How a decision stands where part of the ledger cannot be read: what it weighed may be in there, unchanged."""
    if one.state in (State.STANDS, State.EXPIRED, State.UNCHECKED):
        return one
    return replace(one, state=State.UNCHECKED, why=("part of the ledger cannot be read",), wrong=())


def _of_rules(one: Ruled, ran: Collection[str]) -> Ruled:
    """How a decision stands where its rule may not have run."""
    rule = one.decision.about.partition(" ")[0]
    if one.state is not State.UNMATCHED or not rule or rule in ran:
        return one
    return replace(one, state=State.UNCHECKED, why=(f"rule `{rule}` does not run",))


def _parted(words: Sequence[str]) -> tuple[list[str], tuple[Path, ...]]:
    """The findings that are named, and the paths: what is there, or what has the name of a file."""
    if "" in words:
        raise UsageError("an empty word; name a finding by its id, or a file or folder")
    paths = [word for word in words if os.path.lexists(word) or word.lower().endswith(_LEDGER_FILES) or os.sep in word]
    return [word for word in words if word not in paths], tuple(Path(word) for word in paths)


def _is_document(path: Path) -> bool:
    return path.suffix.lower() in {".md", ".markdown", ".txt"}


def _target(file: Path | None, roots: Sequence[str]) -> Path:
    """The file that a new decision goes to, which has to be part of the ledger to be read again."""
    if file is None:
        folders = [root for root in roots if os.path.isdir(root)]
        files = [root for root in roots if root.lower().endswith(SUFFIXES)]
        if not (folders or files):
            raise UsageError(f"{', '.join(map(shown, roots))}: no folder and no .yaml file that a decision could stand in")
        return Path(folders[0]) / "decisions.yaml" if folders else Path(files[0])
    if file.suffix.lower() not in SUFFIXES:
        raise UsageError(f"{shown(file)}: decisions stand in a .yaml file")
    real = os.path.realpath(file)
    inside = any(real == os.path.realpath(root) or real.startswith(os.path.join(os.path.realpath(root), "")) for root in roots)
    if not inside or file.name.startswith("."):
        raise UsageError(f"{shown(file)}: no part of the ledger ({', '.join(shown(root) for root in roots)}), so that nobody would read it")
    return file


def _place(bench: Bench, finding: Finding, instead: bool, target: Path) -> tuple[Path, str]:
    """Where the decision goes, and in the place of which one: an earlier one on the same finding, unless that stands."""
    refuse = bench.undecidable(finding)
    if refuse:
        raise UsageError(refuse)
    earlier = [one for one in bench.ruled if one.finding is not None and one.finding.id == finding.id]
    standing = finding.decision
    if standing is not None and not instead:
        on = f" on {standing.on}" if standing.on else ""
        raise UsageError(f"`{finding.id}` has been decided already, by {standing.by}{on} ({standing.verdict}); --replace puts this in its place")
    if not earlier:
        return target, ""
    old = max(earlier, key=lambda one: (one.state.value == "stands", one.decision.on, one.decision.finding)).decision.finding
    path, _, _ = bench.ledger.places.place("decision", old)
    return Path(path), old


def _remove(bench: Bench, ids: Sequence[str], roots: Sequence[str]) -> int:
    """Take decisions back, whether or not they match anything."""
    taken = [_decision(bench.ruled, id) for id in dict.fromkeys(ids)]
    for one in {decision.finding: decision for decision in taken}.values():
        path, _, _ = bench.ledger.places.place("decision", one.finding)
        writable(path, roots)
        take_decision(path, one.finding)
        click.echo(f"{path}: {one.finding} taken back ({one.verdict}, by {one.by})")
    return 0


def _decision(several: Sequence[Ruled], text: str) -> Decision:
    """The one decision that names the finding, by a beginning of what it gives or of the finding that it is about now."""
    wanted = text.strip().casefold()
    exact = [one.decision for one in several if wanted in (one.decision.finding, one.finding.id if one.finding else "")]
    begun = [one.decision for one in several if one.decision.finding.startswith(wanted) or (one.finding and one.finding.id.startswith(wanted))]
    covering = [one.decision for one in several if len(one.decision.finding) >= SHORTEST and wanted.startswith(one.decision.finding)]
    found = {one.finding: one for one in (exact or begun or covering)}
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        raise UsageError(f"{len(found)} decisions begin with `{text[:60]}`: {', '.join(f'`{id}`' for id in sorted(found)[:5])}")
    near = nearest(wanted, [one.decision.finding for one in several])
    raise UsageError(f"there is no decision on `{text[:60]}`{near}; `claimcheck decide --list` shows them")


def _write_qualifiers(bench: Bench, decision: Decision, roots: Sequence[str]) -> None:
    for one in decision.qualifiers:
        claim = bench.ledger.by_id[one.claim]
        path, line, column = bench.ledger.places.place("claim", one.claim)
        if not path.lower().endswith(SUFFIXES):
            raise UsageError(f"{path}: claim `{one.claim}` stands in a table; write its scope or time in there by hand, and leave --write out")
        writable(path, roots)
        qualify_claim(path, line, column, claim, {key: text for key, text in (("scope", one.scope), ("when", one.when)) if text})
        click.echo(f"{path}: {one.claim} qualified")
