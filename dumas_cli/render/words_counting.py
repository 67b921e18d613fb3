"""Printed words of definitions and of the way from received to answered."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {}
