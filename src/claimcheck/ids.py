"""How does a text become an id?"""

from __future__ import annotations

import re

ID = re.compile(r"[a-z0-9][a-z0-9._:/#@+-]*")
_OTHER = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """A text as an id: small letters and digits, everything else a dash."""
    import hashlib
    import unicodedata

    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(letter))
    kept = _OTHER.sub("-", plain).strip("-")[:80].rstrip("-")
    return kept or hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:12]
