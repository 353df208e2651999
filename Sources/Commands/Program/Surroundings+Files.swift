package import Contracts
package import SourceText
package import Workspace

extension Surroundings {
  /// The day, in UTC; nil only where the clock tells none of the calendar.
  package var today: Day? { Day(now.day) }

  /// The whole path of a path as it was typed, without `.` and `..`.
  package func absolute(_ path: String) -> String {
    let whole =
      path.utf8.first == UInt8(ascii: "/") ? path : environment.workingFolder + "/" + path
    var steps: [Substring] = []
    for step in whole.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return "/" + steps.joined(separator: "/")
  }

  /// Reads a file that was named on the command line.
  package func readFile(_ path: String, limit: Int = 64 << 20) throws(FileError) -> SourceFile {
    try FileReader(limit: limit).source(located(path), shownAs: path)
  }

  /// Writes a result: a file is replaced whole, a device or a pipe is written to.
  package func writeFile(_ bytes: [UInt8], to path: String) throws(CommandError) {
    do throws(FileError) {
      let place = located(path)
      if let status = try? FileStatus.following(place), status.kind != .file {
        var stream = try OutputStream(opening: place)
        try stream.write(bytes)
        try stream.flush()
      } else {
        try AtomicWriter().replace(place, with: bytes)
      }
    } catch { throw .file(error) }
  }
}
