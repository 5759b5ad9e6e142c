"""Which words mean which unit? Dimensions, each with its units: symbol, exact factor to the first one, and how it is written.

Years and months do not convert to days exactly, so that calendar time and clock time are two dimensions.
"""

from __future__ import annotations


def _per(*lengths: str, time: str) -> tuple[str, ...]:
    """Speeds in words, whose plural is in their middle: miles per hour, kilometres an hour."""
    return tuple(f"{form} {joint} {time}" for word in lengths for form in (word, f"{word}s") for joint in ("per", "an" if time == "hour" else "a"))


# dimension -> rows of (symbol, numerator, denominator, words). Plurals in -s need no row. Symbols keep their case.
DIMENSIONS: dict[str, tuple[tuple[str, int, int, tuple[str, ...]], ...]] = {
    "count": (("", 1, 1, ("person", "people", "individual", "human", "head")),),
    "share": (
        ("share", 1, 1, ()),
        ("%", 1, 100, ("percent", "per cent", "pct", "%")),
        ("‰", 1, 1000, ("per mille", "per mil", "‰")),
    ),
    "percentage points": (("pp", 1, 1, ("percentage point", "percent point", "per cent point")),),
    "length": (
        ("m", 1, 1, ("metre", "meter")),
        ("km", 1000, 1, ("kilometre", "kilometer", "kms")),
        ("cm", 1, 100, ("centimetre", "centimeter")),
        ("mm", 1, 1000, ("millimetre", "millimeter")),
        ("mi", 1609344, 1000, ("mile",)),
        ("nmi", 1852, 1, ("nautical mile",)),
        ("yd", 9144, 10000, ("yard",)),
        ("ft", 3048, 10000, ("foot", "feet")),
        ("in", 254, 10000, ("inch", "inches")),
    ),
    "area": (
        ("m2", 1, 1, ("m²", "sq m", "sqm", "square metre", "square meter")),
        ("km2", 1_000_000, 1, ("km²", "sq km", "sqkm", "square kilometre", "square kilometer")),
        ("ha", 10_000, 1, ("hectare",)),
        ("acre", 40468564224, 10_000_000, ()),
        ("sq mi", 1609344**2, 1_000_000, ("square mile", "mi²")),
        ("sq ft", 3048**2, 100_000_000, ("square foot", "square feet", "ft²")),
    ),
    "volume": (
        ("l", 1, 1, ("litre", "liter")),
        ("ml", 1, 1000, ("millilitre", "milliliter")),
        ("hl", 100, 1, ("hectolitre", "hectoliter")),
        ("m3", 1000, 1, ("m³", "cubic metre", "cubic meter")),
        ("km3", 10**12, 1, ("km³", "cubic kilometre", "cubic kilometer")),
        ("barrel", 158987294928, 10**9, ("bbl", "barrel of oil", "barrels of oil", "oil barrel", "barrel of crude", "barrels of crude")),
    ),
    "mass": (
        ("kg", 1, 1, ("kilogram", "kilogramme", "kilo", "kgs")),
        ("g", 1, 1000, ("gram", "gramme")),
        ("mg", 1, 1_000_000, ("milligram", "milligramme")),
        ("µg", 1, 10**9, ("mcg", "microgram", "microgramme")),
        ("t", 1000, 1, ("tonne", "metric ton")),
        ("Mt", 10**9, 1, ("megatonne",)),
        ("Gt", 10**12, 1, ("gigatonne",)),
        ("lb", 45359237, 100_000_000, ("lbs", "pound")),
        ("oz", 45359237, 1_600_000_000, ("ounce",)),
    ),
    "clock time": (
        ("day", 1, 1, ()),
        ("week", 7, 1, ()),
        ("h", 1, 24, ("hour", "hr", "hrs")),
        ("min", 1, 1440, ("minute", "mins")),
        ("s", 1, 86400, ("second", "sec", "secs")),
    ),
    "calendar time": (
        ("year", 1, 1, ("yr", "yrs", "y")),
        ("month", 1, 12, ("mth",)),
        ("quarter-year", 1, 4, ()),
        ("decade", 10, 1, ()),
        ("century", 100, 1, ("centuries",)),
    ),
    "temperature": (
        ("°C", 1, 1, ("°c", "degree celsius", "degrees celsius", "degree centigrade", "degrees centigrade", "degree c", "degrees c")),
        ("°F", 5, 9, ("°f", "degree fahrenheit", "degrees fahrenheit", "degree f", "degrees f")),
        ("K", 1, 1, ("kelvin",)),
    ),
    "power": (
        ("W", 1, 1, ("watt",)),
        ("kW", 1000, 1, ("kilowatt",)),
        ("MW", 1_000_000, 1, ("megawatt",)),
        ("GW", 10**9, 1, ("gigawatt",)),
        ("TW", 10**12, 1, ("terawatt",)),
    ),
    "energy": (
        ("kWh", 1, 1, ("kilowatt hour",)),
        ("MWh", 1000, 1, ("megawatt hour",)),
        ("GWh", 10**6, 1, ("gigawatt hour",)),
        ("TWh", 10**9, 1, ("terawatt hour",)),
        ("Wh", 1, 1000, ("watt hour",)),
        ("kJ", 1, 3600, ("kilojoule",)),
        ("MJ", 10, 36, ("megajoule",)),
        ("GJ", 10_000, 36, ("gigajoule",)),
        ("TJ", 10**7, 36, ("terajoule",)),
        ("PJ", 10**10, 36, ("petajoule",)),
    ),
    "speed": (
        ("km/h", 1, 1, ("kph", "kmh", *_per("km", "kilometre", "kilometer", time="hour"))),
        ("mph", 1609344, 1_000_000, _per("mile", time="hour")),
        ("m/s", 36, 10, _per("m", "metre", "meter", time="second")),
        ("km/s", 3600, 1, _per("km", "kilometre", "kilometer", time="second")),
        ("knot", 1852, 1000, ("kn",)),
    ),
    "frequency": (
        ("Hz", 1, 1, ("hertz",)),
        ("kHz", 1000, 1, ("kilohertz",)),
        ("MHz", 10**6, 1, ("megahertz",)),
        ("GHz", 10**9, 1, ("gigahertz",)),
    ),
    "information": (
        ("B", 1, 1, ("byte",)),
        ("kB", 1000, 1, ("kilobyte", "KB")),
        ("MB", 10**6, 1, ("megabyte",)),
        ("GB", 10**9, 1, ("gigabyte",)),
        ("TB", 10**12, 1, ("terabyte",)),
        ("PB", 10**15, 1, ("petabyte",)),
        ("KiB", 2**10, 1, ("kibibyte",)),
        ("MiB", 2**20, 1, ("mebibyte",)),
        ("GiB", 2**30, 1, ("gibibyte",)),
        ("TiB", 2**40, 1, ("tebibyte",)),
    ),
    "horsepower": (("hp", 1, 1, ("horsepower", "bhp")),),  # mechanical, metric and boiler ones differ: none is so many watts
    "revolutions": (("rpm", 1, 1, ("revolution per minute", "revolutions per minute")),),
    "charge": (("mAh", 1, 1, ()), ("Ah", 1000, 1, ("ampere hour", "amp hour"))),
    "resolution": (("dpi", 1, 1, ("ppi", "dots per inch", "pixels per inch")), ("megapixel", 10**6, 1, ())),
    "loudness": (("dB", 1, 1, ("decibel",)),),
    "work": (("FTE", 1, 1, ("full time equivalent", "ftes")),),
}

# Where the zero of a unit lies, in the first unit of its dimension, if not at zero: numerator, denominator.
ZEROS = {"°F": (-160, 9), "K": (-27315, 100)}
