package import Findings
package import Realms

/// The design documents of several repositories, and what they say of each other.
package struct DocumentGraph: Sendable {
  package let documents: [LinkedDocument]
  private let places: [DocumentReference: Int]
  private let repositories: Set<RealmName>
  /// Repositories of the realm whose documents are not here, so that nothing is said of them.
  private let absent: Set<RealmName>

  package init(
    _ documents: [LinkedDocument], repositories: Set<RealmName>, absent: Set<RealmName> = []
  ) {
    self.documents = documents.sorted { $0.reference < $1.reference }
    self.repositories = repositories
    self.absent = absent
    places = Dictionary(
      self.documents.enumerated().map { ($0.element.reference.identity, $0.offset) }
    ) { first, _ in first }
  }

  package func document(_ reference: DocumentReference) -> LinkedDocument? {
    places[reference.identity].map { documents[$0] }
  }

  /// A target with the repository it belongs to.
  private func whole(_ link: LinkedDocument.Link, of document: LinkedDocument) -> DocumentReference
  {
    document.reference.repository.map { link.target.seen(from: $0) } ?? link.target
  }

  /// What a document waits for: everything not yet accepted that it depends on, near or far.
  package func waits(_ document: LinkedDocument) -> [DocumentReference] {
    var waits: [DocumentReference] = []
    var seen: Set<DocumentReference> = [document.reference.identity]
    var open = document.dependsOn.map { whole($0, of: document) }
    while let next = open.popLast() {
      guard seen.insert(next.identity).inserted else { continue }
      guard let target = self.document(next) else {
        waits.append(next)
        continue
      }
      if target.stage ?? .open < .accepted { waits.append(target.reference) }
      open += target.dependsOn.map { whole($0, of: target) }
    }
    return waits.sorted()
  }

  /// The documents that wait for one: those it says it blocks, and those that say they depend on it.
  package func waiting(for document: LinkedDocument) -> [DocumentReference] {
    let said = document.blocks.map { whole($0, of: document) }
    let others = documents.filter { other in
      other.dependsOn.contains {
        whole($0, of: other).identity == document.reference.identity
      }
    }.map(\.reference)
    var seen = Set<DocumentReference>()
    // What is there is told by its own name.
    return (others + said).filter { seen.insert($0.identity).inserted }.sorted()
  }

  /// Everything that is wrong between the documents.
  package func findings() -> [Finding] {
    documents.flatMap { document in
      document.unreadable.map { malformed($0, document) }
        + document.dependsOn.flatMap { check($0, of: document, isDependency: true) }
        + document.blocks.flatMap { check($0, of: document, isDependency: false) }
        + early(document)
    } + circles()
  }
}

// MARK: - One link

extension DocumentGraph {
  private func malformed(
    _ entry: (text: String, place: Place?), _ document: LinkedDocument
  ) -> Finding {
    Finding(
      DocumentRules.malformedReference,
      "'\(entry.text)' in '\(document.reference)' is no reference as 'repo:rfc-0012-slug'",
      at: entry.place ?? document.place)
  }

  private func check(
    _ link: LinkedDocument.Link, of document: LinkedDocument, isDependency: Bool
  ) -> [Finding] {
    let target = whole(link, of: document)
    let place = link.place ?? document.place
    guard let repository = target.repository, repositories.contains(repository) else {
      return [
        Finding(
          DocumentRules.unknownRepository,
          "'\(document.reference)' names '\(target)', and the realm has no such repository",
          at: place)
      ]
    }
    guard let other = self.document(target) else {
      guard !absent.contains(repository) else { return [] }
      return [
        Finding(
          DocumentRules.unknownDocument,
          "'\(document.reference)' names '\(target)', which is not there", at: place)
      ]
    }
    if !target.slug.isEmpty, target.slug != other.reference.slug {
      return [
        Finding(
          DocumentRules.unknownDocument,
          "'\(document.reference)' names '\(target)', which is called '\(other.reference)'",
          at: place)
      ]
    }
    return inverse(of: link, in: document, other, isDependency: isDependency)
  }

  private func inverse(
    of link: LinkedDocument.Link, in document: LinkedDocument, _ other: LinkedDocument,
    isDependency: Bool
  ) -> [Finding] {
    let back = isDependency ? other.blocks : other.dependsOn
    let isTold = back.contains {
      whole($0, of: other).identity == document.reference.identity
    }
    guard !isTold else { return [] }
    let words =
      isDependency
      ? "'\(document.reference)' depends on '\(other.reference)', which does not say that it blocks it"
      : "'\(document.reference)' blocks '\(other.reference)', which does not say that it depends on it"
    return [
      Finding(
        DocumentRules.oneSidedDependency, Finding.Message(words), at: link.place ?? document.place)
    ]
  }

  /// A document that is built while what it depends on is not agreed.
  private func early(_ document: LinkedDocument) -> [Finding] {
    guard document.stage == .underway else { return [] }
    return waits(document).compactMap { target -> Finding? in
      // What cannot be seen here may well be accepted.
      guard let other = self.document(target) else { return nil }
      return Finding(
        DocumentRules.aheadOfDependency,
        Finding.Message(
          "'\(document.reference)' is '\(document.status ?? "")' while '\(other.reference)' is "
            + "'\(other.status ?? "without a status")'"), at: document.place)
    }
  }
}

// MARK: - Circles

extension DocumentGraph {
  /// Each circle once, told at its first document.
  private func circles() -> [Finding] {
    var findings: [Finding] = []
    var done = Set<Int>()
    for start in documents.indices where !done.contains(start) {
      var path: [Int] = []
      var position: [Int: Int] = [:]
      walk(from: start, &path, &position, &done) { circle in
        let names = (circle + [circle[0]]).map { "'\(documents[$0].reference)'" }
        findings.append(
          Finding(
            DocumentRules.circularDocuments,
            Finding.Message("documents wait for each other: \(names.joined(separator: " -> "))"),
            at: documents[circle[0]].place))
      }
    }
    return findings
  }

  /// Walks along dependencies with a stack of its own; chains may be long.
  private func walk(
    from start: Int, _ path: inout [Int], _ position: inout [Int: Int], _ done: inout Set<Int>,
    found: ([Int]) -> Void
  ) {
    var open: [[Int]] = [[start]]
    while var siblings = open.popLast() {
      guard let next = siblings.popLast() else {
        if let left = path.popLast() {
          position[left] = nil
          done.insert(left)
        }
        continue
      }
      open.append(siblings)
      if let at = position[next] {
        let circle = Array(path[at...])
        let least = circle.indices.min { circle[$0] < circle[$1] } ?? 0
        found(Array(circle[least...] + circle[..<least]))
        continue
      }
      guard !done.contains(next) else { continue }
      position[next] = path.count
      path.append(next)
      open.append(
        documents[next].dependsOn.compactMap { places[whole($0, of: documents[next]).identity] }
          .reversed())
    }
  }
}
