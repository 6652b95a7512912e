"""Names that can hold a value, and how they stand in their clause: as objects, in a list, as part of a role."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.facts.ground.scene import Scene, Spot
from pipeline.names.model import Mention
from pipeline.vocabulary import AGENTS, MentionType

_OBJECT_BEFORE_ZH = re.compile(r"(向|对|给|比|较|被|由|从|据|于|获|来自|超过|相比|收购|投资|加入|等)$")
_OBJECT_AFTER_ZH = re.compile(r"(之后|以外|外|的(?:子公司|竞争对手|客户|供应商))")
# An object in a list whose first item is no known name: 从番茄资本和高瓴创投.
_LISTED_OBJECT_ZH = re.compile(r"(?:从|由|向|给|获)[^,。;:、和与及]{2,10}[、和与及]$")
_OBJECT_JA = re.compile(
    r"(?:氏|さん|社)?\s*(?:を|に(?!お[けい])|から|と(?!も)|へ|より|によ[るれり]|以外|向け|のデータ|の調査|だけ)"
)
_LIST_MARK = re.compile(r"[、,和与及や・]|以及|および|と")
_MORE = re.compile(r"\s*(?:等|など|ら(?=[、のはがも]))")
_NEAR = 40
_LONGEST_LIST = 6


def candidates(scene: Scene, spot: Spot, start: int, end: int) -> list[Mention]:
    """Return the names in [start, end) that can hold a value, nearest first.

    Names in deeper brackets than the value, and firms that only say where somebody's title is from, are left out.
    """
    found = []
    for name in reversed(scene.names.within(start, end)):
        clause = scene.clauses.at(name.start)
        if name.type not in AGENTS or clause is None or clause.depth > spot.clause.depth:
            continue
        if not belongs_to_role(scene, name):
            found.append(name)
    return found


def belongs_to_role(scene: Scene, name: Mention) -> bool:
    """Whether a firm only says where somebody's title is from: 脉脉CEO林凡, MaimaiのCEO."""
    after = scene.names.within(name.end, name.end + 30)
    if name.type is MentionType.PERSON or not after or after[0].type is not MentionType.TITLE:
        return False
    return scene.gap(name.end, after[0].start) in {"", "的", "の", "前", "元", "の元", "の前", "原"}


def is_object(scene: Scene, name: Mention, base: str) -> bool:
    """Whether a name is the object of a preposition or verb, so that it holds nothing; in a list, whether all are."""
    if base == "ja":
        return _OBJECT_JA.match(scene.plain, name.end) is not None
    if _OBJECT_AFTER_ZH.match(scene.plain, name.end):
        return True
    if _LISTED_OBJECT_ZH.search(scene.plain[max(0, name.start - _NEAR) : name.start]):
        return True
    for first in (name, *_listed_before(scene, name)):
        if _OBJECT_BEFORE_ZH.search(scene.plain[max(0, first.start - 4) : first.start].rstrip()):
            return True
    return False


def _listed_before(scene: Scene, name: Mention) -> Iterator[Mention]:
    """Yield the names that a list joins before a name, nearest first: 番茄资本 in 番茄资本和高瓴创投."""
    for earlier in reversed(scene.names.until(name.start, _LONGEST_LIST)):
        if not _LIST_MARK.fullmatch(scene.gap(earlier.end, name.start)):
            return
        yield earlier
        name = earlier


def is_one_of_many(scene: Scene, name: Mention, end: int) -> bool:
    """Whether a name is one of several that share the value: A、B和C, A、B等公司, AやBなど."""
    if _MORE.match(scene.plain, name.end):
        return True
    near = scene.names.within(max(0, name.start - _NEAR), min(end, name.end + _NEAR))
    position = near.index(name)
    around = near[max(0, position - 1) : position + 2]
    return any(_LIST_MARK.fullmatch(scene.gap(left.end, right.start)) for left, right in pairwise(around))
