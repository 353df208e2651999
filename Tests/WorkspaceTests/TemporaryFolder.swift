import Glibc
import Workspace

/// A folder that is there for one test.
final class TemporaryFolder: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/schema-test-XXXXXX".utf8CString)
    _ = mkdtemp(&template)
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { _ = shell("chmod -R u+rwx '\(path)'; rm -rf '\(path)'") }

  /// The path of a name in the folder.
  subscript(_ name: String) -> String { path + "/" + name }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) -> String {
    let path = self[name]
    if let slash = name.lastIndex(of: "/") {
      _ = shell("mkdir -p '\(self[String(name[..<slash])])'")
    }
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { write_(file, $0.baseAddress, $0.count) }
      guard count > 0 else { break }
      done += count
    }
    close(file)
    return path
  }

  @discardableResult
  func write(_ name: String, _ text: String) -> String { write(name, Array(text.utf8)) }

  func bytes(_ name: String) -> [UInt8] {
    let file = open(self[name], O_RDONLY)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(file, &chunk, chunk.count)
      guard count > 0 else { return all }
      all += chunk[..<count]
    }
  }

  func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }

  /// Runs a command line in the folder; only tests may use a shell.
  @discardableResult
  func run(_ command: String) -> Int32 { shell("cd '\(path)' && { \(command); }") }
}

private let write_ = Glibc.write

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
let isRoot = geteuid() == 0
