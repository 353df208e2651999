import Findings
import JSONText
import Schemas
import SourceText
import Validation

extension CauseKey {
  /// The absent field as the last part of a pointer, where the cause is one.
  var fieldToken: String { field.isEmpty ? "" : JSONPointer([JSONName(field)]).description }
}

extension Place {
  /// The place in a line for people; editors make a link of it.
  var words: String {
    isRow ? "\(path) row \(position.line)" : "\(path):\(position.line):\(position.column)"
  }
}

extension ComparedPair {
  /// The place of a part of a schema, for programs.
  func place(_ key: String, _ place: SchemaPlace?) -> Report.Member? {
    guard let place, let path = place.path else { return nil }
    var members: [Report.Member] = [.init("path", .string(path))]
    if let found = locator.place(path, place.span) {
      members.append(.init("line", .int(found.position.line)))
      members.append(.init("column", .int(found.position.column)))
    }
    members.append(.init("schemaPointer", .string(place.pointer)))
    return .init(key, .object(members))
  }
}
