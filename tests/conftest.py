"""Is a run the same as the last one? Nothing fails by chance or by the calendar: properties are tried with the same examples each time, unless they are searched."""

from __future__ import annotations

import os
import signal

from hypothesis import HealthCheck, settings

# The day that it is for whoever names none, here and in the processes that tests start: what is decided until 2027 will be so for ever.
os.environ["SOURCE_DATE_EPOCH"] = "1795348800"  # 2026-11-22

# What is shown goes by these, and a machine that checks changes may have them; tests that ask for one set it.
for _name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "GITLAB_CI"):
    os.environ.pop(_name, None)

# Who runs this in the background may have it ignore interruptions, and so would the processes that are interrupted here.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# A slow machine is no fault of what is tried, and what was found once is not remembered: each run stands by itself.
_STEADY = settings(derandomize=True, database=None, deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("steady", _STEADY)
settings.register_profile("search", _STEADY, derandomize=False, max_examples=2_000, print_blob=True)
settings.load_profile("steady")
