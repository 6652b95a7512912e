"""The user's own names win over all others, hold any characters, and say what is one entity."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_names import shown

import pipeline
from pipeline.errors import UsageError
from pipeline.names.checks import doubts_about, problems_of_rows, problems_of_tables, unguarded_words
from pipeline.names.model import Mention
from pipeline.names.user_dictionary import read_user_dictionary, user_dictionary
from pipeline.vocabulary import Source


def write(folder: Path, *lines: str) -> str:
    path = folder / "names.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def mentions(text: str, dictionary: str, lang: str = "zh", model: str = "none") -> tuple[Mention, ...]:
    found: tuple[Mention, ...] = pipeline.load(lang, model, dictionary)(text)._.mentions
    return found


def found(text: str, dictionary: str, lang: str = "zh", model: str = "none") -> list[str]:
    return [shown(each.surface, each.type, former=each.former) for each in mentions(text, dictionary, lang, model)]


FOUND = [
    ("zh", "苹果\tCOMPANY", "今年苹果又涨价。", ["COMPANY 苹果"]),  # a common word, without any support
    ("zh", "蓝 汐!?\tCOMPANY", "他去了蓝 汐!?上班。", ["COMPANY 蓝 汐!?"]),
    ("zh", "a.b(c)*\tORG", "由a.b(c)*发布。", ["ORG a.b(c)*"]),
    ("zh", "🦄科\tCOMPANY", "据🦄科称。", ["COMPANY 🦄科"]),
    ("zh", "渓山\tCOMPANY", "溪山与渓山。", ["COMPANY 渓山"]),
    ("zh", "騰雲數\tCOMPANY", "腾云数招人。", ["COMPANY 腾云数"]),  # any script of Chinese
    ("zh", "ＡＢＣＤ\tCOMPANY", "选了ABCD。", ["COMPANY ABCD"]),
    ("ja", "エース\tCOMPANY", "エースは伸びた。", ["COMPANY エース"]),
    ("ja", "人事ラボ長\tTITLE", "早瀬人事ラボ長は語る。", ["TITLE 人事ラボ長"]),
    ("ja", "早 瀬\tPERSON", "早 瀬が来た。", ["PERSON 早 瀬"]),
]
NOT_FOUND = [
    ("ja", "エース\tCOMPANY", "エースコックは伸びた。"),  # no katakana word is cut
    ("zh", "ABC\tCOMPANY", "选了ABCD。"),
    ("zh", "abcd\tCOMPANY", "选了ABCD。"),  # as it is written
    ("zh", "中国\t-", "中国很大。"),
]


@pytest.mark.parametrize(("lang", "line", "text", "names"), FOUND)
def test_names_are_found_wherever_they_stand(tmp_path: Path, lang: str, line: str, text: str, names: list[str]) -> None:
    dictionary = write(tmp_path, line)
    assert found(text, dictionary, lang) == names
    assert {each.source for each in mentions(text, dictionary, lang)} == {Source.DICTIONARY}


@pytest.mark.parametrize(("lang", "line", "text"), NOT_FOUND)
def test_words_that_only_hold_a_name_are_not_cut(tmp_path: Path, lang: str, line: str, text: str) -> None:
    assert found(text, write(tmp_path, line), lang) == []


def test_the_dictionary_wins_over_what_other_sources_find(tmp_path: Path) -> None:
    text = "云岫科技有限公司的副总裁顾怀瑾离职。"
    assert found(text, write(tmp_path, "# nothing")) == ["COMPANY 云岫科技有限公司", "PERSON 顾怀瑾"]
    shorter = write(tmp_path, "云岫科技\tORG", "顾怀\tPERSON")
    assert found(text, shorter)[0] == "ORG 云岫科技"
    assert "PERSON 顾怀" in found(text, shorter)


def test_a_longer_known_name_and_a_longer_entry_stay_whole(tmp_path: Path) -> None:
    dictionary = write(tmp_path, "字节\tORG", "蓝汐\tCOMPANY", "蓝汐云\tCOMPANY")
    assert found("字节跳动和蓝汐云、蓝汐、字节。", dictionary) == [
        "COMPANY 字节跳动",
        "COMPANY 蓝汐云",
        "COMPANY 蓝汐",
        "ORG 字节",
    ]


def test_what_is_denied_is_no_name_from_any_source(tmp_path: Path) -> None:
    text = "腾讯和百度（Baidu）招人，腾讯云不招。"
    assert found(text, write(tmp_path, "腾讯\t-")) == ["COMPANY 百度", "COMPANY Baidu", "COMPANY 腾讯云"]


def test_lines_with_one_id_are_one_entity_and_others_stay_apart(tmp_path: Path) -> None:
    dictionary = write(
        tmp_path,
        "surface\ttype\tcanonical\tid",
        "趙紅\tPERSON\t赵红\tp1",
        "Zhao Hon\tPERSON\t\tp1",
        "趙宏\tPERSON\t\tp2",
    )
    doc = pipeline.load("ja", "none", dictionary)("趙紅氏は語る。Zhao Hon氏は笑う。趙宏氏は去った。")
    assert [each.entity_id for each in doc._.mentions] == ["p1", "p1", "p2"]
    assert [(each.name, each.aliases) for each in doc._.entities] == [
        ("赵红", ("趙紅", "Zhao Hon")),
        ("趙宏", ("趙宏",)),
    ]


def test_an_id_of_the_tables_adds_a_name_and_another_id_takes_one_away(tmp_path: Path) -> None:
    dictionary = write(tmp_path, "小破站\tCOMPANY\t\tbilibili", "百度\tCOMPANY\t我的百度\tmine")
    doc = pipeline.load("zh", "none", dictionary)("小破站就是哔哩哔哩，百度不是Baidu。")
    assert [each.entity_id for each in doc._.mentions] == ["bilibili", "bilibili", "mine", "baidu"]
    assert [each.name for each in doc._.entities] == ["哔哩哔哩", "我的百度", "百度"]


def test_lines_with_one_canonical_name_share_an_id_in_every_document(tmp_path: Path) -> None:
    dictionary = write(tmp_path, "蓝汐\tCOMPANY\t蓝汐资本", "Lanxi\tCOMPANY\t蓝汐资本")
    first, second = (mentions(text, dictionary)[0].entity_id for text in ("蓝汐很大。", "由Lanxi投资。"))
    assert first == second is not None


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029"), max_size=8)))
def test_any_text_is_read_and_told_about(tmp_path_factory: pytest.TempPathFactory, surfaces: list[str]) -> None:
    path = tmp_path_factory.mktemp("d") / "names.tsv"
    path.write_text("".join(f"{surface}\tCOMPANY\n" for surface in surfaces), encoding="utf-8")
    read = read_user_dictionary.__wrapped__(str(path))
    assert len(read.entries) + len(read.problems) >= sum(bool(surface.strip()) for surface in surfaces) - sum(
        surface.startswith("# ") or surface.strip() == "surface" for surface in surfaces
    )


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (["a\tFIRM"], "line 1: type 'FIRM'; write one of"),
        (["surface\ttype", "a\tORG", "\tORG"], "line 3: no surface"),
        (["甲\tORG\t\t1", "甲\tORG\t\t2"], "line 2: '甲' is something else in line 1"),
        (["甲\tORG\t\t1", "乙\tPERSON\t\t1"], "line 2: id 1 has another type in line 1"),
        (["甲\tPERSON\t\tbaidu"], "line 1: id baidu is 百度"),
    ],
)
def test_a_wrong_line_is_refused_with_the_next_step(tmp_path: Path, lines: list[str], problem: str) -> None:
    path = write(tmp_path, *lines)
    with pytest.raises(UsageError, match="pipeline dict check") as caught:
        user_dictionary(path)
    assert problem in str(caught.value)


def test_a_file_that_is_no_text_or_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes("苹果\tORG".encode("gb18030"))
    with pytest.raises(UsageError, match="save it as UTF-8"):
        user_dictionary(str(tmp_path / "x"))
    with pytest.raises(UsageError, match="cannot be read"):
        user_dictionary(str(tmp_path / "y"))


def test_likely_mistakes_are_told(tmp_path: Path) -> None:
    lines = ["光\tCOMPANY", "百度\tCOMPANY", "工资\tORG", "蓝汐云\tCOMPANY", "工资\t-"]
    doubts = list(doubts_about(read_user_dictionary(write(tmp_path, *lines[:4]))))
    assert [doubt.split(": ")[0] for doubt in doubts] == ["line 1", "line 1", "line 2", "line 3"]
    assert "write the id baidu" in doubts[2]
    assert not list(doubts_about(read_user_dictionary(write(tmp_path, *lines[3:]), (1, 1))))


def test_the_tables_of_known_entities_are_without_problems() -> None:
    assert list(problems_of_tables()) == []


def test_problems_of_tables_are_seen() -> None:
    row = dict.fromkeys(("zh_hans", "zh_hant", "ja", "en", "aliases", "guarded", "parent"), "")
    rows = [
        {**row, "id": "a", "type": "COMPANY", "zh_hans": "云岫"},
        {**row, "id": "b", "type": "FIRM", "zh_hant": "雲岫", "parent": "c"},
        {**row, "id": "b", "type": "ORG", "aliases": "云"},
    ]
    assert list(problems_of_rows(rows)) == [
        "id b: stands twice; give one of them another id",
        "b: type 'FIRM'; write COMPANY or ORG",
        "b: its parent c is in no table; add it or correct the id",
        "b: no name in any language",
        "b: '云' is a single character",
        "'云岫' names a and b; leave it to one of them",
    ]
    assert list(unguarded_words("zh", {"工资": ("a", False), "AI": ("b", True)})) == [
        "a: '工资' is a common word; move it to the column `guarded`"
    ]
