"""Which number is written here? Digits, number words, scale words and fractions, each with its last significant digit."""

from __future__ import annotations

from fractions import Fraction

from claimcheck.reading.expect import DecimalMark
from claimcheck.reading.numerals import MOST_DIGITS, Figure, numeral, too_many_digits, whole_number
from claimcheck.reading.tokens import DASHES, Beyond, Token, glued, low
from claimcheck.reading.values import NotJudged

_LOW = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
SMALL = {word: n for n, word in enumerate(_LOW.split())}
_TENS = {word: 10 * n for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)}
_SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "lakh": 10**5, "crore": 10**7,
    "thousands": 10**3, "millions": 10**6, "billions": 10**9, "trillions": 10**12,
}  # fmt: skip
_SHORT_SCALES = {
    "k": 10**3, "mn": 10**6, "mio": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12,
    "mill": 10**6, "bill": 10**9, "tsd": 10**3,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
    "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_PARTS = {"half": 2, "halves": 2, "quarter": 4} | {word: n for word, n in _ORDINALS.items() if n > 2}
_GLYPHS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅛": (1, 8),
}  # fmt: skip
_TIMES = {"once": 1, "twice": 2, "thrice": 3, "double": 2, "doubled": 2, "both": 2, "triple": 3, "tripled": 3, "quadrupled": 4, "sole": 1}
FOLDS = {f"{word}fold": n for word, n in (*SMALL.items(), *_TENS.items(), ("hundred", 100), ("thousand", 1000)) if n > 1}
_TENTH = Fraction(1, 10)
_SIGNS = {"+": "", "-": "-", "\u2212": "-"}
_LONGEST_EXPONENT = 6
_BEHIND_DIGITS = frozenset((*_PARTS, *(f"{part}s" for part in _PARTS), *_GLYPHS, "and"))  # the words that can belong to the number before them
NUMBER_WORDS = frozenset((
    *FOLDS, *SMALL, *_TENS, *_SCALES, *_SHORT_SCALES, *_ORDINALS, *_PARTS, *(f"{part}s" for part in _PARTS), *_GLYPHS, *_TIMES, "hundred", "dozen", "dozens",
))  # fmt: skip
ORDINAL_WORDS = frozenset((*_ORDINALS, *_TENS))

Found = tuple[Figure, int]


def figure(words: list[Token], i: int, decimal: DecimalMark, letters: bool = False, bare_and: bool = True) -> Found | None:
    """The number that begins at token ``i``, and the token after it. ``letters``: a single m, b or t means a scale here."""
    if i >= len(words):
        return None
    found = _digits(words, i, decimal) if words[i].kind == "n" else _spelled(words, i, bare_and)
    return found and _scaled(words, *found, letters)


def ordinal(words: list[Token], i: int) -> tuple[Figure, int] | None:
    """The place in a row that is named at token ``i``: second, 2nd, twenty-first."""
    if i >= len(words):
        return None
    token = words[i]
    if token.kind == "n":
        suffixed = low(words, i + 1) in {"st", "nd", "rd", "th"} and glued(words, i + 1) and token.text.isdecimal() and len(token.text) <= 6
        return (Figure(Fraction(token.text), Fraction(1)), i + 2) if suffixed else None
    if token.low in _TENS:
        j = i + 2 if low(words, i + 1) in DASHES and low(words, i + 1) else i + 1
        last = _ORDINALS.get(low(words, j), 0)
        return (Figure(Fraction(_TENS[token.low] + last), Fraction(1)), j + 1) if 0 < last < 10 else None
    return (Figure(Fraction(_ORDINALS[token.low]), Fraction(1)), i + 1) if token.low in _ORDINALS else None


def _digits(words: list[Token], i: int, decimal: DecimalMark) -> Found | None:
    text, j = words[i].text, i + 1
    if text.isdecimal() and len(text) <= 3 and text[0] != "0":
        text, j = _spaced(words, i)
    power = _power_of_ten(words, j)
    scaled = power is not None or low(words, j) in _SCALES or (glued(words, j) and low(words, j) in _SHORT_SCALES and low(words, j) != "k")
    number = numeral(text, decimal, scaled)
    if number is None:
        return None
    if isinstance(number, NotJudged):
        raise Beyond(number, j)
    if power is not None:
        return _raised(number, text, *power)
    if j < len(words) and words[j].kind == "w" and words[j].low not in _BEHIND_DIGITS and low(words, j + 1) != "/":
        return number, j
    if low(words, j) == "/" and glued(words, j) and glued(words, j + 1) and words[j + 1].text.isdecimal():
        return Figure(_ratio(number.value, words[j + 1].text, j + 2), _TENTH, part=True), j + 2
    if low(words, j) in _GLYPHS:
        return _mixed(number, Fraction(*_GLYPHS[low(words, j)])), j + 1
    if low(words, j + 1) == "/" and glued(words, j + 1) and glued(words, j + 2) and all(low(words, k).isdecimal() for k in (i, j, j + 2)):
        return _mixed(number, _ratio(Fraction(words[j].text[:MOST_DIGITS]), words[j + 2].text, j + 3)), j + 3
    if (part_of := _denominator(words, j, number.value == 1)) and number.value.denominator == 1:
        return Figure(number.value / part_of[0], _TENTH, part=True), part_of[1]
    return _and_a_part(words, number, j)


