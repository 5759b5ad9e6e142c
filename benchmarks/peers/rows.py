"""Which claims are said twice, asked of pandas row by row, or of Great Expectations? Prints their ids."""

from __future__ import annotations

import sys
from collections.abc import Hashable, Iterable

import pandas as pd

SAME = ["subject", "property", "value", "scope", "when", "source"]


def row_wise(claims: pd.DataFrame) -> Iterable[str]:
    """Row after row, as a check is written that calls a function for each."""
    seen: dict[Hashable, list[str]] = {}
    for _, row in claims.iterrows():
        seen.setdefault(tuple(row[name] for name in SAME), []).append(row["id"])
    return [id for ids in seen.values() if len(ids) > 1 for id in ids]


def grouped(claims: pd.DataFrame) -> Iterable[str]:
    """All rows at once, as pandas is meant to be used."""
    return claims.loc[claims.duplicated(SAME, keep=False), "id"]


def expected(claims: pd.DataFrame) -> Iterable[str]:
    """The expectation that the columns are unique together."""
    import great_expectations as gx

    context = gx.get_context(mode="ephemeral")
    asset = context.data_sources.add_pandas("claims").add_dataframe_asset("claims")
    batch = asset.add_batch_definition_whole_dataframe("claims").get_batch({"dataframe": claims})
    unique = gx.expectations.ExpectCompoundColumnsToBeUnique(column_list=SAME)
    told = batch.validate(unique, result_format={"result_format": "COMPLETE", "unexpected_index_column_names": ["id"]})
    return [row["id"] for row in told.result["unexpected_index_list"] or ()]


WAYS = {"row by row": row_wise, "all at once": grouped, "Great Expectations": expected}

if __name__ == "__main__":
    print("\n".join(sorted(WAYS[sys.argv[1]](pd.read_parquet(sys.argv[2])))))
