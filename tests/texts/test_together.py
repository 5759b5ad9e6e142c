"""Which pairs of texts ask one question in different ways, and which only seem to?"""

from __future__ import annotations

import pytest

from tests.texts.test_compared import clashes

PAIRS = [
    # two seasons are two times, though they share a year
    ("Milton Rovers", "Milton Rovers had an average attendance of 8,412 in 2022–23.", "It had an average attendance of 9,120 in 2023–24.", False),
    ("Milton Rovers", "Milton Rovers had an average attendance of 8,412 in 2022–23.", "It had an average attendance of 9,120 in 2022–23.", True),
    ("Milton Rovers", "Milton Rovers had an average attendance of 8,412 in 2021/22.", "It had an average attendance of 9,120 in 2022/23.", False),
    # each figure takes the date of its own clause
    ("TVR", "In 2023 TVR carried 6.38 million passengers, after 5.9 million in 2022.", "TVR carried 5.9 million passengers in 2022.", False),
    ("TVR", "In 2023 TVR carried 6.38 million passengers, after 5.9 million in 2022.", "TVR carried 5.7 million passengers in 2022.", True),
    ("Norcote Ltd", "In 2023 sales rose to £41 million.", "In 2022 Norcote Ltd had sales of £38 million.", False),
    # what is so now, and was otherwise then, by one text; and by the other without any time
    ("Kestrel", "Kestrel operates 23 aircraft.", "Kestrel operates 23 aircraft. In 2009 it had 12 aircraft.", False),
    ("Kestrel", "Kestrel operates 28 aircraft.", "Kestrel operates 23 aircraft. In 2009 it had 12 aircraft.", True),
    # how high a mountain is
    ("Mount Verrin", "Mount Verrin rises to 2,914 m.", "Mount Verrin is 2,941 m high.", True),
    ("Mount Verrin", "Mount Verrin rises to 2,914 m.", "Mount Verrin is 2,914 metres high.", False),
    ("Verrin", "Verrin is a mountain, 2,914 m above sea level.", "Verrin is a mountain.\n\n- Height: 2,954 m", True),
    ("Brandt Hall", "Brandt Hall lies at an elevation of 310 m.", "Brandt Hall is 24 m high.", False),
    ("Mount Verrin", "Mount Verrin was first climbed in 1861.", "Mount Verrin is a mountain.\n\n- First ascent: 1868", True),
    ("Mount Verrin", "Mount Verrin was first climbed in 1861.", "First ascended in 1861, Mount Verrin is a mountain.", False),
    # who runs it
    ("Harbour Museum", "Run by the Coastal Trust, the Harbour Museum is free.", "The Harbour Museum is run by the Northern Trust.", True),
    ("Harbour Museum", "Run by the Coastal Trust, the Harbour Museum is free.", "The Harbour Museum is operated by the Coastal Trust.", False),
    # a part that is counted by itself
    ("Denholm Works", "Denholm Works employs 640 people, 87 of them apprentices.", "Denholm Works has 78 apprentices.", True),
    ("Denholm Works", "Denholm Works employs 640 people, 87 of them apprentices.", "Denholm Works has 87 apprentices.", False),
    ("Denholm Works", "Denholm Works employs 640 people, 87 of them apprentices.", "Denholm Works employs 640 people.", False),
    # two novels have two places
    ("Anna Roth", "The Salt Road (1997) was Anna Roth's third novel.", "Anna Roth published her fourth novel, The Ice Road, in 1999.", False),
    ("Anna Roth", "The Salt Road (1997) was Anna Roth's third novel.", "Anna Roth published her fourth novel, The Salt Road, in 1997.", True),
    # founders, of whom a text names all
    ("Cobalt Records", "Cobalt Records was founded by Jean Mercier in 1991.", "Cobalt Records was founded in 1991 by Paul Girard.", True),
    ("Cobalt Records", "Cobalt Records was founded by Jean Mercier.", "Cobalt Records was founded by Jean Mercier and Paul Girard.", False),
    ("Cobalt Records", "Cobalt Records was founded by Jean Mercier.", "Founded by Paul Girard, Cobalt Records was run with Jean Mercier.", False),
    ("Cobalt Records", "Cobalt Records was founded by Jean Mercier.", "Cobalt Records was founded by J. Mercier.", False),
    # a deputy is no head
    ("Polar Council", "Its president is Ingrid Solheim.", "Its president is Ingrid Solheim. Its vice-president is Carl Moen.", False),
    # a saying that opens a longer quotation
    ("Peter Holm", 'He said, "Bread on the table before banners."', '"Bread on the table before flags. That is all I ask," he said.', True),
    ("Peter Holm", 'He said, "Bread on the table before banners."', '"Bread on the table before banners. That is all I ask," he said.', False),
]


@pytest.mark.parametrize(("title", "one", "other", "clash"), PAIRS)
def test_pairs(title: str, one: str, other: str, clash: bool) -> None:
    assert bool(clashes(f"# {title}\n\n{one}", f"# {title}\n\n{other}")) is clash
