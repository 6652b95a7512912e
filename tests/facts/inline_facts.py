"""Builds the inputs of the facts stage from one tagged text, whose tags carry the facts expected.

``<c>腾讯</c>`` company, ``<o>`` organisation, ``<p>`` person, ``<t>`` title, ``<d 2024>``, ``<d 2024-07>``,
``<d 2024Q2>`` date; ``<salary month ...>``, ``<money ...>``, ``<percent pp ...>``, ``<ratio multiple ...>``,
``<count people ...>``, ``<rank ...>`` quantity. A bare word is the quantity's unit or period; ``key=value`` is a
field of the fact expected for it (``~`` stands for a blank); a field not given must be empty; ``drop``: no fact.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pipeline.facts.assemble import find_facts
from pipeline.facts.model import Fact
from pipeline.names.model import Mention
from pipeline.quantities.model import Cue, DateSpan, Quantity
from pipeline.text.folding import fold_in_place
from pipeline.text.model import Folded, Layout, Paragraph, Sentence
from pipeline.vocabulary import Comparator, FactKind, Field, Lang, MentionType, Period, Source

_TAG = re.compile(r"<(/?)(\w+)((?: [^<>]*)?)>")
_NAMES = {
    "c": MentionType.COMPANY,
    "o": MentionType.ORG,
    "p": MentionType.PERSON,
    "t": MentionType.TITLE,
}
_CURRENCY = {Lang.JA: "JPY", Lang.ZH_HANS: "CNY", Lang.ZH_HANT: "TWD"}
_UNITS = {"percent": "percent", "ratio": "ratio", "rank": "rank", "count": "units"}

FIELDS = (
    "subject", "metric", "stat", "qualifier", "direction", "base", "role",
    "time", "speaker", "modality", "polarity", "inferred",
)  # fmt: skip


@dataclass(frozen=True)
class Tagged:
    """A text with what its tags say."""

    layout: Layout
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateSpan, ...]
    expected: dict[int, dict[str, str] | None]

    def facts(self, *, doc_date: date | None = None) -> tuple[Fact, ...]:
        return find_facts(
            self.layout, mentions=self.mentions, quantities=self.quantities, dates=self.dates, date=doc_date
        )

    def actual(self, *, doc_date: date | None = None) -> dict[int, dict[str, str] | None]:
        """Return, by start of the quantity, the fields of its fact that are not empty; None where there is none."""
        found: dict[int, dict[str, str] | None] = dict.fromkeys(self.expected)
        for fact in self.facts(doc_date=doc_date):
            if fact.quantity is not None:
                asked = self.expected.get(fact.quantity.start) or {}
                found[fact.quantity.start] = _shown(fact, with_text="text" in asked)
        return found


def _shown(fact: Fact, *, with_text: bool) -> dict[str, str]:
    cells = {
        "subject": fact.subject.text if fact.subject else "",
        "metric": fact.metric,
        "text": fact.metric_text if with_text else "",
        "stat": fact.stat or "",
        "qualifier": fact.qualifier,
        "direction": fact.direction or "",
        "base": fact.base or "",
        "role": fact.role or "",
        "time": fact.time_text,
        "speaker": fact.speaker.text if fact.speaker else "",
        "modality": fact.modality if fact.modality != "reported" else "",
        "polarity": fact.polarity if fact.polarity != "affirmed" else "",
        "inferred": ",".join(field for field in fact.inferred if field not in (Field.CURRENCY, Field.PERIOD)),
    }
    return {name: str(value) for name, value in cells.items() if value}


def relations(tagged: Tagged, *, doc_date: date | None = None) -> list[str]:
    """Return relations as ``subject relation object``; a role's title and ``former`` follow."""
    lines = []
    for fact in tagged.facts(doc_date=doc_date):
        if fact.kind is FactKind.RELATION and fact.subject and fact.object:
            title = fact.metric_text if fact.metric == "holds_role" else ""
            words = (fact.subject.text, fact.metric, fact.object.text, title, fact.qualifier)
            lines.append(" ".join(word for word in words if word))
    return lines


