package import SourceText
package import YAMLText

extension ExactGate {
  /// Reads a gate from a file of its own.
  package static func read(_ file: SourceFile) throws(YAMLError) -> ExactGate {
    let document = try YAMLDocument.read(file)
    var reader = ExactGateReader(at: document.root.span) { $0 }
    return reader.read(document.root)
  }

  /// Reads the lines of a fence; what cannot be read is a problem of the gate.
  static func read(
    lines: [SourceSpan], of bytes: [UInt8], at span: SourceSpan,
    place: @escaping (SourceSpan) -> SourceSpan
  ) -> ExactGate {
    let text = FenceText(lines, of: bytes)
    do throws(YAMLError) {
      let document = try YAMLDocument.read(text.bytes)
      var reader = ExactGateReader(at: span) { place(text.original($0)) }
      return reader.read(document.root)
    } catch {
      var gate = ExactGate(at: span)
      // Without lines there is no place inside.
      let place_ = lines.isEmpty ? span : place(text.original(error.span))
      gate.problems = [Problem(error.message, at: place_)]
      return gate
    }
  }
}

/// The lines of a fence as a text of their own, with the way back.
private struct FenceText {
  var bytes: [UInt8] = []
  private var starts: [(own: Int, original: Int)] = []

  init(_ lines: [SourceSpan], of source: [UInt8]) {
    for line in lines {
      starts.append((bytes.count, line.start))
      bytes += source[line.range]
      bytes.append(UInt8(ascii: "\n"))
    }
  }

  func original(_ span: SourceSpan) -> SourceSpan {
    let start = offset(span.start)
    return SourceSpan(start, max(start, offset(span.end)))
  }

  private func offset(_ own: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle].own <= own { low = middle } else { high = middle }
    }
    guard low < starts.count else { return own }
    return starts[low].original + max(0, own - starts[low].own)
  }
}
