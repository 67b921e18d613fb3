"""The main job on the practice data, as a new user sees it."""

from datetime import date


def test_the_report_shows_the_published_years(practice):
    shown = practice.ok("report", "--year", 2017, "--as-of", "2018-01-31")
    assert "73.04% → 84% (+10.96 points)" in shown
    assert "1,102 → 1,194" in shown


def test_the_published_rates_hold_on_any_later_day(practice):
    for day in ("2018-02-01", "2019-06-30", date(2026, 1, 1)):
        assert "73.04% → 84%" in practice.ok("report", "--year", 2017, "--as-of", day)
