import Captures
import Contracts
import JSONText
import SourceText

extension Ledger {
  /// Reads a ledger; one that is damaged or newer is refused and never half read.
  ///
  /// No bytes at all are an empty ledger, as git hands them to a merge for a file that was not
  /// there.
  package static func read(_ bytes: [UInt8]) throws(LedgerError) -> Ledger {
    let range = JSONDocument.textRange(ofFile: bytes)
    guard !bytes.isEmpty else { return Ledger() }
    let document: JSONDocument
    do throws(JSONError) { document = try JSONDocument.read(bytes, in: range) } catch {
      let marker = conflictMarker(in: bytes)
      throw marker.map { LedgerError(.conflictMarkers, at: $0) }
        ?? LedgerError(.unreadable(error), at: error.span)
    }
    try checkFormat(document.root)
    return try LedgerReader().ledger(document.root)
  }

  private static func checkFormat(_ root: JSONValue) throws(LedgerError) {
    guard let value = root["format"] else { throw LedgerError(.wrongFormat, at: root.span) }
    let parts = value.text.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard value.kind == .string, parts.count == 2, parts[0].elementsEqual(format.utf8),
      let number = Int(String(decoding: parts[1], as: UTF8.self)), number >= 1
    else { throw LedgerError(.wrongFormat, at: value.span) }
    guard number <= newest else { throw LedgerError(.newerFormat(number), at: value.span) }
  }

  /// The first line that git marks a conflict with.
  private static func conflictMarker(in bytes: [UInt8]) -> SourceSpan? {
    let markers = ["<<<<<<< ", "=======\n", ">>>>>>> "].map { Array($0.utf8) }
    var start = 0
    while start < bytes.count {
      if markers.contains(where: { bytes[start...].starts(with: $0) }) {
        return SourceSpan(start, start + 7)
      }
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      start = end + 1
    }
    return nil
  }
}

/// Takes the parts of a ledger's document, each by the rule of its place.
private struct LedgerReader {
  func ledger(_ root: JSONValue) throws(LedgerError) -> Ledger {
    var ledger = Ledger()
    for member in root.members {
      switch member.nameText {
      case "format": break
      case "repository": ledger.repository = try text(member.value)
      case "contracts":
        for contract in try members(member.value) {
          ledger.sections[contract.name] = try section(contract.value)
        }
      default: ledger.extra.members[member.name] = member.value
      }
    }
    return ledger
  }

  private func section(_ value: JSONValue) throws(LedgerError) -> LedgerSection {
    var section = LedgerSection()
    for member in try members(value) {
      switch member.nameText {
      case "unknown":
        for kind in try members(member.value) {
          let word = try self.kind(kind)
          for place in try members(kind.value) {
            section.entries[LedgerPlace(word, place.name)] = try entry(place.value)
          }
        }
      case "captures":
        for capture in try members(member.value) {
          section.captures[capture.nameText] = try self.capture(capture.value)
        }
      default: section.extra.members[member.name] = member.value
      }
    }
    return section
  }

  private func capture(_ value: JSONValue) throws(LedgerError) -> CountedCapture {
    var capture = CountedCapture(bytes: 0, name: "", counted: "")
    for member in try members(value) {
      switch member.nameText {
      case "bytes": capture.bytes = try count(member.value)
      case "name": capture.name = try text(member.value)
      case "counted": capture.counted = try text(member.value)
      default: capture.extra.members[member.name] = member.value
      }
    }
    return capture
  }

  private func entry(_ value: JSONValue) throws(LedgerError) -> LedgerEntry {
    var entry = LedgerEntry(count: 0, events: 0)
    for member in try members(value) {
      let value = member.value
      switch member.nameText {
      case "count": entry.count = try count(value)
      case "events": entry.events = try count(value)
      case "types": entry.types = try types(value)
      case "first": entry.first = try sighting(value)
      case "last": entry.last = try sighting(value)
      case "shapes": entry.shapes = try texts(value)
      case "values": entry.values = try values(value)
      case "suspects": entry.suspects = try texts(value)
      // It follows from the types and shapes, and is written anew.
      case "suggestion": break
      default:
        if try !review(member, into: &entry.review) {
          entry.extra.members[member.name] = value
        }
      }
    }
    return entry
  }

