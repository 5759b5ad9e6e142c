"""The command: its help says what it takes, and nothing of it is loaded for other commands."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.cli.imports import command
from tests.imports.running import claimcheck

PAGE = (Path(__file__).parents[2] / "docs" / "import.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(command.commands))
def test_every_option_is_on_the_page_and_has_a_help(name):
    for param in command.commands[name].params:
        options = [option for option in (*param.opts, *param.secondary_opts) if option.startswith("--")]
        assert not options or any(f"`{option}" in PAGE for option in options), options
        assert not options or param.help


def test_every_field_of_a_mapping_is_on_the_page():
    from claimcheck.imports.table.mapping import Column, Mapping

    told = PAGE.partition("## A wide table")[2]
    for model in (Mapping, Column):
        assert [info.alias for info in model.model_fields.values() if f"`{info.alias}`" not in told] == []
        assert [name for name, info in model.model_fields.items() if not info.description] == []


def test_the_mapping_shown_can_be_read(tmp_path):
    [shown] = re.findall(r"```yml\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables/towns.csv").write_text(
        'Town,Population,Area (ha),Income in millions,Mayor,since,Twinned with\nPort Lorne,1.200,-,"3,4",Ann Lee,2019,Oban/Brannick\n'
    )
    (tmp_path / "map.yaml").write_text(shown)
    assert claimcheck("import", "table", tmp_path / "map.yaml", "--output", tmp_path / "out").exit_code == 0
    from claimcheck.load import load

    loaded = load([tmp_path / "out"])
    assert loaded.problems == ()
    assert [(claim.property, claim.value, claim.when) for claim in loaded.claims] == [
        ("population", "1.200", ""),
        ("income", "3,4 million EUR", "2020"),
        ("mayor", "Ann Lee", "2019/.."),
        ("partner", "Oban; Brannick", ""),
    ]


def test_help_needs_none_of_the_heavy_libraries():
    program = "import sys, claimcheck.cli.imports; print(sorted({'pyarrow', 'pandas', 'pydantic', 'yaml', 'claimcheck.imports'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_slip_in_the_name_of_a_subcommand_is_one_line():
    done = claimcheck("import", "wikidate", "x")
    assert done.exit_code == 2
    assert "No such command 'wikidate'" in done.err
