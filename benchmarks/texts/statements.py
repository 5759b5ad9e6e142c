"""How many of the ways in which people write one statement are read? Precision and recall of ties on short pieces of text.

Run: ``python benchmarks/texts/statements.py`` scores the part that nothing is tuned on; ``tune`` the other, file by file; ``--show`` lists what
went wrong (do that for ``tune`` only). Each item is a sentence or two, or some lines of a fact sheet, a timeline or a table, with its claims.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from score import Score, Text, score_claims

from claimcheck.ledger import Ledger
from claimcheck.load import load
from claimcheck.texts import lay_out, ledger_of, read_against, recorded

HERE = Path(__file__).parent / "statements"


def main(arguments: Sequence[str]) -> None:
    """Score the part that is named, or the files."""
    show = "--show" in arguments
    named = [argument for argument in arguments if not argument.startswith("-")] or ["report"]
    paths = sorted(path for name in named for path in ((HERE / name).glob("*.yaml") if (HERE / name).is_dir() else [Path(name)]))
    known = load([]).ledger(today=740_000)
    whole = Score()
    for path in paths:
        score = Score()
        for number, item in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), start=1):
            lines = list(_item(item, known, score))
            if show and lines:
                print(f"{path.stem}, {number}: {item['text'].strip()}", *lines, sep="\n    ")
        print(f"{path.stem:<18}{score}")
        for name in ("right", "given", "found", "there"):
            setattr(whole, name, getattr(whole, name) + getattr(score, name))
    print(f"{'tied claims':<18}{whole}")


def _item(item: Mapping[str, Any], known: Ledger, score: Score) -> Iterator[str]:
    """What went wrong with one piece; it stands under the title that it is given, where it does not name what it is about."""
    text, title = item["text"], item.get("title", "")
    if title and title not in text:
        text = f"# {title}\n\n{text}"
    markdown = "|" in text or text.startswith("#") or "- " in text
    documents = read_against([lay_out("text.md" if markdown else "text.txt", text, markdown)], known)
    ledger = ledger_of(recorded(documents), known)
    lines = score_claims(Text("text", text, (), (), item.get("claims") or ()), documents[0], ledger, score, Score())
    return (line.removeprefix("text: ") for line in lines if "other time" not in line)


if __name__ == "__main__":
    main(sys.argv[1:])