def _power_of_ten(words: list[Token], i: int) -> tuple[str, int] | None:
    """The exponent that is written at token ``i`` right behind a number, and the token after it: 1.5e6, 1.5E+06, 2e-3."""
    if low(words, i) != "e" or not glued(words, i):
        return None
    sign = low(words, i + 1) if low(words, i + 1) in _SIGNS and glued(words, i + 1) else ""
    j = i + 1 + bool(sign)
    if not (glued(words, j) and words[j].text.isdecimal()) or (glued(words, j + 1) and words[j + 1].kind != "s"):
        return None
    if words[i].text == "E" and not sign and words[i - 1].text.isdecimal():
        return None  # 2E4 may be a room as well
    return _SIGNS.get(sign, "") + words[j].text, j + 1


def _raised(number: Figure, text: str, exponent: str, end: int) -> Found:
    """A number times a power of ten, as exact as if all of its digits were written."""
    if len(exponent) > _LONGEST_EXPONENT:
        raise Beyond(too_many_digits(len(exponent.lstrip("-")), "an exponent"), end)
    power = int(exponent)
    digits = sum(sign.isdecimal() for sign in text)
    after = next((len(text) - at - 1 for at in range(len(text) - 1, -1, -1) if not text[at].isdecimal()), 0) if number.step < 1 else 0
    size = max(1, digits - after + power) + max(0, after - power)
    if size > MOST_DIGITS:
        raise Beyond(too_many_digits(size), end)
    ten = Fraction(10) ** power
    return Figure(number.value * ten, number.step * ten), end


def _spaced(words: list[Token], i: int) -> tuple[str, int]:
    text, j = words[i].text, i + 1
    while j < len(words) and j < i + 20 and words[j].kind == "n" and words[j].start - words[j - 1].end == 1:  # one blank of any kind
        head = words[j].text.replace(",", ".").split(".")
        if len(head[0]) != 3 or len(head) > 2 or not all(part.isdecimal() for part in head):
            break
        text, j = text + words[j].text, j + 1
        if len(head) == 2:
            break
    if j == i + 1:
        return text, j
    if not text.isdecimal():  # "6 000,5": the blanks say that the mark is a decimal one
        whole, after = text.replace(",", ".").split(".")
        text = whole + "." + after if len(after) != 3 else whole + "." + after + "0"
    return text, j


def _ratio(top: Fraction, bottom: str, end: int) -> Fraction:
    if len(bottom) > MOST_DIGITS:
        raise Beyond(too_many_digits(len(bottom)), end)
    if not int(bottom):
        raise Beyond(NotJudged("a division by zero", malformed=True), end)
    return top / int(bottom)


def _mixed(number: Figure, part: Fraction) -> Figure:
    return Figure(number.value + part, _TENTH)


def _denominator(words: list[Token], i: int, one: bool = True) -> tuple[int, int] | None:
    i += low(words, i) in DASHES and bool(low(words, i))
    word = low(words, i)
    if word in _PARTS:
        return (_PARTS[word], i + 1) if one or word == "halves" else None
    return (_PARTS[word[:-1]], i + 1) if word.endswith("s") and word[:-1] in _PARTS else None


def _and_a_part(words: list[Token], number: Figure, i: int) -> Found:
    smaller = low(words, i) == "and" and low(words, i + 1) in {"a", "one"} and low(words, i + 2) in {"half", "quarter", "third"}
    if smaller and (part := _denominator(words, i + 2)):
        return _mixed(number, Fraction(1, part[0])), part[1]
    return number, i


