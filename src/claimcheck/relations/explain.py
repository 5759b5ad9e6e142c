"""Why does a relation not hold? The comparison that fails, both its sides, how far apart they are, and what would mend it."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.relations.amounts import Amount, Truth
from claimcheck.relations.evaluate import Bindings, Operand, as_amount, operand, truth
from claimcheck.relations.tree import Comparison, Count, Joined, Negated, Node, Reference, Sum, Written
from claimcheck.relations.words import apart, shown, text

_CONTRARY = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_MIRROR = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "before": "after", "after": "before"}
_WANTED = {
    "=": "", "!=": "not ", "<": "below ", "<=": "at most ", ">": "above ", ">=": "at least ",
    "before": "not after ", "after": "not before ", "within": "within ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Failure:
    """What fails, in words, and the values that would mend it, each as ``x is at most 5``."""

    text: str
    wanted: tuple[str, ...] = ()


def failure(tree: Node, bound: Bindings) -> Failure:
    """The first comparison by which the relation fails."""
    found = _failing(tree, bound, Truth.NO)
    if found is None:
        return Failure(f"`{text(tree)}` does not")
    part, kept = found
    if not isinstance(part, Comparison):
        return Failure(f"`{text(part)}` is {'no' if kept is Truth.NO else 'yes'}")
    left, right = _side(part.left, bound), _side(part.right, bound)
    sides = [f"`{text(node)}` is {shown(value)}" for node, value in ((part.left, left), (part.right, right)) if _worth_telling(node)]
    gap = apart(left, right)
    told = " and ".join(sides) or f"`{text(part)}`"
    if gap and len(sides) == 2:
        told += f", {gap}"
    elif gap:
        told += f", {gap} than `{shown(right)}`" if _worth_telling(part.left) else ""
    sign = part.sign if kept is Truth.NO else _CONTRARY.get(part.sign, f"not {part.sign}")
    return Failure(f"{told}, where `{sign}{' ' + text(part.right) if len(sides) < 2 else ''}` is stated", tuple(_wanted(part, sign, left, right)))


def _wanted(part: Comparison, sign: str, left: Operand, right: Operand) -> list[str]:
    """What each side that stands for claims would have to be."""
    found = []
    for node, other, needed in ((part.left, right, sign), (part.right, left, _MIRROR.get(sign, sign))):
        if isinstance(node, (Reference, Count, Sum)) and needed in _WANTED and not (needed == "within" and node is part.right):
            found.append(f"`{text(node)}` is {_WANTED[needed]}`{shown(other)}`")
    return found


def _failing(node: Node, bound: Bindings, as_it_is: Truth) -> tuple[Node, Truth] | None:
    """The comparison that makes a statement what it is; inside ``not``, one that holds."""
    match node:
        case Joined():
            return next((found for part in node.parts if (found := _failing(part, bound, as_it_is))), None)
        case Negated():
            return _failing(node.part, bound, Truth.YES if as_it_is is Truth.NO else Truth.NO)
        case _:
            return (node, as_it_is) if truth(node, bound) is as_it_is else None


def _side(node: Node, bound: Bindings) -> Operand:
    value = operand(node, bound)
    number = as_amount(value) if isinstance(value, Written) else value
    return number if isinstance(number, Amount) else value


def _worth_telling(node: Node) -> bool:
    """A number that is written in the relation needs no telling."""
    return not isinstance(node, Written) and not (isinstance(node, Sum) and isinstance(node.left, Written) and isinstance(node.right, Written))
