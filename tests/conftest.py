"""Is a run the same as the last one? By chance nothing fails here: properties are tried with the same examples each time, unless they are searched."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A slow machine is no fault of what is tried, and what was found once is not remembered: each run stands by itself.
_STEADY = settings(derandomize=True, database=None, deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("steady", _STEADY)
settings.register_profile("search", _STEADY, derandomize=False, max_examples=2_000, print_blob=True)
settings.load_profile("steady")
