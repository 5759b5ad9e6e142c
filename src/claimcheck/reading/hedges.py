"""Which words bound or blur a number? The table of hedges, by what they make of it."""

from __future__ import annotations

from functools import cache

from claimcheck.reading.tokens import Phrases

# What stands before a number, and what it makes of it.
_BEFORE = {
    "least": (
        "at least; no fewer than; no less than; not less than; not fewer than; not under; not below; as few as; as little as; a "
        "minimum of; minimum; min; >=; ≥; ⩾; > =; from at least; as low as; a good; not fewer than"
    ),
    "above": (
        "more than; over; above; greater than; larger than; higher than; in excess of; upwards of; upward of; exceeding; "
        "beyond; >; well over; much more than; well above; far more than; north of; anything over; anything above"
    ),
    "most": (
        "up to; at most; as much as; as many as; no more than; not more than; no greater than; not exceeding; not over; not "
        "above; a maximum of; maximum; max; <=; ≤; ⩽; no higher than; at the most; as high as; anything up to"
    ),
    "below": (
        "fewer than; less than; under; below; smaller than; lower than; short of; <; well under; well below; far fewer than; far less than; south of"
    ),
    "almost": (
        "almost; nearly; close to; just under; just below; just short of; a little under; slightly under; slightly less than; "
        "slightly fewer than; little less than; a little less than; nigh on; approaching; some way short of; virtually; not "
        "quite; getting on for; coming up to; just shy of; shy of"
    ),
    "justover": (
        "just over; just above; a little over; slightly over; slightly more than; a little more than; little more than; barely over; just more than"
    ),
    "about": (
        "about; around; ~; ≈; ∼; some; roughly; approximately; approx; approx.; circa; c.; ca.; ca; an estimated; estimated at; "
        "estimated; in the region of; in the order of; on the order of; in the neighbourhood of; in the vicinity of; or so; "
        "more or less; an approximate; an average of around"
    ),
    "as is": (
        "only; just; exactly; precisely; a total of; in total; total of; altogether; all of; the; its; their; all; a full; "
        "fully; a whole; as; a mere; merely; =; anywhere; somewhere; ranging; a factor of; by a factor of; factor of"
    ),
}
_AFTER = {
    "least": ("or more; or above; or over; or greater; or higher; and above; and over; and more; at least; at a minimum; plus; minimum"),
    "most": "or less; or fewer; or below; or under; or lower; at most; at the most; maximum; max; tops",
    "about": "or so; or thereabouts; approximately; approx; roughly; more or less; ish",
    "odd": "odd",
    "as is": "strong",
}
EXACT = ("exactly", "precisely")
_VAGUE = (
    "several; a few; few; many; numerous; countless; dozens; hundreds; thousands; millions; billions;"
    " tens; scores; a couple; a handful; a number of; various"
)


@cache
def before() -> Phrases:
    """What may stand before a number, and its kind."""
    return Phrases({phrase: kind for kind, phrases in _BEFORE.items() for phrase in phrases.split("; ")})


@cache
def after() -> Phrases:
    """What may stand behind a number, and its kind."""
    return Phrases({phrase: kind for kind, phrases in _AFTER.items() for phrase in phrases.split("; ")})


@cache
def vague() -> Phrases:
    """Words for an amount that is no figure."""
    return Phrases({phrase: phrase for phrase in _VAGUE.split("; ")})
