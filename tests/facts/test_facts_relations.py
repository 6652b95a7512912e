"""Sentences with the relations between their names, written ``subject relation object [title] [former]``."""

import pytest
from inline_facts import parse, relations

from pipeline.facts.model import Fact
from pipeline.vocabulary import FactKind, Lang, Modality

JA = [
    ("<c>Maimai</c> <t>CEO</t> の <p>Lin Fan</p> 氏は語った。", ["Lin Fan holds_role Maimai CEO"]),
    (
        "<c>MiniMax</c> の<t>創設者</t>、<p>Yan Junjie</p> 氏は",
        ["Yan Junjie holds_role MiniMax 創設者", "Yan Junjie founded MiniMax"],
    ),
    (
        "<c>美団</c>の元<t>共同創設者</t>兼<t>上級副社長</t>である<p>王恵文</p>氏が",
        [
            "王恵文 holds_role 美団 共同創設者 former",
            "王恵文 founded 美団",
            "王恵文 holds_role 美団 上級副社長 former",
        ],
    ),
    ("元<c>百度</c><t>副社長</t>の<p>ジンクン</p>氏", ["ジンクン holds_role 百度 副社長 former"]),
    ("<c>トヨタ</c>の<p>豊田章男</p><t>会長</t>は", ["豊田章男 holds_role トヨタ 会長"]),
    ("<c>A社</c>は伸びた。<p>豊田</p><t>会長</t>は", ["豊田 holds_role A社 会長"]),
    ("<p>趙紅</p>氏は<c>テンセント</c>に入社した。", ["趙紅 joined テンセント"]),
    ("<c>テンセント</c>に入社した<p>趙紅</p>氏は", ["趙紅 joined テンセント"]),
    ("<p>王恵文</p>氏が<c>美団</c>を退職した。", ["王恵文 left 美団"]),
    ("<p>孫正義</p>氏は<c>ソフトバンク</c>を創業した。", ["孫正義 founded ソフトバンク"]),
    ("<c>ソフトバンク</c>は<c>OpenAI</c>に出資した。", ["ソフトバンク invested_in OpenAI"]),
    ("<c>楽天</c>が<c>A社</c>を買収した。", ["楽天 acquired A社"]),
    ("<c>ソニー</c>傘下の<c>B社</c>は", ["B社 subsidiary_of ソニー"]),
    ("<c>A社</c>は<c>B社</c>から技術者を引き抜いた。", ["A社 hired_from B社"]),
    (
        "<p>江</p>氏、元<c>ネットイース</c><t>副社長</t>兼<o>杭州研究所</o><t>所長</t>の<p>王源</p>氏が",
        ["王源 holds_role ネットイース 副社長 former", "王源 holds_role 杭州研究所 所長"],
    ),
    # nothing relates them so
    ("<t>CEO</t>は語った。", []),
    ("<p>豊田</p><t>会長</t>は", []),
    ("<c>A社</c>が伸びた。<t>ヘッドハンター</t>の<p>王</p>氏は", []),
    ("<c>A社</c>の<t>CEO</t>は、<p>王</p>氏と会った。", []),
    ("<p>趙紅</p>氏は<c>テンセント</c>に入社しなかった。", []),
    ("<c>A社</c>は<c>B社</c>を買収しない。", []),
    ("<c>A社</c>と<c>B社</c>は競合する。", []),
    ("<p>王</p>氏は<c>A社</c>を評価した。", []),
    ("<c>A社</c>を訪れた。<p>王</p>氏は退社した。", []),
]

