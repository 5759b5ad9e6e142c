"""What the README shows is what happens."""

from __future__ import annotations

import re
from pathlib import Path

from claimcheck.cli.main import COMMANDS, commands

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_fifteen_lines_in_one_finding_out(tmp_path, monkeypatch, capsys):
    for name, text in re.findall(r"`([^`\n]+)`:\n\n```yaml\n(.*?)```", README, re.DOTALL):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    [shown] = re.findall(r"\$ claimcheck check claims\n(.*?)```", README, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    try:
        commands.main(["check", "claims"])
    except SystemExit as end:
        assert end.code == 0
    assert capsys.readouterr().out.strip() == shown.strip()


def test_the_first_minute(tmp_path, monkeypatch, capsys):
    for name, text in re.findall(r"`([^`\n]+)`:\n\n```(?:markdown|text)\n(.*?)```", README, re.DOTALL):
        (tmp_path / name).write_text(text, encoding="utf-8")
    [shown] = re.findall(r"\$ claimcheck compare almanac.md leaflet.txt\n(.*?)```", README, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    try:
        commands.main(["compare", "almanac.md", "leaflet.txt"])
    except SystemExit as end:
        assert end.code == 1
    assert capsys.readouterr().out.strip() == shown.strip()


def test_every_link_leads_somewhere():
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (Path(__file__).parents[1] / target).exists(), target


def test_every_command_is_named():
    assert all(f"`claimcheck {name}" in README for name in COMMANDS)
