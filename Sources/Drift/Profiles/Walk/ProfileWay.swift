import Captures
import JSONText
import SourceText

/// A walker with its tally, at a fixed place.
struct ProfileWay: ~Copyable {
  var walker: PathWalker
  var tally = PathTally()
  private var clock = EventClock()
  private var time: EventClock.Reading?
  private var lastType: Int32 = 0
  private(set) var oversized = 0

  init(depthLimit: Int) { walker = PathWalker(depthLimit: depthLimit) }

  // MARK: - Types

  /// The path of an event type without escapes.
  mutating func eventType(_ text: UncheckedBytes, _ start: Int, _ end: Int) -> Int32 {
    let key = walker.key(text, start, end)
    if lastType != 0, walker.paths.matches(lastType, key, in: text) { return lastType }
    var path = walker.paths.find(0, key, in: text)
    if path < 0 { path = addType(key, text) }
    lastType = path
    return path
  }

  /// The same for a type that was read exactly.
  mutating func eventType(_ name: JSONName) -> Int32 {
    let quoted = JSONValue.quoted(name)
    let padded = quoted + [UInt8](repeating: 0, count: UncheckedBytes.padding)
    return padded.withUncheckedBytes { eventType($0, 0, quoted.count) }
  }

  /// The path of events without an envelope.
  mutating func document() -> Int32 {
    lastType != 0 ? lastType : eventType(JSONName(ProfilePlan.document))
  }

  private mutating func addType(_ key: PathTable.Key, _ text: UncheckedBytes) -> Int32 {
    let all = walker.paths.links[0]
    if all.nameCount >= Profile.eventLimit {
      if all.anyName != 0 { return all.anyName }
      let any = walker.paths.add(walker.paths.child(of: 0), PathTable.Key(), hash: 0)
      walker.paths.links[Int(any)].root = any
      walker.paths.links[0].anyName = any
      return any
    }
    let path = walker.paths.add(name: key, in: text, below: 0)
    walker.paths.links[Int(path)].root = path
    return path
  }

  // MARK: - Events

  mutating func walk(
    _ index: StructuralIndex, _ position: Int, type: Int32, depth: Int
  ) -> Int {
    walker.index = index
    walker.begin(depth: depth)
    time = nil
    return walker.value(position, type)
  }

  mutating func setTime(_ position: Int?, _ index: StructuralIndex) {
    guard let position else { return }
    let start = index[position]
    if index.text[start] == UInt8(ascii: "\"") {
      time = clock.read(text: index.text, start + 1, index.contentEnd(position))
    } else if let number = index.number(at: start) {
      time = clock.read(number: index.text.copy(start..<(start + number.length)))
    }
  }

  mutating func setTime(_ value: JSONValue?) {
    time = value.flatMap { EventTime($0) }.map { EventClock.Reading($0) }
  }

  /// Counts the event that was walked last.
  mutating func commit() {
    guard !walker.isTooLarge else {
      oversized += 1
      return
    }
    tally.event.number += 1
    tally.event.time = time?.milliseconds ?? .min
    let day = time?.day ?? 0
    if day != tally.event.day { tally.changeDay(to: day, walker) }
    tally.count(walker)
  }

  /// Everything counted so far.
  mutating func profile(captures: [String]) -> Profile {
    tally.changeDay(to: 0, walker)
    var profile = PathExport(captures: captures).profile(walker, tally)
    profile.oversized = oversized
    return profile
  }
}

extension PathWalker {
  func key(_ text: UncheckedBytes, _ start: Int, _ end: Int) -> PathTable.Key {
    StructuralIndex.nameKey(text, start, end)
  }
}

extension JSONValue {
  /// The inside of a name as we write it.
  static func quoted(_ name: JSONName) -> [UInt8] {
    var builder = JSONDocumentBuilder()
    builder.string(name.utf8)
    return Array(builder.finish().root.compactBytes.dropFirst().dropLast())
  }
}
