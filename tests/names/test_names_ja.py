"""Japanese sentences whose tags carry the names expected; see inline_names."""

import pytest
from inline_names import found, parse

from pipeline.vocabulary import Lang

KNOWN = [
    "<c>ファーウェイ</c>と<c>アリババ</c>は値上げした。",
    "<c>トヨタ自動車</c>の売上高は増えた。",
    "<c>OpenAI</c>、<c>Google</c>、<c>Amazon</c>が並ぶ。",
    "ＯｐｅｎＡＩではなく<c>ﾄﾖﾀ自動車</c>の話だ。".replace("ＯｐｅｎＡＩ", "<c>ＯｐｅｎＡＩ</c>"),
    "<c>テンセント</c>、<c>百度</c>、<c>バイト</c>などの大手が並ぶ。",
    "元<c>マイクロソフト</c><t former>グローバル副社長</t>の<p>江大新</p>氏が語った。",
    "<c>HUAWEI</c>の新製品。",
    "<c>理想自動車</c>の決算。<c>理想</c>は増収だった。",
    "春闘でベアを求める。<o>連合</o>が掲げる水準だ。",
    # common words, parts of words, products, addresses
    "春闘でベアを求める。野党の連合が続く。",
    "企業が手を組む。連合が掲げる水準だ。",
    "<c>理想自動車</c>の決算。同社の理想を実現する。",
    "週末はバイトをしている。",
    "技術の中核となる人材だ。",
    "百度で検索しても出ない。",
    "詳細はhttps://www.google.com/を参照。",
    "りんごとアップルパイを買った。",
    "日経平均株価は上昇した。",
    "アマゾン川の流域に住む。",
    "東京東部で雨が降った。",
]

COMPANIES = [
    "<c>株式会社あおば精機</c>は増収だった。",
    "<c>みどり物産株式会社</c>を設立した。",
    "<c>(株)山海</c>は減益だ。",
    "<c>越路運輸</c>(金沢市)は値上げする。",
    "<c>KOSHIJIホールディングス</c>は同業を買収する。",
    "求人サイト大手の<c>Zentara</c>のデータによると、離職率は5%だった。",
    "<c>Zentara</c>社は増収だ。",
    "<c>コルヴィナ</c>社のロボットだ。",
    "<c>Zentara</c> CEO の <p>Lin Fan</p> 氏は語った。".replace("CEO", "<t>CEO</t>"),
    "投資した<c>Kingfisher Venture Partners</c>は強気だ。",
    "<c>渓山インタラクティブ</c>(<c>Xishan Interactive</c>、以下「<c>渓山</c>」)は削減する。",
    "<c>SOMPOケア</c>さんにはかなわない。",
    # classes of firms and nouns that end as names do
    "大手銀行は金利を上げた。",
    "同社と同行は提携した。",
    "日本企業の賃金は上がった。",
    "自動車メーカー各社が値上げした。",
    "株式会社は増えている。",
    "地方銀行と証券会社の再編が進む。",
    "電機大手は減収だ。",
    "半導体メーカーの社員が増えた。",
    "IT企業のAI人材は足りない。",
    "カラオケ機器の販売が伸びた。",
    "子会社と親会社、グループ会社の関係。",
    "会社は賃上げする。",
    "青葉寺(仙台市)は静かだ。",
    "東京支社(港区)に勤める。",
    "青葉鉄道管理局を経て開通した。",
    "食器卸会社の社員だ。",
]

ORGANISATIONS = [
    "<o>東和総研</o>の調べでは3%だった。",
    "<o>清華大学</o>、<o>北京大学</o>、<o>復旦大学</o>の出身者。",
    "<o>トヨタ自動車労働組合</o>は要求した。",
    "<o>厚生労働省</o>が発表した。",
    "<o>北陸経済研究所</o>によると3%だった。",
    "<o>University of Oxford</o>の研究だ。",
    # groups without a name
    "大学と研究機関が協力する。",
    "同省と各省の予算。",
    "業界団体と労働組合が反対した。",
    "国立大学の学費が上がる。",
    "中核研究所に閉じ込める。",
    "第三者機関のデータによると3%だった。",
]

