"""What each command shows, as text that can be read; rewritten by pytest --update-golden."""

import pytest
from render_samples import DOCUMENTS, report, show, triage

from dumas_cli.render.layout import plain_text
from dumas_cli.render.markdown import markdown_text


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_each_document_reads_well_at_80_columns(name, golden):
    golden(f"render/{name}_80.txt", plain_text(DOCUMENTS[name](), width=80))


@pytest.mark.parametrize("name", ["import", "plan", "report", "triage"])
def test_and_in_indonesian(name, golden):
    golden(f"render/{name}_80_id.txt", plain_text(DOCUMENTS[name]("id"), width=80))


@pytest.mark.parametrize("name", ["plan", "report", "triage"])
def test_a_wide_screen_brings_more_columns_side_by_side(name, golden):
    golden(f"render/{name}_120.txt", plain_text(DOCUMENTS[name](), width=120))


def test_years_become_rows_when_there_are_more_than_two(golden):
    golden("render/report_series_80.txt", plain_text(report(years=[2014, 2015, 2016, 2017]), width=80))


def test_one_year_stands_alone(golden):
    golden("render/report_one_year_80.txt", plain_text(report(years=[2017]), width=80))


def test_the_same_age_can_be_the_main_figure(golden):
    golden("render/report_same_age_80.txt", plain_text(report(same_age=True), width=80))


def test_an_encoding_without_arrows_and_bars_gets_ascii(golden):
    text = plain_text(report(), width=80, encoding="ascii")
    assert text.isascii()
    assert "73.04% -> 84%" in text
    golden("render/report_80_ascii.txt", text)


def test_nothing_is_cut_in_a_pipe(golden):
    golden("render/triage_pipe.txt", plain_text(triage()))


def test_markdown_holds_the_same_words(golden):
    golden("render/report.md", markdown_text(report()))


def test_the_headline_is_literally_the_published_one():
    text = plain_text(report(), width=80)
    assert "73.04% → 84% (+10.96 points)" in text
    assert "1,102 → 1,194 (+92)" in text


def test_revealed_personal_data_come_with_a_warning():
    assert "keep it confidential" in plain_text(show(revealed=True), width=80)
    assert "--reveal" in plain_text(show(), width=80)
