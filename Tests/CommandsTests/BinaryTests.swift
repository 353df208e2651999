import Foundation
import Testing

/// The program as it is built: exit codes and streams of a real process.
struct BinaryTests {
  /// Beside the test bundle; nil when only the tests were built.
  private static let program: String? = {
    let path = CommandLine.arguments[0]
    let folder = (path as NSString).deletingLastPathComponent
    let program = folder + "/schema"
    return FileManager.default.isExecutableFile(atPath: program) ? program : nil
  }()

  @Test(arguments: [
    ("the version", "version", 0), ("no words", "", 0), ("an unknown command", "exlpain", 2),
    ("a closed pipe", "explain all | head -1", 0), ("a full disk", "explain > /dev/full", 2),
    ("a closed output", "explain >&-", 2), ("a device as a file", "test x.json -o /dev/null", 2),
  ])
  func `the shell is told`(_ name: String, _ words: String, _ code: Int32) throws {
    guard let program = Self.program else {
      print("skipped: the program is not built")
      return
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", "set -o pipefail; '\(program)' \(words)"]
    process.standardOutput = FileHandle.nullDevice
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let told = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == code)
    #expect(told.isEmpty == (code == 0), "\(String(decoding: told, as: UTF8.self))")
  }
}
