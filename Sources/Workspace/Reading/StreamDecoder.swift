/// Turns compressed bytes into plain ones, a piece at a time.
protocol StreamDecoder: AnyObject {
  /// Decodes from `input` into `output` and says how many bytes of each were used.
  func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(DecodeFault) -> DecodeStep

  /// Whether the stream may end here.
  var isAtEnd: Bool { get }
}

/// How far one step of decoding came.
struct DecodeStep: Hashable, Sendable {
  var read: Int
  var written: Int
}

/// The compressed stream makes no sense.
struct DecodeFault: Error, Hashable, Sendable {
  /// Where in the input of the step.
  var offset: Int
}
