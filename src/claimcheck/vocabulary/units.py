"""Which words mean which unit? Dimensions, each with its units: symbol, exact factor to the first one, and how it is written.

Years and months do not convert to days exactly, so that calendar time and clock time are two dimensions.
"""

from __future__ import annotations

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
    ),
    "mass": (
        ("kg", 1, 1, ("kilogram", "kilogramme", "kilo", "kgs")),
        ("g", 1, 1000, ("gram", "gramme")),
        ("mg", 1, 1_000_000, ("milligram", "milligramme")),
        ("µg", 1, 10**9, ("mcg", "microgram", "microgramme")),
        ("t", 1000, 1, ("tonne", "metric ton")),
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
    "temperature": (("°C", 1, 1, ("°c", "degree celsius", "degrees celsius", "degree centigrade", "degrees centigrade")),),
    "temperature in Fahrenheit": (("°F", 1, 1, ("°f", "degree fahrenheit", "degrees fahrenheit")),),
    "power": (
        ("W", 1, 1, ("watt",)),
        ("kW", 1000, 1, ("kilowatt",)),
        ("MW", 1_000_000, 1, ("megawatt",)),
        ("GW", 10**9, 1, ("gigawatt",)),
    ),
    "energy": (
        ("kWh", 1, 1, ("kilowatt hour",)),
        ("MWh", 1000, 1, ("megawatt hour",)),
        ("GWh", 10**6, 1, ("gigawatt hour",)),
        ("TWh", 10**9, 1, ("terawatt hour",)),
    ),
    "speed": (("km/h", 1, 1, ("kph", "kmh")), ("mph", 1609344, 1_000_000, ())),
    "information": (
        ("B", 1, 1, ("byte",)),
        ("kB", 1000, 1, ("kilobyte", "KB")),
        ("MB", 10**6, 1, ("megabyte",)),
        ("GB", 10**9, 1, ("gigabyte",)),
        ("TB", 10**12, 1, ("terabyte",)),
    ),
    "work": (("FTE", 1, 1, ("full time equivalent", "ftes")),),
}
