import { declareColours } from '../colours';

/** Style sheet of the page. Custom properties follow the reader's colour scheme; print is always light. */
export const STYLE = `
:root { color-scheme: light dark; ${declareColours('light')} }
@media screen and (prefers-color-scheme: dark) { :root { ${declareColours('dark')} } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.55 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 1128px; margin: 0 auto; padding: 40px 24px 24px; }
h1, h2, h3, p, ul, dl { margin: 0; }
h2 { margin: 48px 0 10px; font-size: 22px; line-height: 1.25; }
h3 { margin: 36px 0 8px; font-size: 17px; line-height: 1.3; }
p, li { max-width: 80ch; }
.run > h2 + ul { margin-bottom: 12px; }
ul { padding-left: 20px; }
li + li { margin-top: 4px; }
.subject { color: var(--muted); }
.verdict { display: flex; align-items: center; gap: 14px; margin: 6px 0 4px; font-size: 44px; line-height: 1.15; letter-spacing: -0.02em; }
.verdict::before { content: ''; width: 12px; height: 36px; border-radius: 3px; background: currentColor; }
.verdict.held { color: var(--good); } .verdict.not-held { color: var(--bad); } .verdict.void { color: var(--doubt); }
.lead { font-size: 17px; }
.reasons { margin-top: 10px; }
.headlines { display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px; margin: 28px 0 12px; }
.causes { margin-top: 24px; }
.causes th, .causes td { padding-left: 16px; } .causes td.text { min-width: 18ch; }
.caution { color: var(--muted); }
.headline { padding: 18px 20px 16px; border-radius: 8px; background: var(--panel); border-top: 3px solid var(--good); }
.headline.broken { border-top-color: var(--bad); } .headline.void { border-top-color: var(--doubt); }
.headline dt { font-weight: 600; }
.headline dd { margin: 0; color: var(--muted); }
.headline .value { margin: 4px 0; color: var(--ink); font-size: 36px; font-weight: 650; line-height: 1.15; letter-spacing: -0.02em; }
.headline .budget { margin-top: 8px; color: var(--good); }
.headline.unjudged { border-top-color: var(--rule); } .headline.unjudged .budget { color: var(--muted); }
.headline.broken .budget { color: var(--bad); } .headline.void .budget { color: var(--doubt); }
figure { margin: 20px 0 0; }
figure svg { display: block; width: 100%; min-width: 860px; height: auto; }
figcaption { margin-top: 6px; color: var(--muted); }
.legend { margin-top: 10px; color: var(--muted); font-size: 13px; }
.legend div { display: flex; flex-wrap: wrap; gap: 0 22px; }
.legend div + div { margin-top: 3px; }
.legend dt { flex: none; width: 62px; color: var(--ink); font-weight: 600; }
.legend dd { display: flex; align-items: center; gap: 7px; margin: 0; }
.legend i { flex: none; width: 22px; height: 12px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.legend .bar { background: linear-gradient(var(--c), var(--c)) center / 100% var(--h, 12px) no-repeat; }
.legend .ok { --c: var(--ok); --h: 5px; } .legend .late { --c: var(--late); --h: 8px; } .legend .failed { --c: var(--failed); }
.legend .read-only { --c: var(--read-only); } .legend .indeterminate { --c: var(--indeterminate); } .legend .dropped { --c: var(--dropped); }
.legend .writer { --c: var(--writer); --h: 8px; } .legend .reader { --c: var(--reader); --h: 5px; }
.legend .bracket { height: 8px; border: 1.25px solid var(--ink); border-bottom: 0; background: linear-gradient(var(--ink), var(--ink)) top / 14px 3px no-repeat; }
.legend .stall { background: var(--stall); border: 1px solid var(--rule); }
.legend .mark { width: 13px; height: 13px; border-radius: 50%; border: 1.25px solid var(--c); background: var(--c); }
.legend .mark.drill { --c: var(--ink); }
.legend .mark.failover { --c: var(--ink); background: none; } .legend .mark.event { --c: var(--muted); } .legend .mark.probe { --c: var(--writer); }
.scroll { overflow-x: auto; }
.scroll + .scroll { margin-top: 20px; }
table { width: 100%; border-collapse: collapse; font-size: 14px; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: 6px 0 6px 22px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); font-weight: 400; }
thead th { color: var(--muted); font-size: 13px; vertical-align: bottom; border-bottom-color: var(--muted); }
table.wide th, table.wide td { padding-left: 12px; }
table th:first-child { padding-left: 0; }
thead th:first-child { width: 1%; }
tbody th { font-weight: 600; white-space: nowrap; }
.number { text-align: right; }
tbody .number, tbody .short { white-space: nowrap; }
td.text { min-width: 28ch; }
.scroll + p { margin-top: 12px; }
p + ul { margin-top: 10px; }
footer { max-width: 1128px; margin: 32px auto 0; padding: 16px 24px 40px; color: var(--muted); font-size: 13px; }
@media screen and (max-width: 760px) { .headlines { grid-template-columns: 1fr; } .verdict { font-size: 36px; } .legend dt { width: 100%; } }
@media print {
  @page { size: A4; margin: 14mm; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  figure svg { min-width: 0; }
  .scroll { overflow: visible; }
  .headlines { gap: 10px; margin-top: 16px; }
  .headline { padding: 12px 14px; }
  .headline .value { font-size: 20pt; }
  .legend { font-size: 8pt; break-inside: avoid; }
  .legend div { gap: 0 10px; }
  .legend dt { width: 46px; }
  table, thead th { font-size: 8.5pt; }
  th, td { padding: 4px 0 4px 10px; }
  table.wide, table.wide thead th { font-size: 7.5pt; }
  table.wide th, table.wide td { padding-left: 6px; }
  table.wide th:first-child { padding-left: 0; }
  table.wide td.number { white-space: normal; }
  td.text { min-width: 0; }
  footer { padding: 12px 0 0; }
  figure, .scroll, tr, .headline, li { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .run { break-before: auto; }
  .headline, figure svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
