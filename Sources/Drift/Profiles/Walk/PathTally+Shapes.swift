import SourceText

/// Counting which fields objects had together, and with which words.
extension PathTally {
  mutating func shape(
    _ note: PathWalker.Note, upTo end: Int, _ walker: borrowing PathWalker
  ) {
    let id = sketchID(note.path, .shapes, walker)
    switch pool.look(id, note.shape) {
    case .found(let place): pool.count(at: place)
    case .turnedAway: break
    case .missing:
      let gone = pool.insert(id, note.shape)
      if gone != note.shape {
        shapes[ShapeKey(path: note.path, hash: note.shape)] = members(note, upTo: end, walker)
      }
      if let gone { shapes[ShapeKey(path: note.path, hash: gone)] = nil }
    }
    guard let tags = tags[note.path] else { return }
    for tag in tags { pair(tag, with: note.shape, walker) }
  }

  /// Which fields stand in an object, found among everything that was noted in it.
  private func members(
    _ note: PathWalker.Note, upTo end: Int, _ walker: borrowing PathWalker
  ) -> [Member] {
    (note.start..<end).compactMap { place in
      let inner = walker.notes[place]
      guard walker.paths.links[Int(inner.path)].parent == note.path,
        walker.paths.keys[Int(inner.path)].length >= 0
      else { return nil }
      return Member(path: inner.path, type: inner.kind.shapeType)
    }
  }

  private mutating func pair(
    _ tag: Int32, with shape: UInt64, _ walker: borrowing PathWalker
  ) {
    let row = Int(tag) * Word.stride
    let words = walker.paths.words
    let value = UInt64(bitPattern: Int64(words[row + Word.pending]))
    guard value != 0 else { return }
    words[row + Word.pending] = 0
    var hash = stableMix(value ^ (shape << 1 | shape >> 63))
    if hash == 0 { hash = 1 }
    let id = sketchID(tag, .companions, walker)
    switch pool.look(id, hash) {
    case .found(let place): pool.count(at: place)
    case .turnedAway: break
    case .missing:
      _ = pool.insert(id, hash)
      pairs[hash] = (value, shape)
    }
  }

  mutating func enterTags(_ path: Int32, _ walker: borrowing PathWalker) {
    guard walker.paths.keys[Int(path)].length >= 0,
      walker.paths.sketches[Int(path) * 3 + Sketch.companions.rawValue] == 0
    else { return }
    _ = sketchID(path, .companions, walker)
    tags[walker.paths.links[Int(path)].parent, default: []].append(path)
  }

  mutating func leaveTags(_ path: Int32, _ walker: borrowing PathWalker) {
    let parent = walker.paths.links[Int(path)].parent
    tags[parent]?.removeAll { $0 == path }
    // It may not come back: words seen in between were not paired.
    _ = sketchID(path, .companions, walker)
  }
}

extension PathWalker.Note.Kind {
  fileprivate var shapeType: UInt8 {
    switch self {
    case .null: 1
    case .yes, .no: 2
    case .digits, .point, .exponent: 3
    case .string: 4
    case .array: 5
    case .object: 6
    }
  }
}
