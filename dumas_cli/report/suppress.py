"""Hides small counts in published figures, so that they can't be worked out from the totals either.

A count of one or two letters or complaints may point at a person. So a published breakdown must show no count of 1 or
2, and none may follow from it by adding and subtracting. Three is the least frequency that many statistical offices
ask for (Hundepool and others, Handbook on Statistical Disclosure Control, the threshold rule); a 0 points at nobody
and is shown.

The counts of a group in a year are its letters, those answered, those unanswered (their difference, which a rate gives
away as well), and complaints received and completed where the table has them. Returned letters by group are not
published at all: with so few of them nearly every group would have to go.

No holes are punched. A group with a small count in any year disappears, whole, into the row of the rest ("5 others"),
whose sums are published; so every total stays true and everything derived from the table (changes, ranks, effects) may
be worked out from it without a second thought. Where the rest would betray its members, the group with the fewest
letters joins it (secondary suppression), until in every column

- the sum of the rest is not 1 or 2, and
- if a member's count is 1 or 2, the rest has two members or more, and its sum is neither one nor two for each that has
  any, so that not even who knows which have any, and that all were hidden for being small, could tell theirs.

Then each hidden count can be at least two different whole numbers, as the only thing known of it is a sum that it
shares with others. Groups without any count (all of their letters came back) go to the rest as well: a row of zeros
would only tell that something was returned.

Tables that are nested are planned together: agencies lie within agency groups, so the agencies of each published group
that are not shown must be such a rest of their own, and those of all the groups in the groups' rest another one. Where
that fails, the group goes to the rest too. (A small count of a hidden group is then safe as well: the hidden agencies
that share its sum have three or more of it, so some of them lie in another hidden group.) Other dimensions share
nothing but the total. Years are tied by nothing: a group is hidden in all of them alike.

Reports of different years lie side by side in a reader's hand: what one hides must not follow from another. So the
plan is made year by year, from the first one on file to the report's last: whatever a report of an earlier year hides
stays hidden, and only more joins it. The sums of two reports' rests then differ by groups that the earlier one shows.

What this cannot do: protect two publications of the same year with different cut-offs or definitions from being
subtracted from each other, or figures published elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from dumas_cli.figures.published import Published
from dumas_cli.figures.yearly import Breakdown, BreakdownRow, UntrackedFigures, YearFigures, YearlyReport
from dumas_cli.records import Tally
from dumas_cli.report.change import share_change
from dumas_cli.report.yearly import year_figures

LEAST = 3
"""The least count that is published, 0 apart."""

Counts = tuple[int, ...]


def suppress(
    found: Sequence[Breakdown],
    *,
    within: Mapping[str, str],
    totals: Sequence[YearFigures] = (),
    limits: Mapping[str, int] | None = None,
    history: Sequence[Breakdown] | None = None,
) -> Published:
    """The breakdowns of one report as they may be published.

    ``found`` are all of the report's breakdowns, whole and of the same years, at most one a dimension. ``within`` gives
    the agency group of each agency; the groups count as published even where their table is not among ``found``, for
    another report will have it. So give the agencies even where only the groups are shown, that both reports agree.
    ``totals`` are the report's yearly figures: a table whose own whole differs from them by a small count is dropped.
    ``limits`` says by dimension how many rows to show besides the rest (see ``largest``).
    ``history`` are the same breakdowns over all years on file up to the report's last.

    ValueError for a breakdown that is shortened already, or for an agency that ``within`` doesn't know.
    """
    if any(row.merged for one in found for row in one.rows):
        raise ValueError("only whole breakdowns can be suppressed")
    hidden = _planned(found if history is None else history, within)
    tables: list[Breakdown] = []
    dropped: list[str] = []
    gone: dict[str, int] = {}
    for one in found:
        gone_here = hidden[one.dimension] & {row.key for row in one.rows}
        if _betrays(one.whole.figures, totals) or len(gone_here) == len(one.rows):
            dropped.append(one.dimension)
        else:
            tables.append(_merged(one, gone_here, (limits or {}).get(one.dimension)))
            gone[one.dimension] = len(gone_here)
    gone = {one.dimension: gone[one.dimension] for one in tables if one.rows[-1].merged}
    return Published(tuple(tables), gone, tuple(dropped))


def suppress_whole(report: YearlyReport) -> YearlyReport | None:
    """The yearly figures as they may be published; None where they are so small that nothing may be.

    That is where the letters, the answered, the unanswered, the received or the completed of a year are 1 or 2. The
    figures at equal age are left out where they differ from the main ones by 1 or 2, and so are sources without
    response dates that have such a count. A small count of returned letters stays in the figures: its cell is to be
    hidden in print (see ``hidden_returned``).
    """
    if any(_small(count) for figures in report.years for count in _of_year(figures)):
        return None
    untracked = tuple(one for one in report.untracked if not any(map(_small, _of_source(one))))
    if _betrays(report.same_age, report.years, returned=True):
        return replace(report, untracked=untracked, same_age=(), same_age_changes=())
    return replace(report, untracked=untracked)


def hidden_returned(report: YearlyReport) -> frozenset[int]:
    """The years whose number of returned letters is 1 or 2 and must not be printed, nor its change."""
    return frozenset(figures.year for figures in report.years if _small(figures.returned))


# --------------------------------------------------------------------------- which groups to hide


def _planned(found: Sequence[Breakdown], within: Mapping[str, str]) -> dict[str, set[str]]:
    """The groups to hide, by dimension: planned anew with each further year, on what was hidden before."""
    years = [figures.year for figures in found[0].whole.figures] if found else []
    hidden: dict[str, set[str]] = {one.dimension: set() for one in found}
    for at in range(1, len(years) + 1):
        by_dimension = {one.dimension: _counts(one, at) for one in found}
        # Who has no count yet is on no table yet.
        if at < len(years):
            by_dimension = {
                dimension: {key: counts for key, counts in of_keys.items() if any(counts)}
                for dimension, of_keys in by_dimension.items()
            }
        before = hidden
        hidden = {d: _hidden(counts, before[d] & counts.keys()) for d, counts in by_dimension.items()}
        if "agency" in by_dimension:
            agencies = by_dimension["agency"]
            groups = _grouped(agencies, within)
            known = before.get("(group)", set()) & groups.keys()
            hidden["agency"], hidden["(group)"] = _nested(agencies, groups, within, before["agency"], known)
            if "group" in by_dimension:
                hidden["group"] = hidden["(group)"]
    return hidden


def _hidden(counts: Mapping[str, Counts], more: Collection[str] = ()) -> set[str]:
    """The groups of one table to hide, ``more`` among them; all of them where no part may be shown."""
    hidden = {key for key, of_key in counts.items() if any(map(_small, of_key)) or not any(of_key)} | set(more)
    for key in _smallest_first(counts, hidden):
        if not _unsafe([counts[one] for one in hidden]):
            return hidden
        hidden.add(key)
    return hidden if not _unsafe([counts[one] for one in hidden]) else set(counts)


def _nested(
    agencies: Mapping[str, Counts],
    groups: Mapping[str, Counts],
    within: Mapping[str, str],
    more: Collection[str] = (),
    more_groups: Collection[str] = (),
) -> tuple[set[str], set[str]]:
    """The agencies and the agency groups to hide, ``more`` among them: every group is a table of its agencies."""
    hidden_groups = _hidden(groups, more_groups)
    while True:
        hidden: set[str] = set()
        fails = None
        for block in [*({key} for key in groups if key not in hidden_groups), hidden_groups]:
            members = {key: of_key for key, of_key in agencies.items() if within[key] in block}
            of_block = _hidden(members, {key for key in more if key in members})
            hidden |= of_block
            if _unsafe([members[key] for key in of_block]):
                fails = block
        if fails is None:
            return hidden, hidden_groups
        if len(hidden_groups) == len(groups):
            return set(agencies), hidden_groups
        joining = fails - hidden_groups or set(_smallest_first(groups, hidden_groups)[:1])
        hidden_groups = _hidden(groups, hidden_groups | joining)


def _smallest_first(counts: Mapping[str, Counts], without: Collection[str]) -> list[str]:
    return sorted((key for key in counts if key not in without), key=lambda key: (sum(counts[key]), key))


def _unsafe(members: Sequence[Counts]) -> bool:
    """Whether the sums of these groups betray a small count."""
    for column in zip(*members, strict=True):
        total, with_any = sum(column), sum(count > 0 for count in column)
        if _small(total) or (any(map(_small, column)) and total in (with_any, 2 * with_any)):
            return True
    return False


def _small(count: int) -> bool:
    return 0 < count < LEAST


# --------------------------------------------------------------------------- the counts of a group


def _counts(found: Breakdown, years: int) -> dict[str, Counts]:
    """The counts of each group in the first ``years`` years."""
    return {
        row.key: tuple(count for figures in row.figures[:years] for count in _of_year(figures)) for row in found.rows
    }


def _of_year(figures: YearFigures) -> list[int]:
    letters = [figures.referred, figures.answered, figures.referred - figures.answered]
    return letters + [count for count in (figures.received, figures.completed) if count is not None]


def _of_source(one: UntrackedFigures) -> list[int]:
    return [one.received, one.forwarded, one.received - one.forwarded, one.closed, one.forwarded - one.closed]


def _grouped(agencies: Mapping[str, Counts], within: Mapping[str, str]) -> dict[str, Counts]:
    """The counts of each agency group, from those of its agencies."""
    unknown = [key for key in agencies if key not in within]
    if unknown:
        raise ValueError(f"{len(unknown)} agencies without a group")
    sums: dict[str, Counts] = {}
    for key, counts in agencies.items():
        so_far = sums.get(within[key], (0,) * len(counts))
        sums[within[key]] = tuple(a + b for a, b in zip(so_far, counts, strict=True))
    return sums


def _betrays(own: Iterable[YearFigures], others: Iterable[YearFigures], *, returned: bool = False) -> bool:
    """Whether two figures of one year differ by a small count."""
    by_year = {figures.year: figures for figures in others}
    pairs = [(figures, by_year[figures.year]) for figures in own if figures.year in by_year]
    differences = [abs(a - b) for one, other in pairs for a, b in zip(_of_year(one), _of_year(other), strict=False)]
    if returned:
        differences += [abs(one.returned - other.returned) for one, other in pairs]
    return any(map(_small, differences))


# --------------------------------------------------------------------------- the tables without them


def _merged(found: Breakdown, hidden: Collection[str], limit: int | None) -> Breakdown:
    """The rows that may be shown, ``limit`` of them at most, and one row that adds up all others."""
    shown = [row for row in found.rows if row.key not in hidden]
    kept = shown[:limit] if limit is not None else shown
    rest = [row for row in found.rows if row.key in hidden] + shown[len(kept) :]
    if len(rest) < 2:  # what stands alone was never hidden for being small, and its sum would tell it anyway
        return found
    return Breakdown(found.dimension, (*kept, _rest(rest)), found.whole)


def _rest(rows: Sequence[BreakdownRow]) -> BreakdownRow:
    years = [figures.year for figures in rows[0].figures]
    days = {figures.year: figures.known_on for figures in rows[0].figures}
    sums = [_sum([row.figures[i] for row in rows]) for i in range(len(years))]
    figures = year_figures(sums, years, days.__getitem__)
    change = share_change(figures[-2].rate, figures[-1].rate) if len(figures) > 1 else None
    return BreakdownRow("", figures, change, len(rows))


def _sum(figures: Sequence[YearFigures]) -> Tally:
    received = [one.received for one in figures if one.received is not None]
    completed = [one.completed for one in figures if one.completed is not None]
    return Tally(
        figures[0].year,
        "",
        referred=sum(one.referred for one in figures),
        returned=sum(one.returned for one in figures),
        answered=sum(one.answered for one in figures),
        received=sum(received) if received else None,
        completed=sum(completed) if completed else None,
    )
