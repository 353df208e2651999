import Findings
import JSONText
import SourceText

/// The edit that takes an element out of a list and nothing else with it.
///
/// Nil when a comment would go too, or the layout is one that is not understood: then a person
/// should look.
func removal(
  of element: JSONValue, after previous: JSONValue?, from list: JSONValue, in text: LintedText
) -> Edit? {
  let bytes = text.file.bytes
  guard let previous, list.span.end <= bytes.count, list.span.start < list.span.end else {
    return nil
  }
  let isFlow = bytes[list.span.start] == UInt8(ascii: "[")
  return isFlow
    ? flowRemoval(of: element.span, after: previous.span, bytes)
    : blockRemoval(of: element.span, text)
}

/// From the end of the element before it: the comma goes with the element it stands before.
private func flowRemoval(
  of element: SourceSpan, after previous: SourceSpan, _ bytes: [UInt8]
) -> Edit? {
  guard previous.end <= element.start, element.end <= bytes.count else { return nil }
  let between = bytes[previous.end..<element.start]
  guard between.count(where: { $0 == UInt8(ascii: ",") }) == 1,
    between.allSatisfy({ $0 == UInt8(ascii: ",") || isBlank($0) })
  else { return nil }
  return Edit(SourceSpan(previous.end, element.end), "")
}

/// The whole line `- element`, when nothing else stands on it.
private func blockRemoval(of element: SourceSpan, _ text: LintedText) -> Edit? {
  let bytes = text.file.bytes
  guard element.start < bytes.count, element.end <= bytes.count else { return nil }
  let line = text.lines.span(ofLine: text.lines.line(at: element.start), in: bytes)
  guard element.end <= line.end else { return nil }
  let before = bytes[line.start..<element.start].drop { $0 == UInt8(ascii: " ") }
  guard before.first == UInt8(ascii: "-"),
    before.dropFirst().allSatisfy({ $0 == UInt8(ascii: " ") }),
    bytes[element.end..<line.end].allSatisfy(isBlank)
  else { return nil }
  guard let newline = bytes[line.end...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
  return Edit(SourceSpan(line.start, newline + 1), "")
}

private func isBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    || byte == UInt8(ascii: "\t")
}
