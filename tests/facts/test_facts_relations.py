"""Sentences with the relations between their names, written ``subject relation object [title] [former]``."""

from dataclasses import replace

import pytest
from inline_facts import parse, relations

from pipeline.facts.model import Fact
from pipeline.vocabulary import FactKind, Field, Lang, Modality

JA = [
    ("<c>Maimai</c> <t>CEO</t> の <p>Lin Fan</p> 氏は語った。", ["Lin Fan holds_role Maimai CEO"]),
    (
        "<c>MiniMax</c> の<t>創設者</t>、<p>Yan Junjie</p> 氏は",
        ["Yan Junjie holds_role MiniMax 創設者"],
    ),
    (
        "<c>美団</c>の元<t>共同創設者</t>兼<t>上級副社長</t>である<p>王恵文</p>氏が",
        [
            "王恵文 holds_role 美団 共同創設者 former",
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
    # lists, subjects and objects left out
    ("<c>A社</c>と<c>B社</c>は<c>C社</c>に出資した。", ["A社 invested_in C社", "B社 invested_in C社"]),
    ("<c>A社</c>は<c>B社</c>と<c>C社</c>を買収した。", ["A社 acquired B社", "A社 acquired C社"]),
    ("<c>S社</c>は1億円を調達した。<c>A社</c>などが参加した。", ["A社 invested_in S社"]),
    ("<c>S社</c>は<c>A社</c>、<c>B社</c>から1億円を調達した。", ["A社 invested_in S社", "B社 invested_in S社"]),
    ("<c>S社</c>は<c>A社</c>を引受先とする増資で1億円を調達した。", ["A社 invested_in S社"]),
    ("<p>田中</p>氏は元看護師。2008年、事務所で<c>A社</c>を興した。", ["田中 founded A社"]),
    (
        "<c>美団</c>の元<t>副社長</t>である<p>王恵文</p>氏が最初に辞任し、",
        ["王恵文 holds_role 美団 副社長 former", "王恵文 left 美団"],
    ),
    (
        "<c>A社</c>の開発の専門家である<p>楊</p>氏と、<c>B社</c>のモデルチームの要である<p>周</p>氏も大企業を退職した。",
        ["楊 left A社", "周 left B社"],
    ),
    ("<c>A社</c>の親会社の<c>P社</c>は", ["A社 subsidiary_of P社"]),
    ("<c>A社</c>は伸びた。その親会社の<c>P社</c>は", ["A社 subsidiary_of P社"]),
    (
        "<o>浦和</o>は23日、MF<p>早瀬</p>(21)が<o>ヘント</o>へ移籍すると発表した。",
        ["早瀬 joined ヘント", "早瀬 left 浦和"],
    ),
    ("<o>浦和</o>は<o>磐田</o>から<p>三輪</p>(24)を借りる。", ["三輪 hired_from 磐田", "三輪 joined 浦和"]),
    # nothing relates them so
    ("<c>A社</c>は会議に参加した。<c>B社</c>が参加した。", []),
    ("<c>A社</c>は<c>B社</c>から資金を借りた。", []),
    ("<c>A社</c>は<c>B社</c>から契約を獲得した。", []),
    ("<c>A社</c>のサプライヤーの<p>王</p>氏が辞任した。", []),
    ("<c>A社</c>の取引先の会社の<p>王</p>氏が辞任した。", []),
    ("<c>A社</c>は、社長の<p>王</p>氏が社長を辞任したと発表した。", []),
    ("<p>田中</p>氏は元看護師。<p>鈴木</p>氏も医師。<c>A社</c>は赤字だ。", []),
    ("<p>田中</p>氏は元看護師。若手が<c>A社</c>を創業した。", []),
    ("<p>田中</p>氏は元看護師。<c>A社</c>を創業した若手が多い。", []),
    ("その親会社の<c>P社</c>は", []),
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
        ["林凡 holds_role 脉脉 创始人", "林凡 holds_role 脉脉 CEO"],
    ),
    (
        "<c>MiniMax</c><t>创始人</t>、<t>CEO</t><p>闫俊杰</p>",
        ["闫俊杰 holds_role MiniMax 创始人", "闫俊杰 holds_role MiniMax CEO"],
    ),
    ("<p>林凡</p>是<c>脉脉</c>的<t>CEO</t>。", ["林凡 holds_role 脉脉 CEO"]),
    ("<p>闫俊杰</p>，<c>MiniMax</c><t>创始人</t>。", ["闫俊杰 holds_role MiniMax 创始人"]),
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
    # lists, subjects left out
    ("<c>A</c>和<c>B</c>收购<c>C</c>。", ["A acquired C", "B acquired C"]),
    ("<c>A</c>投资了<c>B</c>、<c>C</c>。", ["A invested_in B", "A invested_in C"]),
    ("<c>C</c>获<c>A</c>、<c>B</c>投资。", ["A invested_in C", "B invested_in C"]),
    ("<p>方亦舟</p>在拆手。他创办的<c>七号关节</c>", ["方亦舟 founded 七号关节"]),
    ("<p>王慧文</p>毕业于清华。<d 2010>2010年</d>加入<c>美团</c>。", ["王慧文 joined 美团"]),
    (
        "<c>百度</c><t>副总裁</t><p>景鲲</p>离职。",
        ["景鲲 holds_role 百度 副总裁", "景鲲 left 百度"],
    ),
    ("<c>A</c>的母公司<c>P</c>表示", ["A subsidiary_of P"]),
    ("<c>A</c>增长。其母公司<c>P</c>表示", ["A subsidiary_of P"]),
    ("<t>联合创始人</t>兼<t>CTO</t><p>苏木</p>，则来自<c>华为</c>。", ["苏木 hired_from 华为"]),
    # nothing relates them so
    ("<p>王</p>来自<c>华为</c>。", []),
    ("<t>CTO</t><p>王</p>来自<o>清华大学</o>。", []),
    ("他创办的<c>七号关节</c>", []),
    ("<p>王慧文</p>毕业于清华。团队加入<c>美团</c>。", []),
    ("<p>王慧文</p>和<p>李明</p>毕业于清华。加入<c>美团</c>。", []),
    ("<c>A</c>的供应商的<p>王</p>离职。", []),
    ("<c>A</c>的竞争对手的<p>王</p>离职。", []),
    ("其母公司<c>P</c>表示", []),
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


ALIASES = [
    (Lang.JA, "<c>蘇州生物</c>(<c>Lanke</c>)の<t>会長</t>、<p>江</p>氏は", ["江 holds_role 蘇州生物 会長"]),
    (Lang.ZH_HANS, "<c>七号关节</c>（<c>Joint7</c>）完成融资，<c>A</c>领投。", ["A invested_in 七号关节"]),
]


@pytest.mark.parametrize(("lang", "tagged", "expected"), ALIASES)
def test_the_name_before_its_bracketed_alias_is_shown(lang: Lang, tagged: str, expected: list[str]) -> None:
    parsed = parse(tagged, lang)
    name, alias, *others = parsed.mentions
    mentions = (name, replace(alias, entity_id=name.entity_id), *others)
    assert relations(replace(parsed, mentions=mentions)) == expected


def test_a_subject_left_out_is_marked_as_inferred() -> None:
    fact = _only("<p>田中</p>氏は元看護師。2008年、<c>A社</c>を興した。", Lang.JA)
    assert fact.inferred == (Field.SUBJECT,)


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
