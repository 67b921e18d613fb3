"""A file becomes sheets: its content decides what kind it is and who reads it."""

from __future__ import annotations

from pathlib import Path

from dumas_cli.sheets.content import HTML, MHTML, TEXT, XML2003, kind_of
from dumas_cli.sheets.delimited import open_delimited
from dumas_cli.sheets.workbook import Sheet, open_workbook


def open_sheets(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a file of any kind that is read, in its order; a csv file is one sheet without a name.

    Raises SheetError for a file that is no spreadsheet, is damaged, locked, or larger than can be held.
    """
    kind = kind_of(path)
    if kind == TEXT:
        return (open_delimited(path),)
    if kind in {HTML, MHTML}:
        from dumas_cli.sheets.markup import open_page

        return open_page(path, kind)
    if kind == XML2003:
        from dumas_cli.sheets.xml_spreadsheet import open_xml_spreadsheet

        return open_xml_spreadsheet(path)
    return open_workbook(path, kind)
