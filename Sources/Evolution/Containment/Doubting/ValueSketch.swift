import JSONText
import Patterns
import Schemas
import StringFormats

/// What the schemas for one value ask, gathered without weighing it: hints for a guess.
struct ValueSketch {
  var types = TypeSet.all
  var constants: [JSONValue] = []
  var bounds: [ExactNumber] = []
  var multiples: [ExactNumber] = []
  var lengths: [Int] = []
  var patterns: [Pattern] = []
  var formats: [StringFormat] = []
  var counts: [Int] = []
  var prefix: [[SchemaGraph.ID]] = []
  var rest: [SchemaGraph.ID] = []
  var fields: [(name: JSONName, schema: SchemaGraph.ID)] = []
  var patterned: [(pattern: Pattern, schema: SchemaGraph.ID)] = []
  var others: [SchemaGraph.ID] = []
  var required: [JSONName] = []
  var names: [SchemaGraph.ID] = []

  /// Follows references and combinations, and of several branches one by chance.
  init(of start: SchemaGraph.ID, in graph: SchemaGraph, _ chance: inout Chance) {
    var pending = [start]
    var visits = 0
    while let id = pending.popLast(), visits < 64 {
      visits += 1
      for keyword in graph[id].keywords { take(keyword.rule, &pending, &chance) }
    }
  }

  private mutating func take(
    _ rule: Rule, _ pending: inout [SchemaGraph.ID], _ chance: inout Chance
  ) {
    switch rule {
    case .allOf(let schemas): pending += schemas
    case .anyOf(let schemas), .oneOf(let schemas):
      if let schema = chance.pick(from: schemas) { pending.append(schema) }
    case .reference(let schema), .dynamicReference(let schema, _): pending.append(schema)
    case .not(let schema): if chance.below(4) == 0 { pending.append(schema) }
    case .conditional(let condition, let then, let otherwise):
      if chance.isHeads() {
        pending.append(condition)
        if let then { pending.append(then) }
      } else if let otherwise {
        pending.append(otherwise)
      }
    case .dependentSchemas(let dependents):
      for dependent in dependents where chance.isHeads() {
        required.append(dependent.name)
        pending.append(dependent.schema)
      }
    case .type, .enumeration, .constant, .multipleOf, .minimum, .maximum, .minLength, .maxLength,
      .pattern, .format, .content:
      takeScalar(rule)
    case .properties, .propertyNames, .required, .minProperties, .maxProperties,
      .dependentRequired, .unevaluatedProperties, .items, .contains, .minItems, .maxItems,
      .uniqueItems, .unevaluatedItems:
      takeContainer(rule)
    }
  }

  private mutating func takeScalar(_ rule: Rule) {
    switch rule {
    case .type(let some): types.formIntersection(some)
    case .enumeration(let values): constants += values.prefix(64)
    case .constant(let value): constants.append(value)
    case .multipleOf(let divisor): multiples.append(divisor)
    case .minimum(let bound, _), .maximum(let bound, _): bounds.append(bound)
    case .minLength(let length), .maxLength(let length): lengths.append(length)
    case .pattern(let pattern): patterns.append(pattern)
    case .format(_, let format, let isAsserted):
      if isAsserted, let format { formats.append(format) }
    default: return
    }
  }

  private mutating func takeContainer(_ rule: Rule) {
    switch rule {
    case .properties(let rules):
      fields += rules.named.map { ($0.name, $0.schema) }
      patterned += rules.patterned.map { ($0.pattern, $0.schema) }
      if let additional = rules.additional { others.append(additional) }
    case .required(let some): required += some
    case .propertyNames(let schema): names.append(schema)
    case .minProperties(let count), .maxProperties(let count), .minItems(let count),
      .maxItems(let count):
      counts.append(count)
    case .dependentRequired(let dependents): required += dependents.flatMap(\.required)
    case .unevaluatedProperties(let schema): others.append(schema)
    case .items(let places, let rest):
      prefix.append(places)
      if let rest { self.rest.append(rest) }
    case .contains(let schema, let least, _):
      rest.append(schema)
      counts.append(least)
    case .unevaluatedItems(let schema): rest.append(schema)
    default: return
    }
  }
}
