"""Are citations held against lists of references rightly? Short papers in many styles, each fault marked where it is reported.

``⟦rule⟧`` at the end of a line is a finding of that rule there, and no part of the paper; *cited* and *listed* are how many works each
paper cites, once for each form of citing, and how many entries it lists.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

import pytest

from claimcheck.finding import Finding
from claimcheck.load import load
from claimcheck.prose import Document
from claimcheck.rules import (
    ambiguous_citation,
    citation_name_differs,
    citation_year_differs,
    cited_not_listed,
    listed_not_cited,
    page_outside_work,
)
from claimcheck.texts.citations import citations
from claimcheck.texts.layout import lay_out

RULES = (cited_not_listed, listed_not_cited, citation_year_differs, citation_name_differs, page_outside_work, ambiguous_citation)
MARK = re.compile(r"[ ]?⟦([a-z-]+)⟧")


class Paper(NamedTuple):
    name: str
    markdown: bool
    cited: int
    listed: int
    text: str


def audited(text: str, markdown: bool) -> tuple[Document, list[Finding]]:
    page = lay_out("paper.md" if markdown else "paper.txt", text, markdown)
    cited, works = citations(page)
    document = Document(page, citations=cited, works=works)
    ledger = replace(load([]).ledger(), documents=(document,))
    return document, [outcome for rule in RULES for outcome in rule.check(ledger) if isinstance(outcome, Finding)]


PAPERS = [
    Paper("apa", True, 7, 8, """\
# Salt Marshes and Their Keepers

Salt marshes store carbon (Abernathy & Voss, 2014; Quill, 2009). As Tamsin and Oyelaran (2016, p. 212) put it, they are "paid in mud".
The first count was made in Essex (August 2018), and repeated since (as of July 2021). Voss (2011) argues that it was not the first. ⟦cited-not-listed⟧
Later work agrees (Brandvold et al., 2019; Quill, 2009, pp. 44–46), although the keepers (founded 1951) do not (World Bank, 2020).
See also Nakagawa (2015). ⟦citation-year-differs⟧

## References

Abernathy, R. T., & Voss, L. (2014). Carbon in salt marshes. *Wetland Letters*, *12*(3), 101–119. https://doi.org/10.1000/wl.2014.101

Brandvold, S., Okoro, C., & Ilves, M. (2019). Mud as a ledger. *Estuary Studies*, *7*, 1–20.

Castellan, P. (2003). *Tidal law*. Saltbox Press. ⟦listed-not-cited⟧

Nakagawa, H. (2017). Counting reeds. *Wetland Letters*, *15*(1), 9–31.

Quill, D. (2009). *A field guide to mud*. Saltbox Press.

Tamsin, J., & Oyelaran, B. (2016). Paid in mud. *Estuary Studies*, *4*, 205–230.

World Bank. (2020). *Wetland accounts*. World Bank.

Zeller, A. (2001). Keepers. In M. Ford (Ed.), *Marsh people* (pp. 11–40). Reed House. ⟦listed-not-cited⟧
"""),
    Paper("chicago", False, 7, 6, """\
The Bell Founders of Lower Vaunt

Bells were cast in pits (Harrow 2004, 18; Drăgan and Petit 2011). After the war (World War II 1939), the founders left for the coast (see Petit 2015a).
Their debts are on record (Petit 2015b: 31–32), as are the names of three of them (van der Hoek 1998, 77). ⟦page-outside-work⟧
Harrow's (2004) list is the longest; Pettit (2015a) adds two. ⟦citation-name-differs⟧
Bells came back later (Lacy-Swing [1911] 1987).

Bibliography

Drăgan, Ioana, and Luc Petit. 2011. “Casting by Night.” Journal of Bells 3 (1): 15–29.

Harrow, Enid. 2004. Founders and Furnaces. Vaunt: Clapper.

Hoek, Jan van der. 1998. “Three Names.” Journal of Bells 1 (2): 101–9.

Lacy-Swing, Edmund. [1911] 1987. The Return of the Bells. Reprint, Vaunt: Clapper.

Petit, Luc. 2015a. “Leaving.” Journal of Bells 7 (1): 1–20.

