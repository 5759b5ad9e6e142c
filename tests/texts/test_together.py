"""Which pairs of texts ask one question in different ways, and which only seem to?"""

from __future__ import annotations

import pytest

from tests.texts.test_compared import clashes

TABLE = "| Branch | Boats |\n|---|---|\n| Oban | 40 |\n| Mull | 25 |\n| Skye | 15 |\n| Total | {} |"
ROUNDED = "| Item | £ million |\n|---|---|\n| Salaries | 4.1 |\n| Buildings | 2.2 |\n| Total | {} |"
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
    ("Mount Verrin", "Mount Verrin was first climbed in 1861.", "Mount Verrin is a mountain. The first ascent was made in 1868.", True),
    ("Mount Verrin", "Mount Verrin was first climbed in 1861.", "Mount Verrin is a mountain. Its first winter ascent was made in 1924.", False),
    # who did what is done but once
    ("Hollis Bridge", "It was opened by King Haakon VII in 1938.", "Opened by Queen Maud in 1938, Hollis Bridge spans the sound.", True),
    ("Hollis Bridge", "It was opened by King Haakon VII in 1938.", "Opened by King Haakon in 1938, Hollis Bridge spans the sound.", False),
    ("Hollis Bridge", "It was opened by King Haakon VII in 1938.", "Opened by Queen Maud in 1938, with King Haakon at her side, it is long.", False),
    ("Quill Software", "Quill Software was acquired by Norden Group in 2014.", "In 2014 Quill Software was acquired by Halden Group.", True),
    ("Quill Software", "Quill Software was acquired by Norden Group in 2014.", "It is used by Halden Group.", False),
    ("Quill Software", "Quill Software was acquired by Norden Group.", "It was acquired by Norden Group and then by Halden Group.", False),
    ("Quill Software", "Quill Software was acquired by Norden Group in 2003.", "It was acquired by Halden Holdings in 2011.", False),
    ("Arden Hall", "Arden Hall was bought by the Fenwick family in 1872.", "Arden Hall was bought by the county council in 1931.", False),
    ("Tamsin Vale", "Tamsin Vale won the Harker Medal in 2004.", "Tamsin Vale won the Olsen Medal in 2006.", False),
    ("Ivo Lund", "Ivo Lund studied in Leipzig under Carl Berger.", "Ivo Lund studied under Max Reuter in Leipzig.", True),
    # what was done right before its date, whatever else the clause says
    ("Mount Pelora", "Mount Pelora last erupted in 1913.", "The highest point at 1,876 m, Mount Pelora last erupted in 1931.", True),
    ("Mount Pelora", "Mount Pelora last erupted in 1913.", "Mount Pelora first erupted in 1831.", False),
    ("Redfern Tunnel", "Redfern Tunnel took six years to build.", "It is 9.4 km long, and it took eight years to build.", True),
    ("Redfern Tunnel", "Redfern Tunnel took six years to build.", "It took two years to repair.", False),
    ("Ruvo Marathon", "The Ruvo Marathon is held every April.", "The Ruvo Marathon is held every October.", True),
    ("Tolland Choir", "The Tolland Choir is conducted by Ewa Nowak.", "Conducted by Joanna Brandt, the Tolland Choir sings in Latin.", True),
    ("Peregrine", "Peregrine was built in 1931 for Sir Miles Archer.", "Built at Gosport in 1931 for Lord Tennant, Peregrine is long.", True),
    ("Peregrine", "Peregrine was built in 1931 for Sir Miles Archer.", "Built in 1931 for Sir Miles Archer, she was sold to Lord Tennant.", False),
    # a year in one way and in another
    ("Sorrel Brewery", "Sorrel Brewery produces 90,000 hectolitres a year.", "Sorrel Brewery has an annual output of 60,000 hectolitres.", True),
    ("Sorrel Brewery", "Sorrel Brewery produces 90,000 hectolitres a year.", "Sorrel Brewery has an annual output of 90,000 hectolitres.", False),
    # an estimate, and what came of it
    ("Delmar Opera", "Its restoration cost 58 million dollars.", "Its restoration, estimated at 50 million dollars, cost 58 million.", False),
    ("Katla School", "Katla School is a boarding school for girls.", "Katla School is a boarding school for boys.", True),
    # a table that does not add up
    ("Harbour Trust", TABLE.format("80"), "The trust was founded in 1950.", False),
    ("Harbour Trust", TABLE.format("90"), "The trust was founded in 1950.", True),
    ("Harbour Trust", TABLE.format("**90**"), "The trust was founded in 1950.", True),
    ("Harbour Trust", TABLE.replace("| Mull |", "| of which part-time |").format("90"), "The trust was founded in 1950.", False),
    ("Harbour Trust", TABLE.format("900"), "The trust was founded in 1950.", False),
    ("Harbour Trust", ROUNDED.format("6.2"), "The trust was founded in 1950.", False),
    ("Harbour Trust", ROUNDED.format("6.5"), "The trust was founded in 1950.", True),
    # what is denied by one
    ("Castor Mill", "Castor Mill burnt down and was rebuilt two years later.", "Castor Mill burnt down and was never rebuilt.", True),
    ("Castor Mill", "Castor Mill burnt down and was to be rebuilt.", "Castor Mill burnt down and was never rebuilt.", False),
    ("Castor Mill", "Castor Mill was not rebuilt until 1890.", "Castor Mill was rebuilt in 1890.", False),
    ("Castor Mill", "In 1880 Castor Mill was not finished.", "Castor Mill was finished.", False),
    ("Castor Mill", "Castor Mill is open, and admission is free.", "Castor Mill is open. Admission is not free.", True),
    ("Castor Mill", "Castor Mill is open, and parking is free.", "Castor Mill is open. Admission is not free.", False),
    ("Castor Mill", "Castor Mill is not listed.", "Castor Mill was listed in 1950.", False),
    ("Elm Farm", "Elm Farm is not connected to the national grid.", "Elm Farm is connected to the national grid.", True),
    ("Elm Farm", "Elm Farm is not connected to the national grid.", "Elm Farm is connected to the village by a lane.", False),
    ("Rask Group", "Rask Group was never listed on a stock exchange.", "Rask Group was listed on the Oslo stock exchange in 1987.", True),
    ("Rask Group", "Rask Group was not listed on a stock exchange in 1987.", "Rask Group was listed on the Oslo stock exchange.", False),
    ("Lorne Canal", "Lorne Canal was completed in 1840.", "Lorne Canal was never completed.", True),
    ("Lorne Canal", "The first section of Lorne Canal was completed in 1840.", "Lorne Canal was never completed.", False),
    # a saying that opens a longer quotation
    ("Peter Holm", 'He said, "Bread on the table before banners."', '"Bread on the table before flags. That is all I ask," he said.', True),
    ("Peter Holm", 'He said, "Bread on the table before banners."', '"Bread on the table before banners. That is all I ask," he said.', False),
]


@pytest.mark.parametrize(("title", "one", "other", "clash"), PAIRS)
def test_pairs(title: str, one: str, other: str, clash: bool) -> None:
    assert bool(clashes(f"# {title}\n\n{one}", f"# {title}\n\n{other}")) is clash
