"""Which ids stand twice? Found among the hashes of all ids, eight bytes each, and made sure of by the ids themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from claimcheck.bulk.part import Part, alike, rows_of
from claimcheck.load.claims import at_row, same_id
from claimcheck.load.problems import MOST_PROBLEMS, Problems
from claimcheck.load.tables import row_problem

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

AT_ONCE = 50_000_000  # ids whose hashes are held in memory together


def twice(parts: Sequence[Part], tags: Sequence[str], refused: Any, con: DuckDBPyConnection, written: Mapping[str, str], problems: Problems) -> Any:
    """The rows (``part`` and ``row``) whose id an earlier row has that is not ``refused``, or a claim in another file: that is told.

    ``tags`` are what the parts are called in the ids of rows that have none. ``written`` are the ids of the claims that stand in no table,
    and where each of these stands, as it is shown.
    """
    import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types

    groups = [rows_of(parts, numbers, ("id",)) for numbers in alike(parts) if "id" in parts[numbers[0]].columns]
    none = refused.slice(0, 0)
    if not groups:
        return none
    con.register("ids_written", pa.table({"id": pa.array(written.keys(), pa.string())}))
    con.register("rows_refused", refused)
    try:
        # The claims in no table come first: as rows of a part before all others.
        con.execute(
            f"CREATE OR REPLACE TEMP VIEW ids_given AS SELECT part, row, line, id FROM ({' UNION ALL '.join(groups)}) WHERE id <> '' "
            f"{'AND (part, row) NOT IN (SELECT (part, row) FROM rows_refused)' if refused.num_rows else ''} "
            "UNION ALL SELECT -1, -1, 0, id FROM ids_written"
        )
        con.register("ids_made", _made(parts, tags, con))
        con.execute(
            "CREATE OR REPLACE TEMP VIEW all_ids AS SELECT * FROM ids_given UNION ALL "
            "SELECT * FROM ids_made WHERE (part, row) NOT IN (SELECT (part, row) FROM rows_refused)"
        )
        doubled = _doubled(sum(part.rows for part in parts) + len(written), con)
        if not len(doubled):
            return none
        con.register("hashes_doubled", pa.table({"hash": pa.array(doubled, pa.uint64())}))
        con.execute(_LATER)
        _tell(parts, written, con, problems)
        return con.sql("SELECT part, row FROM later ORDER BY ALL").to_arrow_table().cast(refused.schema)
    finally:
        con.execute("DROP TABLE IF EXISTS later")
        con.execute("DROP VIEW IF EXISTS all_ids")
        con.execute("DROP VIEW IF EXISTS ids_given")
        for name in ("ids_written", "ids_made", "rows_refused", "hashes_doubled"):
            con.unregister(name)


_LATER = """
    CREATE OR REPLACE TEMP TABLE later AS
    SELECT * FROM (
        SELECT *, row_number() OVER same AS nth,
            first_value(part) OVER same AS first_part, first_value(row) OVER same AS first_row, first_value(line) OVER same AS first_line
        FROM all_ids WHERE hash(id) IN (SELECT hash FROM hashes_doubled)
        WINDOW same AS (PARTITION BY id ORDER BY part, row)
    ) WHERE nth > 1
"""


def _made(parts: Sequence[Part], tags: Sequence[str], con: DuckDBPyConnection) -> Any:
    """The rows without an id whose place gives them one that a claim has been given."""
    import pyarrow as pa

    part_of = {tag: part for part, tag in enumerate(tags)}
    con.register("tags", pa.table({"tag": pa.array(tags, pa.string())}))
    given = con.sql(
        "SELECT DISTINCT id FROM ids_given WHERE contains(id, '#') AND regexp_extract(id, '^(.+)#[1-9][0-9]{0,11}$', 1) IN (SELECT tag FROM tags)"
    ).fetchall()
    con.unregister("tags")
    wanted: dict[int, dict[int, str]] = {}
    for (id,) in given:
        tag, _, number = id.rpartition("#")
        wanted.setdefault(part_of[tag], {})[int(number) - 1] = id
    found = []
    for part, ids in sorted(wanted.items()):
        rows = rows_of(parts, [part], ("id",))
        numbers = ", ".join(map(str, sorted(ids)))
        at = con.sql(f"SELECT row, line FROM ({rows}) WHERE id = '' AND row IN ({numbers})").fetchall()
        found += [(part, row, line, ids[row]) for row, line in sorted(at)]
    columns = list(zip(*found, strict=True)) or [(), (), (), ()]
    kinds = (pa.int32(), pa.int64(), pa.int64(), pa.string())
    return pa.table({name: pa.array(column, kind) for name, kind, column in zip(("part", "row", "line", "id"), kinds, columns, strict=True)})


def _doubled(most: int, con: DuckDBPyConnection) -> Any:
    """The hashes that more than one id has. Where there are too many ids, one share of the hashes is looked at after another."""
    import numpy as np

    shares = -(-most // AT_ONCE) or 1
    hashes = np.empty(most, np.uint64)  # memory is taken only as it is filled
    found = []
    for share in range(shares):
        at = 0
        for batch in con.sql(f"SELECT hash(id) AS hash FROM all_ids WHERE hash(id) % {shares} = {share}").to_arrow_reader(1_000_000):
            hashes[at : at + batch.num_rows] = batch.column(0).to_numpy()
            at += batch.num_rows
        some = hashes[:at]
        some.sort()
        found.append(np.unique(some[1:][some[1:] == some[:-1]]))
    return np.concatenate(found)


def _tell(parts: Sequence[Part], written: Mapping[str, str], con: DuckDBPyConnection, problems: Problems) -> None:
    for part, count in con.execute("SELECT part, count(*) FROM later GROUP BY part ORDER BY part").fetchall():
        told = con.execute(
            "SELECT id, row, line, first_part, first_row, first_line FROM later WHERE part = ? ORDER BY row LIMIT ?", [part, MOST_PROBLEMS]
        ).fetchall()
        path = parts[part].path
        for id, row, line, first, first_row, first_line in told:
            at = at_row(parts[first].path, first_line, first_row + 1) if first >= 0 else written[id]
            problems.append(row_problem("duplicate-id", path, line, row + 1, *same_id(id, at)))
        problems.count(path, count - len(told))
