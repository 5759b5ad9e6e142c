"""Is nothing found in texts without faults, in every style, and one fault where one is planted?"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.texts.test_citations_papers import audited


class Sound(NamedTuple):
    """A text without faults, and what is changed in it to plant one: which words, into which, and the rule that finds it."""

    name: str
    markdown: bool
    text: str
    plants: tuple[tuple[str, str, str], ...] = ()


SOUND = [
    Sound("APA", True, """\
# Lantern Keeping on the Outer Banks

Keepers slept in shifts (Averill & Stroud, 2011, p. 14). Averill and Stroud (2011) counted 212 lanterns; Pember et al. (2018) counted fewer. Some were never lit (Coastal Lights Board [CLB], 2006; Dunmore, 1998/2003), as the CLB (2006) admits. In 1874 (Boeing 747 notwithstanding) nobody flew. Later figures differ (Ives, 2019a, 2019b; see also Roth, n.d.).

## References

Averill, J. T., & Stroud, M. (2011). Shifts and sleep. *Journal of Lanterns*, *4*(2), 11–29. https://doi.org/10.1000/jl.2011.4

Coastal Lights Board. (2006). *Annual lantern count*. https://clb.example/2006

Dunmore, P. (2003). *Dark lamps* (R. Hale, Trans.). Wick Press. (Original work published 1998)

Ives, K. (2019a). Counting again. *Journal of Lanterns*, *12*(1), 1–9.

Ives, K. (2019b). Counting once more. *Journal of Lanterns*, *12*(3), 201–215.

Pember, A., Averill, J. T., & Quist, L. (2018). Fewer. *Lamp Studies*, *2*, 77–90.

Roth, E. (n.d.). *Lamp diary*. Retrieved May 3, 2020, from https://roth.example
""", (
        ("Averill & Stroud, 2011, p. 14", "Averill & Stroud, 2011, p. 41", "page-outside-work"),
        ("Pember et al. (2018)", "Pember et al. (2008)", "citation-year-differs"),
        ("Dunmore, 1998/2003", "Dunmoore, 1998/2003", "citation-name-differs"),
        ("counted fewer.", "counted fewer (Sallow, 2001).", "cited-not-listed"),
        ("; see also Roth, n.d.", "", "listed-not-cited"),
        ("Ives, 2019a, 2019b", "Ives, 2019", "ambiguous-citation"),
    )),
    Sound("Chicago notes", True, """\
# Weirs of the Upper Anner

The first weir fell in 1911.[^1] It was rebuilt by the same men,[^2] who were paid in flour.[^3] A second weir followed.[^4] The miller objected.[^5] Of his letters 31 survive.[^6] The court heard him twice.[^7]

[^1]: Ana Hendry, *Weirs of the North* (Oslo: Fjord Press, 1998), 31–33.
[^2]: Hendry, *Weirs*, 45; Tomas Aldous and Ruth Varga, "Rebuilding by Hand," *Water History* 6, no. 2 (1982): 18.
[^3]: Aldous and Varga, "Rebuilding," 19.
[^4]: Ibid., 21.
[^5]: See Lena Orme, "The Miller's Case," in *Courts and Rivers*, ed. Paul Teal (London: Bench, 2004), 112. Orme doubts the date.
[^6]: Anner District Archive, Mill Papers, box 4, folder 12.
[^7]: Orme, "Miller's Case," 115; Hendry, *Weirs*, 51.

## Bibliography

Aldous, Tomas, and Ruth Varga. "Rebuilding by Hand." *Water History* 6, no. 2 (1982): 12–29.

Hendry, Ana. *Weirs of the North*. Oslo: Fjord Press, 1998.

Orme, Lena. "The Miller's Case." In *Courts and Rivers*, edited by Paul Teal, 101–30. London: Bench, 2004.
""", (
        ("Fjord Press, 1998), 31", "Fjord Press, 1989), 31", "citation-year-differs"),
        ("(1982): 18", "(1982): 81", "page-outside-work"),
        ('"Rebuilding," 19', '"Rebuilding," 91', "page-outside-work"),
        ("Ibid., 21", "Ibid., 211", "page-outside-work"),
        ("See Lena Orme", "See Lena Orne", "citation-name-differs"),
        ("; Hendry, *Weirs*, 51", "; Hendry, *Weirs*, 51; Caspar Loy, *Flour* (Leeds: Thorn, 1990), 3", "cited-not-listed"),
        ('Orme, Lena. "The', 'Loy, Caspar. *Flour*. Leeds: Thorn, 1990.\n\nOrme, Lena. "The', "listed-not-cited"),
    )),
    Sound("Chicago notes alone", False, """\
Hedges of the low country

Hedges were planted late.¹ They grew fast.² Some were cut down again.³ Nobody mourned them.⁴

Notes

