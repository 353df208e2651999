import JSONText
import Schemas

extension ChangeSearch {
  /// Compares what asserts nothing: descriptions, defaults, declared units.
  mutating func compareWords(_ first: PlaceView, _ second: PlaceView, at number: Int) {
    let (mine, other) = (Wordbook(first), Wordbook(second))
    var described: [String] = []
    for name in other.names + mine.names.filter({ other.values[$0] == nil }) {
      let (before, after) = (mine.values[name] ?? [], other.values[name] ?? [])
      guard Set(before.map(\.value)) != Set(after.map(\.value)) else { continue }
      if Wordbook.prose.contains(name) {
        described.append(name)
      } else {
        addWord(name, before.first, after.first, at: number)
      }
    }
    if !described.isEmpty {
      let words = described.map { "'\($0)'" }.joined(separator: ", ")
      addWords(
        .init(.wordsChanged, "\(words) of \(subject(number)) changed"), .none,
        mine.values[described[0]]?.first?.place, other.values[described[0]]?.first?.place,
        identity: described, at: number)
    }
    compareSilentRules(first, second, at: number)
  }

  private mutating func addWord(
    _ name: String, _ before: Wordbook.Entry?, _ after: Wordbook.Entry?, at number: Int
  ) {
    let subject = subject(number)
    let (wording, effect): (Candidate.Wording, ChangeEffect)
    switch name {
    case "default":
      (wording, effect) = (.init(.defaultChanged, change("default", before, after, subject)), .none)
    case "deprecated":
      let (was, isNow) = (before?.value.bool == true, after?.value.bool == true)
      guard was != isNow else { return }
      (wording, effect) =
        isNow
        ? (.init(.deprecated, "\(subject) is deprecated"), .deprecated)
        : (.init(.noLongerDeprecated, "\(subject) is no longer deprecated"), .none)
    case "readOnly", "writeOnly":
      (wording, effect) = (.init(.accessChanged, change(name, before, after, subject)), .none)
    case "x-unit":
      (wording, effect) = (.init(.unitChanged, change("unit", before, after, subject)), .meaning)
    case "x-meaning":
      (wording, effect) = (
        .init(.meaningChanged, change("meaning", before, after, subject)), .meaning
      )
    default:
      (wording, effect) = (.init(.extensionChanged, change(name, before, after, subject)), .none)
    }
    addWords(wording, effect, before?.place, after?.place, identity: [name], at: number)
  }

  private func change(
    _ name: String, _ before: Wordbook.Entry?, _ after: Wordbook.Entry?, _ subject: String
  ) -> String {
    let label = KeywordName(rawValue: name) == nil && !name.hasPrefix("x-") ? name : "'\(name)'"
    switch (before, after) {
    case (let before?, let after?):
      return "\(label) of \(subject) is \(alternatives([after.value])) instead of "
        + alternatives([before.value])
    case (nil, let after?): return "\(label) of \(subject) is \(alternatives([after.value]))"
    case (_, nil): return "\(label) of \(subject) is gone"
    }
  }

  /// Formats that refuse nothing, and what a string holds when it is decoded.
  private mutating func compareSilentRules(
    _ first: PlaceView, _ second: PlaceView, at number: Int
  ) {
    let formats = leftover(first, second) { $0.formatName?.isAsserted == false }
    if let entry = formats.new.first ?? formats.old.first, let format = entry.rule.formatName {
      let name = subject(number)
      let wording: Candidate.Wording =
        formats.old.isEmpty
        ? .init(.formatAdded, "\(name) is described as '\(format.name)'")
        : formats.new.isEmpty
          ? .init(.formatRemoved, "\(name) is no longer described as '\(format.name)'")
          : .init(.formatChanged, "\(name) is described as '\(format.name)'")
      let isSwitched = first.hasFormat(format.name) && second.hasFormat(format.name)
      if !isSwitched {
        addWords(
          wording, .none, formats.old.first?.place, formats.new.first?.place,
          identity: [format.name], at: number)
      }
    }
    let contents = leftover(first, second) { if case .content = $0 { true } else { false } }
    if !contents.isEmpty {
      addWords(
        .init(.contentChanged, "what \(subject(number)) holds when decoded is described otherwise"),
        .none, contents.old.first?.place, contents.new.first?.place, identity: [], at: number)
    }
  }

  private mutating func addWords(
    _ wording: Candidate.Wording, _ effect: ChangeEffect, _ before: SchemaPlace?,
    _ after: SchemaPlace?, identity: [String], at number: Int
  ) {
    var candidate = Candidate(at: number, wording, old: before, new: after)
    candidate.nature = .words(effect)
    candidate.identity = identity
    candidates.append(candidate)
  }
}

extension PlaceView {
  fileprivate func hasFormat(_ name: String) -> Bool {
    entries.contains { $0.rule.formatName?.name == name }
  }
}

/// What a place is told to be in words, by keyword.
private struct Wordbook {
  struct Entry {
    var value: JSONValue
    var place: SchemaPlace
  }

  /// Keywords that are only for people.
  static let prose: Set = ["title", "description", "examples", "$comment"]

  var names: [String] = []
  var values: [String: [Entry]] = [:]

  init(_ view: PlaceView) {
    for (annotation, place) in view.annotations {
      if values[annotation.name] == nil { names.append(annotation.name) }
      var own = place
      own.span = annotation.value.span
      own.pointer = SchemaPointer.appending(JSONName(annotation.name), to: place.pointer)
      values[annotation.name, default: []].append(Entry(value: annotation.value, place: own))
    }
  }
}
