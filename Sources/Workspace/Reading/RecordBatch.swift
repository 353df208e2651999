package import SourceText

/// A run of whole records of one capture, in memory that is used again and again.
///
/// At least `padding` zero bytes can be read behind the content, as vector code needs them. In
/// arrays everything that stands between elements is blanked (line feeds stay), so that every
/// layout reads as values with white space between; offsets stay those of the capture.
@safe package struct RecordBatch: ~Copyable, Sendable {
  package static let padding = 64

  /// Which input the records come from; the one who feeds sets it.
  package var input = 0
  /// Which batch of the run it is; the one who feeds counts.
  package var number = 0
  package internal(set) var layout = CaptureLayout.lines
  /// Where the first byte of the batch stands in the plain text of the capture.
  package internal(set) var start = TextCursor()
  /// Where the elements of an array, or the documents, lie; empty for JSON lines.
  package internal(set) var elements: [Range<Int>] = []
  /// What is wrong between records, and records that were passed over.
  package internal(set) var faults: [LayoutFault] = []
  /// The last line of the capture has no line feed.
  package internal(set) var endsWithoutNewline = false
  var room: ByteRoom

  package init(capacity: Int = RecordReader.Limits().batch) {
    room = ByteRoom(capacity: capacity + RecordReader.readCount + RecordBatch.padding)
  }

  /// How many bytes of content there are.
  package var count: Int { room.count }

  /// The content, followed by readable zero bytes.
  package func withUnsafeBytes<Result: ~Copyable, E: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> Result
  ) throws(E) -> Result {
    try unsafe body(room.bytes.assumingMemoryBound(to: UInt8.self))
  }

  /// The content as a span, for those who need no padding.
  package func withSpan<Result: ~Copyable, E: Error>(
    _ body: (borrowing Span<UInt8>) throws(E) -> Result
  ) throws(E) -> Result {
    try unsafe body(room.bytes.assumingMemoryBound(to: UInt8.self).span)
  }

  /// A copy of some of the content, for the careful second reading.
  package func bytes(in range: Range<Int>) -> [UInt8] {
    let range = range.clamped(to: 0..<count)
    return unsafe Array(room.bytes[range])
  }

  /// Line, column and offset of a byte of the batch, counted in the capture.
  package func place(of offset: Int) -> TextCursor {
    var cursor = start
    let count = min(max(0, offset), count)
    unsafe cursor.advance(over: UnsafeRawBufferPointer(rebasing: room.bytes[..<count]))
    return cursor
  }

  /// Hands over each record that is not blank, without its line end, and the line it begins on.
  package func eachRecord<E: Error>(
    _ body: (_ range: Range<Int>, _ line: Int) throws(E) -> Void
  ) throws(E) {
    switch layout {
    case .lines: try eachLine(body)
    case .array, .documents:
      var cursor = start
      var passed = 0
      for element in elements {
        unsafe cursor.advance(
          over: UnsafeRawBufferPointer(rebasing: room.bytes[passed..<element.lowerBound]))
        passed = element.lowerBound
        try body(element, cursor.position.line)
      }
    }
  }

  private func eachLine<E: Error>(
    _ body: (_ range: Range<Int>, _ line: Int) throws(E) -> Void
  ) throws(E) {
    let bytes = unsafe room.bytes
    var offset = 0
    var line = start.position.line
    while offset < bytes.count {
      let end = unsafe firstLineFeed(in: bytes, from: offset) ?? bytes.count
      if unsafe bytes[offset..<end].contains(where: { !CaptureLayout.isBlank($0) }) {
        let hasReturn = unsafe bytes[end - 1] == UInt8(ascii: "\r")
        try body(offset..<(hasReturn ? end - 1 : end), line)
      }
      offset = end + 1
      line += 1
    }
  }
}

extension RecordBatch {
  /// Lends the content and its padding to the loops that check their own bounds.
  package func withUncheckedBytes<Result>(_ body: (UncheckedBytes) -> Result?) -> Result? {
    unsafe withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return nil }
      return unsafe body(UncheckedBytes(base: base, count: bytes.count))
    }
  }
}
