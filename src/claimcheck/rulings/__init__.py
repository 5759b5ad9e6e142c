"""What has been decided, and does it still stand? Decisions laid over the findings they settle, as long as what they weighed is as it was."""

from __future__ import annotations

from claimcheck.rulings.ends import ended, last_day
from claimcheck.rulings.laid import Settled, overruled, settled
from claimcheck.rulings.names import SHORTEST
from claimcheck.rulings.qualify import Again, Tried, ineffective, overlaid
from claimcheck.rulings.states import Ruled, State, ruled
from claimcheck.rulings.suggest import CRITERIA, Policy, Suggestion, suggested
from claimcheck.rulings.weigh import about, answer, answers, weigh, wrong_claims

__all__ = [
    "CRITERIA",
    "SHORTEST",
    "Again",
    "Policy",
    "Ruled",
    "Settled",
    "State",
    "Suggestion",
    "Tried",
    "about",
    "answer",
    "answers",
    "ended",
    "ineffective",
    "last_day",
    "overlaid",
    "overruled",
    "ruled",
    "settled",
    "suggested",
    "weigh",
    "wrong_claims",
]
