"""The months, and those to come, as they are read."""

from datetime import date
from fractions import Fraction

import pytest

from dumas_cli.figures.trend import BackTest, Expected, Forecast, Month, Refusal, Refused, Trend
from dumas_cli.records import Document
from dumas_cli.render.layout import plain_text
from dumas_cli.render.trend import (
    forecast_chart,
    forecast_headline,
    forecast_table,
    trend_chart,
    trend_headline,
    trend_table,
)

AS_OF = date(2018, 1, 15)
TEST = BackTest(12, 114, 16076, 2390, 3050, 92, 7, 11675, 604, 1166)


def of_trend(n=25, *, received=True):
    """Invented months up to January 2018, which is not over."""
    months = []
    for back in range(n - 1, -1, -1):
        at = 2018 * 12 - back
        begins_on = date(at // 12, at % 12 + 1, 1)
        sent = 0 if back == 6 else 90 + (at * 37) % 80
        returned = at % 4 if sent else 0
        answered = (sent - returned) * 3 // 4
        rate = Fraction(answered, sent - returned) if sent else None
        before = None if back + 12 >= n else 90 + ((at - 12) * 37) % 80
        complaints = sent + 12 if received else None
        months.append(Month(begins_on, sent, returned, answered, rate, before, complaints, whole=back > 0))
    return Trend(AS_OF, tuple(months))


def of_forecast(test=TEST):
    months = tuple(
        (
            date(2018, month, 1),
            Expected(100 + month * 7, 80 + month * 5, 130 + month * 9, 70 + month * 4, 150 + month * 11),
        )
        for month in range(1, 13)
    )
    return Forecast(60, months, Expected(1746, 1598, 1911, 1524, 2008), 1731, test)


def document(lang="en"):
    return Document(
        title="",
        headline=(*trend_headline(of_trend(), lang), forecast_headline(of_forecast(), lang)),
        tables=(trend_table(of_trend(), lang), forecast_table(of_forecast(), lang)),
        charts=(trend_chart(of_trend(), lang), forecast_chart(of_trend(), of_forecast(), lang)),
    )


@pytest.mark.parametrize(("lang", "name"), [("en", "trend_80.txt"), ("id", "trend_80_id.txt")])
def test_the_months_read_well_at_80_columns(lang, name, golden):
    text = plain_text(document(lang), width=80)
    assert max(map(len, text.splitlines())) <= 80
    golden(f"render/{name}", text)


def test_the_charts_are_told_in_words(golden):
    lines = [f"{chart.title}\n{chart.words}" for lang in ("en", "id") for chart in document(lang).charts]
    golden("render/trend_charts.txt", "\n".join(lines) + "\n")


def test_a_line_of_marks_fits_a_screen_however_long_the_series():
    assert max(map(len, trend_headline(of_trend(120), "id"))) <= 80


def test_the_month_that_is_not_over_is_marked_and_in_no_line_of_marks():
    assert trend_table(of_trend(), "en").rows[-1][0].text == "Jan 2018, not over"
    assert all("Dec 2017" in line for line in trend_headline(of_trend(), "en"))
    assert trend_chart(of_trend(), "en").series[0].points[-1].x == date(2017, 12, 1)


def test_complaints_have_a_column_only_where_they_were_counted():
    names = [column.name for column in trend_table(of_trend(received=False), "en").columns]
    assert "received" not in names
    assert len(trend_headline(of_trend(received=False), "en")) == 2


def test_a_month_without_letters_has_no_rate():
    row = trend_table(of_trend(), "en").rows[-7]
    assert [row[3].text, row[7].text] == ["0", "–"]


@pytest.mark.parametrize(
    ("refused", "words"),
    [
        (Refused(Refusal.SHORT, 25, 48), "No forecast: 48 whole months of letters are needed, and there are 25."),
        (
            Refused(Refusal.UNFIT, 60, 48),
            "No forecast: the counts of the 60 months are such that no model of months and seasons fits them.",
        ),
    ],
)
def test_a_refusal_is_words_and_no_figure(refused, words):
    table = forecast_table(refused, "en")
    assert (table.rows, table.notes) == ((), (words,))
    assert forecast_headline(refused, "en") == words


@pytest.mark.parametrize(
    ("test", "told"),
    [
        (TEST, []),
        (BackTest(12, 114, 16076, 3050, 3050, 92, 7, 11675, 604, 1166), ["forecast_n_naive"]),
        (BackTest(12, 114, 16076, 2390, 3050, 92, 7, 11675, 1166, 1166), ["forecast_n_naive_year"]),
        (BackTest(12, 78, 16076, 2390, 3050, 60, 0, 0, 0, 0), []),
    ],
)
def test_it_is_said_when_the_year_before_is_the_better_guess(test, told):
    starts = {"forecast_n_naive": "The same month of the year before did", "forecast_n_naive_year": "For the year as"}
    notes = forecast_table(of_forecast(test), "en").notes
    assert [key for key, start in starts.items() if any(note.startswith(start) for note in notes)] == told


def test_the_error_stands_beside_the_forecast():
    """2,390 of 16,076 letters is 14.87%; the year before 3,050, 18.97%."""
    notes = " ".join(forecast_table(of_forecast(), "en").notes)
    assert "off by 14.87% of the letters" in notes
    assert "off by 18.97%" in notes


def test_no_month_at_all_has_no_line():
    assert trend_headline(Trend(AS_OF, ()), "en") == ()
    assert trend_chart(Trend(AS_OF, ()), "en").words == "No letters."