PEOPLE = [
    "<p>趙紅</p>氏は語った。",
    "<p>劉成輝</p>氏と<p>周昌</p>氏が辞めた。",
    "<p>ニー・ユエ</p>氏は明かした。",
    "<p>ジンクン</p>氏が出た。",
    "<p>Zhao Hon</p> 氏は述べた。",
    "<t>創業者</t>の<p>Liu Chenghui</p>氏は述べた。",
    "<t>ヘッドハンター</t>の<p>倪岳</p>氏は語った。",
    "<p>田中律子</p><t>社長</t>に聞いた。",
    "<p>榊原</p><t>社長</t>は語る。",
    "<p>長谷部圭</p><t>主任研究員</t>はみる。",
    "MF<p>早瀬蓮</p>(21)が移籍する。",
    "(聞き手 <p>秋庭瞬</p>)",
    "<t>CEO</t>の<p>山田太郎</p>は述べた。",
    "<p>王源</p>氏は会社を去った。",
    "元<c>百度</c><t former>副社長</t>の<p>王源</p>氏だ。",
    "DF<p>堤</p>が移籍する。",
    "<t>看護師</t>の<p>榊原</p>さんに聞いた。",
    # nobody
    "DF陣は安定している。",
    "看護師の給与は上がった。",
    "同氏は語った。",
    "両氏と某氏、諸氏が集まった。",
    "皆さんとお客さん、お子さんが来た。",
    "看護師さんと職人さんに聞いた。",
    "気温は摂氏30度だ。",
    "源氏と平氏の戦い。",
    "お客様と皆様に感謝する。",
    "三菱の営業部長会議が開かれた。",
    "主力選手と外国人選手が抜けた。",
    "ヘッドハンターは私を追いかける。",
    "大会の会場は満員だ。",
    "福島大准教授が語った。",
]

TITLES = [
    "<c>美団</c>の元<t former>共同創設者</t>兼<t former>上級副社長</t>である<p>王恵文</p>氏だ。",
    "<c>ネットイース</c><t>副社長</t>兼<o>杭州研究所</o><t>常務所長</t>の<p>王源</p>氏だ。",
    "同社の<t>社長</t>は語った。",
    "倉庫を構える会社の<t>所長</t>はこぼす。",
    "30歳で<t>P7</t>(階級)に昇進した。",
    "<p>水野</p><t>委員長</t>は語った。",
    "以前、<p>榊原</p><t>社長</t>は語った。",
    # classes, offices, posts
    "社長室に集まった。",
    "幹部と経営陣、投資家が集まった。",
    "社長たちは反対した。",
    "会長職を廃止する。",
    "AIアルゴリズムエンジニアとして入社した。",
    "代表的な企業だ。",
    "取締役会で決めた。",
    "社長交代を発表した。",
    "技術責任者の年収は200万元だ。",
    "記者会見を開いた。",
]

SPREAD = [
    "<p>早瀬蓮</p>氏は笑った。<p>早瀬</p>は会見した。",
    "<p>趙紅</p>氏は語った。(<p>趙紅</p>は仮名)",
    "<c>株式会社アオバ精機</c>は増収。<c>アオバ精機</c>は上場する。",
    "(<c>MiniMax</c>、<c>Zorvex</c>、<c>アリババ</c>、<c>Dark Tide</c>)は資金を得た。",
    "<c>Xishan Interactive</c>は減収。<c>Xishan</c>の収益。",
    # a family name inside of other words
    "<p>東海林太郎</p>氏は語った。東海地方の話だ。",
    "(りんご、みかん、AI、IT、EV)は別だ。",
]

SENTENCES = [*KNOWN, *COMPANIES, *ORGANISATIONS, *PEOPLE, *TITLES, *SPREAD]


@pytest.mark.parametrize("tagged", SENTENCES)
def test_sentence_holds_the_names_its_tags_carry(tagged: str) -> None:
    parsed = parse(tagged)
    assert found(parsed.text, Lang.JA) == parsed.expected


KNOWN_FAILURES = [
    "<c>医薬ルービックキューブ</c>の統計によると3%だった。",  # unknown words that no table lists
    "<p>堤</p>が独2部へ移った。",  # a family name without honorific or title
]


@pytest.mark.xfail(strict=True, reason="needs a trained model")
@pytest.mark.parametrize("tagged", KNOWN_FAILURES)
def test_known_failure(tagged: str) -> None:
    parsed = parse(tagged)
    assert found(parsed.text, Lang.JA) == parsed.expected
