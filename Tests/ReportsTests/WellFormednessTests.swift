import Findings
import JSONText
import TestSupport
import Testing

@testable import Reports

struct WellFormednessTests {
  @Test(arguments: Samples.naughtyStrings)
  func `what CI reads is well-formed XML`(_ text: String) {
    #expect(xmlFault(render(Samples.hostileReport(text), as: .junit)) == nil)
  }

  @Test(arguments: Samples.all.keys.sorted())
  func `every sample is well-formed XML`(_ name: String) throws {
    #expect(xmlFault(render(try #require(Samples.all[name]), as: .junit)) == nil)
  }

  @Test func `the check of XML finds what is broken`() {
    #expect(xmlFault("<a><b x=\"&lt;\"/>text</a>") == nil)
    #expect(xmlFault("<a>") != nil)
    #expect(xmlFault("<a></b>") != nil)
    #expect(xmlFault("<a>&oops</a>") != nil)
    #expect(xmlFault("<a>\u{1}</a>") != nil)
    #expect(xmlFault("<a x=\"<\"/>") != nil)
  }

  @Test(arguments: [0..<0x3100, 0xD7A0..<0xE010, 0xF8F0..<0x10040, 0xE0000..<0xE0200])
  func `every scalar survives JSON and none is obeyed`(_ range: Range<UInt32>) throws {
    for chunk in stride(from: range.lowerBound, to: range.upperBound, by: 64) {
      let scalars = (chunk..<min(chunk + 64, range.upperBound)).compactMap(Unicode.Scalar.init)
      let text = String(String.UnicodeScalarView(scalars))
      let written = JSONOutput.string(text).line
      let read = try JSONDocument.read(written).root
      #expect(read.text.elementsEqual(text.utf8))
      for shown in [written, displayText(text)] {
        let isClean = shown.unicodeScalars.allSatisfy {
          $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value)
            && $0.properties.generalCategory != .format && $0.value != 0x2028
        }
        #expect(isClean)
      }
    }
  }

  @Test func `an error says what happened and what to do next`() {
    let text = errorText(
      "x\u{1B}.parquet is Parquet, and the 'duckdb' program was not found on PATH",
      advice: ["install it, or convert the capture to JSON lines"], style: TextStyle(width: 60))
    #expect(
      text == """
        error: x\\u001b.parquet is Parquet, and the 'duckdb' program
               was not found on PATH
               install it, or convert the capture to JSON lines

        """)
  }

  /// The first thing that is not XML, or nil: tags in pairs, entities known, letters allowed.
  private func xmlFault(_ text: String) -> String? {
    var open: [Substring] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      if let fault = textFault(rest[..<start]) { return fault }
      rest = rest[rest.index(after: start)...]
      guard let end = rest.firstIndex(of: ">") else { return "unclosed tag" }
      let tag = rest[..<end]
      rest = rest[rest.index(after: end)...]
      if let fault = textFault(tag) { return fault }
      if tag.contains("<") { return "tag in tag" }
      let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0 == "-" }
      switch (tag.first, tag.last) {
      case ("?", _), (_, "/"): break
      case ("/", _): if open.popLast() != name { return "unmatched \(tag)" }
      default: open.append(name)
      }
    }
    return open.isEmpty ? textFault(rest) : "unclosed \(open)"
  }

  private func textFault(_ text: Substring) -> String? {
    let allowed = ["amp;", "lt;", "gt;", "quot;", "#39;"]
    for part in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst()
    where !allowed.contains(where: part.hasPrefix) {
      return "entity \(part.prefix(8))"
    }
    let isAllowed = text.unicodeScalars.allSatisfy {
      $0 == "\n" || $0.value >= 0x20 && $0.value & 0xFFFE != 0xFFFE
    }
    return isAllowed && !text.contains("]]>") ? nil : "forbidden letter"
  }
}

struct ResultSchemaTests {
  @Test func `the schema of results is JSON and is what it was`() throws {
    #expect(throws: Never.self) { try JSONDocument.read(resultSchema) }
    expectGolden(resultSchema, "reports/schema-result-1.schema.json")
  }

  @Test(arguments: Samples.all.keys.sorted())
  func `a result names nothing that its schema does not`(_ name: String) throws {
    let schema = try JSONDocument.read(resultSchema).root
    var report = try #require(Samples.all[name])
    report.gates?.origin = nil
    let result = try JSONDocument.read(render(report, as: .json)).root
    let top = try #require(schema["properties"])
    let finding = try #require(schema["$defs"]?["finding"]?["properties"])
    for member in result.members { #expect(top[try #require(member.key.string)] != nil) }
    for element in try #require(result["findings"]).elements {
      for member in element.members { #expect(finding[try #require(member.key.string)] != nil) }
    }
  }
}