———. 2015b. “What They Owed.” Journal of Bells 7 (2): 21–40.
"""),
    Paper("harvard", False, 5, 6, """\
Ferries of the inner sound

The ferries run late (Ó Briain 2012). Ó Briain blames the tide, and others the timetable (Macaulay and Iqbal 2016; Sound Ferries Board 2019).
Nobody blames the piers (Iqbal 2013 cited in Macaulay and Iqbal 2016). ⟦cited-not-listed⟧
Delays doubled in the storm year (Dempsey et al. 2021).

References
Dempsey, R., Iqbal, N. and Roe, T. (2021) 'Storm timetables', Transport on Water, vol. 8, no. 2, pp. 55-71.
Macaulay, F. and Iqbal, N. (2016) Tides and timetables. 2nd edn. Oban: Skerry.
Ó Briain, C. (2012) 'Late again', Sound Review, 14 March. Available at: https://sound.example/late (Accessed: 3 May 2020).
Roe, T. (2018) 'Piers', Transport on Water, vol. 5, no. 1, pp. 1-9. ⟦listed-not-cited⟧
Sound Ferries Board (2019) Annual report. Oban: Sound Ferries Board.
Sound Ferries Board (2020) Annual report. Oban: Sound Ferries Board. ⟦listed-not-cited⟧
"""),
    Paper("vancouver", True, 6, 5, """\
# Night work in bakeries

Bakers sleep less than anyone [1,2]. They also fall more often [3–5]. A later count found no falls [7]. ⟦cited-not-listed⟧
Only one study lasted for a year [4].

## References

1. Lund A, Ferreira JP, O'Dowd K. Sleep and dough. Bak Med. 2011;4(2):88-97.
2. Ferreira JP. Night shifts. Bak Med. 2013;6(1):5-9.
3. Chaudhry N, Lund A, Moss T, et al. Falls at four in the morning. J Shift Work. 2016;20(6):865-71.
4. Moss T. A year of nights. J Shift Work. 2018;22(1):1-15.
5. Okonjo E. Flour on the floor. Bak Med. 2019;12(3):40-2.
"""),
    Paper("ieee", False, 4, 5, """\
Timing of Signal Lamps

Lamps drift by the hour [1]. Two designs were compared in [2] and [4], p. 31. A third was never built [3].

References
[1] A. R. Holm and K. Ito, "Drift in signal lamps," J. Signal Eng., vol. 3, no. 2, pp. 1–5, Mar. 2008.
[2] P. Novak, "A lamp that waits," in Proc. Conf. Signals, Brno, 2012, pp. 77–80.
[3] K. Ito, Unbuilt Lamps. Osaka: Hikari, 2014.
[4] S. Bel Hadj and P. Novak, "Two lamps," J. Signal Eng., vol. 9, no. 1, pp. 29–35, Jan. 2015.
[5] T. Wren, "Lamps at sea," J. Signal Eng., vol. 9, no. 2, pp. 50–58, Apr. 2015. ⟦listed-not-cited⟧
"""),
    Paper("mla", True, 4, 5, """\
# The Unfinished Novels of Ada Thorne

Thorne burned two drafts (Maddox 45). The third was kept by her sister (Ellery and Bright 12), and the fourth was sold (Maddox 61).

As Ellery and Bright (1999) show, nothing came of it; nor did of the play (Maddox 2004; Sorrel 2011). ⟦citation-year-differs⟧ ⟦cited-not-listed⟧
The fire is dated by a letter (Vance 1987).

## Works Cited

Bright, Nell. "The Sister." *Thorne Studies*, vol. 2, no. 1, 2001, pp. 3-19.

Ellery, Mark, and Nell Bright. *Two Drafts*. Candle Press, 1999.

Maddox, Iris. *The Burning of Drafts*. Candle Press, 2003.

Thorne, Ada. *Letters*. Edited by Iris Maddox, Candle Press, 1978.

Vance, Odile. "A Letter Dated." *Thorne Studies*, vol. 1, no. 2, 1987, pp. 88-91. *Old Paper*, www.oldpaper.example/vance. Accessed 5 June 2019.
"""),
    Paper("run together", False, 4, 4, """\
