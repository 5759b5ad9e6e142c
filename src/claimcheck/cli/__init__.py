"""The command line: one file per command; the only room that prints, exits, or reads the environment and the clock."""

from claimcheck.cli.main import main

__all__ = ["main"]
