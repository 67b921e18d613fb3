"""Saves a workbook so that the same cells always give the same bytes."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

_WRITTEN_AT = datetime(2018, 1, 31, 15, 30)  # noqa: DTZ001 - workbook properties bear no zone


def save(workbook: Workbook, path: Path, title: str) -> None:
    """Write the workbook with fixed properties and zip dates."""
    properties = workbook.properties
    properties.creator = "data latihan"
    properties.title = f"{title} (data latihan - seluruhnya rekaan)"
    properties.created = _WRITTEN_AT
    raw = BytesIO()
    workbook.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                # openpyxl puts the clock into "modified" while it saves.
                stamp = _WRITTEN_AT.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, content)
            entry = zipfile.ZipInfo(name, _WRITTEN_AT.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            target.writestr(entry, content)