Cisterns under the old town

Cisterns were cut by hand (Galea, 2006; Zammit & Borg, 2010). Most are dry now (Borg, 2013; Farrugia, 2018). ⟦cited-not-listed⟧

References
Borg, T. (2013). Dry cisterns. Stone and Water, 3(2), 1–10. Galea, M. (2006). Cut by hand: Cisterns of the old town. Valley Press. Vella, R., & Grech, S. (2011). Water counted. Stone and Water, 1(1), 44–60. Zammit, J., & Borg, T. (2010). Tool marks in soft rock. Stone and Water, 0(1), 5–19. ⟦listed-not-cited⟧
"""),
    Paper("wrapped lines", False, 4, 4, """\
Moths at the lamp

Moths come to lamps for reasons that are not agreed on (Ashby and
Nwosu 2012; Kettler 2008). The brightest lamp is not the one that most
of them choose (Lindgren 2017), nor the nearest (Kettler 2008b). ⟦cited-not-listed⟧

References

Ashby, Carol, and Ifeoma Nwosu. 2012. “Reasons for Coming to
    the Lamp.” Journal of Moths 40 (6): 865–887.
Kettler, Ruth. 2008a. Bright and Brighter: A Natural History of
    the Lamp, 1820–1990. Hull: Wick.
Lindgren, Per. 2017. “Choosing.” Journal of Moths 45 (1):
    1–19.
Sato, Emi. 2015. “Dark Lamps.” Journal of Moths 43 (2): ⟦listed-not-cited⟧
    77–90.
"""),
    Paper("german", False, 4, 5, """\
Fundbüros im Wandel

Lost umbrellas are kept for a year (vgl. Köhler/Weiß 2008, S. 14), and gloves for a month (siehe Brandt 2011). Müller (2014) describes auctions, as does Mueller (2016). ⟦citation-name-differs⟧

Literaturverzeichnis

Brandt, Ute (2011): Handschuhe. In: Dinge und Ämter 3, S. 8-22.

Köhler, Jan; Weiß, Anna (Hg.) (2008): Schirme. Berlin: Fundus.

Müller, Eva (2014): Auktionen. Berlin: Fundus.

Müller, Eva (2016): Noch mehr Auktionen. Berlin: Fundus.

Zander, Kai (2010): Koffer. Hamburg: Lager. ⟦listed-not-cited⟧
"""),
    Paper("footnotes", True, 6, 3, """\
# Clockmakers of the Ridge

The first clock ran backwards.[^1] The second did not run.[^2] A third is only known from a bill.[^bill] Nobody saw it.[^9] ⟦cited-not-listed⟧

[^1]: Edith Lorne, *Ridge Clocks* (London: Gear, 1991), 45.
[^2]: Lorne, *Ridge Clocks*, 47.
[^bill]: Ibid., 50.
[^4]: Not called by anything. ⟦listed-not-cited⟧
"""),
    Paper("organisations", True, 6, 6, """\
# Bridges in Figures

There are 412 bridges (NBA 2018; National Bridge Agency 2019). Half are of steel (Ministry of Transport and Water 2017), and some are painted (OECD n.d.).
The count (Portugal) was doubted (Human Rights Watch 2020). Floods took two (World Social Forum 2013, Tunis). ⟦cited-not-listed⟧
Costs are in press (Delacroix forthcoming).

## Sources

- Delacroix, Ana. Forthcoming. *Costs*. Porto: Arco.
- Ministry of Transport and Water. 2017. *Steel*. Porto.
- National Bridge Agency. 2018. *Bridges*. Porto.
- National Bridge Agency. 2019. *More Bridges*. Porto.
- OECD. n.d. "Paint." Accessed 4 May 2020. https://paint.example/2019.
- Tram Office. 2011. *Trams*. Porto. ⟦listed-not-cited⟧
"""),
    Paper("ambiguous", False, 4, 5, """\
Lichens on walls

Lichens are slow (Ekberg 2010). Walls are slower (Ekberg and Silva 2012; Silva et al. 2014). ⟦ambiguous-citation⟧
The slowest is known (Silva 2016).

