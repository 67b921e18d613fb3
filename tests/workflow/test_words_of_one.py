"""One thing is told as one: one row read, one complaint missing, one letter of the year."""

from __future__ import annotations

import re

from small_registers import a_row, register, replies

DAY = ("--as-of", "2018-01-31")
ONE_OF_MANY = re.compile(
    r"(?<![\d,.])1 (?:rows|complaints|letters|values|problems|replies|lines|agencies|dates|names)\b"
)


def test_nothing_is_told_of_one_as_of_many(office):
    told = []
    register(office.folder / "a.csv", a_row(1, received="03/02/2017"))
    told.append(office.ok("import", "a.csv", "--exported-on", "2017-06-30", *DAY))
    # one row told twice, one complaint that the file does not have, one value changed
    row = a_row(2, subject="Upah")
    register(office.folder / "b.csv", row, row, a_row(3, received="04/02/2017"))
    told.append(office.ok("import", "b.csv", "--exported-on", "2017-08-31", "--diff", *DAY))
    register(office.folder / "old.csv", a_row(2, subject="Tanah"))
    told.append(office.ok("import", "old.csv", "--exported-on", "2017-07-31", *DAY))
    replies(office.folder / "r.csv", (7, "Kemenkeu", "S-7", "01/03/2017", "", "Sudah ditangani"))
    told.append(office.ok("import", "r.csv", *DAY))
    register(office.folder / "c.csv", a_row(7))
    told.append(office.ok("import", "c.csv", *DAY))
    told += [office.ok(*words, *DAY) for words in (("report", "--year", "2017"), ("triage",))]
    lists = ("list", "--text", "Upah"), ("problems", "--all"), ("undo", "--dry-run"), ("history",)
    told += [office.ok(*words) for words in lists]
    text = "\n".join(told)
    assert "1 row read" in text
    assert "1 row that had waited found its complaint" in " ".join(text.split())
    found = ONE_OF_MANY.search(text)
    assert found is None, text[max(0, found.start() - 200) : found.end() + 100]


def test_replies_say_how_their_kind_was_told(office):
    """A reply counts as substantive where nobody said what it is, and the summary says so of how many."""
    rows = (
        {"kind": "Substantif", "reply_text": "Sudah ditangani"},
        {"reply_text": "Surat telah diterima dan sedang dalam proses"},
        {"reply_text": "Sertipikat akan diserahkan"},
        {},
    )
    answered = [a_row(number, reply="01/03/2017", **cells) for number, cells in enumerate(rows, start=1)]
    register(office.folder / "a.csv", *answered)
    shown = " ".join(office.ok("import", "a.csv", *DAY).split())
    assert "Kinds of replies 1 told by their column; 1 told by their words; 2 not told, taken as substantive" in shown
    shown = " ".join(office.ok("report", "--year", "2017", *DAY).split())
    assert "3 of 4 letters of 2017" in shown


def test_a_name_of_several_files_is_told_once_and_the_most_frequent_first(office):
    register(office.folder / "a.csv", a_row(1, agency="Yayasan Rekaan"), a_row(2, agency="Koperasi Rekaan"))
    register(office.folder / "b.csv", a_row(3, agency="Koperasi Rekaan"))
    shown = office.ok("import", "a.csv", "b.csv", *DAY)
    names = re.findall(r"^agency +(\S+ Rekaan) +(\d)", shown, re.MULTILINE)
    assert names == [("Koperasi Rekaan", "2"), ("Yayasan Rekaan", "1")]
