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


def test_a_sheet_of_the_other_order_stops_until_it_is_told(office):
    """The sheet writes 3/2/2017 for 2 March; the second row proves it."""
    path = register(
        office.folder / "register.xlsx",
        a_row(1, received="3/2/2017", sent="3/6/2017"),
        a_row(2, received="3/13/2017", sent="3/14/2017"),
    )
    stopped = office.run("import", path, "--db", "dumas.db")
    assert stopped.status == 1
    assert "--date-order month" in " ".join(stopped.err.split())
    assert not (office.folder / "dumas.db").exists()
    assert "2 rows read = 2 new" in office.ok("import", path, "--db", "dumas.db", "--date-order", "month")
    assert "2 Mar 2017" in office.ok("show", "2017/0001", "--db", "dumas.db")
