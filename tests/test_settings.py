"""dumas.toml: every key is checked, documented, and in the template; a wrong one is named with the nearest."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from dumas_cli.errors import SettingsError
from dumas_cli.plan.limits import Grade, Leave, Limits, TeamSettings
from dumas_cli.plan.travel_rules import Speeds, TravelRules, WayRules
from dumas_cli.records import Method
from dumas_cli.reference.files import Reference
from dumas_cli.settings import MINIMAL_TOML, TEMPLATE_TOML, Settings, find_settings, read_settings

ROOT = Path(__file__).parent.parent
KEYS = [
    *("lang", "reference", "office", "base", "triage", "mandatory_workdays", "high_workdays"),
    *("plan", "budget", "max_trip_days", "max_trips", "travel_minutes", "work_minutes", "extra_complaint_minutes"),
    *("session_minutes", "speeds", "ways", "team", "name", "members", "grade", "skills", "leave", "from", "to"),
    *(field.name for field in (*fields(Speeds), *fields(WayRules))),
    *(method.value for method in Method),
]


def read(text: str) -> Settings:
    return read_settings(text, where="dumas.toml")


def test_an_empty_file_gives_the_defaults():
    assert read("") == Settings()
    assert read("").triage.mandatory_workdays == 20
    assert read("").triage.high_workdays == 40
    assert read("").limits == Limits()


def test_the_template_without_its_teams_is_the_defaults():
    settings = read(TEMPLATE_TOML)
    assert settings.limits == Limits()
    assert settings.travel == TravelRules()
    assert settings.triage == Settings().triage
    assert (settings.base, settings.lang, settings.reference) == (Settings().base, None, None)
    assert [team.name for team in settings.teams] == ["Tim 1", "Tim 2"]


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_in_the_template(key):
    assert any(key in line.replace("[", " ").replace("]", " ").replace(".", " ").split() or f"{key} =" in line
               for line in TEMPLATE_TOML.splitlines())  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_in_the_documentation(key):
    assert f"`{key}`" in (ROOT / "docs" / "planning.md").read_text(encoding="utf-8")


def test_the_lines_that_the_template_comments_out_can_be_used():
    text = TEMPLATE_TOML
    for line in ("# lang =", "# reference =", "# budget =", "# max_trips =", "# leave ="):
        assert line in text
        text = text.replace(line, line.removeprefix("# "))
    settings = read(text)
    assert settings.limits.budget == 400_000_000
    assert settings.teams[0].max_trips == 6
    assert settings.teams[0].leave == (Leave(date(2018, 2, 19), date(2018, 2, 23)),)


def test_the_minimal_file_has_teams():
    assert [(team.name, team.members) for team in read(MINIMAL_TOML).teams] == [("Tim 1", 3), ("Tim 2", 2)]


def test_the_practice_file_is_good_and_says_it_is_invented():
    text = (ROOT / "data" / "dumas.toml").read_text(encoding="utf-8")
    assert "invented" in text.splitlines()[0]
    settings = read(text)
    assert len(settings.teams) in {4, 5}
    assert settings.base in {place.full_name for place in Reference().places()}


def test_the_default_base_is_a_place_of_the_registry():
    assert Settings().base in {place.full_name for place in Reference().places()}


def test_a_team_is_read_whole():
    settings = read("""
