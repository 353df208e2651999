/// The family of a rule: the letters its ID begins with.
package enum RuleFamily: String, Hashable, Sendable, CaseIterable {
  case event = "EV"
  case unknownField = "UF"
  case contractLint = "CL"
  case contractChange = "CC"
  case versionManifest = "VM"
  case plan = "PL"
  case gate = "GE"
  case decision = "AD"
  case task = "TK"
  case qualityGate = "QG"
  case realm = "RL"
  case linkedRFC = "RF"
  case issue = "IS"
  case message = "MG"
  case text = "TX"
  case suppression = "SU"
}

/// A rule's name for machines: its family and a number that is never used again.
package struct RuleID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var family: RuleFamily
  package var number: Int

  package init(_ family: RuleFamily, _ number: Int) {
    self.family = family
    self.number = number
  }

  /// Reads `CL101`, in either case.
  package init?(_ text: String) {
    guard text.utf8.count == 5, let family = RuleFamily(rawValue: text.prefix(2).uppercased()),
      text.utf8.dropFirst(2).allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let number = Int(text.dropFirst(2))
    else { return nil }
    self.init(family, number)
  }

  package var description: String {
    let digits = String(number)
    return family.rawValue + String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
  }

  package static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.family.rawValue, lhs.number) < (rhs.family.rawValue, rhs.number)
  }
}
