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

/// How many line feeds there are; written so that the compiler makes vector code of it.
func lineFeedCount(in bytes: UnsafeRawBufferPointer) -> Int {
  guard let base = bytes.baseAddress else { return 0 }
  var total = 0
  var offset = 0
  while offset < bytes.count {
    // Eight bits hold the count of 255 bytes; narrow lanes are what makes this fast.
    let stop = min(bytes.count, offset + 192)
    var few: UInt8 = 0
    while offset < stop {
      let byte = unsafe base.load(fromByteOffset: offset, as: UInt8.self)
      few &+= byte == UInt8(ascii: "\n") ? 1 : 0
      offset &+= 1
    }
    total &+= Int(few)
  }
  return total
}