1. Mara Quell, Hedges (Leeds: Thorn, 1987), 12.
2. Ibid., 14–15.
3. Jonas Peake, “Cutting Down,” Field Quarterly 3 (1999): 201–19; Quell, Hedges, 88.
4. Peake, “Cutting Down,” 210.
""", (
        ("Quell, Hedges, 88", "Quelle, Hedges, 88", "citation-name-differs"),
        ("; Quell, Hedges, 88", "; Marrow, Ditches, 88", "cited-not-listed"),
    )),
    Sound("Chicago author-date", False, """\
The Glass Makers of Port Ellery

Glass was blown at night (Farrant 1990, 44–47; Oyelowo and Stern 2007). Farrant (1990, 51) gives the names of 17 blowers, and Stern (2012a, 3) adds two. The furnace (built 1803) burned for nine years (Oyelowo and Stern 2007, 212; Stern 2012b). By 1850 (the year of the fire) there were forty (Port Ellery Museum 2015).

References

Farrant, Elise. 1990. Night Glass. Port Ellery: Kiln.

Oyelowo, Dayo, and Miriam Stern. 2007. “Nine Years of Fire.” Glass and Kiln 19 (3): 205–31.

Port Ellery Museum. 2015. “The Fire of 1850.” Accessed March 2, 2019. https://museum.example/fire-1850.

Stern, Miriam. 2012a. “Two More.” Glass and Kiln 24 (1): 1–6.

———. 2012b. Furnaces, 1800–1900. Leeds: Kiln.
""", (
        ("Farrant 1990, 44–47; Oyelowo and Stern 2007). Farrant (1990", "Farrant 1991, 44–47; Oyelowo and Stern 2007). Farrant (1991", "citation-year-differs"),
        ("Oyelowo and Stern 2007, 212", "Oyelowo and Stern 2007, 242", "page-outside-work"),
        ("Oyelowo and Stern 2007, 212", "Stern and Oyelowo 2007, 212", "citation-name-differs"),
        ("Port Ellery Museum 2015", "Port Ellery Museum 2015; Vane 2003", "cited-not-listed"),
        ("; Stern 2012b", "", "listed-not-cited"),
    )),
    Sound("Harvard", False, """\
Street trees and summer heat

Street trees cool pavements by up to 4 degrees (Bright, 2013, pp. 21-22; Nolan and Xu, 2016). Bright (2013) measured this at noon, and Nolan and Xu (2016, p. 340) at dusk. Councils plant fewer trees than they fell (Tree Council, 2020a; Tree Council, 2020b), although Marsden et al. (2019) disagree.

Reference list
Bright, A. (2013) Cool streets. 2nd edn. London: Shade Press.
Marsden, O., Nolan, E., Xu, P. and Hart, B. (2019) 'Felling and planting', Urban Trees, 14(2), pp. 55-70.
Nolan, E. and Xu, P. (2016) 'Dusk temperatures', Urban Trees, 11(4), pp. 331-349. doi: 10.1000/ut.2016.
Tree Council (2020a) Annual count. Available at: https://trees.example/count (Accessed: 4 June 2021).
Tree Council (2020b) Planting plan 2020-2030. Available at: https://trees.example/plan (Accessed: 4 June 2021).
""", (
        ("Marsden et al. (2019)", "Marsden et al. (2009)", "citation-year-differs"),
        ("2016, p. 340", "2016, p. 430", "page-outside-work"),
        ("Nolan and Xu, 2016", "Nolan and Xu, 2016; Ortega, 2011", "cited-not-listed"),
        ("Marsden et al.", "Marsten et al.", "citation-name-differs"),
        ("Tree Council, 2020a; ", "", "listed-not-cited"),
    )),
    Sound("MLA", True, """\
# The Quiet Ships of Orla Venn

Venn wrote at sea (Castell 12), and in port she slept (Brandt and Ueda 17-18). As Castell notes, she "never wrote a letter" (22). Her first book sold 400 copies (“Quiet Ships” 9); the Apollo crew (Apollo 11) carried one in June (June 12), on a jet (Boeing 747), under the rules (Article 5). Her sister kept the rest (Holt, *Letters* 45; Holt, “Sister” 103), all of it (Adeyemi). In the play (act 2, scene 3) a ship speaks (Venn 3; see also Oduya et al. 203).

## Works Cited

Adeyemi, Tola. *Venn*. Harbour Books, 2001.

Brandt, Luise, and Kenji Ueda. "Sleep in Port." *Sea Letters*, vol. 3, no. 2, 1998, pp. 11-29.

Castell, Ines. *Venn at Sea*. Harbour Books, 2011.

Holt, Mary. *Letters to a Ship*. Keel, 1979.

---. "My Sister's Trunk." *Sea Letters*, vol. 1, no. 1, 1996, pp. 99-110.

