"""The command line, run in this process as the program runs it."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from click.testing import CliRunner

from claimcheck.cli.main import commands


class Run(NamedTuple):
    exit_code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def claimcheck(*arguments: object, stdin: bytes | None = None) -> Run:
    result = CliRunner().invoke(commands, [str(one) for one in arguments], input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Run(result.exit_code, result.stdout, result.stderr)
