"""What do claims mean? Subjects, scopes, values and times by the records beside them, each text read once, on first use, and kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from claimcheck.kernel import Stance, Time, moment_of, origin_table, time_of
from claimcheck.model import Claim, Entity, Property, Source
from claimcheck.reading import fold, name_table, read, read_when, resolve, show_when
from claimcheck.reading.conversion import in_unit
from claimcheck.reading.expect import Expect, NameTable, Style
from claimcheck.reading.names import shared, spelled
from claimcheck.reading.relative import days_meant, means_present
from claimcheck.reading.values import Dates, Days, NotJudged, Period, Value
from claimcheck.reading.when import plain_date

ANY_DAY = Days(None, None)


@dataclass(frozen=True)
class Readings:
    """What texts mean beside some records. ``claims`` date the sources that do not say when they were written, save those in ``dated``."""

    sources: Mapping[str, Source]
    entities: Mapping[str, Entity]
    properties: Mapping[str, Property]
    claims: Sequence[Claim]
    dated: Mapping[str, Days] = field(default_factory=dict)

    def beside(self, claims: Sequence[Claim]) -> Readings:
        """The same for other claims: of what was worked out, the names are kept."""
        other = replace(self, claims=claims)
        other.__dict__["names"] = self.names
        return other

    # Names

    @cached_property
    def names(self) -> NameTable:
        """Which entity does a name mean?"""
        return name_table((entity.id, name) for entity in self.entities.values() for name in (entity.id, entity.name, *entity.aliases, *entity.short))

    @cached_property
    def origins(self) -> Mapping[str, str]:
        """The one source that each source goes back to."""
        return origin_table(self.sources, {id: source.derived_from for id, source in self.sources.items()})

    def subject(self, text: str) -> str:
        """Which entity is a claim about that names its subject so? The text itself when no entity is declared under that name."""
        known = self._subjects.get(text)
        return known if known is not None else self._subjects.setdefault(text, self.entity_id(text))

    def entity_id(self, text: str) -> str:
        """Which entity does a text name? The text itself when there is none of that name."""
        return text if text in self.entities else resolve(text, self.names) or text

    def namesakes(self, text: str) -> tuple[str, ...]:
        """Which entities share this name, so that it means none of them? None where it is an id, or the name of one or of nobody."""
        return () if text in self.entities else self._namesakes.get(shared(text, self.names), ())

    @cached_property
    def _namesakes(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        found: dict[tuple[str, ...], dict[str, None]] = {}
        if "" in self.names.ids.values():
            for id, entity in sorted(self.entities.items()):
                for name in (id, entity.name, *entity.aliases, *entity.short):
                    for form in (fold(name), spelled(fold(name))):
                        if self.names.ids.get(form) == "":
                            found.setdefault(form, {})[id] = None
        return {form: tuple(ids) for form, ids in found.items()}

    def folded(self, subject: str) -> tuple[str, ...]:
        """The content words of a subject's name."""
        return fold(self.entities[subject].name if subject in self.entities else subject)

    def scope(self, text: str) -> tuple[str, ...]:
        """Which tags does a scope give, sorted?"""
        known = self._scopes.get(text)
        if known is None:
            tags = {self.entity_id(tag.strip()) for tag in text.split(";")}
            known = self._scopes[text] = tuple(sorted(" ".join(tag.casefold().split()) for tag in tags if tag))
        return known

    # Values

    def style(self, source: str) -> Style:
        """How does a source write its dates and decimals?"""
        known = self._styles.get(source)
        if known is None:
            record = self.sources.get(source)
            known = self._styles[source] = Style(record.date_order, record.decimal) if record else Style()
        return known

    def expected(self, property: str, unit: str, source: str) -> Expect:
        """What is a value expected to be that a source gives for a property in a unit?"""
        asked = (property, unit, source)
        known = self._asked.get(asked)
        if known is None:
            key = (property, unit, self.style(source))
            known = self._expects.get(key) or self._expects.setdefault(key, self._expectation(*key))
            self._asked[asked] = known
        return known

    def value(self, claim: Claim) -> Value | NotJudged:
        """What could its value be? Claims that say the same in the same words share one value."""
        expect = self.expected(claim.property, claim.unit, claim.source)
        key = (id(expect), claim.value)
        known = self._values.get(key)
        if known is None:
            reading = read(claim.value, expect)
            known = self._values[key] = reading if isinstance(reading, NotJudged) else reading.value
        return known

    def bound(self, property: str, text: str) -> Value | NotJudged:
        """What does a value mean that a trait of the property gives? Traits are exact, however round."""
        key = (property, text)
        known = self._bounds.get(key)
        if known is None:
            reading = read(text, replace(self._expectation(property, "", Style()), reported=False))
            known = self._bounds[key] = reading if isinstance(reading, NotJudged) else reading.value
        return known

    def _expectation(self, property: str, unit: str, style: Style) -> Expect:
        prop = self.properties[property]
        return Expect(
            datatype=prop.datatype,
            unit=unit or prop.unit,
            units=prop.units,
            reported=prop.figures == "reported",
            words=(*prop.words, prop.label, prop.id.replace("-", " ")),
            style=style,
            names=self.names,
        )

    # Times

    def when(self, claim: Claim) -> Dates | Period | NotJudged | None:
        """What does its own ``when`` say? None when it states none."""
        if not claim.when:
            return None
        key = (claim.when, self.style(claim.source))
        known = self._whens.get(key)
        if known is None:
            known = self._whens[key] = plain_date(claim.when) or _dated(*key)
        return known

    def time(self, claim: Claim) -> Time:
        """When could it speak of? Without a date of its own, the date of its source; with one that cannot be read, any day it leaves."""
        key = (claim.when, claim.property, claim.source)
        known = self._times.get(key)
        if known is None:
            when, written = self.when(claim), self.written(claim.source)
            if isinstance(when, (Dates, Period)):
                known = time_of(when, self.properties[claim.property].time, written=written)
            elif when is None or means_present(claim.when):
                known = moment_of(claim.source, written)
            else:
                meant = days_meant(claim.when, written)
                known = Time(*meant, *meant, inferred=True, moment=(meant,))
            self._times[key] = known
        return known

    def timeless(self, claim: Claim) -> bool:
        """Is its time no matter, as what it says holds at any, or is a date itself?"""
        prop = self.properties[claim.property]
        return prop.time == "timeless" or (prop.time == "event" and prop.datatype in ("date", "period"))

    def when_text(self, claim: Claim) -> tuple[str, bool]:
        """How is its time shown, and was it inferred? Empty where time does not matter."""
        time = self.time(claim)
        if claim.when and not (time.inferred and means_present(claim.when)):
            return claim.when, False
        if self.timeless(claim):
            return "", False
        first, last = time.start_low, time.end_high
        if first is not None and last is None:
            return f"{show_when(Dates((Days(first, first),))).removesuffix('-01').removesuffix('-01')} or later", True
        return show_when(Dates((Days(first, last),))), True

    def written(self, source: str) -> Days:
        """On which days could a source have been written? Its date; else from the latest event it reports to the day it was read."""
        known = self._written.get(source)
        return known if known is not None else self._written.setdefault(source, self._writing_days(source))

    def _writing_days(self, source: str) -> Days:
        record = self.sources.get(source)
        if record is None:
            return ANY_DAY
        if source in self.dated:
            return self.dated[source]
        stated = days_published(record)
        return stated or days_written(record, (day for claim in self._facts.get(source, ()) for day in self.reported_days(claim)))

    def reported_days(self, claim: Claim) -> Iterator[int]:
        """The earliest days on which what a claim reports can have happened."""
        for reading in (self.when(claim), self.value(claim) if self.properties[claim.property].datatype in ("date", "period") else None):
            yield from days_reported(reading)

    @cached_property
    def _facts(self) -> Mapping[str, Sequence[Claim]]:
        """The claims of facts by source."""
        groups: dict[str, list[Claim]] = {}
        for claim in self.claims:
            if not claim.modality:
                groups.setdefault(claim.source, []).append(claim)
        return groups

    def stance(self, claim: Claim) -> Stance:
        """What does a claim bring to a comparison?"""
        value, source = self.value(claim), claim.source
        if claim.unit:  # in that unit it was read, and others may give another of the same kind
            value = in_unit(value, self.properties[claim.property].unit)
        return Stance(claim.id, value, self.time(claim), source, self.origins.get(source, source))

    # What was read once is kept; keys hold everything the answer depends on.
    _subjects: dict[str, str] = field(default_factory=dict, init=False, repr=False)
    _scopes: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False)
    _styles: dict[str, Style] = field(default_factory=dict, init=False, repr=False)
    _asked: dict[tuple[str, str, str], Expect] = field(default_factory=dict, init=False, repr=False)
    _expects: dict[tuple[str, str, Style], Expect] = field(default_factory=dict, init=False, repr=False)
    _values: dict[tuple[int, str], Value | NotJudged] = field(default_factory=dict, init=False, repr=False)
    _bounds: dict[tuple[str, str], Value | NotJudged] = field(default_factory=dict, init=False, repr=False)
    _whens: dict[tuple[str, Style], Dates | Period | NotJudged] = field(default_factory=dict, init=False, repr=False)
    _times: dict[tuple[str, str, str], Time] = field(default_factory=dict, init=False, repr=False)
    _written: dict[str, Days] = field(default_factory=dict, init=False, repr=False)


