import Findings
import JSONText
import SourceText
import TestSupport
import Testing

@testable import Reports

struct HTMLReportTests {
  /// Every element that the page may hold; data can add none.
  private static let elements: Set<String> = [
    "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "main", "header", "footer",
    "section", "article", "h1", "h2", "h3", "p", "ul", "ol", "li", "dl", "dt", "dd", "span", "div",
    "strong", "code", "pre", "a", "time", "i", "table", "thead", "tbody", "tr", "th", "td", "svg",
    "g", "rect", "text", "path", "polygon",
  ]

  @Test(arguments: Samples.naughtyStrings)
  func `data adds no markup to a page`(_ text: String) {
    let page = render(GateSamples.hostileReport(text), as: .html)
    var open: [String] = []
    for tag in tags(of: page) {
      let name = String(tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "!" })
      #expect(Self.elements.contains(name), "\(tag)")
      #expect(!tag.contains(" on"), "\(tag)")
      if tag.hasPrefix("/") {
        #expect(open.popLast() == name)
      } else if name != "meta", name != "!DOCTYPE" {
        open.append(name)
      }
    }
    #expect(open.isEmpty)
    #expect(!page.contains("<script"))
  }

  @Test func `a page links to nothing outside`() {
    let page = render(GateSamples.report, as: .html)
    for tag in tags(of: page) where tag.contains("href=") { #expect(tag.contains("href=\"#")) }
    #expect(page.contains("default-src 'none'") || page.contains("default-src &#39;none&#39;"))
    #expect(!page.contains("http://"))
  }

  /// The insides of all tags, in small letters.
  private func tags(of page: String) -> [String] {
    page.utf8.split(separator: UInt8(ascii: "<")).dropFirst(page.hasPrefix("<") ? 0 : 1).map {
      String(decoding: $0.prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
    }
  }
}

struct GraphLayoutTests {
  typealias Edge = GraphLayout.Edge

  @Test func `what comes first stands in an earlier layer`() {
    let layout = GraphLayout(
      count: 5, edges: [Edge(from: 0, to: 1), Edge(from: 1, to: 2), Edge(from: 0, to: 2)])
    let layers = Dictionary(
      layout.spots.compactMap { spot in spot.node.map { ($0, spot.layer) } }
    ) { first, _ in first }
    #expect(layers == [0: 0, 1: 1, 2: 2])
    #expect(layout.loose == [3, 4])
    #expect(layout.backward.isEmpty)
    // The edge over two layers bends around the node between.
    #expect(layout.ways.map(\.spots.count) == [2, 2, 3])
  }

  @Test func `a circle is drawn with one edge backward`() {
    let layout = GraphLayout(
      count: 3, edges: [Edge(from: 0, to: 1), Edge(from: 1, to: 2), Edge(from: 2, to: 0)])
    #expect(layout.backward == [Edge(from: 2, to: 0)])
    #expect(layout.layerCount == 3)
  }

  @Test func `edges to nowhere and to oneself are left out`() {
    let layout = GraphLayout(
      count: 2, edges: [Edge(from: 0, to: 0), Edge(from: 0, to: 9), Edge(from: -1, to: 1)])
    #expect(layout.ways.isEmpty)
    #expect(layout.loose == [0, 1])
  }

  @Test func `nodes of one layer never overlap`() {
    var chance = SeededGenerator(seed: 7)
    for _ in 0..<50 {
      let count = Int.random(in: 2...40, using: &chance)
      let edges = (0..<count * 2).map { _ in
        Edge(
          from: Int.random(in: 0..<count, using: &chance),
          to: Int.random(in: 0..<count, using: &chance))
      }
      let layout = GraphLayout(count: count, edges: edges)
      let nodes = layout.spots.filter { $0.node != nil }
      for row in Dictionary(grouping: nodes, by: \.layer).values {
        let offsets = row.map(\.offset).sorted()
        for (one, other) in zip(offsets, offsets.dropFirst()) { #expect(other - one > 0.999) }
      }
      #expect(layout.spots.allSatisfy { $0.offset >= 0 && $0.offset.isFinite })
      for way in layout.ways where !layout.backward.contains(way.edge) {
        #expect(layout.spots[way.spots[0]].layer < layout.spots[way.spots.last ?? 0].layer)
      }
    }
  }
}

struct GateReportTests {
  @Test func `the schema of gate reports is JSON and is what it was`() {
    #expect(throws: Never.self) { try JSONDocument.read(gateReportSchema) }
    expectGolden(gateReportSchema, "reports/schema-report-1.schema.json")
  }

  @Test func `each in-toto statement is one line of JSON`() throws {
    let lines = render(GateSamples.report, as: .inToto).split(separator: "\n")
    #expect(lines.count == 2)
    let types = try lines.map { try JSONDocument.read(String($0)).root["predicateType"]?.string }
    #expect(
      types == [
        "https://in-toto.io/attestation/svr/v0.2",
        "https://in-toto.io/attestation/test-result/v0.1",
      ])
    let verified = try JSONDocument.read(String(lines[0])).root["predicate"]?["properties"]
    #expect(verified?.elements.map(\.string) == ["SCHEMA_GATE_AUDIT_1_VERIFIED"])
  }

  @Test func `changed plans are attested by their digests and not by the commit`() throws {
    var report = GateSamples.report
    report.gates?.origin?.commit = nil
    let line = try #require(render(report, as: .inToto).split(separator: "\n").first)
    let subject = try JSONDocument.read(String(line)).root["subject"]?[index: 0]
    #expect(subject?["name"]?.string == "docs/plan.md")
    #expect(subject?["digest"]?["sha256"] != nil)
  }
}
