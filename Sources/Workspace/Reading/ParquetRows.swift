import Glibc

/// The rows of a Parquet file as JSON lines, read by the `duckdb` program while we listen.
///
/// A file that keeps each event as JSON text in a column `raw_json` gives these texts; every other
/// file gives its rows as objects, the partitions of its path among their members. Row N is line N.
final class ParquetRows {
  static let program = "duckdb"
  /// The column that holds events as they came.
  private static let textColumn = "raw_json"

  private let path: String
  private let process: RunningProcess
  private var exchange = PipeExchange(input: [], outputLimit: .max)
  private var pending: ArraySlice<UInt8> = []

  /// Starts reading, as texts where the column is there, else as objects.
  static func open(_ path: String) throws(FileError) -> ParquetRows {
    let texts = try ParquetRows(path, query: Self.texts(of: path))
    if try texts.hasBegun() { return texts }
    return try ParquetRows(path, query: Self.objects(of: path))
  }

  private init(_ path: String, query: String) throws(FileError) {
    self.path = path
    do throws(Errno) { process = try RunningProcess(Self.process(query)) } catch {
      guard error != .noEntry else { throw .needsProgram(path: path, Self.program, others: 0) }
      // The file is not at fault.
      throw .programFailed(
        path: path, Self.program, words: "nothing, and was not started: \(error.words)")
    }
  }

  /// Whether there is a first row, or the query ran and there is none.
  private func hasBegun() throws(FileError) -> Bool {
    while pending.isEmpty, exchange.isOpen(process) { try step() }
    guard pending.isEmpty else { return true }
    return try exitCode() == 0
  }

  /// Fills some of the room with the next lines; 0 is the end.
  func read(into room: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    while pending.isEmpty, exchange.isOpen(process) { try step() }
    guard !pending.isEmpty else {
      let code = try exitCode()
      guard code == 0 else {
        let complaint = exchange.complaintLine
        throw .programFailed(
          path: path, Self.program,
          words: complaint.isEmpty ? "nothing, and ended with code \(code)" : complaint)
      }
      return 0
    }
    let part = pending.prefix(room.count)
    unsafe room.copyBytes(from: part)
    pending = pending.dropFirst(part.count)
    return part.count
  }

  private func step() throws(FileError) {
    if Interrupt.isRequested {
      process.kill()
      throw .interrupted
    }
    exchange.step(process)
    pending = exchange.takeOutput()[...]
  }

  private func exitCode() throws(FileError) -> Int {
    guard let code = process.wait(until: .now + .seconds(10)) else {
      process.kill()
      throw .programFailed(path: path, Self.program, words: "it did not end")
    }
    return code
  }
}

extension ParquetRows {
  /// The program with a question; nothing of the user's own set-up is read, nothing is fetched.
  static func process(_ query: String, options: [String] = []) -> ChildProcess {
    let words = [program, "-init", "/dev/null", "-batch"] + options + ["-c", settings + query]
    return ChildProcess(words, variables: ["LC_ALL": "C"])
  }

  private static let settings = """
    SET enable_progress_bar = false; SET autoinstall_known_extensions = false; \
    SET autoload_known_extensions = false; SET memory_limit = '1GB';

    """

  /// JSON allows line feeds only where a blank stands as well.
  private static func texts(of path: String) -> String {
    """
    COPY (SELECT coalesce(translate(\(textColumn), chr(10) || chr(13), '  '), 'null') \
    FROM read_parquet(\(quoted(path)))) \
    TO '/dev/stdout' (FORMAT CSV, HEADER false, QUOTE '', ESCAPE '', DELIMITER E'\\x01');
    """
  }

  private static func objects(of path: String) -> String {
    """
    COPY (SELECT * FROM read_parquet(\(quoted(path)), hive_partitioning = true)) \
    TO '/dev/stdout' (FORMAT JSON);
    """
  }

  /// A path as a text of SQL in which no sign stands for others.
  static func quoted(_ path: String) -> String {
    var text = "'"
    for character in path.unicodeScalars {
      switch character {
      case "'": text += "''"
      case "*", "?", "[": text += "[\(character)]"
      default: text.unicodeScalars.append(character)
      }
    }
    return text + "'"
  }
}
