"""People whose names are spelled in several scripts: what each can be read as, and which are one entity."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_names import parse

from pipeline.lang.tables import read_table, values
from pipeline.names.model import Mention
from pipeline.names.readings import readings, usual_pinyin
from pipeline.names.resolution import resolve
from pipeline.names.user_dictionary import Entry, UserDictionary
from pipeline.text import analyse
from pipeline.vocabulary import Lang, MentionType, Source

NO_DICTIONARY = UserDictionary()
JA, HANS, HANT = Lang.JA, Lang.ZH_HANS, Lang.ZH_HANT

ALIKE = [
    ("倪岳", "Ni Yue"),
    ("倪岳", "ニー・ユエ"),
    ("Ni Yue", "ニー・ユエ"),
    ("周志峰", "Zhou Zhifeng"),
    ("周志峰", "Zhou Zhi-Feng"),
    ("周志峰", "Zhifeng Zhou"),
    ("周志峰", "ジョウ・ジーフォン"),
    ("周志峰", "ジョウ・ジー・フォン"),
    ("劉成輝", "Chenghui Liu"),
    ("劉成輝", "刘成辉"),
    ("趙紅", "Zhao Hon"),
    ("欧陽娜娜", "Ouyang Nana"),
    ("吕西安", "Lü Xi'an"),
    ("吕西安", "Lyu Xian"),
    ("單小雨", "Shan Xiaoyu"),
    ("厳子涵", "Yan Zihan"),
    ("山田太郎", "Taro Yamada"),
    ("山田太郎", "Tarō Yamada"),
    ("山田太郎", "Yamada Tarou"),
    ("山田太郎", "ヤマダタロウ"),
    ("山田太郎", "ヤマダ・タロー"),
    ("佐藤正平", "Shohei Satoh"),
]
UNLIKE = [
    ("倪岳", "Ni Yun"),
    ("倪岳", "ニー・ユン"),
    ("周志峰", "Zhou Zhifen"),
    ("周志峰", "Zhou Feng"),
    ("周志峰", "Zhou"),
    ("周", "Zhou"),
    ("林凡", "Lin Fang"),
    ("李在鎔", "Lee Jae-yong"),
    ("金俊昊", "Kim Junho"),
    ("柏文迪", "Wendy Pak"),
    ("劉以沫", "Emma Liu"),
    ("山田太郎", "Jiro Yamada"),
    ("山田太郎", "ヤマダ"),
    ("山田", "Yamada"),
    ("サム・アルトマン", "Sam Altman"),
    ("長谷部さくら", "Sakura Hasebe"),
]


@pytest.mark.parametrize(("first", "second"), ALIKE)
def test_spellings_of_one_name_share_a_reading(first: str, second: str) -> None:
    assert readings(first) & readings(second)


@pytest.mark.parametrize(("first", "second"), UNLIKE)
def test_other_names_share_no_reading(first: str, second: str) -> None:
    assert readings(first).isdisjoint(readings(second))


@pytest.mark.parametrize("name", ["", "周", "Zhou", "ヤマダ・", "O'Neill", "李·Lee", "田中 Taro", "々々", "ッ・ッ"])
def test_what_is_no_full_name_has_no_chinese_reading(name: str) -> None:
    assert not any(" " in reading for reading in readings(name))


def test_the_usual_reading_comes_first() -> None:
    assert usual_pinyin("趙紅") == usual_pinyin("趙宏") == "zhao hong"
    assert usual_pinyin("周") == ""


def test_every_syllable_of_pinyin_has_katakana_of_its_own_row() -> None:
    rows = read_table("zh/syllables")
    assert len(rows) == len({row["pinyin"] for row in rows}) > 400
    assert [row["pinyin"] for row in rows if len(set(values(row["katakana"]))) != len(values(row["katakana"]))] == []


OTHERS = "\n<p 8>周志峰</p>氏は語る。\n<p 8>Zhou Zhifeng</p>氏も。\n<p 9>倪岳</p>氏は語る。\n<p 9>Ni Yue</p>氏も。"
ONE_OTHER = "\n<p 8>周志峰</p>氏は語る。\n<p 8>Zhou Zhifeng</p>氏も。"

TOGETHER = [
    (JA, "<p 1>倪岳</p>氏は語る。<p 1>ニー・ユエ</p>氏は笑う。<p 1>Ni Yue</p>氏も。"),
    (JA, "<p 1>Lin Fan</p>氏は語る。<p 1>リン・ファン</p>氏は笑う。"),
    (JA, "<t>CEO</t>の<p 1>Lin Fan</p>氏は語る。<p 1>リン・ファン</p>氏は笑う。"),
    (JA, "<t>CEO</t>の<p 1>Lin Fan</p>氏は語る。<p 1>リン・ファン</p><t>CEO</t>は笑う。"),
    (JA, "<p 1>Taro Yamada</p>氏は語る。<p 1>山田太郎</p>氏は笑う。"),
    (JA, "<p 1>ヤマダタロウ</p>氏は語る。<p 1>山田太郎</p>氏は笑う。<p 1>山田</p>氏は去る。"),
    (HANS, "<p 1>周志峰</p>说。<p 1>Zhifeng Zhou</p>也说。<p 1>周</p>先生说。"),
    (HANT, "<p 1>劉成輝</p>說。<p 2>Emma Liu</p>也說。<p 1>Liu Chenghui</p>也說。"),
    (JA, "<p 1>趙紅</p>氏は語る。\n<p 1>趙宏</p>氏は笑う。" + OTHERS),
    (JA, "<p 1>趙紅</p>氏は語る。\n<p 1>趙宏</p>氏は笑う。<p 1>Zhao Hon</p>氏も。" + ONE_OTHER),
    (JA, "<p 1>趙紅</p>(28)は語る。\n<p 1>趙宏</p>氏は笑う。\n<p 1>趙</p>氏は去る。" + OTHERS),
]
APART = [
    # One name on one side, two people on the other.
    (JA, "<p 1>張偉</p>氏は語る。\n<p 2>張玮</p>氏は笑う。\n<p 3>Zhang Wei</p>氏も。"),
    (HANS, "<p 1>林凡</p>说。\n<p 2>Lin Fan</p>也说。\n<p 3>Fan Lin</p>也说。"),
    (JA, "<p 1>林凡</p>氏は語る。\n<p 2>林芳</p>氏は笑う。\n<p 3>リン・ファン</p>氏も。"),
    (JA, "<p 1>Lin Fan</p>氏は語る。\n<p 2>林芳</p>氏は笑う。\n<p 3>リン・ファン</p>氏も。"),
    # Introduced as others.
    (JA, "<t>CEO</t>の<p 1>Lin Fan</p>氏は語る。<p 2>リン・ファン</p><t>教授</t>は笑う。"),
    (JA, "<c 5>テンセント</c>の<p 1>Lin Fan</p>氏は語る。<c 6>アリババ</c>の<p 2>リン・ファン</p>氏は笑う。"),
    (JA, "<c 5>テンセント</c><t>CEO</t>の<p 1>林凡</p>氏。<c 6>アリババ</c><t>CEO</t>の<p 2>Lin Fan</p>氏。"),
    # Side by side.
    (JA, "<p 1>倪岳</p>氏と<p 2>Ni Yue</p>氏が語る。"),
    (HANS, "<p 1>张伟</p>和<p 2>张玮</p>说。"),
    # A family name alone, foreign names, other readings.
    (JA, "<p 1>趙</p>氏は語る。<p 2>Zhao Hon</p>氏は笑う。"),
    (JA, "<p 1>李在鎔</p>氏は語る。<p 2>Lee Jae-yong</p>氏は笑う。"),
    (JA, "<p 1>サム・アルトマン</p>氏は語る。<p 2>Sam Chen</p>氏は笑う。"),
    (JA, "<p 1>山田太郎</p>氏は語る。<p 2>Jiro Yamada</p>氏は笑う。"),
    # Two names in Chinese characters, without what speaks for one person.
    (JA, "<p 1>趙紅</p>氏は語る。\n<p 2>趙宏</p>氏は笑う。"),
    (JA, "<p 1>趙紅</p>氏は語る。\n<p 2>趙宏</p>氏は笑う。" + ONE_OTHER),
    (JA, "<p 1>趙紅</p>氏は語る。\n<p 2>趙宏</p>氏は笑う。<p 3>Zhao Hon</p>氏も。"),
    (JA, "<p 1>趙紅</p>氏は語る。<p 2>趙宏</p>氏は笑う。" + OTHERS),
    (JA, "<p 1>趙紅</p>氏は語る。\n<p 2>趙宏</p><t>教授</t>は笑う。" + OTHERS),
    (JA, "<p 1>趙紅</p>氏は語る。\n<c 5>テンセント</c>の<p 2>趙宏</p>氏は笑う。" + OTHERS),
    (JA, "<p 1>趙紅</p>氏は語る。\n<p 2>趙宏</p>氏(28)は笑う。" + OTHERS),
    (JA, "<p 1>趙紅</p>氏は語る。\n<p 2>兆宏</p>氏は笑う。" + OTHERS),
    (JA, "<p 1>趙紅</p>氏は語る。\n<p 2>趙宏</p>氏は笑う。\n<p 3>趙鴻</p>氏も。" + OTHERS),
    (JA, "<p 1>山田太郎</p>氏は語る。\n<p 2>山田太朗</p>氏は笑う。" + OTHERS),
]


def entities(tagged: str, lang: Lang, dictionary: UserDictionary = NO_DICTIONARY) -> dict[int, tuple[str | None, str]]:
    """Return the entity of each name that is no title, and the number that its tag gives it, by start."""
    parsed = parse(tagged)
    found = [
        Mention(start=start, end=end, surface=parsed.text[start:end], type=kind, source=Source.MODEL)
        for start, end, kind, _ in parsed.gold
    ]
    mentions, _ = resolve(analyse(parsed.text, lang=lang), found, dictionary, doc_id="doc")
    words = {start: word for start, *_, word in parsed.gold if word}
    return {each.start: (each.entity_id, words[each.start]) for each in mentions if each.start in words}


@pytest.mark.parametrize(("lang", "tagged"), [*TOGETHER, *APART])
def test_people_are_one_entity_as_the_tags_say(lang: Lang, tagged: str) -> None:
    found = set(entities(tagged, lang).values())
    assert len(found) == len({entity for entity, _ in found}) == len({word for _, word in found})


def test_people_whom_the_user_tells_apart_stay_apart() -> None:
    tagged = "<p 1>倪岳</p>氏は語る。<p 2>Ni Yue</p>氏は笑う。<p 3>ニー・ユエ</p>氏も。"
    entries = [Entry(line, name, MentionType.PERSON, name, name) for line, name in enumerate(("倪岳", "Ni Yue"), 1)]
    found = set(entities(tagged, JA, UserDictionary(tuple(entries))).values())
    assert len({entity for entity, _ in found}) == 3


SENTENCES = [
    "<p 1>趙紅</p>氏は語る。",
    "<p 1>趙宏</p>氏は語る。",
    "<p 1>Zhao Hon</p>氏は語る。",
    "<p 2>倪岳</p>氏は語る。",
    "<p 2>ニー・ユエ</p>氏は語る。",
    "<p 3>周志峰</p>氏は語る。",
    "<p 3>Zhou Zhifeng</p>氏は語る。",
    "<p 4>林凡</p>氏は語る。",
    "<p 5>林芳</p>氏は語る。",
    "<p 6>リン・ファン</p>氏は語る。",
    "<p 7>山田太郎</p>氏は語る。",
    "<p 7>Taro Yamada</p>氏は語る。",
    "<p 8>Sam Altman</p>氏は語る。",
]


@given(st.permutations(SENTENCES))
def test_which_names_are_one_person_does_not_depend_on_their_order(paragraphs: list[str]) -> None:
    found = set(entities("\n".join(paragraphs), JA).values())
    assert len(found) == len({entity for entity, _ in found}) == len({word for _, word in found}) == 8


FULL_NAMES = sorted({name for pair in (*ALIKE, *UNLIKE) for name in pair if len(readings(name)) > 1 or " " in name})


@given(st.lists(st.sampled_from(FULL_NAMES), max_size=12, unique=True))
def test_people_whose_readings_share_nothing_stay_apart(names: list[str]) -> None:
    kept: list[str] = []
    for name in names:
        if all(readings(name).isdisjoint(readings(other)) for other in kept):
            kept.append(name)
    tagged = "\n".join(f"<p {index}>{name}</p>氏は語る。" for index, name in enumerate(kept))
    assert len({entity for entity, _ in entities(tagged, JA).values()}) == len(kept)


def test_a_person_is_shown_in_own_characters() -> None:
    tagged = parse("<p>趙紅</p>氏は語る。<p>Zhao Hong</p>氏は笑う。")
    layout = analyse(tagged.text, lang=JA)
    mentions = [
        Mention(start=start, end=end, surface=tagged.text[start:end], type=kind, source=Source.MODEL)
        for start, end, kind, _ in tagged.gold
    ]
    _, entities = resolve(layout, mentions, doc_id="d")
    assert [entity.name for entity in entities] == ["趙紅"]
