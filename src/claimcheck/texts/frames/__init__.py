"""Which sentences are the same but for one value? Those in the same words, and those at the same place of two versions of one text."""

from claimcheck.texts.frames.agents import agents
from claimcheck.texts.frames.denied import denied
from claimcheck.texts.frames.revised import revised
from claimcheck.texts.frames.same import Framed, framed

__all__ = ["Framed", "agents", "denied", "framed", "revised"]
