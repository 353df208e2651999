package import JSONText

/// The way to values of an event: a JSON pointer in which `*` stands for every element or member.
package struct EventPath: Hashable, Sendable, CustomStringConvertible {
  package enum Token: Hashable, Sendable {
    case name(JSONName)
    case any
  }

  package var tokens: [Token]

  /// How deep a path may lead; no event is deeper.
  private static let mostTokens = 512

  /// Reads a pointer; nil for a text that is none, and for the event as a whole.
  package init?(_ text: String) {
    guard let pointer = JSONPointer(text), (1...Self.mostTokens).contains(pointer.tokens.count)
    else { return nil }
    tokens = pointer.tokens.map { $0.utf8 == [UInt8(ascii: "*")] ? .any : .name($0) }
  }

  package var description: String {
    JSONPointer(
      tokens.map { token in
        switch token {
        case .name(let name): name
        case .any: "*"
        }
      }
    ).description
  }

  package var isManifold: Bool { tokens.contains(.any) }

  /// Whether every `*` here stands where the other path has one, behind the same names.
  func isBound(by target: EventPath) -> Bool {
    guard let last = tokens.lastIndex(of: .any) else { return true }
    return tokens.prefix(last + 1) == target.tokens.prefix(last + 1)
  }

  /// The path with what each `*` stands for.
  func bound(by names: [JSONName]) -> [JSONName] {
    var rest = names[...]
    return tokens.compactMap { token in
      switch token {
      case .name(let name): name
      case .any: rest.popFirst()
      }
    }
  }
}
