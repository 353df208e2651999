package import SourceText

/// The text of a plan as it is read, with the way back to the file as it lies on disk.
package struct PlanText: Hashable, Sendable {
  package var mojibake: Mojibake
  /// The lines of the file on disk, counted as editors count them.
  package var lines: LineTable
  /// The file is no text: nothing of it is read.
  package var isBinary: Bool

  package init(_ source: SourceFile) {
    isBinary = Self.isBinary(source.bytes)
    mojibake = Mojibake(in: isBinary ? [] : source.bytes)
    lines = LineTable(likeEditors: source.bytes)
  }

  /// What is read: the file's bytes, repaired.
  package var bytes: [UInt8] { mojibake.repaired.bytes }

  /// Where a span of what is read stands in the file.
  package func original(_ span: SourceSpan) -> SourceSpan { mojibake.repaired.original(span) }

  /// More than a few stray control characters.
  private static func isBinary(_ bytes: [UInt8]) -> Bool {
    var strange = 0
    var next = 0
    let end = min(bytes.count, 8192)
    while let offset = bytes.firstControl(from: next), offset < end {
      if !isBlank(bytes[offset]), bytes[offset] != 0x1B { strange += 1 }
      next = offset + 1
    }
    return strange > 3 && strange * 20 > end
  }
}
