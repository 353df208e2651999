import JSONText
import Patterns
import Schemas
import SourceText

/// The fields that a schema evaluates whatever the value is.
struct EvaluatedFields {
  var names: [JSONName] = []
  var patterns: [(pattern: Pattern, place: SchemaPlace)] = []
  var isAll = false

  /// What `unevaluatedProperties` says when these are all that is evaluated.
  func refusing(_ rest: SchemaGraph.ID) -> FieldSet {
    var set = FieldSet()
    guard !isAll else { return set }
    let nowhere = SchemaPlace(path: nil, span: .beginning, pointer: "")
    for name in names { set.named[name] = .init(schema: nil, place: nowhere) }
    set.patterned = patterns.map { ($0.pattern, nil, $0.place) }
    set.additional = rest
    return set
  }
}

extension ComparedGraph {
  /// The fields that a schema evaluates beside its `unevaluatedProperties`; nil when that depends
  /// on the value.
  func evaluatedFields(of id: SchemaGraph.ID) -> EvaluatedFields? {
    var fields = EvaluatedFields()
    let isSteady = forEachCertainRule(below: id) { rule in
      switch rule {
      case .properties(let rules):
        fields.names += rules.named.map(\.name)
        fields.patterns += rules.patterned.map { ($0.pattern, graph[$0.schema].place) }
        if rules.additional != nil { fields.isAll = true }
      case .unevaluatedProperties: fields.isAll = true
      case .type, .enumeration, .constant, .multipleOf, .minimum, .maximum, .minLength, .maxLength,
        .pattern, .format, .content, .propertyNames, .required, .minProperties, .maxProperties,
        .dependentRequired, .dependentSchemas, .items, .contains, .minItems, .maxItems,
        .uniqueItems, .unevaluatedItems, .allOf, .anyOf, .oneOf, .not, .conditional, .reference,
        .dynamicReference:
        break
      }
    }
    return isSteady ? fields : nil
  }

  /// How many leading items a schema evaluates beside its `unevaluatedItems`, `Int.max` for all;
  /// nil when that depends on the value.
  func evaluatedItems(of id: SchemaGraph.ID) -> Int? {
    var count = 0
    let isSteady = forEachCertainRule(below: id) { rule in
      if case .items(let prefix, let rest) = rule {
        count = rest == nil ? max(count, prefix.count) : .max
      } else if case .unevaluatedItems = rule {
        count = .max
      }
    }
    return isSteady ? count : nil
  }

  /// Shows every rule that holds for every value, those of the schema's own `unevaluated...` left
  /// out; false when there are rules that hold for some values only.
  private func forEachCertainRule(
    below start: SchemaGraph.ID, _ look: (Rule) -> Void
  ) -> Bool {
    var waiting = [start]
    var seen: Set<SchemaGraph.ID> = [start]
    while let id = waiting.popLast() {
      for keyword in graph[id].keywords {
        switch keyword.rule {
        case .anyOf, .oneOf, .conditional, .dependentSchemas, .dynamicReference, .contains:
          return false
        case .unevaluatedProperties, .unevaluatedItems:
          if id != start { look(keyword.rule) }
        case .allOf, .reference:
          for part in keyword.rule.inPlace where seen.insert(part).inserted {
            waiting.append(part)
          }
        case .type, .enumeration, .constant, .multipleOf, .minimum, .maximum, .minLength,
          .maxLength, .pattern, .format, .content, .properties, .propertyNames, .required,
          .minProperties, .maxProperties, .dependentRequired, .items, .minItems, .maxItems,
          .uniqueItems, .not:
          look(keyword.rule)
        }
      }
    }
    return true
  }
}
