import Foundation
import Glibc
import Testing

/// A folder that is there for one test.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("schema-test-\(UUID().uuidString)")
    path = folder.path
    #expect(throws: Never.self) {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      // A test took permissions away.
      shell("chmod -R u+rwx '\(path)'; rm -rf '\(path)'")
    }
  }

  /// The path of a name in the folder.
  package subscript(_ name: String) -> String { path + "/" + name }

  /// Writes a file and the folders it needs, and gives its path.
  @discardableResult
  package func write(_ name: String, _ bytes: [UInt8]) -> String {
    let path = self[name]
    #expect(throws: Never.self) {
      let file = URL(fileURLWithPath: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    return path
  }

  @discardableResult
  package func write(_ name: String, _ text: String) -> String { write(name, Array(text.utf8)) }

  /// The bytes of a file; none when it is absent.
  package func bytes(_ name: String) -> [UInt8] {
    FileManager.default.contents(atPath: self[name]).map { Array($0) } ?? []
  }

  /// The text of a file, or nil when it is not there.
  package func text(_ name: String) -> String? {
    try? String(contentsOfFile: self[name], encoding: .utf8)
  }

  /// Runs a command line in the folder; only tests may use a shell.
  @discardableResult
  package func run(_ command: String) -> Int32 { shell("cd '\(path)' && { \(command); }") }
}

@discardableResult
private func shell(_ command: String) -> Int32 {
  var process = pid_t()
  let words = ["/bin/sh", "-c", command]
  var arguments = words.map { strdup($0) } + [nil]
  defer { for argument in arguments { free(argument) } }
  guard posix_spawn(&process, "/bin/sh", nil, nil, &arguments, environ) == 0 else { return -1 }
  var status: Int32 = 0
  waitpid(process, &status, 0)
  return (status >> 8) & 0xFF
}

/// Whether the tests run as the one user to whom permissions do not apply.
package let isRoot = geteuid() == 0
