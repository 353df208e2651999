extension ByteSource {
  /// All that is left, which must not be more than the limit.
  package mutating func readAll(limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)
    defer { unsafe room.deallocate() }
    while true {
      let count = try unsafe read(into: room)
      guard count > 0 else { return bytes }
      guard bytes.count + count <= limit else { throw .tooLarge(path: path, limit: limit) }
      unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: room[..<count]))
    }
  }
}
