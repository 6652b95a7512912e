"""Unknown firms that only their context gives away; see inline_names for the tags."""

import pytest
from inline_names import found, parse

from pipeline.vocabulary import Lang

JAPANESE = [
    "<c>ルミナリス</c>の純利益は20億円だった。",
    "<c>オルビナ</c>の26年3月期の連結純利益は増えた。",
    "半導体材料大手の<c>ケンテック</c>株は前日比5%高だった。",
    "<c>オルビナ</c>は投資家から30億円を調達した。",
    "電子部品の<c>ソルテクス</c>は3日、米同業を買収すると発表した。",
    "<c>ソルテクス</c>は26年3月期の純利益が2割増えた。",
    "<c>札幌ルミナリス</c>の営業利益は減った。",
    "<c>Zentarix</c>の時価総額は1兆円だ。",
    "<c>アルバトロス</c>(<c>東証</c>グロース)が公表した。",
    "<c>ケンテック</c>(東京・港)は工場を建てる。",
    "<c>ソルテクス</c>(3921)は反発した。",
    "<c>ソルテクス</c>(NASDAQ: SLTX)は反発した。",
    "ロボット開発の<c>オルビナ</c>(本社東京)は値上げする。",
    "J2<o>いわき</o>から借りる。",
    "ベルギー1部<o>ヘント</o>へ移る。",
    "<c>理想自動車</c>と<c>小鵬自動車</c>は増収だった。",
    # common nouns, places, people, classes
    "インバウンドの純利益への寄与は小さい。",
    "国内の営業利益は増えた。",
    "同社の純利益は20億円だった。",
    "大手メーカーの株価は下がった。",
    "セグメントの営業利益は横ばいだった。",
    "スマートフォンの営業利益は減った。",
    "ベルギーの株価は上がった。",
    "グループの連結純利益は増えた。",
    "スタートアップは30億円を調達した。",
    "各社は純利益が2割増えた。",
    "ペロブスカイトは量産が近い。",
    "<c>東証</c>1部上場の企業だ。",
    "全3部東京で上演する。",
    "電気自動車と理想は別だ。",
    "オリンピック(2021)は延期された。",
    "フランス(東京・港)の大使館は静かだ。",
    "市場(<c>東証</c>グロース)は軟調だ。",
    "この大会(東京・港)は雨だった。",
]

SIMPLIFIED = [
    "<c>岚溪</c>完成A轮融资，投后估值超20亿元。",
    "<c>澜石</c>营收增长两成。",
    "财报发布后，<c>曜川智能</c>股价上涨5%。",
    "<c>岚溪</c>上半年净利润下降。",
    "本轮由<c>岚溪资本</c>领投。",
    "<c>红杉中国</c>领投，<c>深创投</c>、<c>美团龙珠</c>跟投。",
    # phrases, classes, places
    "<c>腾讯</c>独家领投。",
    "<c>腾讯</c>继续跟投，产业方参投。",
    "上半年，传统业务营收增长。",
    "归母净利润为3亿元。",
    "公司股价上涨5%。",
    "云服务营收10亿元。",
    "行业市值缩水。",
    "单季营收创新高。",
    "去年净利润下降。",
    "整体毛利率为12%。",
    "老股东跟投。",
    "上海市值最高。",
]


@pytest.mark.parametrize("tagged", JAPANESE)
def test_japanese_firm_by_its_context(tagged: str) -> None:
    parsed = parse(tagged)
    assert found(parsed.text, Lang.JA) == parsed.expected


@pytest.mark.parametrize("tagged", SIMPLIFIED)
def test_chinese_firm_by_its_context(tagged: str) -> None:
    parsed = parse(tagged)
    assert found(parsed.text, Lang.ZH_HANS) == parsed.expected
