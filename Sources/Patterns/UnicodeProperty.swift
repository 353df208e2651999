/// What `\p{...}` can ask for: the properties that ECMA-262 lists, under its names, case and all.
enum UnicodeProperty {
  case any
  case ascii
  case assigned
  case category([Unicode.GeneralCategory])
  case binary(any KeyPath<Unicode.Scalar.Properties, Bool> & Sendable)
  /// Something only PCRE2's tables know, in PCRE2's words.
  case foreign(String)

  /// Reads what stands between the braces.
  init?(_ text: String) {
    guard text.utf8.allSatisfy({ isDigit($0) || isLetter($0) || $0 == 0x5F || $0 == 0x3D }) else {
      return nil
    }
    let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    switch parts.count {
    case 1: self.init(name: parts[0])
    case 2: self.init(name: parts[0], value: parts[1])
    default: return nil
    }
  }

  private init?(name: String) {
    if let category = generalCategories[name] {
      self = .category(category)
    } else if let property = binaryProperties[name] {
      self = property
    } else {
      return nil
    }
  }

  private init?(name: String, value: String) {
    switch name {
    case "General_Category", "gc":
      guard let category = generalCategories[value] else { return nil }
      self = .category(category)
    case "Script", "sc":
      guard scripts.contains(value) else { return nil }
      self = .foreign("sc:\(value)")
    case "Script_Extensions", "scx":
      guard scripts.contains(value) else { return nil }
      self = .foreign("scx:\(value)")
    default: return nil
    }
  }

  /// Every scalar that has the property, or nil when the tables do not know it.
  func members() -> ScalarSet? {
    switch self {
    case .any: .all
    case .ascii: ScalarSet([.init(0, 0x7F)])
    case .assigned: Self.members { $0.generalCategory != .unassigned }
    case .category(let wanted):
      if wanted.count == 1 {
        Self.members { $0.generalCategory == wanted[0] }
      } else {
        Self.members { wanted.contains($0.generalCategory) }
      }
    case .binary(let property): Self.members { $0[keyPath: property] }
    case .foreign(let words): BacktrackingProgram.members(ofProperty: words)
    }
  }

  private static func members(
    where has: (Unicode.Scalar.Properties) -> Bool
  ) -> ScalarSet {
    var runs: [ScalarSet.Run] = []
    var first: UInt32?
    for value in 0...lastScalar + 1 {
      let isMember = Unicode.Scalar(value).map { has($0.properties) } ?? false
      if isMember, first == nil { first = value }
      if !isMember, let start = first {
        runs.append(.init(start, value - 1))
        first = nil
      }
    }
    return ScalarSet(runs)
  }
}
