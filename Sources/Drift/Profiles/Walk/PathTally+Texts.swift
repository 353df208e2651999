import JSONText
import SourceText
import Validation

/// Counting texts: their formats, and a sketch of their values.
extension PathTally {
  @inline(__always)
  mutating func string(
    _ note: PathWalker.Note, _ row: Int, _ walker: borrowing PathWalker
  ) {
    add(row, Word.strings, note.path, walker.paths.words)
    let end = note.start + note.length
    if walker.index.holdsBackslash, walker.index.holdsEscape(note.start, end) {
      return escaped(note, row, walker)
    }
    text(walker.index.text, note.start, end, note.path, row, walker)
  }

  /// A text with escapes counts as what it stands for.
  @inline(never)
  private mutating func escaped(
    _ note: PathWalker.Note, _ row: Int, _ walker: borrowing PathWalker
  ) {
    let quoted = walker.index.text.copy((note.start - 1)..<(note.start + note.length + 1))
    guard let document = try? JSONDocument.read(quoted) else { return }
    let plain = Array(document.root.text)
    (plain + [UInt8](repeating: 0, count: UncheckedBytes.padding)).withUncheckedBytes {
      text($0, 0, plain.count, note.path, row, walker)
    }
  }

  private mutating func text(
    _ text: UncheckedBytes, _ start: Int, _ end: Int, _ path: Int32, _ row: Int,
    _ walker: borrowing PathWalker
  ) {
    let words = walker.paths.words
    if words[row + Word.texts] == 0 { words[row + Word.texts] = texts.add() }
    let facts = words[row + Word.texts]
    let hash = stableHash(text, start, end, salt: ValueHash.textSalt)
    let id = walker.paths.sketches[Int(path) * 3]
    if id != 0 {
      switch pool.look(id, hash) {
      case .found(let place):
        pool.count(at: place)
        texts.count(Int(pool.notes[place] & 15), in: facts)
        words[row + Word.pending] = Int(truncatingIfNeeded: hash)
        return
      case .turnedAway:
        _ = texts.take(text, start, end, in: facts)
        return
      case .missing: break
      }
    }
    let format = texts.take(text, start, end, in: facts)
    remember(hash, text, start, end, path, format, walker)
    words[row + Word.pending] = Int(truncatingIfNeeded: hash)
  }

  /// A text that was not seen before at this path.
  @inline(never)
  private mutating func remember(
    _ hash: UInt64, _ text: UncheckedBytes, _ start: Int, _ end: Int, _ path: Int32,
    _ format: Int, _ walker: borrowing PathWalker
  ) {
    guard !walker.paths.links[Int(path)].isSensitive else { return }
    let id = sketchID(path, .values, walker)
    var word: Int32 = 0
    if !free.contains(path) {
      if pool.count(of: id) >= ValueSketch.wordLimit || !isWord(text, start, end) {
        // Past the limit nothing is a vocabulary; the sketch itself says so when it is exported.
        if pool.count(of: id) < ValueSketch.wordLimit { free.insert(path) }
        leaveTags(path, walker)
      } else {
        word = Int32(truncatingIfNeeded: vocabulary.count)
        vocabulary.append(text.copy(start..<end))
        enterTags(path, walker)
      }
    }
    _ = pool.insert(id, hash, note: word << 4 | Int32(truncatingIfNeeded: format))
  }
}

/// Whether a text may be one of a vocabulary: short, of letters, digits and a few marks.
private func isWord(_ text: UncheckedBytes, _ start: Int, _ end: Int) -> Bool {
  let count = end - start
  guard count <= 32 else { return false }
  for offset in start..<end {
    switch text[offset] {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: " "):
      break
    default: return false
    }
  }
  return !isDataKey(text, start, count)
}
