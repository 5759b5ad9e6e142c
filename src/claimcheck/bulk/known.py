"""Which rows name a property or a source that nobody declared? They are told, file and row, and left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

from claimcheck.bulk.backend import ROW_BITS, Backend, place_of
from claimcheck.bulk.part import Part
from claimcheck.bulk.schema import Checked
from claimcheck.ledger import Ledger
from claimcheck.load.claims import unknown_property, unknown_source
from claimcheck.load.problems import MOST_PROBLEMS, Problems
from claimcheck.load.records import MOST_SUGGESTIONS
from claimcheck.load.tables import row_problem
from claimcheck.load.vocabulary import Vocabulary
from claimcheck.suggest import nearest

Table = Any
Said = Callable[[str, int], tuple[str, str]]  # of a name, and how many rows have it


def known(rows: Table, backend: Backend, ledger: Ledger, names: Vocabulary, checked: Checked, problems: Problems) -> tuple[Table, Any]:
    """The rows of known properties and sources; the rest is told, and added to the rows that are refused."""
    refused = [checked.refused]
    used = backend.arrow(rows.select("property").distinct()).column(0).to_pylist()
    strange = sorted(name for name in used if names.id_of(name) is None)
    rows = _without(rows, backend, "property", strange, lambda name, rows: unknown_property(name, names, rows=rows), checked.parts, problems, refused)
    used = backend.arrow(rows.select("source").distinct()).column(0).to_pylist()
    strange = sorted(id for id in used if id and id not in ledger.sources)
    near = {id: nearest(id, ledger.sources) if number < MOST_SUGGESTIONS else "" for number, id in enumerate(strange)}
    rows = _without(rows, backend, "source", strange, lambda id, rows: unknown_source(id, near[id], rows), checked.parts, problems, refused)
    return rows, pa.concat_tables(refused)


def _without(
    rows: Table, backend: Backend, column: str, strange: Sequence[str], said: Said, parts: Sequence[Part], problems: Problems, refused: list[Any]
) -> Table:
    """The rows without those of some names, which are told."""
    if not strange:
        return rows
    names = backend.table(pa.table({column: pa.array(strange, pa.string())}), f"strange_{column}")
    found = backend.keep(rows.semi_join(names, column).select("rid", "line", column), f"rows_of_strange_{column}")
    shift = 1 << ROW_BITS
    of_each = found.group_by(column, part=found.rid // shift).agg(line=found.line.argmin(found.rid), rows=found.count(), rid=found.rid.min())
    counts = {
        row["part"]: row["members"] for row in backend.arrow(of_each.group_by(part=of_each.rid // shift).agg(members=of_each.count())).to_pylist()
    }
    for part, count in sorted(counts.items()):
        of_part = of_each.filter((of_each.rid >= part * shift) & (of_each.rid < (part + 1) * shift)).order_by("rid").limit(MOST_PROBLEMS)
        told = backend.arrow(of_part).to_pylist()
        for row in told:
            number = place_of(row["rid"])[1] + 1
            problems.append(row_problem(f"unknown-{column}", parts[part].path, row["line"], number, *said(row[column], row["rows"])))
        problems.count(parts[part].path, count - len(told))
    refused.append(backend.arrow(found.select(part=(found.rid // shift).cast("int32"), row=found.rid % shift)).cast(refused[0].schema))
    return rows.anti_join(names, column)
