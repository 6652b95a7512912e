"""The tables of names: closed columns, enough rows, and no term in two places that exclude each other."""

from collections import Counter

import pytest

from pipeline.lang.tables import read_table, term_set, terms, values
from pipeline.names.known import known_entities, surfaces
from pipeline.names.surnames import chinese_surnames, japanese_surnames, surname_lengths
from pipeline.names.translated import japanese_forms

PARTS = {"executive", "founder", "staff", "office", "rank", "field", "former", "class", "plural", "short"}
COLUMNS = {
    "titles": ("part", PARTS),
    "honorifics": ("kind", {"strong", "weak"}),
    "org_suffixes": ("strength", {"strong", "weak"}),
    "generic_names": ("kind", {"core", "place", "placed", "edge", "whole", "site", "firm"}),
    "name_cues": ("frame", {"company", "person"}),
    "surnames": ("kind", {"plain", "word", "compound"}),
    "product_cues": ("side", {"after"}),
    "legal_forms": ("type", {"COMPANY", "ORG"}),
}


@pytest.mark.parametrize("base", ["zh", "ja"])
@pytest.mark.parametrize("name", COLUMNS)
def test_coded_columns_hold_what_the_code_knows(base: str, name: str) -> None:
    field, allowed = COLUMNS[name]
    assert {row[field] for row in read_table(f"{base}/{name}")} <= allowed


@pytest.mark.parametrize("base", ["zh", "ja"])
@pytest.mark.parametrize("name", COLUMNS)
def test_no_term_stands_twice_in_a_row(base: str, name: str) -> None:
    for row in read_table(f"{base}/{name}"):
        counts = Counter(values(row["terms"]))
        assert [term for term, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("base", ["zh", "ja"])
def test_no_suffix_is_strong_and_weak(base: str) -> None:
    assert (
        term_set(f"{base}/org_suffixes", strength="strong") & term_set(f"{base}/org_suffixes", strength="weak") == set()
    )


@pytest.mark.parametrize("base", ["zh", "ja"])
def test_titles_are_wide_and_classes_hold_a_title(base: str) -> None:
    heads = {
        term for part in ("executive", "founder", "staff", "office") for term in terms(f"{base}/titles", part=part)
    }
    assert len(heads) >= 180
    assert [term for term in terms(f"{base}/titles", part="class") if term in heads] == []


def test_surnames_are_wide() -> None:
    assert len(japanese_surnames()) >= 1550
    assert len(chinese_surnames()) >= 450


@pytest.mark.parametrize(
    ("name", "base", "lengths"),
    [
        ("田中律子", "ja", [2, 1]),
        ("趙紅", "ja", [1]),
        ("欧陽明", "ja", [2, 1]),
        ("佐々木健", "ja", [3]),
        ("欧阳明远", "zh", [2, 1]),
        ("沈若谷", "zh", [1]),
        ("公司", "zh", []),
        ("売上高", "ja", []),
    ],
)
def test_readings_of_a_name(name: str, base: str, lengths: list[int]) -> None:
    assert surname_lengths(name, base) == lengths


@pytest.mark.parametrize("base", ["zh", "ja"])
def test_contexts_are_of_entities_with_guarded_names(base: str) -> None:
    rows = read_table(f"{base}/entity_contexts")
    assert [row["id"] for row in rows if not known_entities()[row["id"]].guarded] == []
    assert [row["id"] for row in rows if len(values(row["terms"])) < 3] == []


@pytest.mark.parametrize("base", ["zh", "ja"])
def test_every_known_surface_is_found_folded(base: str) -> None:
    assert {entity for entity, _ in surfaces(base).values()} <= set(known_entities())
    assert surfaces(base)["ByteDance"] == ("bytedance", False)
    assert all(surfaces(base)[name][1] for name in ("バイト", "字节") if name in surfaces(base))


@pytest.mark.parametrize(
    ("names", "forms"),
    [
        ({"理想汽车"}, ["理想汽車", "理想自動車"]),
        ({"岚桥科技集团"}, ["嵐橋科技集団", "嵐橋科技グループ"]),
        ({"理想", "Li Auto", "リ・オート"}, []),
    ],
)
def test_chinese_names_as_japanese_text_spells_them(names: set[str], forms: list[str]) -> None:
    assert list(japanese_forms(names)) == forms
