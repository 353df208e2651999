import SourceText
import TestSupport

extension PackageFiles {
  /// Every file below a folder with one of the given endings, by path; none when it is absent.
  static func files(below folder: String, endings: [String]) -> [SourceFile] {
    paths(below: folder, endings: endings).compactMap { path in
      bytes(path).map { SourceFile(path: path, bytes: $0) }
    }
  }
}

extension SharedData {
  /// Every file below a folder, or nil when the data is absent, which is said.
  static func files(below folder: String) -> [SourceFile]? {
    paths(below: folder, ending: ".json")?.compactMap { path in
      bytes(path).map { SourceFile(path: path, bytes: $0) }
    }
  }
}
