"""How a page looks on a screen, on a phone and on paper."""

from __future__ import annotations

STYLE = """\
:root { color-scheme: light; --ink: #1a1a1a; --faint: #595959; --rule: #d0d4d9; --mark: #1f4e79; --ground: #f4f6f8; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: #fff; color: var(--ink); line-height: 1.5; overflow-wrap: break-word;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", Arial, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: clamp(1.35rem, 1rem + 1.6vw, 1.9rem); line-height: 1.25; margin: 0 0 1rem; text-wrap: balance; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 2.5rem 0 .6rem; }
a { color: var(--mark); }
header { border-bottom: 3px solid var(--mark); padding-bottom: 1.25rem; }
.headline { display: flex; flex-wrap: wrap; gap: 1rem; margin: 0; }
.headline > div { flex: 1 1 19rem; padding: .75rem 1rem; background: var(--ground);
  border-left: 4px solid var(--mark); }
dt { color: var(--faint); }
dd { margin: 0; }
.figure { font-size: clamp(1.7rem, 1.2rem + 2.4vw, 2.5rem); font-weight: 700; line-height: 1.15;
  font-variant-numeric: tabular-nums; }
.before { font-weight: 400; color: var(--faint); }
.change { font-weight: 600; }
.lead { font-size: 1.1rem; font-weight: 600; margin: .25rem 0; }
.headline + .lead { margin-top: 1rem; }
.headline ~ .lead { font-size: 1rem; font-weight: 400; }
nav { margin-top: 1.25rem; }
nav h2 { margin: 0 0 .25rem; font-size: 1rem; }
nav ul { margin: 0; padding-left: 1.1rem; columns: 22rem 2; column-gap: 2.5rem; }
summary { font-weight: 700; cursor: pointer; padding: .25rem 0; }
nav li { break-inside: avoid; }
.pictures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1.5rem 2rem;
  align-items: start; }
figure { margin: 0; min-width: 0; break-inside: avoid; }
figcaption { font-weight: 600; margin-bottom: .35rem; }
figcaption a { font-weight: 400; font-size: .85rem; white-space: nowrap; }
.wide { grid-column: 1 / -1; }
.tall { grid-row: span 2; }
.pictures + .scroll { margin-top: 1.25rem; }
section { margin-top: 2.5rem; }
section > h2 { margin-top: 0; }
.picture { overflow-x: auto; }
.picture svg { display: block; width: 100%; height: auto; max-width: 30rem; }
.wide svg { max-width: none; min-width: 40rem; }
.scroll { overflow-x: auto; position: relative; background:
  linear-gradient(to right, #fff 2rem, #fff0) 0 0 / 3rem 100% no-repeat local,
  linear-gradient(to left, #fff 2rem, #fff0) 100% 0 / 3rem 100% no-repeat local,
  linear-gradient(to right, #0003, #0000) 0 0 / .6rem 100% no-repeat scroll,
  linear-gradient(to left, #0003, #0000) 100% 0 / .6rem 100% no-repeat scroll; }
.scroll:focus-visible { outline: 2px solid var(--mark); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { text-align: left; vertical-align: top; padding: .35rem .5rem; border-bottom: 1px solid var(--rule);
  font-weight: 400; }
thead th, thead td { vertical-align: bottom; border-bottom: 2px solid var(--ink); font-weight: 600; hyphens: manual; }
tbody th { min-width: 7rem; }
tr:has(+ .below) > * { border-bottom: 0; }
.below td { padding-top: 0; color: var(--faint); }
.below b { font-weight: 600; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
thead .number { white-space: normal; }
.day, .short { white-space: nowrap; }
.under { padding-left: 1.6rem; }
.sum > * { border-top: 2px solid var(--ink); border-bottom: 0; font-weight: 700; }
.group th { font-weight: 700; padding-top: 1rem; }
.bar { display: block; width: 6rem; height: .8em; margin-top: .35em; background: #e3e7ec; }
.bar i { display: block; height: 100%; background: var(--mark); }
.notes { color: var(--faint); font-size: .875rem; margin: .6rem 0 0; padding-left: 1.1rem; max-width: 46rem; }
@media screen and (max-width: 44rem) {
  tbody tr:not(.group) > th:first-child { position: sticky; left: 0; background: #fff; max-width: 11rem; }
  td:not([class]):not([colspan]) { min-width: 6rem; }
  .bar { width: 4rem; }
}
@media print {
  @page { size: A4; margin: 18mm 16mm; }
  body { font-size: 9.5pt; line-height: 1.35; }
  main { max-width: none; padding: 0; }
  nav, figcaption a { display: none; }
  h1 { font-size: 16pt; }
  h2 { font-size: 12pt; margin-top: 16pt; break-after: avoid; }
  .figure { font-size: 20pt; }
  .headline > div { flex: 1 1 0; }
  .pictures { grid-template-columns: 1fr 1fr; gap: 12pt; }
  .picture, .scroll { overflow: visible; }
  .wide svg { min-width: 0; }
  table { font-size: 8.5pt; }
  th, td { padding: 2pt 4pt; }
  tbody th { min-width: 0; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  .bar { width: 4rem; }
  .bar, .bar i, .headline > div { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .notes { color: var(--ink); max-width: none; font-size: 8.5pt; }
}
"""
