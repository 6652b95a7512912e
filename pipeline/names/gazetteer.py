"""Finds known entities by their names."""

from collections.abc import Iterable, Iterator
from functools import cache

from pipeline.lang.tables import read_table, term_set, values
from pipeline.names.candidate import Candidate
from pipeline.names.ground import Ground
from pipeline.names.known import known_entities, surfaces
from pipeline.names.scripts import begins, ends, is_han, is_katakana
from pipeline.names.terms import Terms, starts_with
from pipeline.vocabulary import Source

_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}

# After a katakana name they make it a place: アマゾン川.
_GEOGRAPHY = frozenset("川河州湾海島湖岬族")

# Words of an entity's context that a document must hold.
_ENOUGH = 2

# Around a common noun that is a name here.
_OPENERS, _FOLLOWERS = frozenset("、。「(\n・と"), frozenset("はがも、・")

# What joins the members of a list: a name beside another one is no common word.
_JOINTS = "、,，/・和与及跟"


def find_known(ground: Ground) -> list[Candidate]:
    """Return the names of known entities; guarded ones are marked and wait for `supported`."""
    return [each for each in _found(ground) if _stands_alone(ground, each) and not product_use(ground, each)]


def _found(ground: Ground) -> Iterator[Candidate]:
    text = ground.text
    for start, end, spellings in _automaton(ground.base).find(text.translate(_LOWER)):
        surface = text[start:end]
        spelling = next((each for each in spellings if _same_case(surface, each)), None)
        if spelling is not None:
            known, guarded = surfaces(ground.base)[spelling]
            guarded = guarded or _is_common_noun(ground, start, end) or (end - start < 3 and surface.isascii())
            yield Candidate(
                start=start,
                end=end,
                type=known_entities()[known].type,
                source=Source.GAZETTEER,
                rule="gazetteer.guarded" if guarded else "gazetteer",
                known=known,
                guarded=guarded,
            )


def _is_common_noun(ground: Ground, start: int, end: int) -> bool:
    """Whether a short name in Chinese characters is a Japanese common noun as well: 中核."""
    if ground.base != "ja" or end - start > 2 or not is_han(ground.text[start]):
        return False
    token = ground.token_at(start)
    return token is not None and token[:2] == (start, end) and "普通名詞" in token[2]


@cache
def _automaton(base: str) -> Terms[list[str]]:
    spellings: dict[str, list[str]] = {}
    for surface in surfaces(base):
        spellings.setdefault(surface.translate(_LOWER), []).append(surface)
    return Terms(spellings)


def _same_case(surface: str, spelling: str) -> bool:
    """Whether letters differ only as one name is written: Bytedance, HUAWEI; never apple or meta."""
    if surface == spelling:
        return True
    if len(spelling) < 4:
        return False
    return surface == spelling.upper() or (surface[0] == spelling[0] and surface[0].isupper())


def _stands_alone(ground: Ground, found: Candidate) -> bool:
    """Whether the name is not a part of a longer word."""
    text, start, end = ground.text, found.start, found.end
    if is_katakana(text[end - 1]) and text[end : end + 1] in _GEOGRAPHY:
        return False
    if begins(text, start) and ends(text, end):
        return (not is_han(text[start]) and not is_han(text[end - 1])) or _han_stands_alone(ground, start, end)
    if not (is_katakana(text[start]) and end - start >= 4):
        return False
    return ground.is_bound(start) and ground.is_bound(end) and _before_common_noun(ground, end)


def _han_stands_alone(ground: Ground, start: int, end: int) -> bool:
    """Whether tokens confirm a name in Chinese characters; the longer it is the fewer they must."""
    if end - start >= 4 or not is_han(ground.text[start]):
        return True
    bounds = ground.is_bound(start) + ground.is_bound(end)
    return bounds == 2 or (bounds == 1 and end - start == 3) or _between_marks(ground.text, start, end)


def _between_marks(text: str, start: int, end: int) -> bool:
    """Whether no Chinese character touches the name on either side."""
    return not (start and is_han(text[start - 1])) and not (end < len(text) and is_han(text[end]))


def _before_common_noun(ground: Ground, end: int) -> bool:
    """Whether katakana that follows a name is a word of its own: マイクロソフトグローバル副社長."""
    token = ground.token_at(end)
    if token is None or not is_katakana(ground.text[end]):
        return True
    return "固有名詞" not in token[2] and token[1] - token[0] >= 3


@cache
def _contexts(base: str) -> dict[str, tuple[str, ...]]:
    return {row["id"]: values(row["terms"]) for row in read_table(f"{base}/entity_contexts")}


def in_context(grounds: Iterable[Ground]) -> Iterator[str]:
    """Yield the ids of the entities that the words of a document are about: 連合 where it speaks of 春闘 and ベア."""
    for ground in grounds:
        for entity, terms in _contexts(ground.base).items():
            if sum(term in ground.text for term in terms) >= _ENOUGH:
                yield entity


def supported(ground: Ground, found: Iterable[Candidate], unguarded: frozenset[str]) -> list[Candidate]:
    """Return the candidates without the guarded ones that nothing supports.

    unguarded: ids of entities that the document names in full or is about. A guarded name also counts beside a
    word that goes with firms, and in a list of names.
    """
    every = list(found)
    names = {each.start: each for each in every} | {-each.end: each for each in every}
    return [
        each
        for each in every
        if not each.guarded
        or (each.known in unguarded and _stands_as_name(ground, each))
        or _anchored(ground, each, names)
    ]


def _stands_as_name(ground: Ground, found: Candidate) -> bool:
    """Whether a Japanese common noun stands where the name of an actor does: 理想は増収; not 同社の理想を."""
    if not _is_common_noun(ground, found.start, found.end):
        return True
    before, after = ground.text[max(0, found.start - 1) : found.start], ground.text[found.end : found.end + 1]
    return (not before or before in _OPENERS) and after in _FOLLOWERS


def _anchored(ground: Ground, found: Candidate, names: dict[int, Candidate]) -> bool:
    text, start, end = ground.text, found.start, found.end
    if starts_with(text, end, _company_cues(ground.base)) or ground.token_at(start) == (start, end, "nt"):
        return True
    before = names.get(-(start - 1)) if start and text[start - 1] in _JOINTS else None
    after = names.get(end + 1) if text[end : end + 1] in (*_JOINTS, "") else None
    return any(each is not None and not each.guarded for each in (before, after))


@cache
def _company_cues(base: str) -> frozenset[str]:
    forms = {"公司", "集团"} if base == "zh" else {"社は", "社が", "社の", "グループ"}
    return term_set(f"{base}/name_cues", frame="company", side="after") | forms


def product_use(ground: Ground, found: Candidate) -> bool:
    """Whether a firm's name stands for its product here: 百度で検索, 抖音账号."""
    return bool(starts_with(ground.text, found.end, term_set(f"{ground.base}/product_cues", side="after")))
