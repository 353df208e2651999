import Glibc

/// The first line feed at or behind an offset.
func firstLineFeed(in bytes: UnsafeRawBufferPointer, from start: Int = 0) -> Int? {
  guard let base = bytes.baseAddress, start < bytes.count else { return nil }
  let found = unsafe memchr(base + start, Int32(UInt8(ascii: "\n")), bytes.count - start)
  guard let found = unsafe found else { return nil }
  return unsafe UnsafeRawPointer(found) - base
}

/// The last line feed at or behind an offset.
func lastLineFeed(in bytes: UnsafeRawBufferPointer, from start: Int = 0) -> Int? {
  var offset = bytes.count
  while offset > start {
    offset -= 1
    if unsafe bytes[offset] == UInt8(ascii: "\n") { return offset }
  }
  return nil
}

/// How many line feeds there are, 32 bytes at a time.
func lineFeedCount(in bytes: UnsafeRawBufferPointer) -> Int {
  let feed = SIMD32<UInt8>(repeating: UInt8(ascii: "\n"))
  let one = SIMD32<UInt8>(repeating: 1)
  var offset = 0
  var total = 0
  while offset + 32 <= bytes.count {
    // A lane of eight bits overflows after 255 steps.
    let stop = min(bytes.count - 31, offset + 255 * 32)
    var lanes = SIMD32<UInt8>(repeating: 0)
    while offset < stop {
      let piece = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: SIMD32<UInt8>.self)
      lanes.replace(with: lanes &+ one, where: piece .== feed)
      offset += 32
    }
    for lane in lanes.indices { total += Int(lanes[lane]) }
  }
  while offset < bytes.count {
    if unsafe bytes[offset] == UInt8(ascii: "\n") { total += 1 }
    offset += 1
  }
  return total
}