[[team]]
name = "Tim Timur"
members = ["Ani (rekaan)", "Budi (rekaan)"]
grade = "eselon_iii"
skills = ["mediasi", "klarifikasi"]
max_trips = 0
leave = [{ from = 2018-02-05, to = "2018-02-09" }]
""")
    assert settings.teams == (
        TeamSettings(
            name="Tim Timur",
            members=2,
            names=("Ani (rekaan)", "Budi (rekaan)"),
            grade=Grade.ESELON_III,
            skills=(Method.MEDIASI, Method.KLARIFIKASI),
            leave=(Leave(date(2018, 2, 5), date(2018, 2, 9)),),
            max_trips=0,
        ),
    )


def test_a_team_masters_every_method_unless_it_says_otherwise():
    assert read('[[team]]\nname = "A"').teams[0].skills == tuple(Method)


def test_a_session_default_is_cut_to_a_short_working_day():
    limits = read("[plan]\nwork_minutes = 300").limits
    assert limits.session_minutes[Method.MEDIASI] == 300
    assert limits.session_minutes[Method.KLARIFIKASI] == 180


@pytest.mark.parametrize(
    ("text", "named", "remedy"),
    [
        ("langs = 'id'", "langs", '"lang"'),
        ("[plan]\nbuget = 5", "plan.buget", '"budget"'),
        ("[plan.speeds]\njava = 5", "plan.speeds.java", '"jawa"'),
        ("[plan.session_minutes]\nmediation = 5", "plan.session_minutes.mediation", '"mediasi"'),
        ("[[team]]\nname='A'\nmember = 3", "team 1.member", '"members"'),
        ("[[team]]\nname='A'\nleave=[{from=2018-01-01, till=2018-01-02}]", "team 1.leave 1.till", "from, to"),
        ("lang = 'fr'", "lang", "en, id"),
        ("lang = 5", "lang", "quotation marks"),
        ("plan = 5", "plan", "[plan]"),
        ("team = 5", "team", "[[team]]"),
        ("[team]\nname='A'", "team", "[[team]]"),
        ("[plan]\nbudget = 1.5", "plan.budget", "digits"),
        ("[plan]\nbudget = true", "plan.budget", "digits"),
        ("[plan]\nbudget = -1", "plan.budget", "from 0"),
        ("[plan]\nmax_trip_days = 0", "plan.max_trip_days", "from 1"),
        ("[plan]\ntravel_minutes = 961", "plan.travel_minutes", "to 960"),
        ("[plan.session_minutes]\nmediasi = 481", "plan.session_minutes.mediasi", "to 480"),
        ("[plan.speeds]\nair = 0", "plan.speeds.air", "from 1"),
        ("[plan.speeds]\nair = nan", "plan.speeds.air", "from 1"),
        ("[plan.speeds]\nair = 'fast'", "plan.speeds.air", "with a point"),
        ("[plan.ways]\ntown_rupiah = 1.5", "plan.ways.town_rupiah", "digits"),
        ("[triage]\nhigh_workdays = 0", "triage.high_workdays", "from 1"),
        ("[office]\nbase = ''", "office.base", "quotation marks"),
        ("[[team]]\nmembers = 3", "team 1.name", "name ="),
        ("[[team]]\nname='A'\n[[team]]\nname='A'", "team 2.name", "name of its own"),
        ("[[team]]\nname='A'\nmembers = 0", "team 1.members", "from 1"),
        ("[[team]]\nname='A'\nmembers = []", "team 1.members", "1 to 10"),
        ("[[team]]\nname='A'\nmembers = [5]", "team 1.members", "["),
        ("[[team]]\nname='A'\ngrade = 'eselon_v'", "team 1.grade", "eselon_iv"),
        ("[[team]]\nname='A'\nskills = []", "team 1.skills", "at least one"),
        ("[[team]]\nname='A'\nskills = ['mediation']", "team 1.skills", '"mediasi"'),
        ("[[team]]\nname='A'\nleave=[{from=2018-01-02, to=2018-01-01}]", "team 1.leave 1.to", "Exchange"),
        ("[[team]]\nname='A'\nleave=[{from=2018-01-02}]", "team 1.leave 1.to is missing", "year, month"),
        ("[[team]]\nname='A'\nleave=[{from='2/1/18', to=2018-01-01}]", "team 1.leave 1.from", "year, month"),
        ("[[team]]\nname='A'\nleave=[{from=2018-01-01T08:00:00, to=2018-01-01}]", "team 1.leave 1.from", "year, month"),
    ],
)
def test_a_wrong_entry_is_named_with_its_remedy(text, named, remedy):
    with pytest.raises(SettingsError) as error:
        read(text)
    assert named in error.value.what
    assert remedy in error.value.remedy
    assert error.value.where == "dumas.toml"


def test_text_that_is_not_toml_is_refused_with_its_line():
    with pytest.raises(SettingsError, match="line 1"):
        read("lang = =\n")


def test_the_file_that_is_named_goes_before_all_others(tmp_path):
    named, here, beside = tmp_path / "own.toml", tmp_path / "here", tmp_path / "db"
    here.mkdir()
    beside.mkdir()
    named.write_text("[plan]\nbudget = 1")
    (here / "dumas.toml").write_text("[plan]\nbudget = 2")
    (beside / "dumas.toml").write_text("[plan]\nbudget = 3")
    assert find_settings(named, folder=here, beside=beside).limits.budget == 1
    assert find_settings(None, folder=here, beside=beside).limits.budget == 2
    (here / "dumas.toml").unlink()
    assert find_settings(None, folder=here, beside=beside).limits.budget == 3
    (beside / "dumas.toml").unlink()
    assert find_settings(None, folder=here, beside=beside) == Settings()


def test_the_settings_know_their_file(tmp_path):
    (tmp_path / "dumas.toml").write_text('reference = "office"')
    settings = find_settings(None, folder=tmp_path)
    assert settings.source == tmp_path / "dumas.toml"
    assert settings.reference == tmp_path / "office"


def test_a_file_that_is_named_must_exist(tmp_path):
    with pytest.raises(SettingsError, match="does not exist"):
        find_settings(tmp_path / "none.toml", folder=tmp_path)


def test_a_file_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "dumas.toml").write_bytes('# café\nlang = "id"'.encode("cp1252"))
    with pytest.raises(SettingsError, match="UTF-8"):
        find_settings(None, folder=tmp_path)


def test_a_byte_order_mark_does_no_harm(tmp_path):
    (tmp_path / "dumas.toml").write_bytes(b'\xef\xbb\xbflang = "id"')
    assert find_settings(None, folder=tmp_path).lang == "id"
