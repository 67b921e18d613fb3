"""How a sheet's headings have changed since it was last imported with the same profile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dumas_cli.sheets.alike import ALIKE, likeness
from dumas_cli.sheets.profiles import KnownHeadings, Profile, heading_key


@dataclass(frozen=True, slots=True)
class Drift:
    """Headings that came, went, or changed their words, each as written. False where nothing has changed.

    ``renamed`` holds the old and the new heading of each pair; neither is in ``missing`` or ``new``.
    """

    new: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.missing or self.renamed)


def drift(before: Sequence[str], now: Sequence[str], profile: Profile) -> Drift:
    """Compare the headings of the last import with those of this one.

    Neither their order nor small letters, dots and the usual abbreviations matter, and a blank heading is none. One
    that went and one that came are one renamed where the same field claims both, or where they are alike and no two
    fields claim them.
    """
    old, new = _by_key(before), _by_key(now)
    went = [text for key, text in old.items() if key not in new]
    came = [text for key, text in new.items() if key not in old]
    pairs = sorted(
        ((score, i, j) for i, a in enumerate(went) for j, b in enumerate(came) if (score := _same(a, b, profile))),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    renamed: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in renamed and j not in renamed.values():
            renamed[i] = j
    return Drift(
        new=tuple(text for j, text in enumerate(came) if j not in renamed.values()),
        missing=tuple(text for i, text in enumerate(went) if i not in renamed),
        renamed=tuple((went[i], came[j]) for i, j in sorted(renamed.items())),
    )


def sentences(found: Drift, profile: Profile) -> tuple[str, ...]:
    """The changes as warnings, one a kind, with what each means for the import; none where nothing has changed."""
    renamed = [(f'"{old}" is now "{new}"', _of_renamed(old, new, profile)) for old, new in found.renamed]
    missing = [(f'"{heading}"', _of_missing(heading, profile)) for heading in found.missing]
    new = [(f'"{heading}"', _of_new(heading, profile)) for heading in found.new]
    told = [
        f"{kind} since the last import: {_grouped(changes)}."
        for kind, changes in (("Renamed headings", renamed), ("Missing headings", missing), ("New headings", new))
        if changes
    ]
    lost = [f'--map "{after}={name}"' for before, after in found.renamed if (name := _unread(before, after, profile))]
    if lost:
        told[0] += f" To read {'it' if len(lost) == 1 else 'them'}: {' '.join(lost)}."
    return tuple(told)


# --------------------------------------------------------------------------- helpers


def _by_key(headings: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in headings:
        if key := heading_key(text):
            found.setdefault(key, text)
    return found


def _field(heading: str, profile: Profile) -> str:
    return KnownHeadings(profile.headings).field_of(heading) or ""


def _same(old: str, new: str, profile: Profile) -> float:
    """How surely two headings are one renamed, 0 where they are not: the same field goes before any likeness."""
    fields = {name for heading in (old, new) if (name := _field(heading, profile))}
    if len(fields) == 2:
        return 0.0
    if fields and _field(old, profile) == _field(new, profile):
        return 200.0
    score = likeness(old, new)
    return score if score >= ALIKE else 0.0


def _unread(old: str, new: str, profile: Profile) -> str:
    """The field that was read of a heading and, now that it is renamed, is not any more; "" for none."""
    before = _field(old, profile)
    return "" if _field(new, profile) else before


def _of_renamed(old: str, new: str, profile: Profile) -> str:
    if name := _unread(old, new, profile):
        return f"{name} is not read"
    after = _field(new, profile)
    return f"read as {after}" if after else "not used"


def _of_missing(heading: str, profile: Profile) -> str:
    name = _field(heading, profile)
    return f"{name} is not read" if name else "not used before"


def _of_new(heading: str, profile: Profile) -> str:
    name = _field(heading, profile)
    if name:
        return f"read as {name}"
    return "kept as extra" if profile.keeps(heading) else "not used"


def _grouped(changes: Sequence[tuple[str, str]]) -> str:
    """The changes, those that mean the same together: '"A", "B" (not used); "C" (read as note)'."""
    by_meaning: dict[str, list[str]] = {}
    for change, meaning in changes:
        by_meaning.setdefault(meaning, []).append(change)
    return "; ".join(f"{', '.join(some)} ({meaning})" for meaning, some in by_meaning.items())
