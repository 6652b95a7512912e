"""Tells whether a number without a unit is complete, or goes on to what it counts."""

import re

from pipeline.quantities.cues import hit_after
from pipeline.quantities.draft import Draft, Passage

# What ends a number: a sign, a particle, or a verb, which no counter begins like.
_CLOSED = {
    "zh": re.compile(
        r"\Z|[^㐀-鿿ぁ-ヿA-Za-z0-9%]|[的加和与及或就都也再没已不是仍还]|放售|易手|成交|起步|还是|流[向入出]|用于|用来|用在|捐给|投入|投向|买下|盘下|拿下|拍下"
        r"|收购|入股|入场|入市|转让|离场|入账|到手|到账|保底|押后|[㐀-鿿]{1,4}[到至为成]了?(?=[0-9一二两三四五六七八九十百千])"
    ),
    "ja": re.compile(r"\Z|[^㐀-鿿ァ-ヶA-Za-z0-9%]"),
}


def is_closed(passage: Passage, draft: Draft) -> bool:
    """Whether no further unit or noun is counted: the text goes on with a comparator, a particle or a sign."""
    if passage.find(_CLOSED[passage.lexicon.base], draft.end):
        return True
    bound = passage.lexicon.after.after(passage.text, draft.end, passage.end)
    return (bound is not None and bound[1].comparator is not None) or hit_after(passage, draft) is not None