ZH = [
    ("<c>脉脉</c><t>CEO</t><p>林凡</p>表示", ["林凡 holds_role 脉脉 CEO"]),
    (
        "<c>脉脉</c><t>创始人</t>兼<t>CEO</t><p>林凡</p>",
        ["林凡 holds_role 脉脉 创始人", "林凡 founded 脉脉", "林凡 holds_role 脉脉 CEO"],
    ),
    (
        "<c>MiniMax</c><t>创始人</t>、<t>CEO</t><p>闫俊杰</p>",
        ["闫俊杰 holds_role MiniMax 创始人", "闫俊杰 founded MiniMax", "闫俊杰 holds_role MiniMax CEO"],
    ),
    ("<p>林凡</p>是<c>脉脉</c>的<t>CEO</t>。", ["林凡 holds_role 脉脉 CEO"]),
    ("<p>闫俊杰</p>，<c>MiniMax</c><t>创始人</t>。", ["闫俊杰 holds_role MiniMax 创始人", "闫俊杰 founded MiniMax"]),
    ("<c>百度</c>前<t>副总裁</t><p>景鲲</p>", ["景鲲 holds_role 百度 副总裁 former"]),
    ("<c>小米</c>在招人。<p>王</p><t>总监</t>说", ["王 holds_role 小米 总监"]),
    (
        "<c>七号关节</c>完成融资，<c>A</c>领投，<c>B</c>、<c>C</c>跟投。",
        ["A invested_in 七号关节", "B invested_in 七号关节", "C invested_in 七号关节"],
    ),
    ("<p>王慧文</p>加入<c>美团</c>。", ["王慧文 joined 美团"]),
    ("<p>王慧文</p>从<c>美团</c>离职。", ["王慧文 left 美团"]),
    ("<p>王慧文</p>离开了<c>美团</c>。", ["王慧文 left 美团"]),
    ("<p>王慧文</p>创办了<c>光年之外</c>。", ["王慧文 founded 光年之外"]),
    ("<c>阿里</c>投资了<c>月之暗面</c>。", ["阿里 invested_in 月之暗面"]),
    ("<c>月之暗面</c>获<c>阿里</c>投资。", ["阿里 invested_in 月之暗面"]),
    ("<c>美团</c>收购<c>光年之外</c>。", ["美团 acquired 光年之外"]),
    ("<c>光年之外</c>被<c>美团</c>收购。", ["美团 acquired 光年之外"]),
    ("<c>字节跳动</c>旗下的<c>火山引擎</c>", ["火山引擎 subsidiary_of 字节跳动"]),
    ("<c>小米</c>从<c>华为</c>挖来团队。", ["小米 hired_from 华为"]),
    # nothing relates them so
    ("<t>CEO</t>表示", []),
    ("<p>王</p><t>总监</t>说", []),
    ("<c>小米</c>在招人。<t>猎头</t><p>王</p>说", []),
    ("<c>A</c>领投。", []),
    ("<c>A</c>的<t>CEO</t>会见了<p>王</p>", []),
    ("<p>王慧文</p>未加入<c>美团</c>。", []),
    ("<c>A</c>否认收购<c>B</c>。", []),
    ("<c>A</c>与<c>B</c>竞争。", []),
    ("<c>A</c>获<money drop>1亿元</money>投资。", []),
    ("加入<c>美团</c>。", []),
    ("投资者看好<c>A</c>和<c>B</c>。", []),
]


@pytest.mark.parametrize(("tagged", "expected"), JA)
def test_japanese_relations(tagged: str, expected: list[str]) -> None:
    assert relations(parse(tagged, Lang.JA)) == expected


@pytest.mark.parametrize(("tagged", "expected"), ZH)
def test_chinese_relations(tagged: str, expected: list[str]) -> None:
    assert relations(parse(tagged, Lang.ZH_HANS)) == expected


def _only(tagged: str, lang: Lang) -> Fact:
    (fact,) = (fact for fact in parse(tagged, lang).facts() if fact.kind is FactKind.RELATION)
    return fact


def test_relation_carries_time_evidence_rule_and_cues() -> None:
    fact = _only("前文。<d 2023-02>2023年2月</d>，<p>王慧文</p>加入<c>美团</c>。", Lang.ZH_HANS)
    assert fact.time_text == "2023年2月"
    assert (fact.evidence_start, fact.evidence_end) == (3, 19)
    assert fact.rule == "relation.active"
    assert [cue.text for cue in fact.cues] == ["王慧文", "加入", "美团"]


def test_planned_relation_is_a_forecast() -> None:
    fact = _only("<c>A社</c>は<c>B社</c>を買収する計画だ。", Lang.JA)
    assert fact.modality is Modality.FORECAST
