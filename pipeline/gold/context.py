"""A stretch of a text as people are shown it."""


def in_context(text: str, start: int, end: int, *, width: int) -> str:
    """Return [start, end) in 【】 with up to `width` characters on either side, and ⏎ for line ends."""
    before, after = text[max(start - width, 0) : start], text[end : end + width]
    return f"{before}【{text[start:end]}】{after}".replace("\n", "⏎")
