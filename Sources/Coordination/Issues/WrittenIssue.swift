import Contracts
import JSONText
import Realms
import SourceText
import YAMLText

/// An issue's text as it is read back.
package struct WrittenIssue: Sendable {
  /// Why the block that programs read is not what it should be.
  package enum Fault: Error, Hashable, Sendable {
    case missing
    /// What is wrong, in words, and on which line.
    case damaged(String, line: Int)
  }

  package struct Task: Hashable, Sendable {
    package var text: String
    package var isDone: Bool
    package var line: Int
  }

  package var title: String
  package var tasks: [Task] = []
  /// Issues of other repositories that it refers to, in order.
  package var references: [IssueReference] = []
  package var mark: Result<IssueMark, Fault> = .failure(.missing)
  /// The lines of the text, without their ends.
  let lines: [[UInt8]]
  /// The lines that stand in code blocks.
  private(set) var code: Set<Int> = []

  /// Reads a whole text; a `Title:` before the title is passed over.
  package init(_ bytes: [UInt8]) {
    lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      Array($0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0)
    }
    let first = lines.first { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) } ?? ""
    title = first.hasPrefix("Title:") ? String(first.dropFirst(6)).trimmed : first.trimmed
    read()
  }

  /// Reads a text whose title is kept elsewhere.
  package init(title: String, body: [UInt8]) {
    self.init(Array(title.utf8.prefix { $0 != UInt8(ascii: "\n") }) + Array("\n\n".utf8) + body)
  }

  private mutating func read() {
    var fence: (mark: ArraySlice<UInt8>, start: Int)?
    for (index, line) in lines.enumerated() {
      let text = line.drop { $0 == 0x20 }
      let ticks = text.prefix { $0 == UInt8(ascii: "`") }
      if let open = fence {
        code.insert(index)
        guard ticks.count >= open.mark.count, text.count == ticks.count else { continue }
        take(open.start + 1..<index)
        fence = nil
      } else if ticks.count >= 3 {
        code.insert(index)
        fence = (ticks, index)
      } else {
        readWords(text, at: index)
      }
    }
    if let open = fence { take(open.start + 1..<lines.count) }
  }

  private mutating func readWords(_ line: ArraySlice<UInt8>, at index: Int) {
    references += IssueReference.all(in: Array(line)).map(\.reference)
    guard line.starts(with: "- [".utf8) || line.starts(with: "* [".utf8) else { return }
    let rest = Array(line.dropFirst(3))
    guard rest.count > 2, rest[1] == UInt8(ascii: "]") else { return }
    let mark = rest[0] | 0x20
    guard mark == UInt8(ascii: "x") || rest[0] == 0x20 else { return }
    tasks.append(
      Task(
        text: String(decoding: rest.dropFirst(2), as: UTF8.self).trimmed,
        isDone: rest[0] != 0x20, line: index + 1))
  }

  private mutating func take(_ range: Range<Int>) {
    guard case .failure(.missing) = mark, let first = range.first,
      lines[first].starts(with: IssueMark.head.utf8)
    else { return }
    let text = Array(lines[range].joined(separator: [UInt8(ascii: "\n")]))
    do throws(Fault) { mark = .success(try IssueMark(text, line: first + 1)) } catch {
      mark = .failure(error)
    }
  }
}

extension IssueMark {
  /// Reads a block; what was changed so that it no longer fits its fingerprint is no mark.
  fileprivate init(_ text: [UInt8], line: Int) throws(WrittenIssue.Fault) {
    guard text.count <= 64 << 10 else { throw .damaged("it is too long", line: line) }
    let root: JSONValue
    do { root = try YAMLDocument.read(text).json.root } catch {
      throw .damaged("it is no YAML", line: line)
    }
    let word = { (key: String) in root.kind == .object ? root[key]?.scalarText : nil }
    guard let kind = word("kind").flatMap({ IssueKind(rawValue: $0) }) else {
      throw .damaged("its 'kind' is none", line: line)
    }
    guard let from = word("from").flatMap({ RealmName($0) }),
      let to = word("to").flatMap({ RealmName($0) })
    else { throw .damaged("its 'from' or 'to' is missing", line: line) }
    self.init(kind, from: from, to: to)
    contract = word("contract").flatMap { ContractName($0) }
    subject = word("subject")
    if let versions = root["version"], versions.kind == .object {
      old = versions["old"]?.scalarText.flatMap { Version($0) }
      new = versions["new"]?.scalarText.flatMap { Version($0) }
    }
    deadline = word("deadline").flatMap { Day($0) }
    self.text = word("text")
    changes = root["changes"].map(Self.changes) ?? []
    guard let said = word("fingerprint"), said.utf8.elementsEqual(fingerprint.utf8) else {
      throw .damaged("its fingerprint does not fit what it says", line: line)
    }
  }

  private static func changes(_ value: JSONValue) -> [Change] {
    guard value.kind == .array else { return [] }
    return value.elements.prefix(mostChanges).compactMap { entry in
      guard entry.kind == .object, let field = entry["field"]?.scalarText,
        let kind = entry["change"]?.scalarText,
        let effect = entry["verdict"]?.scalarText.flatMap({ Impact.Effect(rawValue: $0) })
      else { return nil }
      return Change(
        field: field, kind: kind, isUsed: entry["used"]?.bool ?? false, effect: effect)
    }
  }
}

extension JSONValue {
  /// A string, or a number as it was written.
  fileprivate var scalarText: String? {
    switch kind {
    case .string: string
    case .number: String(decoding: text, as: UTF8.self)
    case .null, .true, .false, .array, .object: nil
    }
  }
}
