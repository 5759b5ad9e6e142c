"""Which statements cannot all hold? The one comparison of values and times, and what follows for all claims on a question."""

from claimcheck.kernel.camps import agreements, conflicts
from claimcheck.kernel.compare import compare, regardless_of_time
from claimcheck.kernel.origins import independent_origins, origin_of, origin_table, origins_of
from claimcheck.kernel.settle import settles
from claimcheck.kernel.stance import Camp, Comparison, Conflict, Stance, Time
from claimcheck.kernel.times import Together, moment_of, relation, time_of
from claimcheck.kernel.values import Common, common

__all__ = [
    "Camp",
    "Common",
    "Comparison",
    "Conflict",
    "Stance",
    "Time",
    "Together",
    "agreements",
    "common",
    "compare",
    "conflicts",
    "independent_origins",
    "moment_of",
    "origin_of",
    "origin_table",
    "origins_of",
    "regardless_of_time",
    "relation",
    "settles",
    "time_of",
]  # fmt: skip
