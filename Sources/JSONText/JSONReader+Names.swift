import SourceText

extension JSONReader {
  /// Up to this many members it is cheaper to compare each name with all before it.
  private static let fewMembers: UInt32 = 24

  /// Refuses an object in which two names are the same bytes, however they were written.
  func refuseDuplicates(inObject object: Int) throws(JSONError) {
    let count = nodes[object].count
    guard count > 1 else { return }
    let pair = count <= Self.fewMembers ? firstPair(among: object) : firstPair(hashing: object)
    guard let pair else { return }
    throw JSONError(.duplicateName(first: span(of: pair.first)), at: span(of: pair.second))
  }

  private func span(of node: Int) -> SourceSpan {
    SourceSpan(Int(nodes[node].start), Int(nodes[node].end))
  }

  private func name(after node: Int) -> Int { Int(nodes[node + 1].next) }

  private func firstPair(among object: Int) -> (first: Int, second: Int)? {
    var later = name(after: object + 1)
    for position in 1..<nodes[object].count {
      var earlier = object + 1
      for _ in 0..<position {
        if isSameName(earlier, later) { return (earlier, later) }
        earlier = name(after: earlier)
      }
      later = name(after: later)
    }
    return nil
  }

  /// Finds the pair with a table of twice as many places as names.
  ///
  /// The standard library's hashing is seeded anew in every process, so that nobody can choose
  /// names that fall together.
  private func firstPair(hashing object: Int) -> (first: Int, second: Int)? {
    let count = Int(nodes[object].count)
    let places = 1 << (Int.bitWidth - count.leadingZeroBitCount + 1)
    var table = [UInt32](repeating: 0, count: places)
    var current = object + 1
    for _ in 0..<count {
      var place = hash(ofName: current) & (places - 1)
      while table[place] != 0 {
        let earlier = Int(table[place])
        if isSameName(earlier, current) { return (earlier, current) }
        place = (place + 1) & (places - 1)
      }
      // Node 0 is the root and never a name, so 0 marks a free place.
      table[place] = UInt32(truncatingIfNeeded: current)
      current = name(after: current)
    }
    return nil
  }

  private func textRange(_ node: Int) -> Range<Int> {
    let start = Int(nodes[node].textStart)
    return start..<start + Int(nodes[node].textCount)
  }

  private func isSameName(_ first: Int, _ second: Int) -> Bool {
    guard nodes[first].textCount == nodes[second].textCount else { return false }
    let distance = Int(nodes[second].textStart) - Int(nodes[first].textStart)
    for offset in textRange(first) where text[offset] != text[offset + distance] { return false }
    return true
  }

  private func hash(ofName node: Int) -> Int {
    var hasher = Hasher()
    let range = textRange(node)
    unsafe text.withUnsafeBytes { bytes in
      unsafe hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: bytes[range]))
    }
    return hasher.finalize()
  }
}
