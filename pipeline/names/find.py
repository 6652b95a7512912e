"""Finds the names of a document: sources propose candidates, overlaps are resolved, what was found is spread."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from pipeline.names import people_ja, people_zh
from pipeline.names.brackets import find_in_brackets
from pipeline.names.candidate import Candidate
from pipeline.names.context import find_in_context
from pipeline.names.extensions import before_titles, branches, extended
from pipeline.names.gazetteer import find_known, in_context, supported
from pipeline.names.ground import Ground
from pipeline.names.latin import find_latin
from pipeline.names.lists import list_members
from pipeline.names.model import Mention
from pipeline.names.organisations import find_organisations
from pipeline.names.overlaps import free_of, merge_touching, resolve_overlaps
from pipeline.names.propagation import Spelling, propagate, spellings
from pipeline.names.tagged import Opinion, possible, unguarded, without_neighbours
from pipeline.names.titles import Title, accept_titles, find_titles, marked_former
from pipeline.names.user_dictionary import UserDictionary, prevailing
from pipeline.text.model import Layout

_PEOPLE = {"ja": people_ja.find_people, "zh": people_zh.find_people}


_EMPTY = UserDictionary()


def find_mentions(
    layout: Layout,
    grounds: Sequence[Ground],
    opinions: Sequence[Opinion] | None = None,
    dictionary: UserDictionary = _EMPTY,
) -> tuple[Mention, ...]:
    """Return the mentions of a document in text order, disjoint; `grounds` are those of its layout.

    opinions: of a trained model, on each ground; without them, tables and context do alone. dictionary: of the user,
    whose word is last.
    """
    told: Sequence[Opinion | None] = opinions or [None] * len(grounds)
    titles = [find_titles(ground) for ground in grounds]
    known = [find_known(ground) for ground in grounds]
    given = [dictionary.find(ground) for ground in grounds]
    named = chain.from_iterable((*known, *given))
    full = frozenset(each.known for each in named if not each.guarded) | set(in_context(grounds))
    proposed = [
        _proposed(ground, title, named, (supported(ground, named, full), opinion))
        for ground, title, named, opinion in zip(grounds, titles, known, told, strict=True)
    ]
    found = [
        prevailing(own, dictionary.without_denied(ground, names))
        for ground, names, own in zip(grounds, proposed, given, strict=True)
    ]
    words: dict[str, Spelling] = {}
    for ground, names in zip(grounds, found, strict=True):
        words = spellings(ground, names) | words
    titled = (
        _with_titles(ground, title, _spread(ground, names, words, opinion), opinion)
        for ground, title, names, opinion in zip(grounds, titles, found, told, strict=True)
    )
    final = (
        prevailing(own, dictionary.without_denied(ground, names))
        for ground, names, own in zip(grounds, titled, given, strict=True)
    )
    return tuple(_mentions(layout, zip(grounds, final, strict=True)))


def _proposed(
    ground: Ground, titles: Sequence[Title], named: list[Candidate], trusted: tuple[list[Candidate], Opinion | None]
) -> list[Candidate]:
    """Return what the sources propose for a ground, disjoint: first by themselves, then beside what they found.

    named: what the gazetteer finds. trusted: what of it has support, and what a tagger makes of the ground.
    """
    known, opinion = trusted
    sources = (
        extended(ground, known),
        find_organisations(ground),
        find_latin(ground, titles),
        find_in_context(ground),
        _PEOPLE[ground.base](ground, titles),
    )
    if opinion is None:
        return _beside(ground, resolve_overlaps(chain(known, *sources)))
    tagged = without_neighbours(ground, unguarded(opinion.names, named), known, titles)
    sure = resolve_overlaps([*possible(known, opinion), *tagged])
    weak = possible(chain.from_iterable(sources), opinion)
    return _beside(ground, resolve_overlaps([*sure, *free_of(weak, sure)]))


def _beside(ground: Ground, found: list[Candidate]) -> list[Candidate]:
    """Return what was found and what stands in brackets or in a list with it, disjoint."""
    for find in (find_in_brackets, list_members):
        found = resolve_overlaps([*found, *free_of(find(ground, found), found)])
    return found


def _spread(
    ground: Ground, found: list[Candidate], words: dict[str, Spelling], opinion: Opinion | None
) -> list[Candidate]:
    """Return what was found, wherever else the ground spells it, and the longer names that grow out of either."""
    spread = _beside(ground, resolve_overlaps([*found, *free_of(propagate(ground, words, opinion), found)]))
    return merge_touching(resolve_overlaps([*spread, *extended(ground, spread), *branches(ground, spread)]))


def _with_titles(
    ground: Ground, titles: Sequence[Title], found: list[Candidate], opinion: Opinion | None
) -> list[Candidate]:
    """Return what was found, the titles that belong to it, and the firms that only their titles give away."""
    titled = resolve_overlaps([*found, *free_of(possible(accept_titles(ground, titles, found), opinion), found)])
    named = resolve_overlaps([*titled, *free_of(before_titles(ground, titled), titled)])
    return marked_former(ground, named)


def _mentions(layout: Layout, found: Iterable[tuple[Ground, list[Candidate]]]) -> Iterator[Mention]:
    """Yield candidates as mentions of the original text.

    Of two that meet inside one character, which folding made several (㍿), the first stays.
    """
    last = 0
    for ground, candidates in found:
        for each in candidates:
            start, end = layout.folded.span(ground.offset + each.start, ground.offset + each.end)
            surface = layout.text[start:end]
            if start < last or not surface or surface != surface.strip():
                continue
            last = end
            yield Mention(
                start=start,
                end=end,
                surface=surface,
                type=each.type,
                source=each.source,
                rule=each.rule,
                former=each.former,
            )
