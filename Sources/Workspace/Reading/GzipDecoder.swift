import CZlib

/// Reads gzip streams of any number of members, checking each member's sum and length.
@safe final class GzipDecoder: StreamDecoder {
  private let stream: UnsafeMutablePointer<z_stream>
  /// Between two members; zero bytes there are padding, as tape and block tools leave them.
  private var isBetweenMembers = true
  /// What stood before the damage was handed out; the damage is told next.
  private var isDamaged = false

  init?() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let windowBitsForGzip: Int32 = 15 + 16
    guard
      unsafe inflateInit2_(
        stream, windowBitsForGzip, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else {
      unsafe stream.deallocate()
      return nil
    }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  var isAtEnd: Bool { isBetweenMembers }

  func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(DecodeFault) -> DecodeStep {
    if isDamaged { throw DecodeFault(offset: 0) }
    if isBetweenMembers {
      let padding = unsafe input.prefix { $0 == 0 }.count
      if padding > 0 { return DecodeStep(read: padding, written: 0) }
    }
    unsafe stream.pointee.next_in = UnsafeMutablePointer(
      mutating: input.bindMemory(to: UInt8.self).baseAddress)
    unsafe stream.pointee.avail_in = UInt32(clamping: input.count)
    unsafe stream.pointee.next_out = output.bindMemory(to: UInt8.self).baseAddress
    unsafe stream.pointee.avail_out = UInt32(clamping: output.count)
    if input.count > 0 { isBetweenMembers = false }
    let status = unsafe inflate(stream, Z_NO_FLUSH)
    let read = unsafe input.count - Int(stream.pointee.avail_in)
    let written = unsafe output.count - Int(stream.pointee.avail_out)
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END:
      isBetweenMembers = true
      unsafe inflateReset(stream)
    default:
      guard written > 0 else { throw DecodeFault(offset: read) }
      isDamaged = true
    }
    return DecodeStep(read: read, written: written)
  }
}
