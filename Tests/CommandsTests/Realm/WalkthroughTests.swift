import Foundation
import TestSupport
import Testing

/// Runs `docs/walkthrough.md` with real repositories, as somebody would who reads it.
struct WalkthroughTests {
  /// Commands, and what their output holds.
  private struct Block {
    var commands: String
    var code = 0
    var output: [String] = []
  }

  /// Beside the test bundle; nil when only the tests were built.
  private static let folder: String? = {
    let path = CommandLine.arguments[0]
    let folder = (path as NSString).deletingLastPathComponent
    return FileManager.default.isExecutableFile(atPath: folder + "/schema") ? folder : nil
  }()

  private static func blocks(of text: String) -> [Block] {
    var blocks: [Block] = []
    var fence: String?
    var lines: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard let language = fence else {
        if line.hasPrefix("```") { (fence, lines) = (String(line.dropFirst(3)), []) }
        continue
      }
      guard line == "```" else {
        lines.append(line)
        continue
      }
      fence = nil
      if language == "sh" {
        let commands = lines.joined(separator: "\n")
        let code = commands.split(separator: "# exit ").dropFirst().last
          .flatMap { Int($0.prefix { $0.isNumber }) }
        blocks.append(Block(commands: commands, code: code ?? 0))
      } else if language == "text", !blocks.isEmpty {
        blocks[blocks.count - 1].output += lines.map { $0.trimmingCharacters(in: .whitespaces) }
      }
    }
    return blocks
  }

  /// What a shell says to all blocks, one after another in one place.
  private static func run(_ blocks: [Block], in place: String, _ programs: String) throws
    -> [String]
  {
    var script = """
      export PATH='\(programs)':"$PATH" HOME='\(place)' XDG_CACHE_HOME='\(place)/.cache'
      export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL='\(place)/.gitconfig' NO_COLOR=1
      git config --file '\(place)/.gitconfig' user.name walker
      git config --file '\(place)/.gitconfig' user.email walker@example.invalid
      mkdir '\(place)/work'; cd '\(place)/work'
      set -E; trap 'echo "went wrong: $BASH_COMMAND"' ERR

      """
    for (number, block) in blocks.enumerated() {
      script += "\(block.commands)\necho \"@@\(number) $?\"\n"
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", script]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let told = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    var parts: [String] = []
    var rest = String(decoding: told, as: UTF8.self)[...]
    for number in blocks.indices {
      guard let mark = rest.range(of: "@@\(number) ") else { break }
      let line = rest[mark.upperBound...].prefix { $0 != "\n" }
      parts.append("code \(line)\n" + rest[..<mark.lowerBound])
      rest = rest[line.endIndex...].dropFirst()
    }
    return parts
  }

  @Test func `the walk-through works as it is written`() throws {
    guard let programs = Self.folder else {
      print("skipped: the program is not built")
      return
    }
    let blocks = Self.blocks(of: try #require(PackageFiles.text("docs/walkthrough.md")))
    #expect(blocks.count > 10)
    let place = TemporaryFolder()
    let told = try Self.run(blocks, in: place.path, programs)
    #expect(told.count == blocks.count)
    for (block, output) in zip(blocks, told) {
      let words = output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
      #expect(output.hasPrefix("code \(block.code)\n"), "\(block.commands)\n\(output)")
      if block.code == 0 {
        #expect(!output.contains("went wrong: "), "\(block.commands)\n\(output)")
      }
      for line in block.output where !line.isEmpty && line != "..." {
        let expected = line.split(separator: " ").joined(separator: " ")
        #expect(words.contains(expected), "'\(line)' after\n\(block.commands)\n\(output)")
      }
    }
  }
}
