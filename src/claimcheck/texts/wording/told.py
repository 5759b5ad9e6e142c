"""How is a variation put before a reader? Its places, and which way of writing stands more often; never which is right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.finding import Place
from claimcheck.ledger import Ledger
from claimcheck.texts.wording.forms import IN_LEDGER, Form, Spot
from claimcheck.texts.wording.variation import Variation

_MOST_PLACES = 5  # of one way of writing, that are shown


def places(ledger: Ledger, variation: Variation) -> tuple[Place, ...]:
    """Where both ways of writing stand, the rarer first, so that a finding begins with what is more likely to be mended."""
    usual, rare = variation.camps
    return (*_places(ledger, rare), *_places(ledger, usual))


def shown(camp: Sequence[Form]) -> str:
    """One form of a camp, for all of them."""
    return " ".join(camp[0].text.split())


def tally(variation: Variation) -> str:
    """Which way of writing has the ledger, or else, how often does each stand?"""
    usual, rare = variation.camps
    if usual[0].declared:
        return f"the ledger has `{shown(usual)}`"
    return f"`{shown(usual)}` stands {_times(usual)}, `{shown(rare)}` {_times(rare)}"


def identity(variation: Variation) -> tuple[str, str]:
    """The two ways of writing as a fingerprint takes them: neither how often they stand nor where."""
    one, other = sorted(" ".join(camp[0].letters) for camp in variation.camps)
    return one, other


def _places(ledger: Ledger, camp: Sequence[Form]) -> Iterator[Place]:
    spots = [(_place(ledger, spot), spot) for form in camp for spot in _spread(form.spots)[:_MOST_PLACES]]
    seen: set[tuple[str, int, int]] = set()
    for (path, line, column), spot in sorted(spots, key=lambda one: (one[1].document == IN_LEDGER, one[0]))[:_MOST_PLACES]:
        if (path, line, column) not in seen:
            seen.add((path, line, column))
            yield Place(path, line, column, value=shown(camp), quote=spot.text, label="in the ledger" if spot.document == IN_LEDGER else "")


def _spread(spots: Iterable[Spot]) -> list[Spot]:
    """The first place in each document before the others."""
    first: dict[int, Spot] = {}
    rest = [spot for spot in spots if first.setdefault(spot.document, spot) is not spot]
    return [*first.values(), *rest]


def _place(ledger: Ledger, spot: Spot) -> tuple[str, int, int]:
    if spot.document == IN_LEDGER:
        return spot.place
    page = ledger.documents[spot.document].page
    return page.path, *page.place(spot.block, spot.start)


def _times(camp: Sequence[Form]) -> str:
    count = sum(len(form.spots) for form in camp)
    return "once" if count == 1 else "twice" if count == 2 else f"{count:,} times"
