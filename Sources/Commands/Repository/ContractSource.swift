package import Contracts
import JSONText
import Linting
package import Schemas
package import SourceText

/// One contract or bare schema, with its graph, from wherever its word led: a file, a published
/// version, a commit, the index.
package struct ContractSource: Sendable {
  /// As it was named: `newTrade@1.0.0`, `v1.0.0:contracts/newTrade.yaml`.
  package var word: String
  package var file: ContractFile
  /// Nil for a bare schema.
  package var contract: Contract?
  package var graph: SchemaGraph
  /// Known by its own name, or by its file's where it has none.
  package var name: String
  /// The path of the file below the root that its references are looked up in.
  package var path: String
  /// The files that its references led to.
  private let schemas: SchemaFiles

  package var version: Version? { contract?.version.value }

  /// As reports call it: `newTrade@1.0.0`, or what was typed.
  package var title: String { contract?.reference ?? word }

  /// Reads the schema of a file; one that cannot be used is an error that says why.
  ///
  /// `address` is the path that the schema's own references start from.
  package init(
    _ word: String, _ file: ContractFile, at address: String, in schemas: SchemaFiles,
    _ options: SchemaReader.Options
  ) throws(CommandError) {
    self.word = word
    self.file = file
    self.schemas = schemas
    path = address
    let schema = try Self.schema(of: file, word)
    contract = file.contract
    let last = address.split(separator: "/").last.map { String($0) } ?? address
    name = file.contract?.name.value.text ?? last
    let reading = Self.reading(of: file, schema, at: address, options)
    guard reading.isUsable else { throw Self.unusable(reading, file, word) }
    graph = reading.graph
  }

  /// A file by the path that findings name it with: its own, or one that it refers to.
  package func source(at path: String) -> SourceFile? {
    file.path == path ? file.source : schemas.source(at: path)
  }

  private static func schema(
    of file: ContractFile, _ word: String
  ) throws(CommandError) -> JSONValue {
    if file.source.bytes.starts(with: "version https://git-lfs.github.com/".utf8) {
      throw .setup(
        "'\(word)' is a pointer of git lfs, not the file itself",
        advice: ["'git lfs pull' gets it"])
    }
    guard let root = file.root else { throw unreadable(file, word) }
    if let contract = file.contract { return contract.schema }
    if Contract.isContract(root) {
      let problem = file.problems.first
      throw .setup(
        "'\(word)'\(place(problem?.span, file)) is no sound contract: "
          + (problem?.message ?? "its name, version or schema is missing"),
        advice: ["'schema lint' tells everything that is wrong with it"])
    }
    guard root.kind == .object || root.kind == .true || root.kind == .false else {
      throw .setup("'\(word)' holds no schema: it is \(root.kind.words)")
    }
    return root
  }

  /// The graph of a schema, with the formats that its contract says.
  static func reading(
    of file: ContractFile, _ schema: JSONValue, at address: String, _ options: SchemaReader.Options
  ) -> SchemaReading {
    var options = options
    // What was asked for on the command line comes before what the contract says.
    if options.formats == .declared {
      switch file.contract?.formats?.value {
      case .assert: options.formats = .assert
      case .annotate: options.formats = .annotate
      case nil: break
      }
    }
    return SchemaReader.read(
      SchemaSource(
        uri: fileAddress(address), path: file.path, value: schema,
        key: file.contract == nil ? nil : "schema"),
      options: options)
  }
}

extension ContractSource {
  private static func unreadable(_ file: ContractFile, _ word: String) -> CommandError {
    if let line = conflictLine(file.source.bytes) {
      return .setup(
        "'\(word)' (line \(line)) holds the markers of a merge that is not resolved",
        advice: ["resolve it first, or name a side: ':2:PATH' is ours, ':3:PATH' theirs"])
    }
    return .setup(
      "'\(word)'\(place(file.fault?.span, file)) is no document: \(file.fault?.message ?? "")")
  }

  private static func conflictLine(_ bytes: [UInt8]) -> Int? {
    let marker = Array("<<<<<<< ".utf8)
    if bytes.starts(with: marker) { return 1 }
    var rest = bytes[...]
    var line = 1
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      rest = rest[(end + 1)...]
      line += 1
      if rest.starts(with: marker) { return line }
    }
    return nil
  }

  private static func unusable(
    _ reading: SchemaReading, _ file: ContractFile, _ word: String
  ) -> CommandError {
    let problem = reading.problems.first(where: \.makesUnusable)
    let span = problem?.place.path == file.path ? problem?.place.span : nil
    return .setup(
      "'\(word)'\(place(span, file)) is no schema that can be used: \(problem?.message ?? "")",
      advice: ["'schema lint' tells every problem with its place"])
  }

  private static func place(_ span: SourceSpan?, _ file: ContractFile) -> String {
    span.map { file.source.shownPosition(of: $0.start) } ?? ""
  }
}
