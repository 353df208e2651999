import JSONText
import SourceText

/// Turns the members of one schema object into typed keywords.
struct KeywordReader {
  var node: SchemaNode
  let location: SchemaLibrary.Location
  let value: JSONValue
  let vocabularies: Vocabulary
  /// A member of the schema, and the keyword that its dialect has for it.
  private struct Entry {
    var member: JSONValue.Member
    var info: KeywordInfo?
    /// Whether the meaning stands in `node.keywords` or `node.definitions`.
    var isUsed = false
  }

  private var entries: [Entry] = []
  /// The entries that are keywords, by which every keyword is asked for.
  private var known: [(name: KeywordName, entry: Int)] = []

  init(
    _ value: JSONValue, of node: SchemaNode, at location: SchemaLibrary.Location,
    vocabularies: Vocabulary
  ) {
    self.value = value
    self.node = node
    self.location = location
    self.vocabularies = vocabularies
    entries.reserveCapacity(value.count)
    for member in value.members {
      let info = KeywordInfo.named(member.key.text, in: node.dialect)
      if let info { known.append((info.keyword, entries.count)) }
      entries.append(Entry(member: member, info: info))
    }
  }

  var dialect: Dialect { node.dialect }

  mutating func read(with reader: inout SchemaReader) {
    readDefinitions(with: &reader)
    if SchemaLibrary.hidesSiblings(value, dialect) {
      readReference(.reference, with: &reader)
      readAnnotations(with: &reader, areHidden: true)
      return
    }
    readReferences(with: &reader)
    readAssertions(with: &reader)
    readArrayKeywords(with: &reader)
    readObjectKeywords(with: &reader)
    readLogic(with: &reader)
    // What is left over is only known when everything else has spoken.
    readUnevaluated(with: &reader)
    readAnnotations(with: &reader, areHidden: false)
  }

  /// The member of a keyword, when the schema's dialect and vocabularies have it.
  mutating func take(_ name: KeywordName) -> JSONValue.Member? {
    guard let index = known.first(where: { $0.name == name })?.entry,
      let info = entries[index].info, vocabularies.contains(info.vocabulary)
    else { return nil }
    entries[index].isUsed = true
    return entries[index].member
  }

  mutating func add(_ member: JSONValue.Member, _ rule: Rule) {
    node.keywords.append(
      SchemaNode.Keyword(
        name: member.nameText, nameSpan: member.key.span, span: member.value.span,
        rule: rule))
  }

  /// The node of a schema that lies in a keyword's value.
  func schema(_ value: JSONValue, with reader: inout SchemaReader) -> SchemaGraph.ID {
    reader.id(of: SchemaLibrary.Location(document: location.document, value: value.index))
  }

  func report(
    _ cause: SchemaProblem.Cause, _ member: JSONValue.Member, at value: JSONValue? = nil,
    to reader: inout SchemaReader
  ) {
    var place = node.place
    place.span = (value ?? member.value).span
    place.pointer = SchemaPointer.appending(member.name, to: place.pointer)
    reader.problems.append(SchemaProblem(cause, at: place))
  }

  func reportWrong(
    _ member: JSONValue.Member, expected: String, at value: JSONValue? = nil,
    to reader: inout SchemaReader
  ) {
    let keyword = member.nameText
    report(
      .wrongValue(keyword: keyword, expected: expected), member, at: value, to: &reader)
  }
}

extension KeywordReader {
  private mutating func readDefinitions(with reader: inout SchemaReader) {
    for name: KeywordName in [.defs, .definitions] {
      guard let member = take(name) else { continue }
      guard member.value.kind == .object else {
        reportWrong(member, expected: "an object of schemas", to: &reader)
        continue
      }
      for definition in member.value.members {
        node.definitions.append((definition.name, schema(definition.value, with: &reader)))
      }
    }
  }

  /// Keeps what asserts nothing, and tells of names that nobody knows.
  private mutating func readAnnotations(with reader: inout SchemaReader, areHidden: Bool) {
    for entry in entries where !entry.isUsed {
      let (member, info) = (entry.member, entry.info)
      if info?.vocabulary == .core, info?.keyword != .comment { continue }
      node.annotations.append(
        SchemaNode.Annotation(
          name: member.nameText, nameSpan: member.key.span, value: member.value,
          isKnown: info != nil))
      if let info {
        guard areHidden, info.vocabulary != .metaData, info.vocabulary != .core else { continue }
        reportName(.ignoredBesideReference(info.name), member, to: &reader)
      } else if !member.key.text.starts(with: "x-".utf8), vocabularies == .standard {
        reportName(unknownKeyword(member.name), member, to: &reader)
      }
    }
  }

  private func unknownKeyword(_ name: JSONName) -> SchemaProblem.Cause {
    let dialects = KeywordInfo.dialects(knowing: name)
    let text = name.description
    let suggestion =
      dialects.isEmpty ? nearMiss(of: text, among: KeywordInfo.names(in: dialect)) : nil
    return .unknownKeyword(text, suggestion: suggestion, dialects: dialects)
  }

  private func reportName(
    _ cause: SchemaProblem.Cause, _ member: JSONValue.Member, to reader: inout SchemaReader
  ) {
    report(cause, member, at: member.key, to: &reader)
  }
}
