/** The style of report pages, in the exported file and the dashboard: system fonts, light and dark. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fcfbf8; --ink: #20272a; --soft: #566166; --rule: #e2dfd7; --raised: #f4f2ec;
  --cost: #a63d22; --build: #17694f; --tribe: #2a5d8c; --unsure: #6b7478; --field: #868e92;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181a; --ink: #e8e5df; --soft: #a3afb4; --rule: #2c3438; --raised: #1c2225;
    --cost: #f0906e; --build: #6fcbaa; --tribe: #86b9e4; --unsure: #94a0a5; --field: #7d888d;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", sans-serif;
}
.report { max-width: 60rem; margin: 0 auto; padding: clamp(1.25rem, 4vw, 3.5rem) clamp(1rem, 4vw, 2rem) 4rem; }
h1, h2, .summary { font-family: ui-serif, "Iowan Old Style", "Palatino Linotype", Georgia, serif; }
h1 { font-size: 1.25rem; font-weight: 600; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.35rem; font-weight: 600; margin: 0 0 1rem; }
.period { margin: 0; color: var(--soft); }
.summary {
  font-size: clamp(1.3rem, 1.05rem + 1.2vw, 1.75rem); line-height: 1.42; margin: 1.5rem 0 0;
  text-wrap: pretty; overflow-wrap: anywhere;
}
.summary code { font-size: .75em; white-space: nowrap; }
.summary strong { font-weight: 650; }
section { margin-top: 3rem; padding-top: 1.5rem; border-top: 1px solid var(--rule); }
.note, small { color: var(--soft); font-size: .875rem; }
small { display: block; font-weight: 400; line-height: 1.35; }
.missing { padding: 1.1rem 1.25rem; border-radius: .375rem; background: var(--raised); color: var(--soft); }
code { font-family: ui-monospace, "Cascadia Mono", Menlo, monospace; font-size: .9em; }
li { overflow-wrap: anywhere; }
.facts { margin: 0 0 1.5rem; }
.facts div { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: .25rem 1rem; padding: .2rem 0; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
table { width: 100%; border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .55rem .5rem; border-bottom: 1px solid var(--rule); }
th:first-child { padding-left: 0; }
thead th { white-space: nowrap; color: var(--soft); font-weight: 400; font-size: .875rem; }
tbody th { font-weight: 600; min-width: 9rem; overflow-wrap: anywhere; }
.figure { text-align: right; }
td small { white-space: normal; }
td bdi { overflow-wrap: anywhere; }
@media (min-width: 64rem) {
  td.figure, td .role, td.figure small { white-space: nowrap; }
  tbody th { min-width: 11.5rem; }
}
.role { font-weight: 600; }
.erosion, .filter, .costs { --tone: var(--cost); }
.tribe-builder, .attracts { --tone: var(--build); }
.passing-traffic, .community, .not-a-tribe { --tone: var(--soft); }
.tribe { --tone: var(--tribe); }
.quiet, .not-enough-evidence { --tone: var(--unsure); }
.role { color: var(--tone); }
details { margin: .5rem 0 0; }
details + .facts { margin-top: 1.25rem; }
summary { cursor: pointer; color: var(--soft); width: fit-content; }
.help { display: inline-block; margin: 0; font-size: .875rem; }
.help summary { width: 1.5em; text-align: center; border: 1px solid var(--rule); border-radius: 50%; list-style: none; }
.help summary::-webkit-details-marker { display: none; }
:focus-visible { outline: 2px solid var(--tribe); outline-offset: 2px; border-radius: 2px; }

.charts { margin: 1rem 0; }
.chart { display: block; width: 100%; height: auto; overflow: hidden; }
.chart.wide { display: none; }
.chart text { font-size: 12px; fill: var(--ink); }
.chart .tick, .chart .axis, .chart .hint { fill: var(--soft); font-variant-numeric: tabular-nums; }
.chart .label { font-weight: 600; }
.chart .first { font-weight: 600; }
.grid { stroke: var(--rule); }
.zero { stroke: var(--soft); }
.interval { stroke: var(--tone); stroke-width: 1.5; }
.dot { fill: var(--tone); }
.chart .bar { fill: var(--tone); opacity: .8; }
.interval.unsure { stroke-dasharray: 3 3; }
.quiet .interval { stroke-opacity: .5; }
.level { fill: none; stroke: var(--tribe); stroke-width: 2; stroke-linejoin: round; }
.between { fill: var(--tribe); opacity: .12; }
.gained { fill: var(--build); }
.lost { fill: var(--cost); }
.taken { fill: var(--cost); opacity: .38; }
.posts { fill: var(--soft); opacity: .55; }
.chart .name { fill: var(--ink); }
.curve { fill: none; stroke: var(--tone); stroke-width: 2; stroke-linejoin: round; }
.band { fill: var(--tone); opacity: .14; }
.stop-line { stroke: transparent; stroke-dasharray: 2 3; }
.stop:is(:hover, :focus-visible) .stop-line { stroke: var(--ink); }
.believed { fill: var(--tribe); }
.doubted { fill: var(--paper); stroke: var(--cost); stroke-width: 2; }
.one { --tone: var(--tribe); }
.rest { --tone: var(--soft); }
.all { --tone: var(--ink); }
.estimate { position: relative; cursor: help; border-radius: 2px; }
.estimate:is(:hover, :focus-visible) { text-decoration: underline dotted; text-underline-offset: .2em; }
.tip {
  position: absolute; z-index: 3; right: 0; bottom: 100%; width: 17rem; max-width: 80vw; padding: .5rem .75rem;
  background: var(--ink); color: var(--paper); border-radius: .375rem; font-size: .8125rem; line-height: 1.4;
  font-weight: 400; text-align: left; white-space: normal; visibility: hidden; pointer-events: none;
}
.estimate:is(:hover, :focus-visible) > .tip { visibility: visible; }
.event-line { stroke: var(--ink); stroke-dasharray: 2 4; }
.event-dot { fill: var(--ink); stroke: var(--paper); stroke-width: 2; }
.reach { fill: transparent; }
.mark { cursor: default; }
.mark .words { visibility: hidden; pointer-events: none; }
.mark:hover .words, .mark:focus-visible .words { visibility: visible; }
.chart:has(.mark:hover) .mark:not(:hover) .words { visibility: hidden; }
.words-box { fill: var(--paper); stroke: var(--soft); }
.mark:is(.topic, .effect):hover .reach { stroke: var(--tribe); }
.mark:focus-visible { outline: none; }
.mark:focus-visible .reach { stroke: var(--tribe); stroke-width: 2; }
.step:hover .reach { fill: var(--ink); opacity: .08; }
@media print, (min-width: 48rem) {
  .chart.wide { display: block; }
  .chart.narrow { display: none; }
}
/* A wide screen shows a chart and its table beside each other. */
@media (min-width: 100rem) {
  .report { max-width: 108rem; }
  .report > section { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); column-gap: 3rem; align-items: start; }
  .report > section > * { grid-column: 1 / -1; }
  .report > section > :is(.charts, .figure-box):has(+ table), .facts:has(+ :is(.charts, .figure-box)) { grid-column: 1; }
  .report > section > :is(.charts, .figure-box) + table, .report > section > .facts + :is(.charts, .figure-box) { grid-column: 2; }
  .report > section > table { margin-top: 0; }
  .summary, .report > section > :is(p, ul) { max-width: 66rem; }
}
@media screen and (max-width: 47.99rem) {
  .facts div { grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 0 .75rem; padding: .2rem 0; font-size: .9375rem; }
  table, tbody, tr, th, td { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  tbody tr { padding: .5rem 0; border-bottom: 1px solid var(--rule); }
  tbody th, tbody td { min-width: 0; border: 0; padding: .05rem 0; }
  tbody td { display: grid; grid-template-columns: 7.5rem 1fr; gap: 0 .75rem; font-size: .9375rem; }
  tbody td::before { content: attr(data-title); color: var(--soft); font-size: .875rem; }
  tbody td small { grid-column: 2; }
  /* Figures are short: several beside each other, each under its title. */
  table:has(.figure) tbody tr { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: .2rem .75rem; }
  table:has(.figure) tbody td { display: block; padding: 0; }
  table:has(.figure) tbody td::before { display: block; font-size: .8125rem; line-height: 1.3; }
  table:has(.figure) tbody th { grid-column: 1 / -1; }
  table:has(.figure) tbody tr:has(.role) th { grid-column: 1 / 3; }
  table:has(.figure) tbody td:has(.role) { grid-area: 1 / 3; }
  table:has(.figure) tbody td:has(.role)::before, .figure > small { display: none; }
  table:has(.figure) tbody th > small { display: none; }
  .scaled { display: none; }
  .figure { text-align: left; }
  tbody tr { position: relative; }
  tbody .estimate { position: static; }
  .tip { right: 0; left: 0; width: auto; max-width: none; }
  section { margin-top: 1.5rem; padding-top: 1rem; }
  table { overflow-wrap: anywhere; }
}
@media print {
  @page { size: A4; margin: 14mm; }
  html { font-size: 9.5pt; }
  body { line-height: 1.4; }
  .report { max-width: none; padding: 0; }
  .hint, .tip, details:not(.fold), .help { display: none; }
  .fold::details-content { content-visibility: visible; height: auto; }
  .summary { font-size: 13pt; margin-top: 1rem; }
  section { margin-top: 1.25rem; padding-top: .75rem; }
  th, td { padding: .2rem .5rem; }
  td.figure, td.figure small, .role { white-space: nowrap; }
  .fold > summary { list-style: none; }
  h2, .charts { break-after: avoid; }
  tr, .charts, .facts div { break-inside: avoid; }
  .chart { max-height: 78mm; }
}
`;
