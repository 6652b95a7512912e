"""The text folded in place: what rules match without a map."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text import analyse, plain_text
from pipeline.vocabulary import Lang


def test_each_paragraph_is_folded_by_its_own_language() -> None:
    text = "這家公司說，營收１０億元，員工們很多。\n日本の気象庁は働く人を増やした（予定）。"
    assert plain_text(analyse(text)) == "这家公司说,营收10亿元,员工们很多。\n日本の気象庁は働く人を増やした(予定)。"


@pytest.mark.parametrize("text", ["", "\n", "㈱日立のｶﾞｿﾘﾝは５０％。", "a\u200b１"])
def test_what_changes_its_length_stays(text: str) -> None:
    assert len(plain_text(analyse(text, lang=Lang.JA))) == len(text)


@given(st.text(st.characters(exclude_categories=[]), max_size=60), st.sampled_from(list(Lang)))
def test_offsets_are_those_of_the_text(text: str, lang: Lang) -> None:
    layout = analyse(text, lang=lang)
    plain = plain_text(layout)
    assert len(plain) == len(text)
    if layout.folded.starts is None:
        assert plain == layout.folded.text
