import Captures
import JSONText
package import SourceText
package import Validation

/// Profiles the events of captures: one worker's share of the work.
///
/// What the walk over the index cannot tell is read exactly, written again in the one way we write
/// it, and walked then; so both ways count alike.
package final class Profiler {
  private let plan: ProfilePlan
  private let indexer: StructuralIndexer
  private let exactIndexer: StructuralIndexer
  private var scanner: EnvelopeScanner
  private var way: ProfileWay
  private var counts = Profile()
  private var lastCapture = -1
  /// Where the records go that are held back, when the shares are kept apart.
  private var heldWay: ProfileWay?
  private var heldCounts = Profile()

  /// Nil only when memory is short.
  package init?(_ plan: ProfilePlan) {
    guard let indexer = StructuralIndexer(), let exactIndexer = StructuralIndexer() else {
      return nil
    }
    self.plan = plan
    self.indexer = indexer
    self.exactIndexer = exactIndexer
    scanner = EnvelopeScanner(plan.envelope ?? Envelope(rules: []), depthLimit: plan.depth)
    way = ProfileWay(depthLimit: plan.depth)
    if plan.share == .apart { heldWay = ProfileWay(depthLimit: plan.depth) }
  }

  /// Everything counted so far, without what is held back.
  package func finish() -> Profile {
    var profile = way.profile(captures: plan.captures)
    profile.add(counts)
    return profile
  }

  /// What was counted of the records that are held back.
  package func finishHeld() -> Profile {
    exchange()
    defer { exchange() }
    return finish()
  }

  /// Lets what is held back stand where everything is counted, or puts it back.
  private func exchange() {
    guard var held = heldWay.take() else { return }
    held.tally.event.line = way.tally.event.line
    held.tally.event.capture = way.tally.event.capture
    swap(&way, &held)
    heldWay = consume held
    swap(&counts, &heldCounts)
  }

  // MARK: - Batches

  /// Profiles whole lines, one record each; `start` is the place of the first byte.
  package func take(lines text: UncheckedBytes, from start: RecordPlace) {
    begin(start)
    let index = indexer.soundIndex(text)
    var position = 0
    var lineStart = 0
    var line = start.line
    while lineStart < text.count {
      let lineEnd = text.firstOffset(of: UInt8(ascii: "\n"), from: lineStart) ?? text.count
      way.tally.event.line = line
      if let index {
        position = take(index, position, lineStart..<lineEnd)
      } else {
        take(alone: text, lineStart..<lineEnd)
      }
      line += 1
      lineStart = lineEnd + 1
    }
  }

  /// Profiles values that stand in a text with nothing but white space between them.
  package func take(
    values text: UncheckedBytes, _ ranges: [Range<Int>], from start: RecordPlace
  ) {
    begin(start)
    var cursor = RecordCursor(start)
    for range in ranges {
      cursor.advance(to: range.lowerBound, in: text)
      way.tally.event.line = cursor.place.line
      take(alone: text, range)
    }
  }

  /// Counts faults that were found while the capture was cut into records.
  package func add(malformed count: Int) { counts.malformed += count }

  private func begin(_ place: RecordPlace) {
    guard place.capture != lastCapture else { return }
    lastCapture = place.capture
    way.tally.event.capture = place.capture
    if plan.captures.indices.contains(place.capture) {
      counts.captures.insert(plan.captures[place.capture])
    }
  }

  // MARK: - Records

  private func take(alone text: UncheckedBytes, _ range: Range<Int>) {
    let part = text.advanced(by: range.lowerBound, count: range.count)
    if let index = indexer.soundIndex(part) {
      _ = take(index, 0, 0..<range.count)
    } else if !isBlank(part) {
      let isHeld = plan.share == .apart && isInTenth(part, 0..<range.count)
      if isHeld { exchange() }
      readExactly(part, 0..<range.count)
      if isHeld { exchange() }
    }
  }

  private func isBlank(_ text: UncheckedBytes) -> Bool {
    (0..<text.count).allSatisfy {
      text[$0] == 0x20 || text[$0] == 0x09 || text[$0] == 0x0D || text[$0] == 0x0A
    }
  }

  /// Takes the record in a range of an indexed text; the position of the next record.
  private func take(_ index: StructuralIndex, _ first: Int, _ range: Range<Int>) -> Int {
    guard first < index.count, index[first] < range.upperBound else { return first }
    guard plan.share == .apart, isInTenth(index.text, range) else {
      return count(index, first, range)
    }
    exchange()
    defer { exchange() }
    return count(index, first, range)
  }

  private func count(_ index: StructuralIndex, _ first: Int, _ range: Range<Int>) -> Int {
    let end = walk(index, first)
    if end >= 0, isEnd(end, index, range) {
      counts.records += 1
      way.commit()
      return end
    }
    readExactly(index.text, range)
    return after(index, first, range)
  }

  private func after(_ index: StructuralIndex, _ first: Int, _ range: Range<Int>) -> Int {
    var next = first
    while next < index.count, index[next] < range.upperBound { next += 1 }
    return next
  }

  /// Whether a record that ended before a position ended where its line does.
  private func isEnd(_ end: Int, _ index: StructuralIndex, _ range: Range<Int>) -> Bool {
    end <= index.count && index[end - 1] < range.upperBound
      && (end == index.count || index[end] >= range.upperBound)
  }

  // MARK: - The walk

  private func walk(_ index: StructuralIndex, _ first: Int) -> Int {
    guard plan.envelope != nil else {
      return way.walk(index, first, type: way.document(), depth: 0)
    }
    switch scanner.open(index, first) {
    case .ended(let end):
      return end == ProfileEnd.malformed ? end : ProfileEnd.undecided
    case .record(let found):
      let end = way.walk(index, first, type: type(index, found), depth: 0)
      way.setTime(scanner.time, index)
      return end
    case .whole(let found, let end):
      let payload = way.walk(index, found.payload, type: type(index, found), depth: 1)
      way.setTime(scanner.time, index)
      return payload < 0 ? payload : end
    case .inPlace(let found):
      let payload = way.walk(index, found.payload, type: type(index, found), depth: 1)
      if payload < 0 { return payload }
      let end = scanner.close(index, payload)
      way.setTime(scanner.time, index)
      return end < 0 ? ProfileEnd.undecided : end
    }
  }

  private func type(_ index: StructuralIndex, _ found: EnvelopeScanner.Found) -> Int32 {
    way.eventType(index.text, found.typeStart, found.typeEnd)
  }

  // MARK: - The careful way

  private func readExactly(_ text: UncheckedBytes, _ range: Range<Int>) {
    do throws(JSONError) {
      let document = try JSONDocument.read(
        text.copy(range), limits: JSONLimits(depth: plan.depth))
      counts.records += 1
      walkAgain(document.root)
    } catch { counts.malformed += 1 }
  }

  private func walkAgain(_ record: JSONValue) {
    guard let envelope = plan.envelope else {
      return walk(payload: record, type: nil, time: nil)
    }
    do throws(EnvelopeFault) {
      let event = try envelope.unwrap(record)
      // The scanner reads a time that is a member of the record, and so do we.
      let isMember = envelope.rules[event.rule].time?.pointer.tokens.count == 1
      walk(payload: event.payload, type: event.type, time: isMember ? event.time : nil)
    } catch { counts.unplaced += 1 }
  }

  private func walk(payload: JSONValue, type: JSONName?, time: JSONValue?) {
    let canonical = payload.compactBytes
    (canonical + [UInt8](repeating: 0, count: UncheckedBytes.padding)).withUncheckedBytes { text in
      guard let index = exactIndexer.soundIndex(text) else { return }
      way.walker.allowsEscapes = true
      let path = type.map { way.eventType($0) } ?? way.document()
      let end = way.walk(index, 0, type: path, depth: 0)
      way.setTime(time)
      if end >= 0 { way.commit() }
      way.walker.allowsEscapes = false
    }
  }
}

/// Whether the bytes of a record hash to one in ten.
///
/// Of long records only both ends are looked at: it is chance that is wanted, and no digest.
package func isInTenth(_ text: UncheckedBytes, _ range: Range<Int>) -> Bool {
  var end = range.upperBound
  while end > range.lowerBound, text[end - 1] == 0x0D || text[end - 1] == 0x20 { end -= 1 }
  let length = UInt64(truncatingIfNeeded: end - range.lowerBound)
  let salt = 0x7465_6E74 ^ (length << 32)
  let part = 96
  guard end - range.lowerBound > 2 * part else {
    return stableHash(text, range.lowerBound, end, salt: salt) % 10 == 0
  }
  let head = stableHash(text, range.lowerBound, range.lowerBound + part, salt: salt)
  return stableHash(text, end - part, end, salt: head) % 10 == 0
}
