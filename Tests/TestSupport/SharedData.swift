/// The data that several repositories share, in `../shared/data`; tests that need it pass without.
package enum SharedData {
  private static let folder = "../shared/data"

  private static let isPresent = !PackageFiles.names(in: folder).isEmpty

  /// The bytes of a file, or nil when the data is absent, which is said.
  package static func bytes(_ path: String) -> [UInt8]? {
    isPresent ? PackageFiles.bytes("\(folder)/\(path)") : absent()
  }

  /// The lines of a file, or nil when the data is absent, which is said.
  package static func lines(_ path: String) -> [[UInt8]]? {
    bytes(path)?.split(separator: UInt8(ascii: "\n")).map { Array($0) }
  }

  /// Every file below a folder with an ending, in order, or nil when there is none, which is said.
  ///
  /// The paths are from the data's root, as `bytes(_:)` takes them.
  package static func paths(below folder: String, ending: String) -> [String]? {
    let found = PackageFiles.paths(below: "\(self.folder)/\(folder)", endings: [ending])
    return found.isEmpty ? absent() : found.map { String($0.dropFirst(self.folder.count + 1)) }
  }

  /// Says what is missing, so that nobody takes the test for one that looked.
  private static func absent<Value>() -> Value? {
    print("skipped: shared data is absent")
    return nil
  }
}
