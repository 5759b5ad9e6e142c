"""What came of the same words before? A cache that is keyed by content, is safe to delete at any moment, and is never trusted."""

from claimcheck.memo.memory import Memory, remembering

__all__ = ["Memory", "remembering"]
