package import JSONText

/// Writes values as YAML that people like to read and that reads back as the same value.
///
/// Mappings are blocks, lists of a few words stand in brackets, texts of several lines under a `|`.
/// The same value is always written in the same way.
package struct YAMLWriter: Hashable, Sendable {
  /// How far a list in brackets may reach.
  package var width: Int
  /// How much deeper each level stands.
  package var step: Int

  package init(width: Int = 100, step: Int = 2) {
    self.width = width
    self.step = max(1, step)
  }

  /// A whole file, with its final line feed.
  package func file(_ tree: YAMLTree) -> [UInt8] {
    let text = tree.hasChildren && inline(tree, column: 0) == nil
    guard text || tree.isMappingWithMembers else { return flow(tree) + newline }
    return joined(lines(of: tree, indent: 0)) + newline
  }

  package func file(_ value: JSONValue) -> [UInt8] { file(YAMLTree(value)) }

  /// A value behind its key or dash: what stands on the same line (with the space before it), and
  /// the lines below, indented.
  struct Layout: Hashable, Sendable {
    var head: [UInt8]
    var body: [[UInt8]]
  }

  /// Lays a value out behind a key or dash that stands at `indent`; `column` is where its text would
  /// begin.
  func layout(_ tree: YAMLTree, indent: Int, column: Int, afterDash: Bool = false) -> Layout {
    if let text = inline(tree, column: column) {
      return Layout(head: [UInt8(ascii: " ")] + text, body: [])
    }
    if case .string(let text) = tree { return literal(text, indent: indent + step) }
    var lines = lines(of: tree, indent: indent + (afterDash ? 2 : step))
    guard afterDash, !lines.isEmpty else { return Layout(head: [], body: lines) }
    // `- a: 1`: the first line moves up behind its dash.
    let first = lines.removeFirst().drop { $0 == UInt8(ascii: " ") }
    return Layout(head: [UInt8(ascii: " ")] + first, body: lines)
  }

  /// One entry of a mapping as lines, the key at `indent`.
  func entry(_ name: JSONName, _ value: YAMLTree, indent: Int) -> [[UInt8]] {
    let key = ScalarText.line(name.utf8, in: .block)
    // libyaml takes a key without a question mark only up to 1,024 characters.
    guard key.count <= 1000 else {
      let value = layout(value, indent: indent, column: indent + 2)
      return [spaces(indent) + "? ".utf8 + key, spaces(indent) + ":".utf8 + value.head] + value.body
    }
    let layout = layout(value, indent: indent, column: indent + key.count + 2)
    return [spaces(indent) + key + ":".utf8 + layout.head] + layout.body
  }

  /// The same with what is to be said of it behind its first line.
  func entry(_ member: YAMLTree.Member, indent: Int) -> [[UInt8]] {
    var lines = entry(member.name, member.value, indent: indent)
    guard let comment = member.comment, !lines.isEmpty, !lines[0].starts(with: "? ".utf8) else {
      return lines
    }
    // A line break in a comment would begin something else.
    let text = comment.utf8.map { $0 < 0x20 || $0 == 0x7F ? UInt8(ascii: " ") : $0 }
    lines[0] += "  # ".utf8 + text
    return lines
  }

  /// One element of a list as lines, the dash at `indent`.
  func element(_ value: YAMLTree, indent: Int) -> [[UInt8]] {
    let layout = layout(value, indent: indent, column: indent + 2, afterDash: true)
    return [spaces(indent) + "-".utf8 + layout.head] + layout.body
  }

  /// A value between brackets or braces.
  func flow(_ tree: YAMLTree, in context: ScalarText.Context = .flow) -> [UInt8] {
    switch tree {
    case .null: Array("null".utf8)
    case .bool(let value): Array((value ? "true" : "false").utf8)
    case .number(let lexeme): lexeme
    case .string(let text): ScalarText.line(text, in: context)
    case .list(let elements):
      "[".utf8 + joined(elements.map { flow($0, in: context) }, by: ", ") + "]".utf8
    case .mapping(let members) where members.isEmpty: Array("{}".utf8)
    case .mapping(let members):
      (context == .json ? "{" : "{ ").utf8
        + joined(members.map { member($0, in: context) }, by: ", ")
        + (context == .json ? "}" : " }").utf8
    }
  }

  /// `name: value` between braces.
  func member(_ member: YAMLTree.Member, in context: ScalarText.Context) -> [UInt8] {
    ScalarText.line(member.name.utf8, in: context) + ": ".utf8 + flow(member.value, in: context)
  }

  /// The value on one line, or nil when it needs more.
  private func inline(_ tree: YAMLTree, column: Int) -> [UInt8]? {
    switch tree {
    case .null, .bool, .number: return flow(tree)
    case .string(let text):
      return ScalarText.isLiteral(text) ? nil : ScalarText.line(text, in: .block)
    case .mapping(let members): return members.isEmpty ? Array("{}".utf8) : nil
    case .list(let elements):
      guard elements.allSatisfy({ $0.isScalar && inline($0, column: 0) != nil }) else { return nil }
      let text = flow(tree)
      return elements.count <= 1 || column + text.count <= width ? text : nil
    }
  }

  private func lines(of tree: YAMLTree, indent: Int) -> [[UInt8]] {
    switch tree {
    case .mapping(let members): members.flatMap { entry($0, indent: indent) }
    case .list(let elements): elements.flatMap { element($0, indent: indent) }
    case .null, .bool, .number, .string: [spaces(indent) + flow(tree)]
    }
  }

  private func literal(_ text: [UInt8], indent: Int) -> Layout {
    var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let head: String
    if lines.last?.isEmpty != true {
      head = " |-"
    } else {
      lines.removeLast()
      head = lines.last?.isEmpty == true ? " |+" : " |"
    }
    return Layout(
      head: Array(head.utf8), body: lines.map { $0.isEmpty ? [] : spaces(indent) + $0 })
  }
}

extension YAMLTree {
  fileprivate var isMappingWithMembers: Bool {
    if case .mapping(let members) = self { !members.isEmpty } else { false }
  }
}

private let newline = [UInt8(ascii: "\n")]

func spaces(_ count: Int) -> [UInt8] { [UInt8](repeating: UInt8(ascii: " "), count: count) }

private func joined(_ parts: [[UInt8]], by separator: String = "\n") -> [UInt8] {
  Array(parts.joined(separator: separator.utf8))
}
