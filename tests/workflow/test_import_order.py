"""Days out of order are imported as written, and pointed out with their rows."""

from __future__ import annotations

from small_registers import a_row, register


def test_a_reply_before_its_letter_is_pointed_out(office):
    path = register(
        office.folder / "register.xlsx",
        a_row(1, reply="09/02/2017", kind="Substantif"),  # the letter is of 10 February
        a_row(2, reply="10/02/2017", kind="Substantif"),  # the same day is in order
        a_row(3, completed="01/02/2017", status="Selesai"),  # received on 2 February
    )
    shown = " ".join(office.ok("import", path, "--db", "dumas.db").split())
    assert "3 rows read = 3 new" in shown
    assert shown.count("On 1 row the reply is dated before our letter") == 1
    assert shown.count("On 1 row the complaint is completed before it was received") == 1
