/// A gate in the exact form, as `schema gate init` and `schema gate add` write it.
struct GateScaffold {
  /// `batches >= 1`, taken apart.
  struct Check {
    var field: String
    var requirement: String
  }

  var name: String
  var title: String?
  var group: String?
  var after: [String] = []
  var criterion: String?
  var checks: [Check] = []
  var queries: [Check] = []
  var commands: [String] = []
  var sources: [String] = []
  var expiresAfterDays: Int?

  /// `pipeline-d` of `Pipeline D`: small letters, digits and hyphens, as IDs are.
  static func id(of name: String) -> String {
    var id: [UInt8] = []
    for byte in name.utf8 {
      let small = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      let isLetter = (0x61...0x7A).contains(small) || (0x30...0x39).contains(small) || small > 0x7F
      if isLetter {
        id.append(small)
      } else if id.last != UInt8(ascii: "-"), !id.isEmpty {
        id.append(UInt8(ascii: "-"))
      }
    }
    if id.last == UInt8(ascii: "-") { id.removeLast() }
    return id.isEmpty ? "phase" : String(decoding: id, as: UTF8.self)
  }

  var heading: String {
    "### \(name)\(title.map { ": \($0)" } ?? "") ⏳ PENDING"
  }

  /// The comment and the block; the heading stands before them, or is there already.
  var lines: [String] {
    var anchor = "<!-- schema:phase id=\(Self.id(of: name))"
    if let group { anchor += " group=\(Self.word(group))" }
    if !after.isEmpty { anchor += " after=\"\(after.map(Self.plain).joined(separator: ","))\"" }
    let gate = criterion.map { ["**Gate:** \($0)", ""] } ?? []
    return [anchor + " -->"] + gate + ["```yaml gate"] + block + ["```"]
  }

  private var block: [String] {
    var lines: [String] = []
    let checks =
      checks.map {
        "  - { field: \(Self.quoted($0.field)), requirement: \(Self.quoted($0.requirement)) }"
      }
      + queries.map {
        $0.requirement.isEmpty
          ? "  - { query: \(Self.quoted($0.field)) }"
          : "  - { query: \(Self.quoted($0.field)), requirement: \(Self.quoted($0.requirement)) }"
      }
    if !checks.isEmpty { lines += ["checks:"] + checks }
    if !sources.isEmpty {
      lines.append("sources: { any_of: [\(sources.map(Self.quoted).joined(separator: ", "))] }")
    }
    if !commands.isEmpty {
      lines +=
        ["commands:"]
        + commands.map { "  - { run: \(Self.quoted($0)), expect: { exit: 0 } }" }
    }
    if let expiresAfterDays { lines.append("expires_after_days: \(expiresAfterDays)") }
    return lines.isEmpty ? ["checks: []"] : lines
  }

  /// A group's name without what would end it in a comment.
  private static func word(_ text: String) -> String {
    String(
      decoding: text.utf8.map { byte in
        byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "=")
          ? UInt8(ascii: "-") : byte
      }, as: UTF8.self)
  }

  /// A phase's name without what would end it in a comment.
  private static func plain(_ text: String) -> String {
    String(
      decoding: text.utf8.map { byte in
        byte < 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\"") ? 0x20 : byte
      }, as: UTF8.self)
  }

  /// A YAML text between double quotes.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20: quoted += " "
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension GateScaffold.Check {
  /// Reads `batches >= 1`: a name, then what it has to be.
  init?(_ text: String) {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    if words.count == 2, let first = words[1].unicodeScalars.first {
      let operators = ["in ", "between ", "matches ", "exists"]
      if "<>=!≤≥≠".unicodeScalars.contains(first) || operators.contains(where: words[1].hasPrefix) {
        self.init(field: words[0], requirement: words[1])
        return
      }
    }
    return nil
  }
}
