"""Do the phrases of a ledger find what their examples say?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Place, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, finding_at

RULE = Rule("failing-example", "texts", "the phrases of a property do not find what its example says", Severity.ERROR)
_SHOWN = 80


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each example of a property that does not hold."""
    with_examples = [prop for prop in ledger.properties.values() if prop.examples]
    if not with_examples:
        return
    from claimcheck.texts.examples import misses  # reading prose takes a while to load, and few ledgers have examples

    for prop in with_examples:
        for _, example, found in misses(prop.id, prop.examples, ledger):
            wanted = f"`{example.value}`" if example.value else "nothing"
            place = Place(*ledger.places.place("property", prop.id, "examples"))
            text = example.text if len(example.text) <= _SHOWN else f"{example.text[:_SHOWN]} …"
            yield finding_at(
                RULE,
                place,
                f"property `{prop.id}`: the example `{text}` is to yield {wanted}, and yields {found}",
                about=f"{prop.id}: {example.text}",
                settles=["settled if a phrase is added or changed so that it holds, or if the example is corrected"],
            )
