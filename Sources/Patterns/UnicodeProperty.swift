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
    case .assigned: Self.members(of: [.unassigned]).inverted()
    case .category(let wanted): Self.members(of: wanted)
    case .binary(let property): Self.members { $0[keyPath: property] }
    case .foreign(let words): BacktrackingProgram.members(ofProperty: words)
    }
  }

  private static func members(of wanted: [Unicode.GeneralCategory]) -> ScalarSet {
    var runs: [ScalarSet.Run] = []
    for (place, run) in categoryRuns.enumerated() where wanted.contains(run.category) {
      let end = place + 1 < categoryRuns.count ? categoryRuns[place + 1].first : lastScalar + 1
      runs.append(.init(run.first, end - 1))
    }
    return ScalarSet(runs)
  }

  private static func members(
    where has: (Unicode.Scalar.Properties) -> Bool
  ) -> ScalarSet {
    var runs: [ScalarSet.Run] = []
    for stretch in scalarStretches {
      let first = stretch.lowerBound
      guard !isAlike(stretch) else {
        if Unicode.Scalar(first).map({ has($0.properties) }) ?? false {
          runs.append(.init(first, stretch.upperBound))
        }
        continue
      }
      for value in stretch where Unicode.Scalar(value).map({ has($0.properties) }) ?? false {
        if let last = runs.last?.last, last + 1 == value {
          runs[runs.count - 1].last = value
        } else {
          runs.append(.init(value, value))
        }
      }
    }
    return ScalarSet(runs)
  }

  private static func isAlike(_ stretch: ClosedRange<UInt32>) -> Bool {
    stretch.lowerBound >= 0x40000 && stretch.count > 0x2000
  }
}

/// All code points: what must be asked one by one, and stretches of a plane that are all alike.
///
/// Planes 4 to 13 hold nothing, 15 and 16 are for private use; only each plane's last two code
/// points, which are no characters, differ.
private let scalarStretches: [ClosedRange<UInt32>] = {
  var stretches: [ClosedRange<UInt32>] = [0...0x3FFFF]
  for plane in UInt32(4)...16 {
    let first = plane << 16
    let alike = plane == 14 ? first + 0x2000 : first
    if alike > first { stretches.append(first...alike - 1) }
    stretches.append(alike...first + 0xFFFD)
    stretches.append(first + 0xFFFE...first + 0xFFFF)
  }
  return stretches
}()

/// The general category of every code point, as the first of each run of one category.
private let categoryRuns: [(first: UInt32, category: Unicode.GeneralCategory)] = {
  var runs: [(first: UInt32, category: Unicode.GeneralCategory)] = []
  for stretch in scalarStretches {
    let isAlike = stretch.lowerBound >= 0x40000 && stretch.count > 0x2000
    for value in isAlike ? stretch.lowerBound...stretch.lowerBound : stretch {
      let category = Unicode.Scalar(value)?.properties.generalCategory ?? .surrogate
      if runs.last?.category != category { runs.append((value, category)) }
    }
  }
  return runs
}()
