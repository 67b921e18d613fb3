"""A long sheet of an xlsx, loaded piece by piece while it is unpacked and measured: in one pass, and in less memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dumas_cli.errors import SheetError
from dumas_cli.sheets.cells import Cell
from dumas_cli.sheets.container import Container, Damage, plain
from dumas_cli.sheets.heading import Merge
from dumas_cli.sheets.xlsx_cells import FormulaFinder, Reach, take_errors, take_usual

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

PIECE_BYTES = 1 << 22
"""About how many bytes of a sheet are loaded at once; a sheet of less than two pieces is loaded as a whole."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A loaded sheet: its pieces from the top, none of them blank, and what was measured of its cells."""

    loaded: tuple[CalamineSheet, ...]
    merges: tuple[Merge, ...]
    reach: Reach

    @property
    def height(self) -> int:
        """The number of the last row that holds something, 0 where none does."""
        return self.loaded[-1].end[0] + 1 if self.loaded and self.loaded[-1].end else 0

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Every row from the first, blank ones too, all of one length, from column A on."""
        width = max((piece.end[1] + 1 for piece in self.loaded if piece.end), default=0)
        number = 0
        for piece in self.loaded:
            top, left = piece.start or (0, 0)
            for _ in range(number, top):
                yield [""] * width
            right = width - left - piece.width
            if left or right:
                yield from ([*[""] * left, *row, *[""] * right] for row in piece.to_python())
            else:
                yield from piece.to_python()
            number = top + piece.height


def load_in_pieces(
    container: Container,
    part: str,
    sheet: str,
    beside: Sequence[str],
    most_cells: int,
    is_calculated: bool = True,
) -> Pieces | None:
    """The sheet of that name, which lies in ``part``; ``beside`` are the parts that the engine needs with it.

    None where it is to be measured by itself and loaded as a whole: where it is short, shares texts with other cells,
    has cells or rows that are not written in the usual way and order, might be over ``most_cells``, or where the engine
    stumbles over one of its pieces. No piece is handed to the engine before its cells were measured. ``is_calculated``
    is that of ``reach_of``.
    """
    if container.size(part) < 2 * PIECE_BYTES or not _is_small(container, beside):
        return None
    try:
        others = {name: container.read(name) for name in beside}
    except (SheetError, *Damage):
        return None
    reach, loaded = Reach(), list["CalamineSheet"]()
    formulas = FormulaFinder(is_calculated=is_calculated)
    merges: Sequence[Merge] = ()
    last = 0
    for text in _texts(container.pieces(part)):
        # Each piece's rows come after those of the last, so that all of them together are within this rectangle.
        if not text or take_usual(text, reach) is None or reach.rows * reach.columns > most_cells:
            return None
        take_errors(text, reach)
        formulas.take(text, 0, 0, is_usual=True)
        piece = _loaded(others | {part: text}, sheet)
        if piece is None:
            return None
        merges = piece.merged_cell_ranges or ()
        if piece.start is None or piece.end is None:
            continue
        if loaded and piece.start[0] <= last:
            return None
        loaded.append(piece)
        last = piece.end[0]
    reach.unstored = formulas.unstored()
    return Pieces(tuple(loaded), tuple(merges), reach)


# --------------------------------------------------------------------------- helpers

_MOST_BESIDE = 1 << 18
_MOST_SHARED = 200  # bytes: a list of no texts, or of texts so short that no number of copies does harm
_MOST_HELD = 8 * PIECE_BYTES
_TOP = b"<sheetData>"


def _is_small(container: Container, names: Sequence[str]) -> bool:
    """Whether the parts may be handed to the engine again with each piece."""
    shared = (container.size(name) for name in names if plain(name).endswith("sharedstrings.xml"))
    return sum(map(container.size, names)) <= _MOST_BESIDE and max(shared, default=0) <= _MOST_SHARED


def _texts(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The sheet's XML cut between rows, each piece a whole sheet; an empty one where it cannot be cut."""
    head, held, size = b"", list[bytes](), 0
    has_ended = False
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size > _MOST_HELD:
            yield b""
            return
        if size < PIECE_BYTES or has_ended:
            continue
        text = b"".join(held)
        if not head:
            top = text.find(_TOP)
            head = text[: top + len(_TOP)] if top >= 0 else b"-"
            text = text[len(head) :]
        has_ended = b"</sheetData" in text
        cut = 0 if has_ended else text.rfind(b"<row ")
        if cut > 0:
            yield b"".join((head, text[:cut], b"</sheetData></worksheet>"))
            text = text[cut:]
        held, size = [text], len(text)
    yield b"".join((head, *held))


def _loaded(parts: Mapping[str, bytes], sheet: str) -> CalamineSheet | None:
    """The sheet of a workbook of these parts, None where the engine cannot read it."""
    from python_calamine import load_workbook

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    file.seek(0)
    try:
        with load_workbook(file) as workbook:
            return workbook.get_sheet_by_name(sheet)
    except Exception:
        return None
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            return None
        raise
