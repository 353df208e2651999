package import Contracts
import Glibc
import JSONText
package import Schemas
import SourceText
import Synchronization
package import Workspace

/// Finds the documents that schemas refer to: below one folder, in the map of remote addresses,
/// and nowhere else.
package final class SchemaFiles: Sendable {
  /// A folder that answers for the addresses that begin with a prefix; nothing is fetched.
  package struct Remote: Hashable, Sendable {
    package var prefix: String
    package var folder: ConfinedFolder
  }

  private let folder: ConfinedFolder
  private let remotes: [Remote]
  /// Files that were read already, by their path below the folder.
  private let known: [String: ContractFile]
  /// Files by the address they give themselves.
  private let identifiers: [String: String]
  private let found = Mutex<[String: SchemaResolution]>([:])

  package init(
    _ folder: ConfinedFolder, remotes: [Remote] = [], known: [ContractFile] = [],
    identifiers: [String: String] = [:]
  ) {
    self.folder = folder
    self.remotes = remotes
    self.known = Dictionary(known.map { ($0.path, $0) }) { first, _ in first }
    self.identifiers = identifiers
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
      return read(percentDecoded(rest), in: remote.folder, as: uri)
    }
    if let path = identifiers[uri] { return read(path, in: folder, as: uri) }
    guard address.scheme == "file" else { return .missing }
    guard (address.authority ?? "").isEmpty else {
      return .refused("it names another machine")
    }
    let path = percentDecoded(address.path).map { String($0.drop { $0 == "/" }) }
    return read(path, in: folder, as: uri)
  }

  private func read(_ path: String?, in folder: ConfinedFolder, as uri: String) -> SchemaResolution
  {
    guard let path, !path.isEmpty else { return .missing }
    if folder == self.folder, let file = known[path] { return Self.source(of: file, as: uri) }
    do throws(FileError) {
      let file = SourceFile(path: path, bytes: try folder.read(path))
      return Self.source(of: ContractFile(file, limit: folder.limit), as: uri)
    } catch {
      switch error {
      case .system(.open, _, let reason) where reason.code == ENOENT: return .missing
      case .outside: return .refused("it leaves the root folder")
      default: return .unreadable(error.description)
      }
    }
  }

  /// The schema of a file: the one in a contract, else all of it.
  package static func source(of file: ContractFile, as uri: String) -> SchemaResolution {
    guard let root = file.root else {
      let bytes = file.source.bytes
      let position = file.fault.map {
        LineTable(bytes).position(of: $0.span.start, in: bytes)
      }
      let place = position.map { " (\($0.line):\($0.column))" } ?? ""
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
private func percentDecoded(_ text: String) -> String? {
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
