"""Printed words of the monitoring done, its effect and its cost."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {}
