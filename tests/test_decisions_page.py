"""Does the page on decisions show what happens? Its commands are run in order, and print what stands there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

PAGE = (Path(__file__).parents[1] / "docs" / "decisions.md").read_text(encoding="utf-8")
SESSION = [
    (command, output)
    for block in re.findall(r"^```console\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    for command, output in re.findall(r"^\$ ([^\n]*)\n((?:(?!\$ )[^\n]*\n)*)", block, re.MULTILINE)
]


def test_the_example_runs_as_shown(tmp_path: Path) -> None:
    [ledger] = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "mill.yaml").write_text(ledger, encoding="utf-8")
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    env = {**os.environ, "NO_COLOR": "1", "PATH": path}
    assert len(SESSION) > 5
    for command, output in SESSION:
        done = subprocess.run(command, shell=True, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
        assert done.stdout + done.stderr == output, command
