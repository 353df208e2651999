package import JSONText
import Reports

/// An event without its values: what kind of value stands where, one place a line.
package func eventShape(_ event: JSONValue) -> String {
  var shape = EventShape()
  shape.write(event, indent: "", name: nil, comma: "")
  return shape.lines.joined(separator: "\n") + "\n"
}

private struct EventShape {
  private(set) var lines: [String] = []

  /// More than this is more than anybody reads in an issue.
  private static let mostLines = 60

  // Documents are as deep as their readers let them be, and this stops long before.
  mutating func write(_ value: JSONValue, indent: String, name: String?, comma: String) {
    guard lines.count < Self.mostLines else {
      if lines.count == Self.mostLines { lines.append("...") }
      return
    }
    let head = indent + (name.map { "\"\($0)\": " } ?? "")
    switch value.kind {
    case .object where value.count > 0:
      lines.append(head + "{")
      for (index, member) in value.members.enumerated() {
        write(
          member.value, indent: indent + "  ", name: displayText(member.nameText, limit: 100),
          comma: index + 1 < value.count ? "," : "")
      }
      close("}", indent, comma)
    case .array where value.count > 0:
      lines.append(head + "[")
      for (index, element) in value.elements.enumerated() {
        write(
          element, indent: indent + "  ", name: nil, comma: index + 1 < value.count ? "," : "")
      }
      close("]", indent, comma)
    default: lines.append(head + word(for: value) + comma)
    }
  }

  private mutating func close(_ bracket: String, _ indent: String, _ comma: String) {
    if lines.count <= Self.mostLines { lines.append(indent + bracket + comma) }
  }

  private func word(for value: JSONValue) -> String {
    switch value.kind {
    case .null: "null"
    case .true, .false: "boolean"
    case .number: value.isInteger ? "integer" : "number"
    case .string: "string of \(value.string?.unicodeScalars.count ?? 0) characters"
    case .array: "[]"
    case .object: "{}"
    }
  }
}
