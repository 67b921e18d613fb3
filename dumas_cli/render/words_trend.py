"""Printed words of the monthly series and the forecast."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {}
