/// The style sheet of a page: light and dark, phones and paper.
let styleSheet: StaticString = """

  :root {
    color-scheme: light dark;
    --back: #fff; --fore: #1f2328; --soft: #59636e; --line: #d1d9e0; --card: #f6f8fa;
    --pass: #1a7f37; --fail: #b42318; --unknown: #8a5d00; --waived: #6639ba;
    --pass-back: #dafbe1; --fail-back: #ffebe9; --unknown-back: #fff5cc; --waived-back: #f3ebff;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --back: #0d1117; --fore: #e6edf3; --soft: #9aa4ae; --line: #3d444d; --card: #151b23;
      --pass: #4ac26b; --fail: #ff8178; --unknown: #e0a526; --waived: #bc8cff;
      --pass-back: #12281b; --fail-back: #331619; --unknown-back: #2d2410; --waived-back: #211634;
    }
  }
  * { box-sizing: border-box; }
  html { -webkit-text-size-adjust: 100%; }
  body { margin: 0; background: var(--back); color: var(--fore);
    font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
  main { max-width: 1280px; margin: 0 auto; padding: 20px 24px 48px; }
  h1 { font-size: 24px; line-height: 1.3; margin: 0 0 6px; }
  h2 { font-size: 19px; margin: 40px 0 12px; padding-bottom: 6px;
    border-bottom: 1px solid var(--line); }
  h3 { font-size: 16px; margin: 0 0 4px; line-height: 1.4; }
  h1, h2, h3, p, li, td, code, pre { overflow-wrap: anywhere; }
  p { margin: 6px 0; }
  ul, ol { padding-left: 20px; margin: 6px 0; }
  a { color: inherit; }
  code, pre { font: 13px/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
  pre { background: var(--card); border: 1px solid var(--line); border-radius: 6px;
    padding: 6px 10px; margin: 6px 0; white-space: pre-wrap; }
  .place, .note, footer, .count { color: var(--soft); }
  .note { font-size: 14px; }
  .count { font-size: 14px; font-weight: 400; }
  .v-pass { --mark: var(--pass); --tint: var(--pass-back); }
  .v-fail, .s-error { --mark: var(--fail); --tint: var(--fail-back); }
  .v-unknown, .s-warning { --mark: var(--unknown); --tint: var(--unknown-back); }
  .v-waived, .s-waived { --mark: var(--waived); --tint: var(--waived-back); }
  .v-open, .s-info { --mark: var(--soft); --tint: var(--card); }
  .badge { display: inline-block; padding: 0 9px; border-radius: 11px; background: var(--tint);
    color: var(--mark); font-size: 13px; font-weight: 600; line-height: 22px; white-space: nowrap; }
  .word { color: var(--mark); font-weight: 600; }
  header { border: 1px solid var(--line); border-left: 6px solid var(--mark); border-radius: 8px;
    background: var(--card); padding: 16px 20px; }
  header .badge { font-size: 17px; line-height: 30px; border-radius: 15px; padding: 0 14px; }
  header .numbers { font-size: 17px; }
  dl.facts { display: flex; flex-wrap: wrap; gap: 2px 20px; margin: 8px 0 0; color: var(--soft); }
  dl.facts div { white-space: nowrap; }
  dl.facts dt { display: inline; }
  dl.facts dd { display: inline; margin: 0 0 0 6px; color: var(--fore); }
  .failure { color: var(--fail); }
  .scroll { overflow-x: auto; padding: 2px 0 10px; }
  .graph { display: block; max-width: none; font: 13px system-ui, sans-serif; }
  .graph.down { display: none; }
  .graph a { text-decoration: none; }
  .box { fill: var(--card); stroke: var(--line); }
  .node:hover .box, a:focus-visible .box { stroke: var(--mark); stroke-width: 2; }
  .bar { fill: var(--mark); }
  .node text { fill: var(--fore); }
  .node .name { font-weight: 600; fill: var(--mark); }
  .node .about, .node .state { font-size: 12px; }
  .node .state { fill: var(--soft); }
  .edge path { fill: none; stroke: var(--soft); stroke-width: 1.5; }
  .edge polygon { fill: var(--soft); }
  .edge.soft path { stroke-dasharray: 4 4; }
  .edge.unmet path, .edge.cycle path { stroke: var(--fail); }
  .edge.unmet polygon, .edge.cycle polygon { fill: var(--fail); }
  .edge.cycle path { stroke-width: 2.5; }
  .legend { list-style: none; display: flex; flex-wrap: wrap; gap: 6px 18px; padding: 0;
    color: var(--soft); font-size: 14px; }
  .legend li { display: flex; align-items: center; gap: 5px; }
  .timeline { list-style: none; padding: 0; }
  .timeline li { display: grid; grid-template-columns: minmax(0, 22em) 1fr 6.5em; gap: 16px;
    align-items: center; padding: 4px 0; border-bottom: 1px solid var(--line); }
  .timeline a { text-decoration: none; }
  .timeline a:hover { text-decoration: underline; }
  .timeline time { color: var(--soft); text-align: right; font-variant-numeric: tabular-nums; }
  .track { position: relative; height: 2px; background: var(--line); margin: 0 7px; }
  .track i { position: absolute; top: -6px; width: 14px; height: 14px; margin-left: -7px;
    border-radius: 50%; background: var(--mark); border: 2px solid var(--back); }
  article { border: 1px solid var(--line); border-left: 5px solid var(--mark); border-radius: 8px;
    padding: 12px 16px; margin: 12px 0; }
  article:target { outline: 2px solid var(--mark); outline-offset: 2px; }
  p.facts { display: flex; flex-wrap: wrap; gap: 0 16px; color: var(--soft); font-size: 14px;
    margin: 0 0 6px; }
  .needs { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 2px 16px;
    font-size: 14px; }
  .needs::before { content: "after"; color: var(--soft); }
  .needs.parts::before { content: "of"; }
  .rules { font-size: 14px; color: var(--soft); }
  table { border-collapse: collapse; width: 100%; margin: 8px 0; font-size: 14px; }
  th { text-align: left; color: var(--soft); font-weight: 500; }
  th, td { padding: 5px 14px 5px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
  tbody tr:last-child td { border-bottom: 0; }
  .place { white-space: nowrap; overflow-wrap: normal; }
  td .place { white-space: normal; overflow-wrap: anywhere; display: block; min-width: 9em; }
  .evidence td:nth-child(n+2):nth-child(-n+5) { min-width: 6em; }
  .findings { list-style: none; padding: 0; }
  .findings > li { padding: 10px 0; border-bottom: 1px solid var(--line); }
  .whereabouts { margin: 2px 0; }
  footer { margin-top: 40px; font-size: 13px; }
  @media (max-width: 640px) {
    main { padding: 12px 14px 40px; }
    h1 { font-size: 20px; }
    header { padding: 12px 14px; }
    .timeline li { grid-template-columns: 1fr auto; gap: 4px 12px; padding: 8px 0; }
    .timeline .track { grid-row: 2; grid-column: 1 / 3; margin: 6px 7px; }
    thead { display: none; }
    tr { display: block; padding: 8px 0; border-bottom: 1px solid var(--line); }
    td { display: grid; grid-template-columns: 7.5em 1fr; gap: 8px; border: 0; padding: 1px 0; }
    td::before { content: attr(data-label); color: var(--soft); }
    td:has(> div:empty) { display: none; }
  }
  @media print {
    :root {
      color-scheme: light;
      --back: #fff; --fore: #000; --soft: #444; --line: #bbb; --card: #fff;
      --pass: #1a7f37; --fail: #b42318; --unknown: #8a5d00; --waived: #6639ba;
      --pass-back: #fff; --fail-back: #fff; --unknown-back: #fff; --waived-back: #fff;
    }
    body, .note, .count, p.facts, .needs, .rules, .legend, table { font-size: 11px; }
    code, pre, .badge { font-size: 10px; }
    h1 { font-size: 18px; }
    h2 { font-size: 15px; margin-top: 24px; }
    h3 { font-size: 12px; }
    header .badge, header .numbers { font-size: 13px; }
    main { max-width: none; padding: 0; }
    article { padding: 6px 12px; margin: 8px 0; }
    .badge { border: 1px solid var(--mark); }
    .scroll { overflow: visible; }
    .graph { max-width: 100%; max-height: 22cm; height: auto; }
    .scroll, article, .findings > li, .timeline li, tr { break-inside: avoid; }
    h2, h3 { break-after: avoid; }
    a { text-decoration: none; }
  }

  """
