import JSONText
package import Schemas
import SourceText

/// What captures show against a contract's schema, path by path.
///
/// Where the events were held to the contract as well, `refusals` says how many values it refused.
package func drift(
  of event: EventProfile, against graph: SchemaGraph, refusals: RefusalCounts = RefusalCounts(),
  options: DriftOptions = DriftOptions()
) -> [DriftNote] {
  var walk = DriftWalk(options: options, whole: event.payload, refusals: refusals)
  if event.isExploded {
    walk.note(
      .tooManyPaths, DraftPlace(),
      "events have more than \(EventProfile.pathLimit) paths; only the first level was profiled",
      event.count, of: event.count)
  }
  walk.compare(event.payload, DeclaredPlace([graph.root], in: graph), DraftPlace(), depth: 0)
  return walk.settled()
}

/// Goes down a profile and a schema side by side.
struct DriftWalk {
  let options: DriftOptions
  let whole: FieldProfile
  let refusals: RefusalCounts
  private(set) var notes: [DriftNote] = []
  /// Declared fields that never came and undeclared ones, to be matched at the end.
  private var gone: [(place: DraftPlace, name: JSONName, types: TypeSet)] = []
  private var fresh: [(place: DraftPlace, name: JSONName, field: FieldProfile)] = []

  init(options: DriftOptions, whole: FieldProfile, refusals: RefusalCounts) {
    self.options = options
    self.whole = whole
    self.refusals = refusals
  }

  /// Contracts may refer to themselves; profiles end.
  private static let deepest = 128

  mutating func compare(
    _ field: FieldProfile, _ declared: DeclaredPlace, _ place: DraftPlace, depth: Int
  ) {
    guard depth < Self.deepest, !declared.isUndeclared else { return }
    types(field, declared, place)
    values(field, declared, place)
    if field.types.objects > 0 { objects(field, declared, place, depth: depth) }
    let elements = declared.elements
    if let inner = field.elements, !elements.isEmpty {
      compare(inner, DeclaredPlace(elements, in: declared.graph), place.any, depth: depth + 1)
    }
  }

  mutating func note(
    _ kind: DriftNote.Kind, _ place: DraftPlace, _ message: String, _ seen: Int, of whole: Int,
    first: RecordMark? = nil, notes: [String] = [], trend: Trend? = nil
  ) {
    self.notes.append(
      DriftNote(
        kind: kind, pointer: place.pointer, message: message,
        support: Presence(seen: seen, of: whole), first: first, notes: notes, trend: trend))
  }

  // MARK: - Objects

  private mutating func objects(
    _ field: FieldProfile, _ declared: DeclaredPlace, _ place: DraftPlace, depth: Int
  ) {
    let known = declared.fields
    let required = declared.required
    for (name, child) in field.fields {
      let inner = place.field(name)
      if let schemas = known[name] {
        presence(child, field, isRequired: required.contains(name), inner)
        overTime(child, field, inner)
        compare(child, DeclaredPlace(schemas, in: declared.graph), inner, depth: depth + 1)
        continue
      }
      let others = declared.others(for: name)
      if others.isEmpty {
        fresh.append((place, name, child))
      } else {
        compare(child, DeclaredPlace(others, in: declared.graph), inner, depth: depth + 1)
      }
    }
    if let any = field.anyField { maps(any, declared, place, depth: depth) }
    guard field.types.objects >= options.presenceSupport, !field.isMap else { return }
    for name in known.keys.sorted() where field[name] == nil {
      let types = DeclaredPlace(known[name] ?? [], in: declared.graph).types
      gone.append((place, name, types))
      let words = required.contains(name) ? "required field" : "field"
      note(
        .neverSeen, place.field(name),
        "\(words) '\(name)' came in none of \(field.types.objects) objects", 0,
        of: field.types.objects)
    }
  }

