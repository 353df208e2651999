package import JSONText

/// One place of events that a consumer says it reads: `/tick`, `/leaderboard/*/score`, `price`.
package struct UsedPath: Hashable, Sendable {
  package enum Step: Hashable, Sendable {
    /// A field, or an item where the name is a number.
    case field(JSONName)
    /// Any item, and any field.
    case any
  }

  package var steps: [Step]
  /// As it was written.
  package var text: String

  /// Nothing that people read lies deeper.
  private static let deepest = 64

  /// Reads a pointer, or names with dots between: `leaderboard[].score`; nil when it is neither, or
  /// deeper than any event that people read.
  ///
  /// The empty text, `/` and `*` stand for everything. A field with a dot in its name is named by a
  /// pointer.
  package init?(_ text: String) {
    guard let steps = Self.steps(of: text), steps.count <= Self.deepest else { return nil }
    self.steps = steps
    self.text = text
  }

  private static func steps(of text: String) -> [Step]? {
    if text.isEmpty || text == "/" || text == "*" { return [] }
    guard text.utf8.first != UInt8(ascii: "/") else {
      return JSONPointer(text)?.tokens.map { $0 == "*" ? .any : .field($0) }
    }
    var steps: [Step] = []
    for part in text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
      var name = Array(part)
      var items = 0
      while name.suffix(2) == Array("[]".utf8)[...] {
        name.removeLast(2)
        items += 1
      }
      guard !name.isEmpty || items > 0 else { return nil }
      if !name.isEmpty { steps.append(name == [UInt8(ascii: "*")] ? .any : .field(JSONName(name))) }
      steps += [Step](repeating: .any, count: items)
    }
    return steps
  }

  /// The path as pointers are written, with `*` for any.
  package var pointer: String {
    steps.map { step in
      switch step {
      case .field(let name): JSONPointer([name]).description
      case .any: "/*"
      }
    }.joined()
  }
}

extension UsedPath {
  /// Where another place stands from this one.
  package enum Relation: Hashable, Sendable {
    /// It is this place or lies in it.
    case inside
    /// This place lies in it.
    case around
    case apart
  }

  /// How a place of a change, with `*` for any item or other name, stands to this one.
  package func relation(to pointer: String) -> Relation {
    let tokens = JSONPointer(pointer)?.tokens ?? []
    for (step, token) in zip(steps, tokens) where token != "*" {
      if case .field(let name) = step, name != token { return .apart }
    }
    return tokens.count >= steps.count ? .inside : .around
  }
}
