"""The last touch to a saved workbook: results beside formulas, words beside charts, and no time of writing."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from xml.sax.saxutils import quoteattr

# A workbook carries the day it was made; a fixed one makes the same result the same bytes.
MADE_AT = datetime(2000, 1, 1)  # noqa: DTZ001 (the format stores no time zone)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)

Result = int | float | str
"""What a formula comes to; words only as "", for a figure that does not exist."""

_FORMULA = re.compile(r'<c r="([A-Z]+\d+)"((?: s="\d+")?)[^>]*><f>([^<]*)</f><v ?(?:/>|></v>)</c>')
_PICTURE = re.compile(r'(<(?:\w+:)?cNvPr id="\d+" name="Chart \d+")')


def finished(
    content: bytes, results: Mapping[int, Mapping[str, Result]] | None = None, words: Sequence[str] = ()
) -> bytes:
    """The same workbook without the time it was written at, which openpyxl puts into it.

    ``results`` gives, by the number of the sheet from 1 and the address of the cell, what its formula comes to: a
    program that does not compute shows that. ``words`` tell the charts in order, for who cannot see them.
    """
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as whole:
        for name in book.namelist():
            part = book.read(name)
            if name == "docProps/core.xml":
                made_at = MADE_AT.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + made_at, part)
            elif (sheet := re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name)) and results:
                if of_sheet := results.get(int(sheet[1])):
                    part = _with_results(part.decode(), of_sheet).encode()
            elif name == "xl/drawings/drawing1.xml":
                part = _with_words(part.decode(), words).encode()
            elif name.startswith("xl/charts/"):  # or LibreOffice takes the format of the cells
                part = re.sub(rb'(<(?:c:)?numFmt formatCode="[^"]*") ?/>', rb'\g<1> sourceLinked="0"/>', part)
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            whole.writestr(info, part)
    return out.getvalue()


def _with_results(sheet: str, results: Mapping[str, Result]) -> str:
    def told(found: re.Match[str]) -> str:
        address, style, formula = found.groups()
        result = results[address]
        kind = ' t="str"' if isinstance(result, str) else ""
        return f'<c r="{address}"{style}{kind}><f>{formula}</f><v>{result}</v></c>'

    done, count = _FORMULA.subn(told, sheet)
    if count != len(results):
        raise ValueError(f"{len(results)} formulas were written, {count} found")
    return done


def _with_words(drawing: str, words: Sequence[str]) -> str:
    waiting = iter(words)
    return _PICTURE.sub(lambda found: f"{found[0]} descr={quoteattr(next(waiting, ''))}", drawing)
