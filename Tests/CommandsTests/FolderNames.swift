import Foundation

/// What lies in a folder of a test.
enum FolderNames {
  static func sorted(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}
