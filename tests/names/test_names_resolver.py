"""Which mentions of a document name one entity; a number in the tag of a sentence names its entity."""

import pytest
from inline_names import analyse, parse, pipeline_of

from pipeline.names.model import Mention
from pipeline.names.resolution import resolve
from pipeline.text import analyse as analyse_text
from pipeline.vocabulary import Lang, Source

JA, HANS, HANT = Lang.JA, Lang.ZH_HANS, Lang.ZH_HANT

TOGETHER = [
    (JA, "<p 1>田中律子</p>社長に聞いた。<p 1>田中</p>氏は語る。"),
    (JA, "<p 1>桑原</p>社長は語った。<p 1>桑原</p>氏は笑う。"),
    (JA, "<p 1>江文博</p>氏は語った。<p 1>江</p>会長は避けた。"),
    (JA, "<c 1>株式会社アオバ精機</c>は増収。<c 1>アオバ精機</c>は上場する。"),
    (JA, "<c 1>ByteDance</c>が1位、<c 1>Bytedance</c>も、<c 1>バイトダンス</c>も同じ。"),
    (JA, "<c 1>渓山インタラクティブ</c>(<c 1>Xishan Interactive</c>、以下「<c 1>渓山</c>」)は減収だ。"),
    (JA, "<c 1>オープンAI</c>と<c 2>グーグル</c>。<c 1>OpenAI</c>は赤字だ。"),
    (HANS, "<c 1>澄远科技股份有限公司</c>（下称“<c 1>澄远</c>”）降价。<c 1>澄远</c>的份额上升。"),
    (HANS, "<c 1>字节跳动</c>（<c 1>ByteDance</c>）招人。"),
    (JA, "<c 1>山吹ホールディングス</c>は伸びた。<c 1>山吹HD</c>の社長に聞いた。"),
    (HANS, "<c 1>七号关节</c>获投。<c 1>深圳市七号关节智能科技有限公司</c>（<c 1>Joint7</c>）成立三年。"),
    (HANS, "<p 1>沈若谷</p>女士认为会降。<p 1>沈</p>女士说。"),
    (HANT, "<c 1>恒域地產</c>（<c 1>Hengwell</c>）開售，<c 1>恒域</c>加推。"),
    (HANT, "<c 1>騰訊</c>與<c 1>Tencent</c>是一家。"),
]

APART = [
    (JA, "<c 1>北原ホールディングス</c>は伸びた。<c 2>三河精工ホールディングス</c>は縮んだ。"),
    (JA, "<p 1>田中律子</p>氏と<p 2>田中太郎</p>氏。<p 3>田中</p>氏は語る。"),
    (JA, "<p 1>趙紅</p>氏と<p 2>趙宏</p>氏。"),
    (JA, "<c 1>百度</c>と<c 2>京東</c>と<c 3>網易</c>。"),
    (JA, "<p 1>本田太郎</p>氏が<c 2>ホンダ</c>を訪れた。"),
    (HANS, "<p 1>王建国</p>先生和<p 2>王建军</p>先生。<p 3>王</p>先生说。"),
    (HANS, "<c 1>腾讯</c>（<c 2>字节跳动</c>）"),
    (HANS, "<c 1>阿里巴巴</c>和<c 2>阿里云</c>。"),
]


@pytest.mark.parametrize(("lang", "tagged"), [*TOGETHER, *APART])
def test_mentions_share_an_entity_as_the_tags_say(lang: Lang, tagged: str) -> None:
    parsed = parse(tagged)
    ids = {each.start: each.entity_id for each in analyse(parsed.text, lang)._.mentions}
    expected = {start: word for start, _, _, word in parsed.gold}
    assert all(ids.get(start) for start in expected), ids
    pairs = [(first, second) for first in expected for second in expected]
    same = {(ids[first] == ids[second], expected[first] == expected[second]) for first, second in pairs}
    assert all(actual == wanted for actual, wanted in same)


