import Glibc
import SourceText

/// Files of the package, found from where this file lies.
enum Repository {
  static let root: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/")
  }()

  /// Every file below a folder with one of the given endings, by path; none when it is absent.
  static func files(below folder: String, endings: [String]) -> [SourceFile] {
    var found: [SourceFile] = []
    var waiting = [folder]
    while let path = waiting.popLast() {
      guard let directory = opendir("\(root)/\(path)") else { continue }
      defer { closedir(directory) }
      while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        guard !name.hasPrefix(".") else { continue }
        let inner = "\(path)/\(name)"
        if entry.pointee.d_type == UInt8(DT_DIR) {
          waiting.append(inner)
        } else if endings.contains(where: name.hasSuffix) {
          found.append(SourceFile(path: inner, bytes: bytes(of: inner)))
        }
      }
    }
    return found.sorted { $0.path < $1.path }
  }

  static func bytes(of path: String) -> [UInt8] {
    guard let file = fopen("\(root)/\(path)", "rb") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }
}
