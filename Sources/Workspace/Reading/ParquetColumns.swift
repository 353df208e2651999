/// Asks `duckdb` which columns Parquet files declare.
package enum ParquetColumns {
  /// A question has to fit a command line.
  private static let filesAtOnce = 200

  /// The rows of `parquet_schema` for all files, one JSON object a line.
  package static func lines(of paths: [String]) throws(FileError) -> [UInt8] {
    var lines: [UInt8] = []
    var rest = paths[...]
    while !rest.isEmpty {
      lines += try ask(Array(rest.prefix(filesAtOnce)))
      rest = rest.dropFirst(filesAtOnce)
    }
    return lines
  }

  private static func ask(_ paths: [String]) throws(FileError) -> [UInt8] {
    let files = paths.map(ParquetRows.quoted).joined(separator: ", ")
    let query = """
      SELECT file_name, name, type, repetition_type, num_children, converted_type, duckdb_type \
      FROM parquet_schema([\(files)])
      """
    let process = ParquetRows.process(query, options: ["-jsonlines"])
    let outcome: ChildProcess.Outcome
    do throws(ChildProcess.Failure) { outcome = try process.run() } catch {
      throw .programFailed(path: paths[0], ParquetRows.program, words: error.description)
    }
    guard outcome.code == 0 else {
      let words = outcome.complaintText.split(separator: "\n").first ?? ""
      throw .programFailed(path: paths[0], ParquetRows.program, words: String(words))
    }
    return outcome.output
  }
}