def parse(tagged: str, lang: Lang) -> Tagged:
    """Strip the tags and return the text with what they say."""
    text, spans = _strip(tagged)
    mentions, quantities, dates = [], [], []
    expected: dict[int, dict[str, str] | None] = {}
    for start, end, tag, words in spans:
        surface = text[start:end]
        if tag in _NAMES:
            mentions.append(
                Mention(start=start, end=end, surface=surface, type=_NAMES[tag], source=Source.MODEL, entity_id=surface)
            )
        elif tag == "d":
            time_from, time_to = _interval(words[0])
            dates.append(DateSpan(start=start, end=end, surface=surface, time_from=time_from, time_to=time_to))
        else:
            quantities.append(_quantity(text, (start, end), tag, words, lang))
            expected[start] = _expected(words)
    return Tagged(layout_of(text, lang), tuple(mentions), tuple(quantities), tuple(dates), expected)


def _strip(tagged: str) -> tuple[str, list[tuple[int, int, str, list[str]]]]:
    text, spans, opened, last = "", [], None, 0
    for match in _TAG.finditer(tagged):
        text += tagged[last : match.start()]
        last = match.end()
        if not match.group(1):
            opened = (len(text), match.group(2), match.group(3).split())
        else:
            assert opened is not None, tagged
            assert opened[1] == match.group(2), tagged
            spans.append((opened[0], len(text), opened[1], opened[2]))
            opened = None
    return text + tagged[last:], spans


def _interval(word: str) -> tuple[date, date]:
    if "/" in word:
        first, last = word.split("/")
        return date.fromisoformat(first), date.fromisoformat(last)
    if "Q" in word:
        year, quarter = map(int, word.split("Q"))
        return date(year, 3 * quarter - 2, 1), date(year, 3 * quarter, calendar.monthrange(year, 3 * quarter)[1])
    if "-" in word:
        year, month = map(int, word.split("-"))
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(int(word), 1, 1), date(int(word), 12, 31)


def _quantity(text: str, span: tuple[int, int], tag: str, words: list[str], lang: Lang) -> Quantity:
    start, end = span
    bare = [word for word in words if "=" not in word and word != "drop"]
    money = tag in {"salary", "money"}
    currency = _CURRENCY[lang] if money else ""
    sign = text[max(start - 1, 0) : start]
    return Quantity(
        start=start,
        end=end,
        surface=text[start:end],
        type=MentionType(tag.upper()),
        low=Decimal(1),
        high=Decimal(1),
        comparator=Comparator.EQ,
        unit=currency if money else (bare[0] if bare else _UNITS[tag]),
        currency=currency,
        period=Period(bare[0]) if money and bare else None,
        cues=(Cue(start - 1, start, sign, "direction"),) if sign in {"▲", "-"} else (),
    )


def _expected(words: list[str]) -> dict[str, str] | None:
    if "drop" in words:
        return None
    pairs = (word.split("=", 1) for word in words if "=" in word)
    return {key: value.replace("~", " ") for key, value in pairs if value}


def layout_of(text: str, lang: Lang) -> Layout:
    """Split by lines and full stops: the facts are tested apart from the text stage."""
    paragraphs, sentences = [], []
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        for match in re.finditer(r"[^。！？]*[^。！？\s][^。！？]*[。！？]*[」”]?", line.group()):
            stripped = match.group().strip()
            begin = line.start() + match.start() + len(match.group()) - len(match.group().lstrip())
            sentences.append(Sentence(begin, begin + len(stripped), lang, len(paragraphs)))
        paragraphs.append(Paragraph(line.start(), line.end(), lang))
    return Layout(text, lang, tuple(paragraphs), tuple(sentences), Folded(fold_in_place(text, lang)))
