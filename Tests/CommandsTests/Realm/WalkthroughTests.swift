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
    let blocks = Self.blocks(of: try #require(PackageFiles.text("docs/walkthrough.md")))
    #expect(blocks.count > 10)
    try check(blocks)
  }

  /// A release in as few lines as possible, typed among the repositories.
  @Test func `a break is blocked until its reader has tried it`() throws {
    let contract = """
      contract: ping
      version: 1.0.0
      owner: player
      summary: A ping.
      schema:
        type: object
        required: [tick]
        properties:
          tick: { type: integer }
          note: { type: string }
      history:
        - { version: 1.0.0, date: 2026-01-17, level: major, changes: [first], migration: none }
      """
    try check(
      Self.blocks(
        of: """
          ```sh
          for name in player indexer trainer; do
            git init -q $name; (cd $name; schema init -q; git add -A; git commit -q -m begin)
          done
          cat > player/contracts/ping.yaml <<'YAML'
          \(contract)
          YAML
          (cd player; schema publish -q; git add -A; git commit -q -m ping)
          echo passed > trainer/test.log
          ```
          ```sh
          schema realm init ../realm --name rugs
          (cd player;  schema realm join ../realm --repo player;  schema realm domain game --members player,indexer,trainer
                       schema realm export ping --domain game; schema realm sync --push)
          (cd trainer; schema realm join ../realm --repo trainer; schema realm import ping --domain game --range '>=1.0.0 <2.0.0' --uses /tick;  schema realm sync --push)
          (cd indexer; schema realm join ../realm --repo indexer; schema realm import ping --domain game --range '>=1.0.0 <2.0.0' --uses /note; schema realm sync --push)
          cd player
          sed -i 's/tick: { type: integer }/tick: { type: string }/' contracts/ping.yaml
          schema bump ping --write; schema can-release ping@2.0.0 --format json   # exit 1
          ```
          ```text
          "verdict": "no",
          { "consumer": "trainer", "verdict": "no", "reason": "uses /tick
          { "consumer": "indexer", "verdict": "yes",
          ```
          ```sh
          schema issue breaking ping --to trainer
          ```
          ```text
          [cross-repo] ping
          ```
          ```sh
          (cd ../trainer; schema realm record --contract ping@2.0.0 --result pass --evidence test.log; schema realm sync --push)
          schema realm sync; schema can-release ping@2.0.0
          ```
          ```text
          YES
          ```
          """))
  }

  private func check(_ blocks: [Block]) throws {
    guard let programs = Self.folder else {
      print("skipped: the program is not built")
      return
    }
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
