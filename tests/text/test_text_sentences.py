"""Sentences: `‖` marks where one ends; a text without it must stay whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text import analyse
from pipeline.text.sentences import split_sentences
from pipeline.vocabulary import Lang

LONG_QUOTATION = (
    "「とても長い引用文は途中でも分けることにしている、そうでなければ根拠となる文が長くなりすぎるからだ。‖"
    "次の文も同じ引用の中にあるが、別の文として数えるほうが後の処理にとってはるかに扱いやすいのである。」と社長は語った。‖"
    "次の文。"
)

JAPANESE = [
    "売上高は3億円。‖利益は1億円だった。",
    "本当か？‖そうだ！‖違う。",
    "真的？！‖好。",
    "これは｡‖半角だ",
    "「頑張ります。」と社長は述べた。‖次の文。",
    "「頑張ります。」田中社長は笑顔で語った。‖次の文。",
    "「頑張ります。」‖彼は会社を去り、別の道を選んだ。",
    "彼は「Aだ。Bだ。」と言った。‖次。",
    "「売上は5%増えた。利益は1億円だ」と述べた。",
    LONG_QUOTATION,
    "同社（本社は東京。従業員は100人。）は増収だった。‖次。",
    "増収だった（前年は減収。）。‖次。",
    "「閉じない引用。‖次の文。‖その次の文。",
    "閉じるだけ」の文。‖次の文。",
    "本当？と聞いた。",
    "本当か？‖もちろん本当だ。‖なぜか？‖ところが違う。",
    "「売上は増える。」‖ところが減った。‖「はい。」‖はい、次。",
    "「売上は増える。」など強気の声が多い。",
    "Yahoo!ニュースの利用者は100万人。‖Yahoo！知恵袋も。",
    "GPT-3.5は1.5倍速い。‖iOS 17.4も。",
    "https://example.com/?id=3 を参照。",
    "『改ざん報道』(第03号)。‖CHUNICHI Webより。",
    "利益率は50%。‖AIは好調。",
    "Apple Inc. は米国の企業だ。‖J. Smith 氏が語った。",
    "売上は 3.5 億ドル. ‖利益は1億ドル.",
    "これは論文である．‖句点が違う．",
    "ジョン．スミス氏",
    "1. 概要 2. 結果",
    "もう無理……でも続ける。",
    "| 売上 | 3億円。前年は2億円。 |",
    "歓迎する。 」‖次の文",
]

CHINESE = [
    "营收100亿元；净利润10亿元：创新高。‖增长5.3%！‖为什么？",
    "他说：“我们会努力。我们会成功。”‖公司股价上涨5%。",
    "“我们会努力。”他说。‖公司股价上涨。",
    "“我们会努力。”王总监表示，明年营收10亿元。",
    "他说：“今年增长5%。”‖公司表示，明年增长10%。",
    "“今年增长5%。”‖市场份额随后升至10%。",
    '"今年增长5%。"他说。‖"明年更好。"',
    "“今年增长5%。”的说法不实。‖真的吗？‖的确如此。",
    "“今年增长5%。”‖的确，市场很好。",
    "“我們會努力。”他說。‖公司股價上漲。",
    "（一）公司概况。‖（二）业绩。",
    "卡尔.马克思出生于1818年。",
    "营收100亿元. ‖净利润10亿元.",
    "The market rose. ‖Then it fell by 3.5 percent. ‖U.S. stocks fell.",
    "因为……这样。",
    "这是《报告。2024》的内容。",
]


@pytest.mark.parametrize(
    ("marked", "lang"), [(text, Lang.JA) for text in JAPANESE] + [(text, Lang.ZH_HANS) for text in CHINESE]
)
def test_sentences_end_where_marked(marked: str, lang: Lang) -> None:
    text = marked.replace("‖", "")
    expected = [sentence.strip() for sentence in marked.split("‖")]
    assert [text[start:end] for start, end in split_sentences(text, lang)] == expected


@pytest.mark.parametrize("text", ["", " \n\u3000\t\r\n", "\u200b\ufeff\n"])
def test_blank_text_has_no_paragraph(text: str) -> None:
    layout = analyse(text)
    assert (layout.paragraphs, layout.sentences) == ((), ())


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\n\n", "\u2028", "\x0b", " \n\u3000"])
def test_a_line_is_a_paragraph_without_its_blanks(line_break: str) -> None:
    text = f"\u3000見出し{line_break}・項目1{line_break}売上\t3億円 "
    layout = analyse(text)
    assert [text[each.start : each.end] for each in layout.paragraphs] == ["見出し", "・項目1", "売上\t3億円"]
    assert [each.paragraph for each in layout.sentences] == [0, 1, 2]


def test_sentence_at() -> None:
    layout = analyse("甲。 乙。\n丙")
    assert [sentence and sentence.start for sentence in map(layout.sentence_at, range(7))] == [
        0,
        0,
        None,
        3,
        3,
        None,
        6,
    ]
    assert layout.sentence_at(99) is None


TEXT = st.text(
    alphabet=st.one_of(st.sampled_from('。」「！？!?."“”（）()… 　と他说aA1|\n'), st.characters()), max_size=60
)


@settings(deadline=None, max_examples=100)
@given(TEXT, st.sampled_from(Lang))
def test_sentences_hold_everything_but_blanks_and_stay_in_their_paragraph(text: str, lang: Lang) -> None:
    layout = analyse(text, lang=lang)
    covered: set[int] = set()
    last = 0
    for sentence in layout.sentences:
        paragraph = layout.paragraphs[sentence.paragraph]
        assert last <= sentence.start < sentence.end
        assert paragraph.start <= sentence.start < sentence.end <= paragraph.end
        surface = text[sentence.start : sentence.end]
        assert surface == surface.strip()
        covered.update(range(sentence.start, sentence.end))
        last = sentence.end
    assert all(text[offset].isspace() or text[offset] in "\u200b\ufeff" for offset in set(range(len(text))) - covered)


@pytest.mark.parametrize(
    "unit", ["。", "…", "「", "「」", "（。", "」。", "。 ", ". ", "a.", '"', "。」", "「。」", "あ", "1. "]
)
def test_a_long_line_of_signs_is_split_in_linear_time(unit: str) -> None:
    text = unit * 30_000
    assert len(list(split_sentences(text, Lang.JA))) <= 30_000
