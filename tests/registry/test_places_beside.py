"""A Kota and a Kabupaten of one name: the other cells of the row decide, or the place stays open."""

import pytest

from dumas_cli.reference.files import Reference
from dumas_cli.registry.places import PlaceRegistry

PLACES = PlaceRegistry(Reference(None).places())


@pytest.mark.parametrize(
    ("beside", "place"),
    [
        (["Pemerintah Kota Bandung"], "Kota Bandung"),
        (["Pemkab Bandung"], "Kabupaten Bandung"),
        (["Bupati Bandung"], "Kabupaten Bandung"),
        (["Wali Kota Bandung"], "Kota Bandung"),
        (["Kementerian Sosial", "Jl. Rekaan No. 1, Kab. Bandung"], "Kabupaten Bandung"),
        ([None, "jl. rekaan 1 KOTA BANDUNG 40111"], "Kota Bandung"),
        # The first cell that says it decides.
        (["Pemkot Bandung", "Kab. Bandung"], "Kota Bandung"),
        (["Pemkab Bandung Barat"], None),  # another place
        (["Polres Bandung"], None),  # no kind
        (["Koordinasi Kota Bandung dan Kabupaten Bandung"], None),  # both
        ([None], None),
        ([], None),
    ],
)
def test_another_cell_of_the_row_decides_or_the_place_stays_open(beside, place):
    found = PLACES.decide(PLACES.resolve("Bandung", "Jawa Barat"), beside)
    assert (found.place.full_name if found.place else None) == place


def test_a_place_that_is_sure_is_not_changed_by_other_cells():
    found = PLACES.decide(PLACES.resolve("Kota Bandung", "Jawa Barat"), ["Pemkab Bandung"])
    assert found.place is not None
    assert found.place.full_name == "Kota Bandung"
