"""Who holds which office, since when, and after whom? Each construction on several bodies."""

from __future__ import annotations

import pytest

from claimcheck.load import load
from claimcheck.texts import lay_out, read_texts

_LEDGER = load([]).ledger()
Row = tuple[str, str, str, str]


def _said(text: str, title: str = "Oban Museum") -> set[Row]:
    document = read_texts([lay_out("text.md", f"# {title}\n\n{text}\n", True)], _LEDGER)[0]
    return {(one.subject, one.property, one.value, one.when) for one in document.statements}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The present librarian is Ida Moss (in office since May 2017).", ("oban-museum", "head", "Ida Moss", "since May 2017")),
        ("The director, as of 2022, is Karl Brede.", ("oban-museum", "head", "Karl Brede", "2022")),
        ("Ida Moss, our president, spoke first.", ("oban-museum", "head", "Ida Moss", "")),
        ("Karl Brede led us until 2021.", ("oban-museum", "head", "Karl Brede", "until 2021")),
        ('"We lost time," Ida Moss, the librarian in charge, told reporters.', ("oban-museum", "head", "Ida Moss", "")),
        ("I, Karl Brede, chair the board.", ("oban-museum", "chair", "Karl Brede", "")),
        ("Sheila Orme, the chair of the museum's board, thanked the city.", ("oban-museum", "chair", "Sheila Orme", "")),
        ("The deputy director is Ana Petri.", ("oban-museum", "deputy-head", "Ana Petri", "")),
        ("Ida Moss now leads the Institute of Marine Law.", ("institute-of-marine-law", "head", "Ida Moss", "now")),
        ("Farah Noor is chairwoman, Omar Finch chief executive.", ("oban-museum", "head", "Omar Finch", "")),
        ("Ida Moss has presided over the museum since 1 May 2022.", ("oban-museum", "head", "Ida Moss", "since 1 May 2022")),
        ("The appeal, chaired by the actor Leon Hart, ran for five years.", ("appeal of oban-museum", "chair", "Leon Hart", "")),
        ("Owner: Oban Museum (seat: Fort Kelso; chair: Pia Storm; staff: 12)", ("oban-museum", "chair", "Pia Storm", "")),
        ("Karl Brede has been in the chair since 2015.", ("oban-museum", "chair", "Karl Brede", "since 2015")),
        ("Deputy: Ida Moss, the second deputy.", ("oban-museum", "deputy-head", "Ida Moss", "")),
        ("## Directors\n\n1. Karl Brede (Norway), 1955–1967\n2. Ida Moss (Japan), since 1967", ("oban-museum", "head", "Ida Moss", "since 1967")),
        ("## Directors\n\n1. Karl Brede (Norway), 1955–1967\n2. Ida Moss (Japan), since 1967", ("oban-museum", "head", "Karl Brede", "1955–1967")),
        ("Ida Moss succeeded Karl Brede as director in 2016.", ("oban-museum", "head", "Ida Moss", "2016")),
        ("In 1969 the board elected Ida Moss its leader.", ("oban-museum", "head", "Ida Moss", "1969")),
        ("Since 2008 the director has been Ida Moss.", ("oban-museum", "head", "Ida Moss", "Since 2008")),
        ("Since January 2019 the museum's chairman has been the banker Karl Brede.", ("oban-museum", "chair", "Karl Brede", "Since January 2019")),
        ("The president of the museum has long been Ida Moss.", ("oban-museum", "head", "Ida Moss", "")),
        ("The director since 2008 has been Ida Moss.", ("oban-museum", "head", "Ida Moss", "since 2008")),
        ("Until 2008 the director had been Karl Brede.", ("oban-museum", "head", "Karl Brede", "Until 2008")),
        ("Its president is Ida Moss.", ("oban-museum", "head", "Ida Moss", "")),
        ("“Seeds are memory,” said Ida Moss, who has been director since 2010.", ("oban-museum", "head", "Ida Moss", "since 2010")),
        ("FORT KELSO – The museum has a new wing, its president, Ida Moss, told reporters.", ("oban-museum", "head", "Ida Moss", "")),
    ],
)
def test_an_office_is_held_by_whoever_stands_beside_it(text: str, row: Row) -> None:
    """Apposition, *is* both ways round, verbs of leading, and the first person."""
    assert row in _said(text)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Ida Moss has headed the museum since 2017.", ("ida-moss", "term-began", "2017", "")),
        ("Since 2008 the director has been Ida Moss.", ("ida-moss", "term-began", "2008", "")),
        ("Ida Moss took office on 4 May 2017.", ("ida-moss", "term-began", "4 May 2017", "")),
        ("Ida Moss, our president, took up her post on 1 January 2022.", ("ida-moss", "term-began", "1 January 2022", "")),
        ("Its director, Ida Moss, who took over in 2017, said no.", ("ida-moss", "term-began", "2017", "")),
        ("Ida Moss became director in July 2021.", ("ida-moss", "term-began", "July 2021", "")),
        ("The director is Ida Moss (since 2019).", ("ida-moss", "term-began", "2019", "")),
        ("Ida Moss was director and was dismissed on 4 February 2025.", ("ida-moss", "term-ended", "4 February 2025", "")),
    ],
)
def test_a_term_begins_and_ends_when_it_is_said_to(text: str, row: Row) -> None:
    """The day from which somebody led, and that of a dismissal, are days of a person's term."""
    assert row in _said(text)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Ida Moss took over from Karl Brede in June 2020.", ("ida-moss", "predecessor", "Karl Brede", "")),
        ("Ida Moss leads the museum. Her predecessor was Karl Brede, who served 2009–2017.", ("ida-moss", "predecessor", "Karl Brede", "")),
        ("Ida Moss leads it. Her predecessor, Professor Karl Brede, retired.", ("ida-moss", "predecessor", "Karl Brede", "")),
        ("Ida Moss became director in 2021, succeeding Karl Brede.", ("ida-moss", "predecessor", "Karl Brede", "")),
        ("Ida Moss was director. She was succeeded as leader by Karl Brede.", ("ida-moss", "successor", "Karl Brede", "")),
        ("Ida Moss replaced Karl Brede as director in 2021.", ("ida-moss", "predecessor", "Karl Brede", "")),
        ("The manager is Ida Moss, who came in 2020 in succession to Karl Brede (2016–2020).", ("ida-moss", "predecessor", "Karl Brede", "")),
        ("Ida Moss led it first; Karl Brede followed her in 1967.", ("karl-brede", "predecessor", "Ida Moss", "")),
        ("Ida Moss handed the museum over to Karl Brede.", ("ida-moss", "successor", "Karl Brede", "")),
    ],
)
def test_somebody_comes_before_or_after_somebody(text: str, row: Row) -> None:
    """Taking over, succeeding, replacing, handing over; a predecessor and a successor."""
    assert row in _said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ida Moss, a director of the firm, said no.",
        "The former director, Ida Moss, said no.",
        "Ida Moss, head of research at the museum, said no.",
        "The finance director, Ida Moss, said no.",
        "The museum took over the harbour hall in 2017.",
    ],
)
def test_what_is_no_office_of_the_head_is_said_of_nobody(text: str) -> None:
    """One director of several, a former one, the head of a part."""
    assert not {row for row in _said(text) if row[1] in {"head", "chair", "term-began"}}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("1984–1991: President of the Delta Court.", ("delta-court", "head", "Ida Anna Moss", "1984–1991")),
        ("2001: Becomes director of the Delta Court.", ("delta-court", "head", "Ida Anna Moss", "2001")),
    ],
)
def test_an_entry_of_a_life_names_an_office_of_its_subject(text: str, row: Row) -> None:
    """Nobody else is meant where the text tells the life of one person."""
    told = "Ida Anna Moss, born Ida Holt (4 May 1931 – 2008), was a jurist who led the Delta Court. She was born in Oban."
    said = _said(f"{told}\n\n- {text}", "Ida Anna Moss")
    assert row in said
    assert ("delta-court", "head", "Ida Anna Moss", "") in said
