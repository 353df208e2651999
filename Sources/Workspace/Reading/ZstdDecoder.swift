import CZstd

/// Reads zstd streams of any number of frames.
@safe final class ZstdDecoder: StreamDecoder {
  private let stream: OpaquePointer
  private(set) var isAtEnd = true

  /// What stood before the damage was handed out; the damage is told next.
  private var isDamaged = false

  init?() {
    guard let stream = unsafe ZSTD_createDStream() else { return nil }
    unsafe self.stream = stream
  }

  deinit { unsafe ZSTD_freeDStream(stream) }

  func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(DecodeFault) -> DecodeStep {
    if isDamaged { throw DecodeFault(offset: 0) }
    var from = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var to = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    let status = unsafe ZSTD_decompressStream(stream, &to, &from)
    let step = unsafe DecodeStep(read: from.pos, written: to.pos)
    guard ZSTD_isError(status) == 0 else {
      guard step.written > 0 else { throw DecodeFault(offset: step.read) }
      isDamaged = true
      return step
    }
    if step.read > 0 || step.written > 0 { isAtEnd = status == 0 }
    return step
  }
}
