"""Printed words of charts and of the forms that hold them."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {}