  private func review(
    _ member: JSONValue.Member, into review: inout LedgerReview
  ) throws(LedgerError) -> Bool {
    let value = member.value
    switch member.nameText {
    case "state": review.state = try word(value, LedgerReview.State.self)
    case "reviewer": review.reviewer = try text(value)
    case "reviewed": review.reviewed = try day(value)
    case "reason": review.reason = try text(value)
    case "expires": review.expires = try day(value)
    case "note": review.note = try text(value)
    case "answer": review.answer = try answer(value)
    default: return false
    }
    return true
  }

  private func answer(_ value: JSONValue) throws(LedgerError) -> LedgerAnswer {
    var answer = LedgerAnswer("", on: nil)
    for member in try members(value) {
      switch member.nameText {
      case "text": answer.text = try text(member.value)
      case "day": answer.day = try day(member.value)
      default: answer.extra.members[member.name] = member.value
      }
    }
    return answer
  }

  private func sighting(_ value: JSONValue) throws(LedgerError) -> LedgerSighting {
    var sighting = LedgerSighting(time: nil, capture: "", version: nil)
    for member in try members(value) {
      switch member.nameText {
      case "time": sighting.time = try time(member.value)
      case "capture": sighting.capture = try text(member.value)
      case "version": sighting.version = try text(member.value)
      default: sighting.extra.members[member.name] = member.value
      }
    }
    return sighting
  }

  private func types(_ value: JSONValue) throws(LedgerError) -> [UnknownType: Int] {
    var types: [UnknownType: Int] = [:]
    for member in try members(value) {
      guard let type = UnknownType(rawValue: member.nameText) else {
        throw wrong(member.value, "a count of one of the seven types of JSON")
      }
      types[type] = try count(member.value)
    }
    return types
  }

  // MARK: - Scalars

  private func members(_ value: JSONValue) throws(LedgerError) -> JSONValue.Members {
    guard value.kind == .object else { throw wrong(value, "an object") }
    return value.members
  }

  private func text(_ value: JSONValue) throws(LedgerError) -> String {
    guard let text = value.string else { throw wrong(value, "a text") }
    return text
  }

  private func count(_ value: JSONValue) throws(LedgerError) -> Int {
    guard let count = value.int, count >= 0 else {
      throw wrong(value, "a whole number from 0 to \(Int.max)")
    }
    return count
  }

  private func day(_ value: JSONValue) throws(LedgerError) -> Day {
    guard let day = value.string.flatMap({ Day($0) }) else {
      throw wrong(value, "a day like 2026-01-17")
    }
    return day
  }

  private func time(_ value: JSONValue) throws(LedgerError) -> EventTime {
    guard value.kind == .string, let time = EventTime(value) else {
      throw wrong(value, "a time like 2026-01-17T09:05:00Z")
    }
    return time
  }

  private func texts(_ value: JSONValue) throws(LedgerError) -> Set<JSONName> {
    guard value.kind == .array else { throw wrong(value, "a list of texts") }
    var texts: Set<JSONName> = []
    for element in value.elements {
      guard let text = element.name else { throw wrong(element, "a text") }
      texts.insert(text)
    }
    return texts
  }

  private func values(_ value: JSONValue) throws(LedgerError) -> Set<JSONName> {
    guard value.kind == .array else { throw wrong(value, "a list of values") }
    return Set(value.elements.map { JSONName($0.compactBytes) })
  }

  private func kind(_ member: JSONValue.Member) throws(LedgerError) -> UnknownKind {
    try word(member.key, at: member.value, UnknownKind.self)
  }

  private func word<Word: RawRepresentable<String> & CaseIterable>(
    _ value: JSONValue, at place: JSONValue? = nil, _: Word.Type
  ) throws(LedgerError) -> Word {
    guard let word = value.string.flatMap({ Word(rawValue: $0) }) else {
      throw wrong(
        place ?? value, "one of " + Word.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      )
    }
    return word
  }

  private func wrong(_ value: JSONValue, _ expected: String) -> LedgerError {
    LedgerError(.wrongValue(pointer: value.pointer, expected: expected), at: value.span)
  }
}
