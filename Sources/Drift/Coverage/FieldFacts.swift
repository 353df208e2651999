package import JSONText
package import Schemas
import Validation

/// What a contract says of one field, put together from everything that can apply there.
package struct FieldFacts: Sendable {
  /// Where in the event, with `*` for any element or any name.
  package let pointer: String
  package let types: TypeSet
  /// Whether every object must have it; nil where no object holds it, as for elements.
  package let isRequired: Bool?
  package let description: String?
  package let isDeprecated: Bool
  /// The values it may have, as the contract writes them.
  package let values: [JSONValue]
  package let formats: [String]
  /// `at least 0`, `at most 64 letters`.
  package let bounds: [String]
  /// Shapes of the examples that the contract gives: `string of 24 letters`.
  package let examples: [String]
  /// Where the contract says it.
  package let schemaPointer: String
  /// How many fields lie directly below.
  package let fieldCount: Int

  init(_ place: DeclaredPlace, at pointer: String, isRequired: Bool?) {
    self.pointer = pointer
    self.isRequired = isRequired
    types = place.types
    description = place.annotation("description")?.string ?? place.annotation("title")?.string
    isDeprecated = place.annotation("deprecated")?.bool == true
    values = place.listedValues
    formats = place.formats.sorted()
    bounds = DeclaredBounds(place).words
    examples = Array(Set(place.annotation("examples")?.elements.map(\.shape) ?? [])).sorted()
    schemaPointer = place.schemas.first.map { place.graph[$0].place.pointer } ?? ""
    fieldCount = place.inner.fields.count
  }
}

/// A place in a contract that a path of names leads to, and what lies below.
package struct FieldPlace {
  private let place: DeclaredPlace
  package let pointer: String
  private let isRequired: Bool?

  /// The event itself.
  package init(_ graph: SchemaGraph) {
    self.init(DeclaredPlace([graph.root], in: graph), "", nil)
  }

  private init(_ place: DeclaredPlace, _ pointer: String, _ isRequired: Bool?) {
    self.place = place
    self.pointer = pointer
    self.isRequired = isRequired
  }

  package var facts: FieldFacts { FieldFacts(place, at: pointer, isRequired: isRequired) }

  /// The place of a name below; elements of arrays are gone through, as nobody names them.
  package func field(_ name: JSONName) -> FieldPlace? {
    let steps = through()
    for step in steps {
      if let schemas = step.place.fields[name] {
        return FieldPlace(
          DeclaredPlace(schemas, in: place.graph),
          step.pointer + JSONPointer([name]).description, step.place.required.contains(name))
      }
    }
    for step in steps {
      let others = step.place.others(for: name == "*" ? nil : name)
      guard !others.isEmpty else { continue }
      return FieldPlace(DeclaredPlace(others, in: place.graph), step.pointer + "/*", nil)
    }
    guard name == "*", steps.count > 1 else { return nil }
    return steps[1]
  }

  /// The fields directly below, elements of arrays gone through.
  package var fields: [FieldPlace] {
    guard let step = through().last(where: { !$0.place.fields.isEmpty }) else { return [] }
    return step.place.fields.sorted { $0.key < $1.key }.map { name, schemas in
      FieldPlace(
        DeclaredPlace(schemas, in: place.graph), step.pointer + JSONPointer([name]).description,
        step.place.required.contains(name))
    }
  }

  package var names: [JSONName] { through().flatMap { $0.place.fields.keys }.sorted() }

  /// This place, and the elements of arrays in it, as deep as arrays lie in each other.
  private func through() -> [FieldPlace] {
    var steps = [self]
    while steps.count < 8, let last = steps.last, !last.place.elements.isEmpty {
      steps.append(
        FieldPlace(
          DeclaredPlace(last.place.elements, in: place.graph), last.pointer + "/*", nil))
    }
    return steps
  }
}

extension DeclaredPlace {
  /// What annotates the value here, the nearest first.
  func annotation(_ name: String) -> JSONValue? {
    let nearest = roots + schemas.filter(isCertain)
    return nearest.lazy.compactMap { self.graph[$0].annotation(name) }.first
  }

  /// Every value that is listed, in the order of the contract.
  var listedValues: [JSONValue] {
    var texts: Set<[UInt8]> = []
    return rules.flatMap { _, rule -> [JSONValue] in
      switch rule {
      case .enumeration(let values): values
      case .constant(let value): [value]
      default: []
      }
    }.filter { texts.insert($0.compactBytes).inserted }
  }

  /// What stands in arrays, where one does; else the same place.
  var inner: DeclaredPlace {
    elements.isEmpty ? self : DeclaredPlace(elements, in: graph)
  }
}

extension DeclaredBounds {
  /// The bounds as people read them.
  var words: [String] {
    [
      least.map { "\($0.isExclusive ? "more than" : "at least") \($0.value)" },
      greatest.map { "\($0.isExclusive ? "less than" : "at most") \($0.value)" },
      shortest.map { "at least \($0) letters" }, longest.map { "at most \($0) letters" },
      fewest.map { "at least \($0) elements" }, most.map { "at most \($0) elements" },
    ].compactMap { $0 }
  }
}
