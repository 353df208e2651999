import Coordination
import Findings
import Realms
import Testing

struct DocumentGraphTests {
  private func name(_ text: String) throws -> RealmName { try #require(RealmName(text)) }

  private func document(
    _ text: String, _ status: String, dependsOn: [String] = [], blocks: [String] = []
  ) throws -> LinkedDocument {
    var document = LinkedDocument(try #require(DocumentReference(text)))
    document.status = status
    for word in dependsOn {
      if let target = DocumentReference(word) {
        document.dependsOn.append(.init(target))
      } else {
        document.unreadable.append((word, nil))
      }
    }
    document.blocks = blocks.compactMap { DocumentReference($0) }.map { .init($0) }
    return document
  }

  private func graph(_ documents: LinkedDocument..., absent: [String] = []) throws -> DocumentGraph
  {
    DocumentGraph(
      documents, repositories: [try name("player"), try name("indexer"), try name("far")],
      absent: Set(try absent.map(name)))
  }

  /// What the examples of the rules refer to, and the document that they stand in.
  private func slugs(_ example: String) throws -> [String] {
    var fields: [String: String] = [:]
    for line in example.split(separator: "\n") {
      let cells = line.split(separator: "|").map { String($0.filter { $0 != "*" }) }
      fields[String(cells[0].dropFirst().dropLast())] = String(cells[1].dropFirst().dropLast())
    }
    let own = try document(
      "player:rfc-0045-metrics", fields["Status"] ?? "Draft",
      dependsOn: [fields["Depends On"] ?? ""])
    let me = "player:rfc-0045-metrics"
    return try graph(
      own, try document("indexer:rfc-0001-ticks", "Accepted", blocks: [me]),
      try document("indexer:rfc-0002-marks", "Accepted"),
      try document(
        "indexer:rfc-0003-circle", "Accepted", dependsOn: example.contains("0003") ? [me] : [],
        blocks: example.contains("0003") ? [me] : []),
      try document(
        "indexer:rfc-0004-draft", "Draft", blocks: example.contains("0004") ? [me] : [])
    ).findings().map(\.slug)
  }

  @Test(arguments: DocumentRules.all.filter { $0.id.number < 107 })
  func `the bad example breaks the rule and the good one does not`(_ rule: RuleInfo) throws {
    #expect(try slugs(rule.bad).contains(rule.slug))
    #expect(try !slugs(rule.good).contains(rule.slug))
  }

  @Test func `a document waits for everything it rests on`() throws {
    let first = try document("player:rfc-0001-a", "Draft", dependsOn: ["indexer:rfc-0002-b"])
    let graph = try graph(
      first, try document("indexer:rfc-0002-b", "Accepted", dependsOn: ["rfc-0003-c"]),
      try document("indexer:rfc-0003-c", "Draft", dependsOn: ["far:rfc-0009"]), absent: ["far"])
    #expect(
      graph.waits(first).map(\.description) == ["far:rfc-0009", "indexer:rfc-0003-c"])
    #expect(!graph.findings().map(\.slug).contains("unknown-document"))
  }

  @Test func `a circle is told once with its path`() throws {
    let documents = try (0..<5).map { number in
      try document(
        "player:rfc-000\(number)-x", "Draft", dependsOn: ["player:rfc-000\((number + 1) % 5)-x"])
    }
    let circles = DocumentGraph(documents, repositories: [try name("player")]).findings()
      .filter { $0.slug == "circular-documents" }
    #expect(circles.count == 1)
    #expect(circles[0].message.text.contains("'player:rfc-0004-x' -> 'player:rfc-0000-x'"))
  }

  @Test func `a chain as long as nobody writes is walked`() throws {
    let documents = try (0..<20_000).map { number in
      try document("player:rfc-\(number)", "Draft", dependsOn: ["player:rfc-\(number + 1)"])
    }
    let graph = DocumentGraph(documents, repositories: [try name("player")])
    #expect(graph.findings().allSatisfy { $0.slug != "circular-documents" })
  }

  @Test(arguments: [
    ("fungal-image-analysis:rfc-0060-cross-account-access", true), ("rfc-0045", true),
    ("RFC 45", true), ("adr-0003-x", true), ("rfc-", false), ("", false), ("rfc-x", false),
    ("../x:rfc-0001", false), ("a b:rfc-0001", false), ("rfc-99999999999999999999", false),
    ("rfc-0001-<b>", false), ("x:y:rfc-0001", false),
  ])
  func `references are read`(_ text: String, _ isOne: Bool) {
    let reference = DocumentReference(text)
    #expect((reference != nil) == isOne)
    #expect(reference.flatMap { DocumentReference($0.description) } == reference)
  }
}
