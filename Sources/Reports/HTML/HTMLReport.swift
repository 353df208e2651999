import Findings

/// The report as one page that needs nothing else: no script, no network, no other file.
func htmlReport(_ report: Report) -> String { HTMLReport(report).document }

struct HTMLReport {
  let report: Report
  let gates: Report.Gates?

  init(_ report: Report) {
    self.report = report
    gates = report.gates
  }

  var document: String {
    let head: [HTML] = [
      .void("meta", ["charset": "utf-8"]),
      // Styles are ours and stand in the page; nothing else may be loaded, run or sent.
      .void(
        "meta",
        [
          "http-equiv": "Content-Security-Policy",
          "content":
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
        ]),
      .void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .void("meta", ["name": "color-scheme", "content": "light dark"]),
      .void("meta", ["name": "referrer", "content": "no-referrer"]),
      .element("title", text: "\(report.verdictWord): \(title)"),
      .element("style", [:], [.verbatim(styleSheet), graphSwitch]),
    ]
    let sections = gateSections + resultSections + [findings, closing]
    let body: [HTML] = [banner] + sections.compactMap(\.self) + [footer]
    let page = HTML.element(
      "html", ["lang": "en"],
      [
        .lines([.element("head", [:], [.lines(head)])]),
        .element("body", [:], [.element("main", [:], [.lines(body)])]),
      ])
    return "<!DOCTYPE html>\n\(page.markup)\n"
  }

  private var title: String {
    guard gates != nil else { return "schema \(report.command)" }
    let name = gates?.origin?.repository ?? gates?.plans.first?.title ?? ""
    return name.isEmpty ? "gates" : "gates of \(name)"
  }

  private var kind: String {
    switch report.verdictWord {
    case "ok": "pass"
    case "FAIL": "fail"
    default: "unknown"
    }
  }

  private var banner: HTML {
    let numbers = report.shownNumbers.joined(separator: ", ")
    let origin = gates?.origin
    let facts: [(String, String?)] = [
      ("commit", origin.flatMap { $0.commit.map { String($0.prefix(12)) } }),
      ("created", origin?.created), ("exit code", String(report.exit)),
    ]
    let list = facts.compactMap { name, value in
      value.map {
        HTML.element("div", [:], [.element("dt", text: name), .element("dd", text: $0)])
      }
    }
    let failures = report.failures.map { HTML.element("p", ["class": "failure"], text: $0) }
    return .element(
      "header", ["class": "v-\(kind)"],
      [
        .element("h1", [:], [badge(report.verdictWord, kind), .text(" \(title)")]),
        .element("p", ["class": "numbers", "dir": "auto"], text: numbers),
        .element("dl", ["class": "facts"], list),
      ] + failures)
  }

  private var footer: HTML {
    let version = report.toolVersion.map { " \($0)" } ?? ""
    return .element(
      "footer", text: "made by schema\(version); 'schema explain RULE' tells of a rule")
  }

  private var closing: HTML? {
    guard !report.next.isEmpty || !report.remarks.isEmpty else { return nil }
    let remarks = report.remarks.map { HTML.element("p", ["dir": "auto"], text: $0) }
    let next = report.next.map { HTML.element("li", [:], [.element("code", text: $0)]) }
    return section(
      "Next", "next", remarks + (next.isEmpty ? [] : [HTML.element("ul", [:], next)]))
  }
}

extension HTMLReport {
  func badge(_ word: String, _ kind: String) -> HTML {
    .element("span", ["class": "badge v-\(kind)"], text: word)
  }

  func badge(_ verdict: Report.Gates.Verdict) -> HTML {
    badge("\(verdictMark(verdict)) \(verdictWord(verdict))", verdict.rawValue)
  }

  func section(_ title: String, _ id: StaticString, count: Int? = nil, _ parts: [HTML]) -> HTML {
    let number = count.map { [HTML.element("span", ["class": "count"], text: grouped($0))] } ?? []
    return .element(
      "section", ["id": "\(id)"],
      [.element("h2", [:], [.text(title + " ")] + number)] + parts)
  }

  func place(_ place: Place) -> HTML { .element("code", ["class": "place"], text: place.shown) }

  /// A table whose rows become cards on a narrow screen: each cell knows its column's name.
  func table(_ columns: [String], _ rows: [[HTML]], kind: String = "") -> HTML {
    let head = columns.map { HTML.element("th", ["scope": "col"], text: $0) }
    let body = rows.map { row in
      HTML.element(
        "tr", [:],
        zip(columns, row).map { name, cell in
          .element("td", ["data-label": name], [.element("div", ["dir": "auto"], [cell])])
        })
    }
    return .element(
      "table", ["class": kind],
      [
        .element("thead", [:], [.element("tr", [:], head)]),
        .element("tbody", [:], [.lines(body)]),
      ])
  }
}
