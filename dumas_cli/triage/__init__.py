"""Triage: which open complaints need direct clarification on a day, how urgently, why, and by which method."""
