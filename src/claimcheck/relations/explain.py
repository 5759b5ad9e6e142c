"""Why does a relation not hold? The comparison that fails, both its sides, how far apart they are, and what would mend it."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.reading import show
from claimcheck.reading.values import Quantity
from claimcheck.relations.amounts import Amount, Truth
from claimcheck.relations.evaluate import Bindings, Operand, as_amount, operand, truth
from claimcheck.relations.tree import Call, Comparison, Count, Joined, Negated, Node, Reference, Sum, Written, counts, references
from claimcheck.relations.words import apart, shown, text

_CONTRARY = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_MIRROR = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "before": "after", "after": "before"}
_WANTED = {
    "=": "", "!=": "not ", "<": "below ", "<=": "at most ", ">": "above ", ">=": "at least ",
    "before": "not after ", "after": "not before ", "within": "within ",
}  # fmt: skip

MOST_FIGURES = 12  # that are told one by one


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
    wanted = tuple(_wanted(part, sign, left, right))
    if any(isinstance(side, (Sum, Call)) and references(side) for side in (part.left, part.right)) and len(references(part)) <= MOST_FIGURES:
        fixed = not references(part.right) and not counts(part.right)
        stated = f", where `{sign} {text(part.right)}` is stated" if fixed else "" if sign == "=" else f", where `{sign}` is stated"
        other = "" if fixed else f", {'but' if sign == '=' else 'and'} {_figures(part.right, part, right, bound)}"
        return Failure(f"{_figures(part.left, part, left, bound)}{other}{f', {gap}' if gap else ''}{stated}", wanted)
    return Failure(f"{told}, where `{sign}{' ' + text(part.right) if len(sides) < 2 else ''}` is stated", wanted)


def _figures(side: Node, whole: Node, value: Operand, bound: Bindings) -> str:
    """One side as a sum that a reader can follow: ``north 35 + south 20 = 55``, or ``the whole is 60``."""
    match side:
        case Reference() | Count():
            return f"{_called(side, whole)} is {shown(value)}"
        case Written():
            return shown(value)
        case _:
            return f"{_sum(side, whole, bound)} = {shown(value)}"


def _sum(node: Node, whole: Node, bound: Bindings, inner: bool = False) -> str:
    match node:
        case Reference() | Count():
            value = bound.values.get(node) if isinstance(node, Reference) else None
            figure = show(value, brief=True) if isinstance(value, Quantity) else shown(operand(node, bound))
            return f"{_called(node, whole)} {_set_off(figure)}"
        case Call():
            return f"{node.name} of {', '.join(_sum(argument, whole, bound) for argument in node.arguments)}"
        case Sum():
            added = node.sign in "+-"
            told = f"{_sum(node.left, whole, bound, not added)} {node.sign} {_sum(node.right, whole, bound, node.sign != '+')}"
            return f"({told})" if inner and added else told
        case _:
            return text(node)


def _set_off(value: str) -> str:
    return f"({value})" if " to " in value or " or " in value else value


def _called(node: Reference | Count, whole: Node) -> str:
    """What tells a figure from the others: its part where all are of one property, and its time where they differ in it."""
    if isinstance(node, Count) or node.claim:
        return f"`{text(node)}`"
    others = references(whole)
    when = f" ({node.when})" if node.when else ""
    if len(others) > 1 and {other.path for other in others} == {node.path} and any(other.scope for other in others):
        return (node.scope or "the whole") + when
    alike = {other.path.rpartition(".")[0] for other in others} == {node.path.rpartition(".")[0]}
    scope = f" of {node.scope}" if node.scope else ""
    return (node.path.rpartition(".")[2].replace("-", " ") if alike else f"`{node.path}`") + scope + when


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
