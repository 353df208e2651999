import Foundation

/// The files that this package keeps, by paths from its root.
package enum PackageFiles {
  /// Two folders above this file's.
  package static let root: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/")
  }()

  /// The bytes of a file, or nil when it is not there.
  package static func bytes(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: "\(root)/\(path)").map { Array($0) }
  }

  /// The text of a file, or nil when it is not there or no UTF-8.
  package static func text(_ path: String) -> String? {
    bytes(path).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// The names in a folder, in order; none when it is absent.
  package static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? []).sorted()
  }

  /// Every file below a folder with one of the given endings, in order; none when it is absent.
  package static func paths(below folder: String, endings: [String]) -> [String] {
    let found = FileManager.default.enumerator(atPath: "\(root)/\(folder)")
    let names = found?.compactMap { $0 as? String } ?? []
    return names.filter { name in
      endings.contains(where: name.hasSuffix)
        && !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }
    .map { "\(folder)/\($0)" }.sorted()
  }

  /// Writes a text, and the folders it needs.
  package static func write(_ text: String, to path: String) throws {
    let file = URL(fileURLWithPath: "\(root)/\(path)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
}
