"""Printed words of seals and what was restated."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {}
