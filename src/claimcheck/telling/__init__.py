"""How did a finding come about, and what is known of a subject? From a ledger and what a run found to what readers are told."""

from claimcheck.telling.finding import account

__all__ = ["account"]
