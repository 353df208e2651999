import JSONText
package import Schemas

extension Violation {
  /// What is said about it: lower case, no full stop, the fact first.
  package var message: String {
    switch kind {
    case .missingField: "required field \(quoted(field)) is absent"
    case .missingDependentField: "field \(quoted(field)) is absent, which \(expected)"
    case .unexpectedField, .unevaluatedField: "field \(quoted(field)) is not allowed here"
    case .unevaluatedItem: "an item is not allowed here"
    case .badFieldName: "the name of field \(quoted(field)) does not fit: expected \(expected)"
    case .nothingAllowed: "no value is allowed here, got \(got)"
    case .repeatedItem: "expected items that differ, got \(got)"
    case .severalBranchesMatch: "expected exactly one branch to match, got \(got)"
    case .noBranchMatches: "no branch matches: expected \(expected), got \(got)"
    case .tooCostly: "the verdict needs more work than one value may cost"
    case .wrongType, .notInEnum, .notTheConstant, .outOfRange, .notAMultiple, .wrongLength,
      .patternMismatch, .formatMismatch, .wrongItemCount, .missingMatch, .forbiddenShape,
      .wrongFieldCount:
      "expected \(expected), got \(got)"
    }
  }

  private func quoted(_ name: String?) -> String { name.map { "'\($0)'" } ?? "of no name" }

  /// Where the value at fault is, as a JSON pointer.
  package var pointer: String {
    JSONPointer(
      instance.map { step in
        switch step {
        case .name(let name): JSONName(name)
        case .index(let index): JSONName(String(index))
        }
      }
    ).description
  }

  /// The same with `*` for every array position, so that equal faults of many items are one cause.
  package var pattern: String {
    instance.map { step in
      switch step {
      case .name(let name): JSONPointer([JSONName(name)]).description
      case .index: "/*"
      }
    }.joined()
  }

  /// The keyword that refused, as a JSON pointer into its schema document.
  package func schemaPointer(in graph: SchemaGraph) -> String {
    let pointer = graph[schema].place.pointer
    return keyword.isEmpty ? pointer : pointer + "/" + keyword
  }
}