def days_published(source: Source) -> Days | None:
    """On which days was it published, if it says?"""
    return _hull(source.published, Style(source.date_order, source.decimal))


def days_written(source: Source, reported: Iterable[int]) -> Days:
    """On which days can a source have been written that does not say? From the latest day that it reports as past to the day it was read."""
    accessed = _hull(source.accessed, Style(source.date_order, source.decimal)) or ANY_DAY
    return Days(max((day for day in reported if accessed.high is None or day <= accessed.high), default=None), accessed.high)


def days_reported(reading: Value | NotJudged | None) -> Iterator[int]:
    """The earliest days on which what a date means can have happened."""
    if isinstance(reading, Dates) and reading.spans and reading.spans[0].low is not None:
        yield reading.spans[0].low
    elif isinstance(reading, Period):
        yield from (day for day in (reading.start.low, reading.end.low) if day is not None)


def _dated(text: str, style: Style) -> Dates | Period | NotJudged:
    reading = read_when(text, style)
    if isinstance(reading, NotJudged):
        return reading
    assert isinstance(reading.value, (Dates, Period)), reading  # what `read_when` promises
    return reading.value


def _hull(text: str, style: Style) -> Days | None:
    """The days a date could mean, first to last; None when there is none or it cannot be read."""
    value = _dated(text, style) if text else NotJudged("no date")
    if isinstance(value, NotJudged):
        return None
    if isinstance(value, Period):
        return Days(value.start.low, value.end.high)
    return Days(value.spans[0].low, value.spans[-1].high)
