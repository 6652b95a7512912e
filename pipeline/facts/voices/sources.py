"""Sources of data: 据X统计, X数据显示, Xのデータによると, and the line under a table that names its source."""

import re
from collections.abc import Iterator

from pipeline.facts.ground.lexicon import Category, Hit
from pipeline.facts.ground.phrases import noun_phrase_before, phrase_argument
from pipeline.facts.ground.scene import REACH, Scene
from pipeline.facts.model import Argument
from pipeline.facts.voices.voice import Voice, antecedent
from pipeline.names.model import Mention
from pipeline.text.model import Paragraph, Sentence
from pipeline.vocabulary import AGENTS, MentionType

# The name of a source stands at most so far from によると.
_NAME_REACH = 60
_FIGURE_REACH = 90

# What an organisation that is no firm publishes is about somebody else.
_PUBLISHED = re.compile(r"\s*(?:が|は)?、?[^、。,はがを]{0,8}?((?:発表|公表)した|まとめた|发布的?|公布的?)")
# A calculation without an owner is that of whoever speaks.
_NOBODY_JA = re.compile(r"(?:この|その|同)?(?:推定|推計|試算|計算|予想|話|見込み|説明|発表)?")
_BARE_JA = re.compile(r"(?:最新の?|公式の?|公式)?(統計|データ|調査|報道|報告|関係者)")
_BARE_ZH = re.compile(
    r"(?:有关|公开|不完全|相关|初步|最新的?|一项|官方)?(?:统计|数据|了解|悉|报道|介绍|调查|消息|公开资料|测算|公开报道|资料|估算)?"
)
_TAIL_ZH = re.compile(
    r"(?:发布|公布|最新|的|统计|数据|报告|显示|报道|《|近日|日前|监测|测算|披露|消息|介绍|透露|预测|估算|调查|分析|调研).*$"
)
_SOURCE_LINE = re.compile(
    r"[(（※*\s]*(?:出所|出典|资料来源|数据来源|来源)(?:は|:|\)|\s)\s*([^。\n]{2,40}?)(?=[。\n)]|\s*$)"
)
_TABLE_ROW = "|"


def sentence_sources(scene: Scene, sentence: Sentence, hit: Hit) -> Voice | None:
    """Return the voice of the source phrase around a word such as 据 or によると; None where it is none."""
    clause = scene.clauses.at(hit.start)
    if clause is None:
        return None
    opens = hit.get("form") == ("open",)
    if opens and scene.gap(clause.start, hit.start):
        return None
    if not opens and _is_opened(scene, clause.start):
        return None
    start, end = (hit.end, clause.end) if opens else (max(clause.start, hit.start - _NAME_REACH), hit.start)
    found, speaker = _named(scene, start, end, zh=sentence.lang.base == "zh", opens=opens)
    if not found:
        return None
    cues = (scene.cue(hit.start, hit.end, "speaker"),)
    return Voice(clause.end if opens else hit.end, sentence.end, speaker, "speaker.source", cues)


def _is_opened(scene: Scene, start: int) -> bool:
    openers = scene.find(Category.REPORT, start, start + 2)
    return any(opener.get("form") == ("open",) for opener in openers)


def _named(scene: Scene, start: int, end: int, *, zh: bool, opens: bool) -> tuple[bool, Argument | None]:
    """Return whether a stretch names a source, and the source; none for bare 统计."""
    names = [name for name in scene.names.within(start, end) if name.type in AGENTS]
    if names:
        return True, Argument.of(names[0] if zh else _owner(names))
    if meant := antecedent(scene, start, end):
        return True, Argument.of(meant[0])
    return _phrase_zh(scene, start, end, opens=opens) if zh else _phrase_ja(scene, start, end)


def _owner(names: list[Mention]) -> Mention:
    """Return the organisation of a list of names, a person if there is none."""
    return next((name for name in names if name.type is not MentionType.PERSON), names[0])


def _phrase_zh(scene: Scene, start: int, end: int, *, opens: bool) -> tuple[bool, Argument | None]:
    if _BARE_ZH.fullmatch(scene.gap(start, end)):
        return True, None
    match = _TAIL_ZH.search(scene.plain, start, end)
    if opens and match is None:
        return False, None  # 按城市看, 据点
    stop = match.start() if match else end
    if _BARE_ZH.fullmatch(scene.gap(start, stop)):
        return True, None
    return True, phrase_argument(scene, start, stop)


def _phrase_ja(scene: Scene, start: int, end: int) -> tuple[bool, Argument | None]:
    """Return the noun phrase before the word for data, else that word."""
    data = [hit for hit in scene.find(Category.REPORT, start, min(end + 4, len(scene.plain))) if hit.key == "data"]
    stop = data[0].start if data and data[0].start > start else end
    phrase = scene.gap(start, stop)
    if _NOBODY_JA.fullmatch(phrase):
        return False, None
    match = _BARE_JA.search(scene.plain[start:stop])
    if match and match.end() == stop - start and _BARE_JA.fullmatch(phrase):
        first = start + match.start(1)
        return True, Argument(text=scene.text[first:stop], start=first, end=stop)
    return True, noun_phrase_before(scene, stop, start)


def published(scene: Scene, sentence: Sentence) -> Iterator[Voice]:
    """Yield the voices of those who publish figures: 国家统计局公布, 厚労省が発表した."""
    for name in scene.names.within(sentence.start, sentence.end):
        match = _PUBLISHED.match(scene.plain, name.end, sentence.end) if name.type in AGENTS else None
        if match and (name.type is MentionType.ORG or not _is_own_figure(scene, match.end(), sentence.end)):
            cues = (scene.cue(match.start(1), match.end(1), "speaker"),)
            yield Voice(match.end(), sentence.end, Argument.of(name), "speaker.source", cues)


def _is_own_figure(scene: Scene, start: int, end: int) -> bool:
    """Whether what a firm publishes are figures of a firm, its own, and not those of a market."""
    hits = scene.find(Category.METRIC, start, min(end, start + _FIGURE_REACH))
    return not hits or "company" in hits[0].get("holder")


def table_sources(scene: Scene) -> Iterator[Voice]:
    """Yield a voice over each table that is followed by a line naming its source: 出所は総務省, 资料来源：Wind."""
    rows: list[Paragraph] = []
    for paragraph in scene.layout.paragraphs:
        if scene.plain[paragraph.start] == _TABLE_ROW:
            rows.append(paragraph)
            continue
        end = min(paragraph.end, paragraph.start + REACH)
        match = _SOURCE_LINE.match(scene.plain, paragraph.start, end) if rows else None
        if match:
            cue = scene.cue(paragraph.start, match.end(), "speaker")
            yield Voice(rows[0].start, rows[-1].end, _listed(scene, *match.span(1)), "speaker.source", (cue,))
        rows = []


def _listed(scene: Scene, start: int, end: int) -> Argument:
    """Return the only name of a stretch when it is all there is, else the stretch."""
    names = scene.names.within(start, end)
    if len(names) == 1 and (names[0].start, names[0].end) == (start, end):
        return Argument.of(names[0])
    return Argument(text=scene.text[start:end], start=start, end=end)
