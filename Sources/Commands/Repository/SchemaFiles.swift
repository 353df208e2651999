package import Contracts
import JSONText
package import Schemas
package import SourceText
import Synchronization
package import Workspace

/// Finds the documents that schemas refer to: below one root, in the map of remote addresses, and
/// nowhere else.
package final class SchemaFiles: Sendable {
  /// A folder that answers for the addresses that begin with a prefix; nothing is fetched.
  package struct Remote: Hashable, Sendable {
    package var prefix: String
    package var folder: ConfinedFolder
  }

  /// Reads a file by its path below a root: a folder, or a folder as a commit has it.
  package typealias Reading = @Sendable (_ path: String) -> FileAnswer

  private let reading: Reading
  /// The most bytes a document may have.
  private let limit: Int
  /// What stands before a path in findings: `v1.0.0:` for the files of a commit.
  private let label: String
  private let remotes: [Remote]
  /// Files that were read already, by their path below the root.
  private let known: [String: ContractFile]
  /// Files by the address they give themselves; asked for when an address is met.
  private let identifiers: @Sendable () -> [String: String]
  private let found = Mutex<[String: SchemaResolution]>([:])
  /// Files that were read here, by the path that findings name them with.
  private let read = Mutex<[String: SourceFile]>([:])

  package init(
    label: String = "", limit: Int, known: [ContractFile] = [],
    identifiers: @escaping @Sendable () -> [String: String] = { [:] }, remotes: [Remote] = [],
    reading: @escaping Reading
  ) {
    self.label = label
    self.limit = limit
    self.reading = reading
    self.remotes = remotes
    self.known = Dictionary(known.map { ($0.path, $0) }) { first, _ in first }
    self.identifiers = identifiers
  }

  package convenience init(
    _ folder: ConfinedFolder, remotes: [Remote] = [], known: [ContractFile] = [],
    identifiers: [String: String] = [:]
  ) {
    self.init(
      limit: folder.limit, known: known, identifiers: { identifiers }, remotes: remotes,
      reading: folder.answer)
  }

  /// Answers for the whole run; a file is read once.
  package var resolver: SchemaResolver {
    { [self] uri in
      if let resolution = found.withLock({ $0[uri] }) { return resolution }
      let resolution = resolve(uri)
      found.withLock { $0[uri] = resolution }
      return resolution
    }
  }

  private func resolve(_ uri: String) -> SchemaResolution {
    guard let address = URIReference(uri) else { return .missing }
    if let remote = remotes.first(where: { uri.utf8.starts(with: $0.prefix.utf8) }) {
      let rest = String(decoding: uri.utf8.dropFirst(remote.prefix.utf8.count), as: UTF8.self)
      guard let path = percentDecoded(rest), !path.isEmpty else { return .missing }
      return resolution(remote.folder.answer(path), at: path, limit: remote.folder.limit, as: uri)
    }
    guard address.scheme == "file" else { return identified(uri) }
    guard (address.authority ?? "").isEmpty else {
      return .refused("it names another machine")
    }
    let path = percentDecoded(address.path).map { String($0.drop { $0 == "/" }) }
    guard let path, !path.isEmpty else { return identified(uri) }
    let resolution = read(path, as: uri)
    if case .missing = resolution { return identified(uri) }
    return resolution
  }

  /// The file that gives itself an address.
  private func identified(_ uri: String) -> SchemaResolution {
    identifiers()[uri].map { read($0, as: uri) } ?? .missing
  }

  private func read(_ path: String, as uri: String) -> SchemaResolution {
    if let file = known[label + path] { return Self.source(of: file, as: uri) }
    return resolution(reading(path), at: path, limit: limit, as: uri)
  }

  private func resolution(
    _ answer: FileAnswer, at path: String, limit: Int, as uri: String
  ) -> SchemaResolution {
    switch answer {
    case .found(let bytes):
      let file = SourceFile(path: label + path, bytes: bytes)
      read.withLock { $0[file.path] = file }
      return Self.source(of: ContractFile(file, limit: limit), as: uri)
    case .missing: return .missing
    case .refused(let reason): return .refused(reason)
    case .unreadable(let reason): return .unreadable(reason)
    }
  }

  /// A file that a schema referred to, for findings that point into it.
  package func source(at path: String) -> SourceFile? {
    read.withLock { $0[path] } ?? known[path]?.source
  }

  /// The schema of a file: the one in a contract, else all of it.
  package static func source(of file: ContractFile, as uri: String) -> SchemaResolution {
    guard let root = file.root else {
      let place = file.fault.map { file.source.shownPosition(of: $0.span.start) } ?? ""
      return .unreadable("'\(file.path)'\(place) is no document: \(file.fault?.message ?? "")")
    }
    guard Contract.isContract(root), let schema = root["schema"] else {
      return .found(SchemaSource(uri: uri, path: file.path, value: root))
    }
    return .found(
      SchemaSource(
        uri: uri, path: file.path, value: schema, key: "schema",
        formats: root["formats"]?.string.flatMap { FormatPolicy(rawValue: $0) }))
  }
}

/// A path of a URI as names of files; nil when that is no UTF-8.
func percentDecoded(_ text: String) -> String? {
  var bytes: [UInt8] = []
  var rest = Array(text.utf8)[...]
  while let byte = rest.popFirst() {
    let digits = rest.prefix(2)
    guard byte == UInt8(ascii: "%"), digits.count == 2,
      digits.allSatisfy(isHexadecimal),
      let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
    else {
      bytes.append(byte)
      continue
    }
    bytes.append(value)
    rest = rest.dropFirst(2)
  }
  return String(validating: bytes, as: UTF8.self)
}

private func isHexadecimal(_ byte: UInt8) -> Bool { Character(UnicodeScalar(byte)).isHexDigit }
