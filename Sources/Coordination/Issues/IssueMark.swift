package import Contracts
import Findings
package import Realms

/// The part of an issue that programs read: what it is about, and by what it is known again.
package struct IssueMark: Hashable, Sendable {
  /// One changed field as programs are told it.
  package struct Change: Hashable, Sendable {
    package var field: String
    package var kind: String
    package var isUsed: Bool
    package var effect: Impact.Effect

    package init(field: String, kind: String, isUsed: Bool, effect: Impact.Effect) {
      self.field = field
      self.kind = kind
      self.isUsed = isUsed
      self.effect = effect
    }
  }

  package var kind: IssueKind
  package var from: RealmName
  package var to: RealmName
  package var contract: ContractName?
  /// What it is about where that is no contract: a phase, a task, a model.
  package var subject: String?
  package var old: Version?
  package var new: Version?
  package var deadline: Day?
  package var changes: [Change] = []
  /// A digest of the text above, by which a text that has changed is known.
  package var text: String?

  package init(_ kind: IssueKind, from: RealmName, to: RealmName) {
    self.kind = kind
    self.from = from
    self.to = to
  }

  /// What an issue about the same thing has as well, whatever became of its text.
  package var fingerprint: String {
    Fingerprint([
      "issue", kind.rawValue, from.text, to.text, contract?.text ?? "", subject ?? "",
      new?.description ?? "",
    ]).description
  }

  static func digest(of text: String) -> String { Fingerprint([text]).description }
}

extension IssueMark {
  static let head = "# schema-issue/1"

  /// Changes that the block holds at most.
  static let mostChanges = 100

  /// The block, fenced.
  package var block: String {
    var lines = ["\(Self.head)  (do not edit; used to match and update this issue)"]
    lines.append("fingerprint: \"\(fingerprint)\"")
    lines.append("kind: \(kind.rawValue)")
    if let contract { lines.append("contract: \(scalar(contract.text))") }
    if let subject { lines.append("subject: \(scalar(subject))") }
    lines.append("from: \(scalar(from.text))")
    lines.append("to: \(scalar(to.text))")
    let versions = [("old", old), ("new", new)].compactMap { name, version in
      version.map { "\(name): \"\($0)\"" }
    }
    if !versions.isEmpty { lines.append("version: {\(versions.joined(separator: ", "))}") }
    if let deadline { lines.append("deadline: \"\(deadline)\"") }
    if let text { lines.append("text: \"\(text)\"") }
    if !changes.isEmpty { lines.append("changes:") }
    for change in changes.prefix(Self.mostChanges) {
      lines.append(
        "  - {field: \(quoted(change.field)), change: \(scalar(change.kind)), "
          + "used: \(change.isUsed), verdict: \(change.effect.rawValue)}")
    }
    return "```yaml\n" + lines.joined(separator: "\n") + "\n```\n"
  }

  /// A name as it stands where YAML takes it for nothing else.
  private func scalar(_ text: String) -> String {
    let isPlain =
      text.utf8.count > 3 && text.utf8.allSatisfy(isNameByte)
      && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains((text.utf8.first ?? 0) | 0x20)
      && !["true", "false", "null"].contains(text.lowercased())
    return isPlain ? text : quoted(text)
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte >= 0x41
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "-_.".utf8.contains(byte)
  }

  /// A string of which no sign can end the block, mention anybody or move a screen.
  private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "`", "@", "<", ">", "&", "#": quoted += escaped(scalar)
      default:
        if (0x20..<0x7F).contains(scalar.value) {
          quoted.unicodeScalars.append(scalar)
        } else {
          quoted += escaped(scalar)
        }
      }
    }
    return quoted + "\""
  }

  /// As YAML writes it.
  private func escaped(_ scalar: Unicode.Scalar) -> String {
    if scalar.value > 0xFFFF { return "\\U" + padded(scalar.value, to: 8) }
    return "\\u" + padded(scalar.value, to: 4)
  }

  private func padded(_ value: UInt32, to width: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
