import Contracts

/// What a word on the command line that names a contract or a schema can mean, apart from a file.
enum ContractWord: Hashable, Sendable {
  /// `newTrade`: the working copy.
  case working(ContractName)
  /// `newTrade@1.0.0`
  case published(ContractName, Version)
  /// `newTrade@1.0`: meant as a version, and none.
  case badVersion(name: String, version: String)
  /// `v1.0.0:contracts/newTrade.yaml`, `HEAD:newTrade`
  case at(reference: String, path: String)
  /// `:contracts/newTrade.yaml`, `:2:contracts/newTrade.yaml`
  case staged(stage: Int, path: String)
  /// A path, or nothing that could be one.
  case path

  init(_ word: String) {
    if let colon = Self.colon(in: word) {
      let path = String(word[word.utf8.index(after: colon)...])
      self = Self.inGit(reference: String(word[..<colon]), path: path)
    } else {
      self = Self.named(word) ?? .path
    }
  }

  /// A contract by name, and perhaps version.
  static func named(_ word: String) -> ContractWord? {
    let parts = word.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let name = ContractName(String(first)) else { return nil }
    guard parts.count == 2 else { return .working(name) }
    return Version(String(parts[1])).map { .published(name, $0) }
      ?? .badVersion(name: name.text, version: String(parts[1]))
  }

  private static func inGit(reference: String, path: String) -> ContractWord {
    guard reference.isEmpty else { return .at(reference: reference, path: path) }
    let parts = path.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2, let stage = Int(parts[0]), (0...3).contains(stage) {
      return .staged(stage: stage, path: String(parts[1]))
    }
    return .staged(stage: 0, path: path)
  }

  /// The first colon outside of braces: `HEAD@{10:00}:path`.
  private static func colon(in word: String) -> String.Index? {
    var depth = 0
    for index in word.utf8.indices {
      switch word.utf8[index] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ":") where depth <= 0: return index
      default: break
      }
    }
    return nil
  }
}
