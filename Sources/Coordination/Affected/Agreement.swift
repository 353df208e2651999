import Contracts
package import Realms

/// What the members of a realm say of the values they share, side by side.
package struct Agreement: Sendable {
  /// What one repository says.
  package struct Member: Sendable {
    package var name: RealmName
    /// Why nothing of it is known; nil where its files are here.
    package var absence: String?
    /// The value it has of each constant, and where that stands.
    package var values: [String: Value] = [:]

    package init(_ name: RealmName) { self.name = name }
  }

  package struct Value: Hashable, Sendable {
    package var text: String
    package var source: String

    package init(_ text: String, from source: String) {
      self.text = text
      self.source = source
    }
  }

  /// One member's line.
  package struct Row: Sendable {
    package var name: RealmName
    package var verdict: ReleaseVerdict
    /// One for each constant, in their order.
    package var cells: [String?]
    package var reason: String
  }

  /// The constants, in the realm's order.
  package private(set) var constants: [(name: String, expected: String?)]
  package private(set) var rows: [Row] = []

  /// The name under which the schema version is told where the realm shares no constant of it.
  package static let version = "schema version"

  package init(_ realm: Realm, _ members: [Member]) {
    constants = realm.charter.shared.map { ($0.name.value, $0.value.value) }
    if !constants.contains(where: { Self.isVersion($0.name) }) {
      let said = members.compactMap { $0.values[Self.version]?.text }
      // Where the realm does not say, all have to say the same.
      constants.insert((Self.version, Set(said).count == 1 ? said.first : nil), at: 0)
    }
    rows = members.map { row($0, realm) }.sorted { $0.name < $1.name }
  }

  package static func isVersion(_ name: String) -> Bool {
    name.uppercased().hasSuffix("SCHEMA_VERSION")
  }

  package static func isModel(_ name: String) -> Bool {
    name.uppercased().hasSuffix("EMBEDDING_MODEL")
  }

  package var verdict: ReleaseVerdict { ReleaseVerdict(rows.map(\.verdict)) }

  private func row(_ member: Member, _ realm: Realm) -> Row {
    var row = Row(name: member.name, verdict: .yes, cells: [], reason: "")
    if let absence = member.absence {
      row.verdict = .unknown
      row.reason = absence
      row.cells = constants.map { _ in nil }
      return row
    }
    var faults: [String] = []
    var silent: [String] = []
    for (name, expected) in constants {
      let value = member.values[name]
      row.cells.append(value?.text)
      guard isUsed(name, by: member.name, realm) else { continue }
      guard let value else {
        // Of other constants the realm's own value holds where nothing else is said.
        if name == Self.version || Self.isVersion(name) { silent.append(name) }
        continue
      }
      if let expected {
        guard value.text != expected else { continue }
        faults.append("\(name) is '\(value.text)' in \(value.source) instead of '\(expected)'")
      } else {
        faults.append("\(name) is '\(value.text)' in \(value.source), and others say otherwise")
      }
    }
    row.verdict = faults.isEmpty ? (silent.isEmpty ? .yes : .unknown) : .no
    row.reason =
      (faults + (silent.isEmpty ? [] : ["says nothing of \(silent.joined(separator: ", "))"]))
      .joined(separator: "; ")
    return row
  }

  private func isUsed(_ constant: String, by name: RealmName, _ realm: Realm) -> Bool {
    guard let shared = realm.charter.constant(constant), !shared.usedBy.isEmpty else { return true }
    let repository = realm.repository(name)
    return shared.usedBy.contains { user in
      user.value.lowercased() == "all" || user.value == name.text
        || repository?.isCalled(user.value) ?? false
    }
  }
}
