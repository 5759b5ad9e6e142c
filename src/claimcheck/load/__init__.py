"""How do the user's files become records? Everything that opens them is in here; what comes out of it is in ``loaded``."""

from claimcheck.load.ledger_files import load
from claimcheck.load.loaded import Loaded, Places, Problem, Snapshot
from claimcheck.load.settings import Settings, read_settings
from claimcheck.load.snapshots import snapshots

__all__ = ["Loaded", "Places", "Problem", "Settings", "Snapshot", "load", "read_settings", "snapshots"]