def _spelled(words: list[Token], i: int, bare_and: bool) -> Found | None:
    word = low(words, i)
    if word in _GLYPHS:
        return Figure(Fraction(*_GLYPHS[word]), _TENTH, part=True), i + 1
    if word in _TIMES or word in FOLDS:
        return Figure(Fraction(_TIMES.get(word) or FOLDS[word]), Fraction(1)), i + 1
    if word in {"half", "quarter"}:
        return _part_of_scale(words, Fraction(1, _PARTS[word]), i + 1)
    if word in {"a", "an"}:
        return _after_article(words, i + 1, bare_and)
    counted = _cardinal(words, i, bare_and)
    if counted is None:
        return None
    value, j = counted
    if value is None:
        raise Beyond(NotJudged("number words in a row"), j)
    if low(words, j) in {"dozen", "dozens"}:
        return Figure(value * 12, Fraction(1)), j + 1
    if value and (part := _denominator(words, j, value == 1)):
        share = Figure(value / part[0], _TENTH, part=True)
        return _part_of_scale(words, share.value, part[1]) if low(words, part[1]) in {"a", "of"} else (share, part[1])
    return _and_a_part(words, Figure(value, whole_number(str(int(value))).step), j)


def _after_article(words: list[Token], i: int, bare_and: bool) -> Found | None:
    word = low(words, i)
    if word == "dozen":
        return Figure(Fraction(12), Fraction(1)), i + 1
    if word in {"half", "quarter"} or (word in _PARTS and word != "halves"):
        return _part_of_scale(words, Fraction(1, _PARTS[word]), i + 1)
    if word == "hundred" or word in _SCALES:
        value, j = _cardinal(words, i, bare_and, Fraction(1)) or (None, i)
        if value is None:
            return None
        smaller = value == _SCALES.get(word) and low(words, j) == "and" and low(words, j + 1) == "a" and low(words, j + 2) in {"half", "quarter"}
        if smaller:  # a million and a half
            return Figure(value + value / _PARTS[low(words, j + 2)], value / 10), j + 3
        return Figure(value, whole_number(str(int(value))).step), j
    return None


def _part_of_scale(words: list[Token], part: Fraction, i: int) -> Found:
    j = i + (low(words, i) == "of" or (low(words, i) in DASHES and low(words, i) != "" and low(words, i + 1) == "dozen"))
    j += low(words, j) in {"a", "an"}
    word = low(words, j)
    scale = {"hundred": 100, "dozen": 12}.get(word) or _SCALES.get(word)
    if j > i and scale:
        return Figure(part * scale, _TENTH * scale, scale=scale), j + 1
    return Figure(part, _TENTH, part=True), i


def _cardinal(words: list[Token], i: int, bare_and: bool, start: Fraction | None = None) -> tuple[Fraction | None, int] | None:
    total, current, last, j = 0, None if start is None else int(start), "unit", i
    ceiling = 10**15
    while j < min(len(words), i + 40):
        k = j
        joined = False
        if j > i and low(words, k) in DASHES and low(words, k):
            k, joined = k + 1, True
        if j > i and low(words, k) == "and":
            if not bare_and or last not in {"hundred", "scale"} or not (low(words, k + 1) in SMALL or low(words, k + 1) in _TENS):
                break
            k += 1
        word = low(words, k)
        if word in SMALL or word in _TENS:
            n = SMALL.get(word, _TENS.get(word, 0))
            fits = current is None or last in {"hundred", "scale"} or (last == "tens" and 0 < n < 10)
            if not fits:
                if joined:
                    break
                return None, _skip(words, k)
            current = (current or 0) + n
            last = "tens" if word in _TENS else "unit"
        elif word == "hundred" and current is not None and 0 < current < 100 and last != "hundred":
            current, last = current * 100, "hundred"
        elif word in _SCALES and not word.endswith("s") and current and _SCALES[word] < ceiling:
            ceiling = _SCALES[word]
            total, current, last = total + current * ceiling, None, "scale"
        else:
            break
        j = k + 1
    if j == i:
        return None
    return Fraction(total + (current or 0)), j


def _skip(words: list[Token], i: int) -> int:
    while i < len(words) and (words[i].low in SMALL or words[i].low in _TENS):
        i += 1
    return i


def _scaled(words: list[Token], number: Figure, i: int, letters: bool) -> Found:
    for _ in range(3):
        if i >= len(words):
            break
        if words[i].low in DASHES and glued(words, i) and glued(words, i + 1) and low(words, i + 1) in _SCALES:
            i += 1  # a $3-million prize
        text, lower = words[i].text, words[i].low
        scale = 100 if lower == "hundred" else _SCALES.get(lower) or _SHORT_SCALES.get(lower, 0)
        if not scale and (letters or (text in {"M", "B", "m"} and glued(words, i))):
            scale = {"m": 10**6, "b": 10**9, "t": 10**12}.get(lower, 0)
        if not scale or (number.part and lower not in _SCALES):
            break
        if number.part:  # half million
            number = number._replace(part=False)
        number, i = Figure(number.value * scale, number.step * scale, scale=number.scale * scale), i + 1
    return number, i