def test_a_known_entity_has_its_table_s_id_and_its_name_in_the_document_s_language() -> None:
    for lang, text, name in ((JA, "ByteDanceが1位。", "バイトダンス"), (HANT, "ByteDance居首。", "字節跳動")):
        (entity,) = analyse(text, lang)._.entities
        assert (entity.entity_id, entity.name, entity.aliases) == ("bytedance", name, ("ByteDance",))


def test_a_known_entity_brings_its_listing() -> None:
    (entity,) = analyse("腾讯发布财报。", HANS)._.entities
    assert entity.external_id == "HKEX:0700"


def test_an_entity_is_named_by_its_longest_mention_and_counts_its_mentions() -> None:
    (entity,) = analyse("田中氏は語る。田中律子社長は笑う。田中氏は去った。", JA)._.entities
    assert (entity.name, entity.aliases, entity.n_mentions) == ("田中律子", ("田中", "田中律子"), 3)


def test_a_local_id_depends_on_the_document() -> None:
    first = analyse("趙紅氏は語った。", JA)
    second = analyse("趙紅氏は語った。", JA)
    second.user_data["doc_id"] = "other"
    pipeline_of("ja").get_pipe("resolver")(second)
    assert first._.mentions[0].entity_id != second._.mentions[0].entity_id


def test_titles_have_no_entity() -> None:
    doc = analyse("田中律子社長に聞いた。", JA)
    assert [each.entity_id is None for each in doc._.mentions] == [False, True]
    assert len(doc._.entities) == 1


# Names as a trained model finds them: given here, whoever finds them.
GIVEN_TOGETHER = [
    (HANS, "<c 1>钠禾新能</c>开工。“<c 1>钠禾</c>要扩产”,他说。"),
    (HANS, "<c 1>杭州栈桥软件有限公司</c>（以下简称“<c 1>栈桥</c>”，英文名<c 1>PierStack</c>）成立。"),
    (HANT, "<c 1>晶曜電子</c>宣布漲價。<c 1>晶曜</c>的股價上升。"),
    (JA, "<p 1>吉成正樹</p>氏が就く。<p 1>吉成</p>氏は語った。"),
    (JA, "<c 1>枢衡科技</c>(英語名 <c 1>Shuheng AI</c>)は増資した。"),
    (JA, "<c 1>遠州工機</c>は開発を急ぐ。<c 1>遠州</c>の売上高は増えた。"),
]
GIVEN_APART = [
    (HANS, "<c 1>钠禾新能</c>和<c 2>钠禾物流</c>都在,<c 3>钠禾</c>没有回应。"),
    (HANS, "<c 1>海岳</c>投资了它。<c 2>海岳之星</c>没有。"),
    (JA, "<p 1>吉成正樹</p>氏と<p 2>吉成栄</p>氏。<p 3>吉成</p>氏は語った。"),
    (JA, "<c 1>Hex Motors</c>は増え、<c 2>He</c>は減った。"),
    (JA, "<p 1>遠州太郎</p>氏が<c 2>遠州</c>を訪れた。"),
]


@pytest.mark.parametrize(("lang", "tagged"), [*GIVEN_TOGETHER, *GIVEN_APART])
def test_given_mentions_share_an_entity_as_the_tags_say(lang: Lang, tagged: str) -> None:
    parsed = parse(tagged)
    given = [
        Mention(start=start, end=end, surface=parsed.text[start:end], type=kind, source=Source.MODEL)
        for start, end, kind, _ in parsed.gold
    ]
    mentions, _ = resolve(analyse_text(parsed.text, lang=lang), given, doc_id="doc")
    words = [word for *_, word in parsed.gold]
    for first, word in zip(mentions, words, strict=True):
        for second, other in zip(mentions, words, strict=True):
            assert (first.entity_id == second.entity_id) == (word == other), (first.surface, second.surface)
