package import Captures
package import JSONText
import SourceText

/// Finds an event's type and payload in its record, over the structural index.
///
/// It gives what `Envelope.unwrap` gives, or says that it cannot tell. Records of one recorder look
/// alike, so the rule that fitted last is tried first: when its payload is met in place, the event
/// is walked there and then, and the rest of the record is held to the choice afterwards.
package struct EnvelopeScanner: ~Copyable {
  /// A rule with its names numbered.
  private struct Rule {
    var type: Int
    var payloads: [Payload]
    var time: Int?
  }

  private enum Payload {
    case record
    case member(Int)
    case element(Int, Int)
  }

  package struct Found {
    package var typeStart: Int
    package var typeEnd: Int
    /// The position of the payload in the index.
    package var payload: Int
  }

  package enum Opening {
    /// The record is read up to its payload; `close` reads the rest.
    case inPlace(Found)
    /// The record is its own payload; nothing of it is checked yet.
    case record(Found)
    /// The record is read and checked whole.
    case whole(Found, end: Int)
    case ended(Int)
  }

  package var skimmer: Skimmer
  private var rules: [Rule] = []
  private var names: [[UInt8]] = []
  private var keys: [KeyBytes] = []
  private var isSupported = true
  /// The position of each name's value in the record, or -1.
  private var found: [Int] = []
  /// The rule that fitted last.
  private(set) var favourite = 0

  package init(_ envelope: Envelope, depthLimit: Int) {
    skimmer = Skimmer(depthLimit: depthLimit)
    for rule in envelope.rules { add(rule) }
    found = Array(repeating: -1, count: names.count)
  }

  private mutating func add(_ rule: EnvelopeRule) {
    guard let type = member(rule.type) else {
      isSupported = false
      return
    }
    let payloads = rule.payload.compactMap { payload(of: $0) }
    if payloads.count != rule.payload.count { isSupported = false }
    rules.append(Rule(type: type, payloads: payloads, time: rule.time.flatMap { member($0) }))
  }

  private mutating func payload(of pointer: EnvelopePointer) -> Payload? {
    let tokens = pointer.pointer.tokens
    switch tokens.count {
    case 0: return .record
    case 1: return member(pointer).map { .member($0) }
    case 2:
      guard let index = EnvelopePointer.index(tokens[1]), let name = number(of: tokens[0]) else {
        return nil
      }
      return .element(name, index)
    default: return nil
    }
  }

  private mutating func member(_ pointer: EnvelopePointer) -> Int? {
    pointer.pointer.tokens.count == 1 ? number(of: pointer.pointer.tokens[0]) : nil
  }

  private mutating func number(of name: JSONName) -> Int? {
    // The scanner compares raw bytes; names that JSON would escape are left to the careful way.
    guard EnvelopePointer.index(name) == nil,
      !name.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C })
    else { return nil }
    if let known = names.firstIndex(of: name.utf8) { return known }
    names.append(name.utf8)
    keys.append(KeyBytes(name.utf8, start: 0))
    return names.count - 1
  }

  // MARK: - Reading a record

  /// Reads the record that begins at a position.
  package mutating func open(_ index: StructuralIndex, _ position: Int) -> Opening {
    guard isSupported, index.byte(at: position) == UInt8(ascii: "{") else {
      return .ended(WalkEnd.undecided)
    }
    // The record itself is the first level.
    skimmer.beginEvent(depth: 1)
    for name in found.indices { found[name] = -1 }
    if index.byte(at: position + 1) == UInt8(ascii: "}") { return .ended(WalkEnd.undecided) }
    if isFlat, let found = glance(index, position) { return .record(found) }
    return members(index, from: position + 1, record: position)
  }

  /// Whether the favourite rule takes the whole record for the payload.
  private var isFlat: Bool {
    guard rules.indices.contains(favourite), case .record? = rules[favourite].payloads.first
    else { return false }
    return true
  }

  /// Looks at the names of a record alone, when the walk over the payload will check it anyway.
  private mutating func glance(_ index: StructuralIndex, _ record: Int) -> Found? {
    var position = record + 1
    while position < index.count {
      let end = index.nameEnd(position)
      if end < 0 { return nil }
      // An escaped name may be any, also one that matters.
      if index.hasEscape(index[position] + 1, end) { return nil }
      _ = note(index, position, end)
      position = index.after(position + 2)
      let byte = index.byte(at: min(position, index.count))
      position += 1
      if byte == UInt8(ascii: ",") { continue }
      guard byte == UInt8(ascii: "}"), let choice = choose(index, record: record),
        choice.rule == favourite, choice.found.payload == record
      else { break }
      return choice.found
    }
    for name in found.indices { found[name] = -1 }
    return nil
  }

  private mutating func members(
    _ index: StructuralIndex, from first: Int, record: Int
  ) -> Opening {
    var position = first
    while true {
      let end = skimmer.checkedName(index, position)
      if end < 0 { return .ended(end) }
      let name = note(index, position, end)
      if let name, isPlace(of: name), let ready = ready(index) { return .inPlace(ready) }
      position = skimmer.skip(index, position + 2, index.byte(at: position + 2))
      if position < 0 { return .ended(position) }
      let byte = index.byte(at: position)
      position += 1
      if byte == UInt8(ascii: ",") { continue }
      guard byte == UInt8(ascii: "}"), skimmer.duplicates.end(at: 0) else {
        return .ended(WalkEnd.malformed)
      }
      guard let choice = choose(index, record: record) else { return .ended(WalkEnd.undecided) }
      favourite = choice.rule
      return .whole(choice.found, end: position)
    }
  }

  /// Reads the rest of a record whose payload ended at a position; the record's end.
  package mutating func close(_ index: StructuralIndex, _ start: Int) -> Int {
    var position = start
    while true {
      let byte = index.byte(at: position)
      position += 1
      if byte == UInt8(ascii: "}") { break }
      guard byte == UInt8(ascii: ",") else { return WalkEnd.malformed }
      let end = skimmer.checkedName(index, position)
      if end < 0 { return end }
      _ = note(index, position, end)
      position = skimmer.skip(index, position + 2, index.byte(at: position + 2))
      if position < 0 { return position }
    }
    guard skimmer.duplicates.end(at: 0) else { return WalkEnd.malformed }
    // A rule that comes first and fits after all would have led elsewhere.
    guard let choice = choose(index, record: -1), choice.rule == favourite else {
      return WalkEnd.undecided
    }
    return position
  }

  private mutating func note(_ index: StructuralIndex, _ position: Int, _ end: Int) -> Int? {
    let name = index.bytes(index[position] + 1, end)
    for number in keys.indices where keys[number].isSame(as: name) {
      guard name.length <= 16 || matches(names[number], index, name) else { continue }
      found[number] = position + 2
      return number
    }
    return nil
  }

  private func matches(_ known: [UInt8], _ index: StructuralIndex, _ name: KeyBytes) -> Bool {
    known.indices.allSatisfy { known[$0] == index.text[Int(name.start) + $0] }
  }

  private func isPlace(of name: Int) -> Bool {
    guard case .member(name)? = rules[favourite].payloads.last else { return false }
    return true
  }

  /// The favourite rule's event, when its type is known and its payload is the value at hand.
  private func ready(_ index: StructuralIndex) -> Found? {
    let rule = rules[favourite]
    guard let type = type(of: rule, index) else { return nil }
    for payload in rule.payloads {
      switch payload {
      case .member(let name):
        return Found(typeStart: type.start, typeEnd: type.end, payload: found[name])
      case .element(let name, _):
        // An array may hold the payload inside; then the record is read whole first.
        if index.byte(at: found[name]) == UInt8(ascii: "[") { return nil }
      case .record:
        return nil
      }
    }
    return nil
  }

  /// Where the time of the record stands that was read last; nil when its rule names none that is
  /// a member of the record.
  package var time: Int? {
    guard rules.indices.contains(favourite), let name = rules[favourite].time, found[name] >= 0
    else { return nil }
    return found[name]
  }

  /// The first rule that fits what was found.
  private func choose(_ index: StructuralIndex, record: Int) -> (rule: Int, found: Found)? {
    for (number, rule) in rules.enumerated() {
      guard let type = type(of: rule, index) else {
        // An escaped or non-text type is told by the careful way.
        if found[rule.type] >= 0 { return nil }
        continue
      }
      for payload in rule.payloads {
        guard let position = position(of: payload, index, record: record) else { continue }
        return (number, Found(typeStart: type.start, typeEnd: type.end, payload: position))
      }
    }
    return nil
  }

  private func type(of rule: Rule, _ index: StructuralIndex) -> (start: Int, end: Int)? {
    let position = found[rule.type]
    guard position >= 0, index.byte(at: position) == UInt8(ascii: "\"") else { return nil }
    let start = index[position] + 1
    let end = index.stringEnd(position)
    return index.hasEscape(start, end) ? nil : (start, end)
  }

  private func position(
    of payload: Payload, _ index: StructuralIndex, record: Int
  ) -> Int? {
    switch payload {
    case .record: return record
    case .member(let name): return found[name] >= 0 ? found[name] : nil
    case .element(let name, let number):
      guard found[name] >= 0, index.byte(at: found[name]) == UInt8(ascii: "[") else { return nil }
      return element(number, index, found[name])
    }
  }

  /// The position of an element of an array that has been checked.
  private func element(_ number: Int, _ index: StructuralIndex, _ open: Int) -> Int? {
    var position = open + 1
    if index.byte(at: position) == UInt8(ascii: "]") { return nil }
    for _ in 0..<number {
      position = index.after(position)
      if index.byte(at: position) != UInt8(ascii: ",") { return nil }
      position += 1
    }
    return position
  }
}

extension KeyBytes {
  /// A name that does not stand in a table's text.
  init(_ name: [UInt8], start: Int) {
    func word(from first: Int, count: Int) -> UInt64 {
      (0..<count).reduce(0) { $0 | UInt64(name[first + $1]) << UInt64(8 * $1) }
    }
    self.init(
      head: word(from: 0, count: min(8, name.count)),
      tail: name.count < 8 ? 0 : word(from: name.count - 8, count: 8), length: Int32(name.count),
      start: Int32(start))
  }

  /// Same length, beginning and end; the whole name up to sixteen bytes.
  @inline(__always)
  func isSame(as other: KeyBytes) -> Bool {
    head == other.head && length == other.length && tail == other.tail
  }
}
