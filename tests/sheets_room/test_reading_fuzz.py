"""Spoilt files of every kind give rows or a clear error and nothing else. tests/soak_reading.py goes on for longer."""

import random

import pytest
from conftest import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from soak_reading import read, samples, spoil

SAMPLES = samples()


@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_the_sound_files_give_rows(tmp_path, kind):
    path = tmp_path / "sound"
    path.write_bytes(SAMPLES[kind])
    assert read(path) == "rows"


@pytest.mark.parametrize("kind", sorted(SAMPLES))
@settings(max_examples=examples(250), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_a_spoilt_file_gives_rows_or_a_clear_error(tmp_path, kind, seed):
    path = tmp_path / "spoilt.xls"
    path.write_bytes(spoil(SAMPLES[kind], random.Random(seed)))
    assert read(path)


@settings(max_examples=examples(200), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.one_of(
        st.binary(max_size=200),
        st.text(max_size=100).map(str.encode),
        st.text('<>/!-&;"= trd\n', max_size=200).map(lambda text: b"<table>" + text.encode()),
    )
)
def test_any_bytes_give_rows_or_a_clear_error(tmp_path, content):
    path = tmp_path / "any.csv"
    path.write_bytes(content)
    assert read(path)