Oduya, Nell, et al. "Ships That Speak." *Stage Papers*, vol. 9, 2014, pp. 200-21.

"Quiet Ships Sell Slowly." *Harbour Gazette*, 4 May 1931, p. 9.

Venn, Orla. *The Quiet Ship*. Keel, 1930.
""", (
        ("Brandt and Ueda 17-18", "Brandt and Ueda 17-81", "page-outside-work"),
        ("Oduya et al. 203", "Oduya et al. 233", "page-outside-work"),
        ("Brandt and Ueda 17", "Brandt and Uedo 17", "citation-name-differs"),
        ("Venn 3;", "Venn 3; Ilves 4;", "cited-not-listed"),
        ("(“Quiet Ships” 9)", "(“Quiet Ships” 9; “Loud Boats” 9)", "cited-not-listed"),
        (" (Adeyemi)", "", "listed-not-cited"),
    )),
    Sound("Vancouver", True, """\
# Hand washing in ferries

Passengers wash their hands 2.1 times a day [1,2]. Crews wash them more often [3–5]. One survey (n = 212) found no soap [2,6].

## References

1. Lunde A, Fares JP. Soap at sea. J Travel Hyg. 2011;4(2):88-97.
2. Fares JP, Okoro N, Moss T, et al. A survey of ferries. J Travel Hyg. 2013;6(1):5-9.
3. Chaudhry N. Crews and soap [Internet]. Oslo: Hygiene Board; 2016 [cited 2019 May 3]. Available from: https://soap.example
4. Moss T. Clean hands. 2nd ed. London: Basin; 2009. 212 p.
5. Okoro N, Lunde A. Four ferries. Lancet Sea. 2018;22:1-15.
6. Hygiene Board. Soap report 2017. Oslo: The Board; 2017.
""", (
        ("[2,6]", "[2,6,7]", "cited-not-listed"),
        ("[3–5]", "[3,5]", "listed-not-cited"),
    )),
    Sound("IEEE", False, """\
Drift of Tide Gauges

Gauges drift by 2 mm a year [1], [2]. The method of [3] removes most of it, as shown in [4, p. 31] and [5]. In [1] the drift was not removed.

REFERENCES
[1] A. R. Holm and K. Ito, "Drift in tide gauges," J. Tidal Eng., vol. 3, no. 2, pp. 1–5, Mar. 2008.
[2] P. Novak, "A gauge that waits," in Proc. Int. Conf. Tides, Brno, 2012, pp. 77–80.
[3] K. Ito, Tides and Gauges, 2nd ed. Osaka: Hikari, 2014.
[4] S. Bel Hadj and P. Novak, "Two gauges," J. Tidal Eng., vol. 9, no. 1, pp. 29–35, Jan. 2015, doi: 10.1000/jte.2015.1.
[5] Tide Office. "Gauge data 1990–2015." tides.example. Accessed: May 3, 2016. [Online]. Available: https://tides.example/data
""", (
        ("[4, p. 31]", "[4, p. 13]", "page-outside-work"),
        ("and [5]", "[5] and [8]", "cited-not-listed"),
    )),
    Sound("law review", True, """\
# Drainage Rights after the Flood

A landowner may drain.[^1] The rule is old,[^2] and the statute did not change it.[^3] Some courts disagree.[^4] The better view is that of the dissent.[^5] Scholars are divided.[^6] The debate goes on.[^7]

[^1]: Harlan v. Drainage Dist. No. 4, 212 N.W.2d 101, 105 (Iowa 1973).
[^2]: *Id.* at 107; *see also* Restatement (Second) of Torts § 826 (1979).
[^3]: 42 U.S.C. § 4001 (2018).
[^4]: *See, e.g.*, Moss v. Peel, 88 F.3d 12, 19 (8th Cir. 1996).
[^5]: *Id.* at 23 (Corbin, J., dissenting).
[^6]: Ada Whitlow, *Water Runs Down*, 31 Prairie L. Rev. 201, 214 (1999); Peter Stamm, *Draining the Commons* 88–91 (2d ed. 2004).
[^7]: Whitlow, *supra* note 6, at 220; Stamm, *supra* note 6, at 93.
""", (
        ("Whitlow, *supra*", "Whitlaw, *supra*", "citation-name-differs"),
        ("The debate goes on.[^7]", "The debate goes on.[^7][^8]", "cited-not-listed"),
    )),
    Sound("encyclopedia", False, """\
Lake Ormond

Lake Ormond is a lake in the north.[1] It covers 41 square kilometres[2] and was dammed in 1931.[3][4] Its fish are eaten.[5][2] A film about it (Ormond 1977) is lost.

References

1. Hale 1998, p. 12.
2. Hale 1998, pp. 31–33.
3. Roth & Simms 2004, p. 211.
4. "Dam turns 80". Ormond Gazette. 4 May 2011. Retrieved 3 June 2015.
5. Simms 2007.

