"""What stands under the yearly table: what was counted, up to which day, from how many letters."""

from __future__ import annotations

from datetime import date

from dumas_cli.figures.yearly import YearFigures, YearlyReport
from dumas_cli.render.numbers import Lang, count_text, day_text
from dumas_cli.render.words import say, say_count


def report_notes(report: YearlyReport, lang: Lang, same_age: bool) -> tuple[str, ...]:
    """What the main figures count, up to which day, from how many letters."""
    main = report.same_age if same_age else report.years
    counts = "; ".join(_letters("n_counts_known_on" if same_age else "n_counts", f, lang) for f in main)
    definition, year_by = report.counting.definition.value, report.counting.year_by.value
    counted = {
        "rate": say(lang, f"rate_{definition}"),
        "cohort": say(lang, f"of_cohort_{year_by}"),
        "answered": say(lang, f"by_definition_{definition}"),
        "counts": counts,
    }
    notes = [
        say(lang, "n_rate_same_age" if same_age else "n_rate", **counted, day=day_text(report.as_of, lang)),
        say(lang, f"n_letters_{year_by}"),
        say(lang, "n_complaints"),
    ]
    if report.known_on is not None:
        notes.insert(0, say(lang, "n_known_on", day=day_text(report.known_on, lang)))
    if not same_age and report.same_age:
        at_age = "; ".join(_letters("n_counts_known_on", f, lang) for f in report.same_age)
        notes.insert(notes.index(say(lang, f"n_letters_{year_by}")), say(lang, "n_same_age", counts=at_age))
    if report.undated_letters:
        notes.append(say_count(lang, "n_undated", report.undated_letters))
    if len(main) > 1:
        notes.append(say(lang, "n_points"))
    last = main[-1]
    if len(main) > 1 and not same_age and report.as_of < date(last.year, 12, 31):
        unfinished = say(lang, "n_unfinished", year=str(last.year), day=day_text(report.as_of, lang))
        notes.insert(0, unfinished)
    return tuple(notes)


def _letters(key: str, figures: YearFigures, lang: Lang) -> str:
    return say_count(
        lang,
        key,
        figures.referred,
        year=str(figures.year),
        day=day_text(figures.known_on, lang),
        answered=count_text(figures.answered, lang),
    )