Works Cited

Ekberg, M. (2010a). Slow lichens. Walls, 1, 1–9.

Ekberg, M. (2010b). Slower lichens. Walls, 1, 10–19.

Ekberg, M., & Silva, R. (2012). Walls. Walls, 3, 1–5.

Silva, R., Ekberg, M., & Tan, J. (2014). Three walls. Walls, 5, 1–5.

Silva, R. (2016). The slowest of lichens. Walls, 7, 1–5.
"""),
    Paper("further reading", False, 2, 4, """\
A short guide to weather vanes

Vanes point into the wind (Rooke 2002). The oldest is a fish (see Tarn and Rooke 1996).

Further reading

Adler, Jo. 2001. Vanes. York: Gale.

Rooke, Ben. 2002. Into the Wind. York: Gale.

Tarn, Lily, and Ben Rooke. 1996. “The Fish.” Vane Quarterly 2: 5–8.

Wynne, Hal. 2010. Cocks and Fishes. York: Gale.

How to cite this page

Guide Office (2019): A short guide to weather vanes. www.vanes.example
"""),
    Paper("no list", True, 0, 0, """\
# The Harbour Board

The Harbour Board (founded 1951) keeps the piers. It met in May (London 2012) and in a year of storms (August 2018). It is run by Ann Lee (since 2019) and
replaced the Pier Trust (1888–1951). Its film, Low Water (1999), is lost. See page 12 (as of July 2021).
"""),
    Paper("bare dates", False, 3, 3, """\
Towers

The tower (1889) is older than the bridge (1903), and the film Tower (1977) is not about it (Amsel 2001). In 2014 Wrocław restored it; the vote (May 2015) was
close. The Tower Act (1931) still holds (Birk 2005, art. 4; cf. Cole 2011). Prague 2016 was no conference. Spending (€ 2018) fell; the fair (Expo 2010) did not come.

References

Amsel, P. (2001). Tower and film. Height, 1(1), 1–9.

Birk, O. (2005). The Act. Height, 5(1), 1–9.

Cole, N. (2011). Towers of the 1990s, 1990–1999. Height, 9(1), 1–9.
"""),
    Paper("order and accents", True, 4, 4, """\
# Kites

Kites were banned twice (Śliwa and Peña 2009). They came back (Pena 2013). ⟦citation-name-differs⟧
Their strings are long (Jokinen, Achebe and Roux 2016). ⟦citation-name-differs⟧
Nobody measures them (O’Neill and De la Cruz 2018).

## References

Achebe, N., Jokinen, T., & Roux, P. (2016). Strings. *Kite Studies*, 4, 1–9.

Cruz, M. de la, & O'Neill, P. (2017). Lengths. *Kite Studies*, 5, 1–9. ⟦listed-not-cited⟧

O'Neill, P., & de la Cruz, M. (2018). Nobody. *Kite Studies*, 6, 1–9.

Peña, L. (2013). Back. *Kite Studies*, 1, 1–9.

Śliwa, K., & Peña, L. (2009). Bans. *Kite Studies*, 0, 1–9.
"""),
]  # fmt: skip


def works_cited(document: Document) -> int:
    return len({cited.label or (cited.authors, cited.more_authors, cited.year) for cited in document.citations})


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_the_faults_are_the_marked_ones(paper: Paper) -> None:
    marked = [(paper.text.count("\n", 0, mark.start()) + 1, mark[1]) for mark in MARK.finditer(paper.text)]
    _, findings = audited(MARK.sub("", paper.text), paper.markdown)
    found = [(finding.places[0].line, finding.rule) for finding in findings]
    assert sorted(found) == sorted(marked), [finding.message for finding in findings]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_citations_and_entries_are_all_seen(paper: Paper) -> None:
    document, _ = audited(MARK.sub("", paper.text), paper.markdown)
    assert works_cited(document) == paper.cited, [(cited.authors, cited.year, cited.label) for cited in document.citations]
    assert len([work for work in document.works if work.kind != "note" or work.authors or work.label]) >= paper.listed