Sources

Hale, Mary (1998). The Northern Lakes. Leeds: Water Press. ISBN 0-00-000000-0.
Roth, Paul; Simms, Ada (2004). "The Ormond Dam". Dam Studies. 12 (3): 201–219.
Simms, Ada (2007). Fish. Leeds: Water Press.
""", (
        ("Hale 1998, pp. 31", "Hale 1989, pp. 31", "cited-not-listed"),
        ("2004, p. 211", "2004, p. 221", "page-outside-work"),
        ("Simms 2007.", "Simms 2007; Drew 2011, p. 4.", "cited-not-listed"),
        ("[3][4]", "[3]", "listed-not-cited"),
    )),
    Sound("blog", True, """\
# Why I stopped boiling eggs

I read [a study by Hansen (2019)](https://eggs.example/hansen) that says 6 minutes is enough. [Kenji Mori](https://mori.example) says 8 (see his 2015 post). In the book *Eggs* (2011), nobody boils anything. My mother (born 1951) agrees; so does Delia (Smith 2002, I think).

Update (May 2021): a reader points to [this thread](https://forum.example/123) [2]. Apollo 11 carried none (Apollo 11). I counted 12 (twelve).

## Links

- [Hansen's study](https://eggs.example/hansen)
- [Mori's post, 2015](https://mori.example/eggs)
""", (
    )),
    Sound("report", True, """\
# Port Lumen Traffic Report 2021

Traffic fell by 12% in 2020 (Port Authority 2021; Ministry of Transport 2020). Container traffic was stable (OECD 2019, p. 44). The quay (Pier 7) was closed in May (see Table 4). According to the Port Authority (2021), 41 ships were turned away.

## Sources

- Ministry of Transport (2020): Traffic Counts 2019/20. Capital City.
- OECD (2019): Ports and Trade. Paris: OECD Publishing.
- Port Authority (2021): Annual Report 2020. Port Lumen. www.portlumen.example (accessed 3 May 2021).
""", (
        ("OECD 2019", "OECD 2018", "citation-year-differs"),
        ("Port Authority 2021;", "Port Authority 2021; World Bank 2017;", "cited-not-listed"),
        ("; Ministry of Transport 2020", "", "listed-not-cited"),
    )),
    Sound("German", False, """\
Lichtpausen im Archiv

Lichtpausen verblassen (vgl. Ahrens/Böhm 1999, S. 14; Kuhn 2008). Nach Böhm (2011: 33f.) hilft Dunkelheit. Das Archiv (gegründet 1921) hat 4.200 Pläne (Stadtarchiv Lauen 2016, S. 7), siehe auch Kuhn u.a. 2013. Die Ausstellung (Mai 2014) zeigte zwölf (ebd., S. 9).

Literaturverzeichnis

Ahrens, Uwe / Böhm, Eva (1999): Verblassen. In: Archiv und Papier 12 (2), S. 11–29.
Böhm, Eva (2011): Dunkelheit. Hamburg: Blatt-Verlag.
Kuhn, Jan (2008): Pläne, 1850–1950. 2. Aufl. Berlin: Bogen.
Kuhn, Jan; Sauer, Ina; Weiß, Paul (2013): Zwölf Pausen. Berlin: Bogen.
Stadtarchiv Lauen (Hg.) (2016): Bestandsübersicht. Lauen.
""", (
        ("1999, S. 14", "1999, S. 41", "page-outside-work"),
        ("Kuhn 2008", "Kuhn 2009", "citation-year-differs"),
        ("Ahrens/Böhm", "Ahrans/Böhm", "citation-name-differs"),
        ("; Kuhn 2008", "; Kuhn 2008; Lenz 2001", "cited-not-listed"),
        ("Nach Böhm (2011: 33f.)", "Danach", "listed-not-cited"),
    )),
]  # fmt: skip


@pytest.mark.parametrize("sound", SOUND, ids=lambda sound: sound.name)
def test_nothing_is_found_where_nothing_is_wrong(sound: Sound) -> None:
    _, findings = audited(sound.text, sound.markdown)
    assert [finding.message for finding in findings] == []


@pytest.mark.parametrize(
    ("sound", "old", "new", "rule"),
    [(sound, *plant) for sound in SOUND for plant in sound.plants],
    ids=[f"{sound.name} {plant[2]} {n}" for sound in SOUND for n, plant in enumerate(sound.plants)],
)
def test_a_planted_fault_is_found_alone(sound: Sound, old: str, new: str, rule: str) -> None:
    assert sound.text.count(old) == 1
    _, findings = audited(sound.text.replace(old, new), sound.markdown)
    assert [finding.rule for finding in findings] == [rule], [finding.message for finding in findings]
