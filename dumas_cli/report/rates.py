"""The response rate: the share of our letters that agencies answered in substance."""

from __future__ import annotations

from fractions import Fraction


def response_rate(referred: int, answered: int) -> Fraction | None:
    """Share of referrals that agencies answered in substance, exact, from 0 to 1.

    A referral belongs to the year its letter was sent and counts once, however many replies came;
    one returned as misdirected does not count. None when nothing was referred: no letters is not
    0%. ValueError when the counts contradict each other.
    """
    return share(answered, referred)


def closed_share(forwarded: int, closed: int) -> Fraction | None:
    """Share of forwarded complaints that a source without response dates calls closed, from 0 to 1.

    It is not a response rate: nothing says that the agency answered. None when nothing was
    forwarded; ValueError when the counts contradict each other.
    """
    return share(closed, forwarded)


def share(part: int, whole: int) -> Fraction | None:
    """``part`` of ``whole``, exact; None of nothing. ValueError unless 0 <= part <= whole."""
    if not 0 <= part <= whole:
        raise ValueError(f"{part} of {whole} is no share")
    return Fraction(part, whole) if whole else None