  private mutating func maps(
    _ any: FieldProfile, _ declared: DeclaredPlace, _ place: DraftPlace, depth: Int
  ) {
    let others = declared.others(for: nil)
    guard others.isEmpty else {
      return compare(any, DeclaredPlace(others, in: declared.graph), place.any, depth: depth + 1)
    }
    note(
      .undeclaredField, place.any,
      "keys that are data are not declared: \(typeWords(any))", any.types.total,
      of: any.types.total, first: any.marks.values.min())
  }

  private mutating func presence(
    _ child: FieldProfile, _ parent: FieldProfile, isRequired: Bool, _ place: DraftPlace
  ) {
    let (seen, of) = (child.types.total, parent.types.objects)
    guard of >= options.presenceSupport else { return }
    if isRequired, seen < of {
      note(
        .sometimesMissing, place,
        "required field is missing in \(FieldWords.percent(of - seen, of: of)) of the objects",
        of - seen, of: of)
    } else if !isRequired, seen == of, of >= options.constantSupport {
      note(.alwaysPresent, place, "optional field came in all \(of) objects", seen, of: of)
    }
  }

  func typeWords(_ field: FieldProfile) -> String {
    let seen = field.types.seen
    if seen.count == 1 { return seen[0].type.rawValue }
    return seen.map { "\($0.type.rawValue) \(FieldWords.percent($0.count, of: field.types.total))" }
      .joined(separator: ", ")
  }

  // MARK: - At the end

  /// The notes in the order of their places, renames told once.
  mutating func settled() -> [DriftNote] {
    var renamed: Set<String> = []
    for (place, name, field) in fresh {
      let inner = place.field(name)
      let parents = whole.field(at: place.pointer)?.types.objects ?? field.types.total
      if let old = origin(of: name, field, at: place, parents: parents) {
        renamed.insert(old.place.field(old.name).pointer)
        note(
          .rename, inner, old.words, field.types.total, of: parents, first: field.marks.values.min()
        )
      }
      let trend = Trend(field.days, of: whole.field(at: place.pointer)?.days ?? whole.days)
      note(
        .undeclaredField, inner,
        "the contract does not declare this field: \(typeWords(field)), in "
          + share(field.types.total, of: parents),
        field.types.total, of: parents, first: field.marks.values.min(),
        notes: [FieldWords(field).form, trend?.words ?? ""].filter { !$0.isEmpty }, trend: trend)
    }
    let kept = notes.filter { $0.kind != .neverSeen || !renamed.contains($0.pointer) }
    return kept.sorted { ($0.pointer, $0.kind.rawValue) < ($1.pointer, $1.kind.rawValue) }
  }

  private func share(_ count: Int, of whole: Int) -> String {
    count == whole
      ? "all \(whole) objects" : "\(FieldWords.percent(count, of: whole)) of the objects"
  }

  /// The declared field that an undeclared one may have been, with the reason.
  private func origin(
    of name: JSONName, _ field: FieldProfile, at place: DraftPlace, parents: Int
  ) -> (place: DraftPlace, name: JSONName, words: String)? {
    let fitting = gone.filter { fits(field, $0.types) }
    if let moved = fitting.first(where: { $0.name == name && $0.place != place }) {
      return (
        moved.place, moved.name,
        "'\(moved.place.field(name).pointer)' never came and this field has its name: moved?"
      )
    }
    let beside = fitting.filter { $0.place == place }
    if let near = nearMiss(of: name.description, among: beside.map(\.name.description)) {
      return (
        place, JSONName(near),
        "'\(near)' never came; this field has a like name and type and is in "
          + "\(share(field.types.total, of: parents)): renamed?"
      )
    }
    // Without a like name, only one gone for one come in every object is worth a guess.
    let always = fresh.filter { $0.place == place && $0.field.types.total == parents }
    guard beside.count == 1, field.types.total == parents, always.count == 1 else { return nil }
    return (
      place, beside[0].name,
      "'\(beside[0].name)' never came; this field has its type and is in all \(parents) objects: "
        + "renamed?"
    )
  }

  private func fits(_ field: FieldProfile, _ types: TypeSet) -> Bool {
    guard types != .all else { return false }
    return field.types.seen.allSatisfy { types.contains($0.type.typeSet) || $0.type == .null }
  }
}
