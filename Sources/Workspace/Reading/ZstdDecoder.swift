import CZstd

/// Reads zstd streams of any number of frames.
@safe final class ZstdDecoder: StreamDecoder {
  private let stream: OpaquePointer
  private(set) var isAtEnd = true

  init?() {
    guard let stream = unsafe ZSTD_createDStream() else { return nil }
    unsafe self.stream = stream
  }

  deinit { unsafe ZSTD_freeDStream(stream) }

  func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(DecodeFault) -> DecodeStep {
    var from = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var to = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    let status = unsafe ZSTD_decompressStream(stream, &to, &from)
    guard ZSTD_isError(status) == 0 else { throw DecodeFault(offset: unsafe from.pos) }
    let step = unsafe DecodeStep(read: from.pos, written: to.pos)
    if step.read > 0 || step.written > 0 { isAtEnd = status == 0 }
    return step
  }
}
