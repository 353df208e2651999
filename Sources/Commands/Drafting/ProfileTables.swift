import Drift
import Findings
import JSONText
import Reports
import SourceText

extension Profile {
  /// What a report counts of a profile.
  var tallies: [Report.Tally] {
    [
      .init("events", "events", records - unplaced),
      .init("types", "event types", events.count),
      .init("paths", "paths", events.values.reduce(0) { $0 + $1.payload.pathCount }),
      .init("malformed", "malformed", malformed),
      .init("unplaced", "in no envelope", unplaced),
    ]
  }
}

/// A profile as people read it: a table for each event type, a line for each path.
struct ProfileTables {
  private let profile: Profile

  init(_ profile: Profile) { self.profile = profile }

  var tables: [Report.Table] {
    profile.types.compactMap { type in profile.events[type].map { table(of: $0, type) } }
  }

  private func table(of event: EventProfile, _ type: JSONName) -> Report.Table {
    var rows: [[String]] = []
    add(event.payload, "", of: event.count, to: &rows)
    let note = event.isExploded ? ", too many paths: only the first level is kept" : ""
    return Report.Table(
      "\(type): \(counted(event.count, "event"))\(note)",
      columns: [
        .init("path"), .init("seen", .right), .init("types"), .init("distinct", .right),
        .init("range and form"),
      ], rows: rows)
  }

  // Walking bounds the depth of a profile, and so the recursion.
  private func add(
    _ field: FieldProfile, _ path: String, of parents: Int, to rows: inout [[String]]
  ) {
    if !path.isEmpty {
      rows.append([
        path, share(field.types.total, of: parents), types(of: field), distinct(of: field),
        FieldWords(field).form,
      ])
    }
    for (name, child) in field.fields {
      add(
        child, path + JSONPointer([name]).description, of: field.types.objects, to: &rows)
    }
    if let any = field.anyField { add(any, path + "/*", of: any.types.total, to: &rows) }
    if let elements = field.elements {
      add(elements, path + "/*", of: elements.types.total, to: &rows)
    }
  }

  private func share(_ count: Int, of whole: Int) -> String {
    count == whole ? "all" : FieldWords.percent(count, of: whole)
  }

  private func types(of field: FieldProfile) -> String {
    let seen = field.types.seen
    if seen.count == 1 { return seen[0].type.rawValue }
    return seen.map { "\($0.type) \(FieldWords.percent($0.count, of: field.types.total))" }
      .joined(separator: ", ")
  }

  private func distinct(of field: FieldProfile) -> String {
    let count = field.values.distinct
    guard count > 0 else { return "" }
    return field.values.isFull ? "~\(count)" : "\(count)"
  }
}
