"""The catalogue of printed words: one entry a phrase, in English and Indonesian.

Placeholders in braces are filled by name with text that is ready to print. A key with ``_one``
beside it is the English form for exactly one.
"""

from __future__ import annotations

from dumas_cli.render import (
    words_activity,
    words_cases,
    words_charts,
    words_common,
    words_counting,
    words_fairness,
    words_fields,
    words_history,
    words_import,
    words_paper,
    words_plan,
    words_report,
    words_seals,
    words_trend,
    words_waiting,
)
from dumas_cli.render.numbers import Lang, count_text

PHRASES: dict[str, tuple[str, str]] = {
    **words_common.PHRASES,
    **words_report.PHRASES,
    **words_cases.PHRASES,
    **words_plan.PHRASES,
    **words_import.PHRASES,
    **words_fields.PHRASES,
    **words_history.PHRASES,
    **words_counting.PHRASES,
    **words_seals.PHRASES,
    **words_fairness.PHRASES,
    **words_waiting.PHRASES,
    **words_trend.PHRASES,
    **words_activity.PHRASES,
    **words_charts.PHRASES,
    **words_paper.PHRASES,
}


def say(lang: Lang, key: str, **fields: str) -> str:
    """The phrase in the language, its placeholders filled. KeyError for a key or field that is missing."""
    english, indonesian = PHRASES[key]
    return (english if lang == "en" else indonesian).format(**fields)


def say_count(lang: Lang, key: str, n: int, **fields: str) -> str:
    """The phrase for ``n`` things: English has a form for one. ``{n}`` is the number as printed."""
    one = f"{key}_one"
    return say(lang, one if n == 1 and one in PHRASES else key, n=count_text(n, lang), **fields)


def knows(key: str) -> bool:
    """Whether the catalogue has a phrase of that key: for values from outside, such as a new source."""
    return key in PHRASES


def reason(lang: Lang, english: str, indonesian: str) -> str:
    """Chooses between two sentences that a record already holds."""
    return english if lang == "en" else indonesian
