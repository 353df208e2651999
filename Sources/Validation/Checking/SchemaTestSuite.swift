package import JSONText
package import SourceText

/// Unit tests of schemas in the layout of the official JSON Schema test suite.
///
/// A file is a list of groups: a `description`, a `schema`, and `tests`, each with `description`,
/// `data` and whether it is `valid`.
package struct SchemaTestSuite: Sendable {
  /// A schema with its tests.
  package struct Group: Sendable {
    package var description: String
    package var schema: JSONValue
    package var cases: [Case]
  }

  package struct Case: Sendable {
    package var description: String
    package var data: JSONValue
    package var isValid: Bool
    /// The whole test in its file.
    package var span: SourceSpan
    /// Its description, or the whole of it when it has none.
    package var nameSpan: SourceSpan
  }

  /// What whoever judges says of one case.
  package enum Answer: Hashable, Sendable {
    case accepted
    case refused
    /// There is no verdict; the words say why: the schema has faults, the work is too much.
    case none(String)
  }

  /// How one case went.
  package struct Outcome: Hashable, Sendable {
    package var group: String
    package var description: String
    package var shouldBeValid: Bool
    package var answer: Answer
    package var span: SourceSpan

    package var isPassed: Bool { answer == (shouldBeValid ? .accepted : .refused) }

    /// What is said about a case that did not pass.
    package var message: String {
      let wanted = shouldBeValid ? "accepted" : "refused"
      return switch answer {
      case .accepted: "'\(group)': '\(description)' should be \(wanted), and is accepted"
      case .refused: "'\(group)': '\(description)' should be \(wanted), and is refused"
      case .none(let reason): "'\(group)': '\(description)' has no verdict: \(reason)"
      }
    }
  }

  /// Why a document is no test file, and where.
  package struct LayoutError: Error, Hashable, Sendable {
    package var message: String
    package var span: SourceSpan
  }

  package var groups: [Group]

  /// Takes a test file apart; a single group without the list around it is taken too.
  package init(_ root: JSONValue) throws(LayoutError) {
    groups = []
    let values = root.kind == .array ? Array(root.elements) : [root]
    for value in values { groups.append(try Self.group(value)) }
  }

  /// Runs every case; `judge` is asked once for each schema and answers for each of its values.
  package func run(_ judge: (Group) -> (JSONValue) -> Answer) -> [Outcome] {
    groups.flatMap { group in
      let answer = judge(group)
      return group.cases.map { test in
        Outcome(
          group: group.description, description: test.description, shouldBeValid: test.isValid,
          answer: answer(test.data), span: test.span)
      }
    }
  }

  private static func group(_ value: JSONValue) throws(LayoutError) -> Group {
    guard let schema = value["schema"] else {
      throw LayoutError(message: "a group of tests needs a 'schema'", span: value.span)
    }
    guard let tests = value["tests"], tests.kind == .array else {
      throw LayoutError(message: "a group of tests needs a list of 'tests'", span: value.span)
    }
    var cases: [Case] = []
    for test in tests.elements { cases.append(try Self.test(test)) }
    return Group(
      description: value["description"]?.string ?? "schema", schema: schema, cases: cases)
  }

  private static func test(_ value: JSONValue) throws(LayoutError) -> Case {
    guard let data = value["data"] else {
      throw LayoutError(message: "a test needs 'data'", span: value.span)
    }
    guard let isValid = value["valid"]?.bool else {
      throw LayoutError(
        message: "a test needs 'valid', which is true or false", span: value.span)
    }
    return Case(
      description: value["description"]?.string ?? "test", data: data, isValid: isValid,
      span: value.span, nameSpan: value["description"]?.span ?? value.span)
  }
}
