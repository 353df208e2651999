import Foundation
import TestSupport
import Testing

/// Parquet captures, read by the real `duckdb`.
struct ParquetTests {
  /// The program on PATH, or the one that `make test` installs; nil when there is none, which is
  /// said.
  private static let duckdb: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let places = folders.map { "\($0)/duckdb" } + [PackageFiles.root + "/.build/tools/bin/duckdb"]
    let found = places.first { FileManager.default.isExecutableFile(atPath: $0) }
    if found == nil { print("skipped: duckdb is absent") }
    return found
  }()

  private static let program =
    (CommandLine.arguments[0] as NSString).deletingLastPathComponent + "/schema"

  /// Runs a line of the shell with the program and duckdb on the path.
  private func shell(_ line: String, in folder: TemporaryFolder, path: String? = nil) -> String {
    let duckdb = (Self.duckdb ?? "") as NSString
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", line + " 2>&1; echo \"exit $?\""]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = [
      "PATH": path ?? duckdb.deletingLastPathComponent + ":/usr/bin:/bin", "schema": Self.program,
    ]
    let output = Pipe()
    process.standardOutput = output
    try? process.run()
    return String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }

  private func place() -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write(
      "contracts/tick.yaml",
      """
      contract: tick
      version: 1.0.0
      owner: o
      schema:
        type: object
        required: [type, price]
        properties:
          type: { const: tick }
          price: { type: number }
          note: { type: [string, "null"] }

      """)
    return folder
  }

  private var isReady: Bool {
    Self.duckdb != nil && FileManager.default.isExecutableFile(atPath: Self.program)
  }

  @Test func `events kept as text are unwrapped and named by their rows`() {
    guard isReady else { return }
    let folder = place()
    let made = shell(
      #"""
      duckdb -c "COPY (SELECT * FROM (VALUES
        (1, '{\"event\": \"tick\", \"data\": {\"type\": \"tick\", \"price\": 1}}'),
        (2, '{\"event\": \"tick\",' || chr(10) || ' \"data\": {\"type\": \"tick\", \"price\": \"2\"}}'),
        (3, NULL)) t(seq, raw_json)) TO 'it''s [1]*.parquet' (FORMAT PARQUET)" > /dev/null
      """#, in: folder)
    #expect(made == "exit 0\n")
    let seen = shell("$schema validate \"it's [1]*.parquet\"", in: folder)
    #expect(seen.hasPrefix("FAIL  3 events, 1 valid, 1 invalid"), "\(seen)")
    #expect(seen.contains("it's [1]*.parquet row 2"), "\(seen)")
    #expect(seen.contains("it's [1]*.parquet row 3"), "\(seen)")
    #expect(seen.contains("EV005"))
    #expect(seen.hasSuffix("exit 1\n"))
  }

  @Test func `rows are events where there are no texts, partitions included`() {
    guard isReady else { return }
    let folder = place()
    let made = shell(
      #"""
      duckdb -c "COPY (SELECT * FROM (VALUES ('tick', 1.5::DECIMAL(9,2), NULL),
        ('tick', NULL, 'x')) t(type, price, note)) TO 'store' (FORMAT PARQUET, PARTITION_BY (type))"
      """#, in: folder)
    #expect(made.hasSuffix("exit 0\n"), "\(made)")
    let seen = shell("$schema validate store --format json", in: folder)
    #expect(seen.contains(#""events": 2"#), "\(seen)")
    #expect(seen.contains(#""valid": 1"#))
    #expect(seen.contains(#""row": 2"#))
  }

  @Test func `columns are held to the contract whose events they store`() {
    guard isReady else { return }
    let folder = place()
    folder.write(
      "contracts/row.yaml",
      """
      contract: row
      version: 1.0.0
      owner: o
      location: store/kind=row/**/*.parquet
      schema:
        type: object
        required: [kind, price, gone, nest]
        properties:
          kind: { const: row }
          price: { type: string }
          gone: { type: integer }
          at: { type: string, format: date-time }
          whole: { type: number }
          nest: { type: object, required: [a], properties: { a: { type: integer } } }
          list: { type: array }

      """)
    let seen = shell(
      #"""
      mkdir -p store/kind=row && duckdb -c "COPY (SELECT 1.5::DOUBLE price, now() AS at, 2 AS whole,
        {'b': 'x'} AS nest, [1] AS list, 5 AS extra) TO 'store/kind=row/a.parquet'" > /dev/null       && $schema validate store --format jsonl
      """#, in: folder)
    for words in [
      "column 'price' is DOUBLE, the contract wants string",
      "there is no column for the required field 'gone'",
      "there is no column for the required field 'a'", "column 'extra' (INTEGER) is not declared",
      "columns may hold null where the contract wants a value: 'price', 'at', 'whole', 'nest'",
    ] {
      #expect(seen.contains(words), "\(seen)")
    }
    #expect(!seen.contains("'kind'") && !seen.contains("'list' is") && !seen.contains("'at' is"))
  }

  @Test func `a file that is cut short, and one that is none, are told`() {
    guard isReady else { return }
    let folder = place()
    let seen = shell(
      """
      duckdb -c "COPY (SELECT 'tick' AS type, i AS price FROM range(1000) t(i)) TO 'a.parquet'" \
      && head -c 900 a.parquet > cut.parquet && printf PARE > closed.parquet \
      && $schema validate cut.parquet closed.parquet
      """, in: folder)
    #expect(seen.contains("'cut.parquet' cannot be read to its end: duckdb says"), "\(seen)")
    #expect(seen.contains("'closed.parquet' cannot be read to its end: duckdb says"))
    #expect(seen.hasSuffix("exit 2\n"))
  }

  @Test func `without the program the way to it is told once`() {
    guard isReady else { return }
    let folder = place()
    folder.write("a.parquet", "PAR1")
    folder.write("b.parquet", "PAR1 ")
    let seen = shell("$schema validate *.parquet", in: folder, path: "/usr/bin:/bin")
    #expect(seen.contains("'a.parquet' and 1 other inputs are read with"), "\(seen)")
    #expect(seen.contains("pip install duckdb-cli"))
    #expect(seen.hasSuffix("exit 2\n"))
  }

  @Test(arguments: [
    (
      "exit 0", "chmod -x bin/duckdb",
      "duckdb says 'nothing, and was not started: permission denied'"
    ),
    ("kill -9 $$", ":", "duckdb says 'nothing, and ended with code 137'"),
    ("echo '{}'; echo 'IO Error: gone' >&2; exit 1", ":", "duckdb says 'IO Error: gone'"),
  ])
  func `a program that fails is told, and nothing is counted`(
    _ script: String, _ change: String, _ words: String
  ) {
    let folder = place()
    folder.write("a.parquet", "PAR1")
    folder.write("bin/duckdb", "#!/bin/sh\n\(script)\n")
    let seen = shell(
      "chmod +x bin/duckdb; \(change); PATH=$PWD/bin:$PATH; { $schema validate a.parquet; ls manifests; }",
      in: folder, path: "/usr/bin:/bin")
    #expect(
      seen.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(words), "\(seen)")
    #expect(!seen.contains("unknown_fields.json"))
  }

  @Test func `the stored capture gives what the capture gives`() {
    guard isReady, SharedData.bytes("captures/2025-12-12_17-16-58_raw.jsonl") != nil else {
      return
    }
    let folder = TemporaryFolder()
    let data = PackageFiles.root + "/../shared/data"
    func summary(_ path: String) -> [Substring] {
      shell(
        "$schema validate --config '\(PackageFiles.root)/schema.yaml' '\(data)/\(path)' "
          + "--format json --no-ledger", in: folder
      ).split(separator: "\n").map { $0.drop { $0 == " " } }.filter { line in
        ["events", "valid", "invalid", "malformed", "unrouted", "unknownFields"]
          .contains { line.hasPrefix("\"\($0)\": ") }
      }
    }
    let expected = summary("captures/2025-12-12_17-16-58_raw.jsonl")
    #expect(expected.count > 6)
    for stored in [
      "parquet/events_parquet", "parquet/variants/ws_event.snappy.parquet",
      "parquet/variants/ws_event.zstd.parquet", "parquet/variants/ws_event.none.parquet",
    ] {
      #expect(summary(stored) == expected, "\(stored)")
    }
  }
}
