import StringFormats
import Testing

@Suite struct `Every format` {
  static let tables = timeTables + internetTables + identifierTables + otherTables

  @Test(arguments: tables) func `takes its own`(table: FormatTable) {
    for text in table.accepted {
      #expect(table.format.accepts(text), "\(table.format.rawValue): \(text.debugDescription)")
    }
  }

  @Test(arguments: tables) func `refuses all else`(table: FormatTable) {
    for text in table.refused {
      #expect(!table.format.accepts(text), "\(table.format.rawValue): \(text.debugDescription)")
    }
  }

  @Test func `has a table`() {
    #expect(Set(Self.tables.map(\.format)) == Set(StringFormat.allCases))
  }

  @Test(arguments: StringFormat.allCases)
  func `refuses its own with something behind it`(format: StringFormat) {
    // In these, nearly every text continues to be of the format.
    let open: Set<StringFormat> = [.jsonPointer, .relativeJSONPointer, .regex]
    guard !open.contains(format), let table = Self.tables.first(where: { $0.format == format })
    else { return }
    for text in table.accepted where !text.isEmpty {
      for tail in ["\n", " ", "\u{0}", "\u{7F}", "\\"] {
        #expect(!format.accepts(text + tail), "\((text + tail).debugDescription)")
      }
    }
  }
}
