package import JSONText

/// What was seen in captures that no contract knows, with what people decided about it.
///
/// A ledger is a value: reading, adding, merging and writing it are pure, so that the file can be
/// read again under its lock and everything be done once more.
package struct Ledger: Hashable, Sendable {
  /// The word that the file begins with, and the newest number that is read.
  package static let format = "schema-unknown"
  package static let newest = 1

  /// Whose it is; nil where the repositories that share it gave none.
  package var repository: String?
  /// By the contract's name; the empty name holds the events that no contract takes.
  package var sections: [JSONName: LedgerSection] = [:]
  /// Members that this program does not know.
  package var extra = LedgerExtra()

  package init() {}

  package var isEmpty: Bool { sections.values.allSatisfy(\.entries.isEmpty) }

  /// Every entry in the order of the file.
  package var entries: [(key: LedgerKey, entry: LedgerEntry)] {
    sections.sorted { $0.key < $1.key }.flatMap { contract, section in
      section.entries.sorted { $0.key < $1.key }.map { place, entry in
        (LedgerKey(contract: contract, place: place), entry)
      }
    }
  }

  package subscript(key: LedgerKey) -> LedgerEntry? {
    get { sections[key.contract]?.entries[key.place] }
    set {
      guard newValue != nil || sections[key.contract] != nil else { return }
      sections[key.contract, default: LedgerSection()].entries[key.place] = newValue
    }
  }

  /// Whether a capture was counted already.
  package func knows(_ digest: String) -> Bool {
    sections.values.contains { $0.captures[digest] != nil }
  }
}

/// The unknowns of one contract's events, and the captures that were counted for them.
package struct LedgerSection: Hashable, Sendable {
  package var entries: [LedgerPlace: LedgerEntry] = [:]
  /// By digest: `sha256:` and 64 digits.
  package var captures: [String: CountedCapture] = [:]
  package var extra = LedgerExtra()

  package init() {}
}

/// A capture whose unknowns are in the counts.
package struct CountedCapture: Hashable, Sendable {
  /// How many bytes of the file were counted; a longer file that begins with them has grown.
  package var bytes: Int
  /// What the file was called.
  package var name: String
  /// The day it was counted.
  package var counted: String
  package var extra = LedgerExtra()

  package init(bytes: Int, name: String, counted: String) {
    self.bytes = bytes
    self.name = name
    self.counted = counted
  }
}

/// Members of an object that this program does not know and must not lose.
package struct LedgerExtra: Hashable, Sendable {
  package var members: [JSONName: JSONValue] = [:]

  package init() {}

  package var sorted: [(name: JSONName, value: JSONValue)] {
    members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
