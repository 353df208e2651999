import Contracts
import Evolution
import JSONText
import Schemas
import SourceText
import TestSupport
import Testing

/// Freezing, with files that stand in memory.
struct FrozenContractTests {
  /// The contract at a path, frozen.
  private func frozen(
    _ files: [String: String], _ path: String = "contracts/tick.yaml"
  ) throws -> FrozenContract {
    let file = SourceFile(path: path, text: files[path] ?? "")
    let contract = try #require(Contract.read(file).contract)
    let asked = Documents(files)
    let source = SchemaSource(
      uri: "file:///" + path, path: path, value: contract.schema, key: "schema")
    let reading = SchemaReader.read(source, options: .init(resolve: asked.resolve))
    #expect(reading.isUsable, "\(reading.problems.map(\.message))")
    return try FrozenContract(contract, graph: reading.graph, documents: asked.found)
  }

  static let head = "contract: tick # the name\nversion: 1.0.0\nschema:\n"

  @Test func `a contract that needs nothing stays byte for byte`() throws {
    let text = Self.head + "  type: object # all of it\n"
    #expect(try frozen(["contracts/tick.yaml": text]).bytes == Array(text.utf8))
  }

  @Test func `of a shared file only what is used is taken, and the rest of the text stays`() throws
  {
    let text =
      Self.head + "  properties:\n    id: { $ref: \"shared/a.yaml#/$defs/id\" } # here\nx-note: 1\n"
    let frozen = try frozen([
      "contracts/tick.yaml": text,
      "contracts/shared/a.yaml":
        "$schema: https://json-schema.org/draft/2020-12/schema\ntitle: A\n$defs:\n  id: { $ref: \"b.yaml#/$defs/x\" }\n  no: { type: number }\n",
      "contracts/shared/b.yaml": "$defs: { x: { type: string }, y: {} }\n",
    ])
    #expect(frozen.taken == ["contracts/shared/a.yaml", "contracts/shared/b.yaml"])
    #expect(
      String(decoding: frozen.bytes, as: UTF8.self)
        == Self.head + """
            properties:
              id: { $ref: "shared/a.yaml#/$defs/id" } # here
            $defs:
              shared/a.yaml:
                $id: shared/a.yaml
                title: A
                $defs:
                  id:
                    $ref: b.yaml#/$defs/x
              shared/b.yaml:
                $id: shared/b.yaml
                $defs:
                  x:
                    type: string
          x-note: 1

          """)
  }

  @Test func `a shared file that is used as a whole is taken as a whole`() throws {
    let frozen = try frozen([
      "contracts/tick.yaml": Self.head + "  $defs: { own: {} }\n  items: { $ref: ../other.json }\n",
      "other.json": #"{"type": "object", "$defs": {"unused": {}}}"#,
    ])
    let text = String(decoding: frozen.bytes, as: UTF8.self)
    #expect(text.contains("../other.json"))
    #expect(text.contains("unused"))
    #expect(text.contains("own: {}"))
  }

  @Test func `what would not stand for itself is refused`() throws {
    // The other contract's schema lies under a key that is not taken along.
    let fault = #expect(throws: FrozenContract.Fault.self) {
      try frozen([
        "contracts/tick.yaml": Self.head
          + "  properties: { a: { $ref: \"b.yaml#/schema/properties/x\" } }\n",
        "contracts/b.yaml": "contract: b\nversion: 1.0.0\nschema: { properties: { x: {} } }\n",
      ])
    }
    #expect(fault?.message.contains("does not stand for itself") == true)
  }

  @Test(
    arguments: PackageFiles.paths(below: "contracts", endings: [".yaml"]).filter {
      !$0.contains("/shared/") && !$0.contains("/published/")
    })
  func `the project's own contracts freeze to what is published`(_ path: String) throws {
    var files: [String: String] = [:]
    for shared in PackageFiles.paths(below: "contracts/shared", endings: [".yaml"]) + [path] {
      files[shared] = String(
        decoding: try #require(PackageFiles.bytes(shared)), as: UTF8.self)
    }
    let frozen = try frozen(files, path)
    let (contract, problems) = Contract.read(SourceFile(path: path, bytes: frozen.bytes))
    #expect(problems.isEmpty)
    let name = try #require(contract).name.value
    let published = "contracts/published/\(name)/1.0.0.yaml"
    let out = try #require(PackageFiles.bytes(published))
    let old = try #require(Contract.read(SourceFile(path: published, bytes: out)).contract)
    #expect(
      String(decoding: old.document.root.prettyBytes(sortedKeys: true), as: UTF8.self)
        == contract.map {
          String(decoding: $0.document.root.prettyBytes(sortedKeys: true), as: UTF8.self)
        })
  }
}

/// Documents in memory, and which of them were asked for.
private final class Documents: @unchecked Sendable {
  private let files: [String: String]
  private(set) var found: [SchemaSource] = []

  init(_ files: [String: String]) { self.files = files }

  var resolve: SchemaResolver {
    { [self] uri in
      let path = String(uri.dropFirst("file:///".count))
      guard let text = files[path],
        let read = try? ContractText.read(SourceFile(path: path, text: text))
      else { return .missing }
      let root = read.document.root
      let isContract = Contract.isContract(root)
      let source = SchemaSource(
        uri: uri, path: path, value: isContract ? root["schema"] ?? root : root,
        key: isContract ? "schema" : nil)
      found.append(source)
      return .found(source)
    }
  }
}
