"""What does the loader ask of a memory of files that it has read before?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol, TypeAlias

from claimcheck.load.block import Block
from claimcheck.load.claims import Draft
from claimcheck.load.vocabulary import Vocabulary
from claimcheck.load.yaml import Tree
from claimcheck.model import Source

Begin: TypeAlias = "Callable[[Sequence[str]], Recall | None]"  # these are the files of the run: is there a memory of them?


class Recall(Protocol):
    """Gives back what a file said when it had the same bytes. What it does not know it answers with None, and the file is read."""

    def tree(self, path: str, data: bytes, text: str) -> Tree | None:
        """The file without its claims."""

    def block(self, tree: Tree, source: Source | None, sources: Mapping[str, Source], vocabulary: Vocabulary) -> Block | None:
        """Its claims, in a source, beside these others, with these names of properties."""

    def whole(self, tree: Tree) -> Tree:
        """The file with its claims, where they are not known after all."""

    def keep(self, tree: Tree, source: Source | None, sources: Mapping[str, Source], vocabulary: Vocabulary, drafts: Sequence[Draft]) -> list[Draft]:
        """Remember a file, of which nothing was wrong, with its claims; these come back, each with the hash of what it says and where."""

    def end(self, troubled: Collection[str]) -> None:
        """All files are read, and these have something wrong with them."""
