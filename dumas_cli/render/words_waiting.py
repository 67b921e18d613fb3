"""Printed words of the speed of answering, ageing and what repeats."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {}
