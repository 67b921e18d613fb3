"""Printed words of intervals, peers, suppression and the reasons of a change."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {}
