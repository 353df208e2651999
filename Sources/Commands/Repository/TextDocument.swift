package import JSONText
package import SourceText
import YAMLText

/// A YAML or JSON file read as a tree, whatever it holds.
package enum TextDocument {
  /// Why a file is neither, and where.
  package struct Fault: Error, Hashable, Sendable {
    package var message: String
    package var span: SourceSpan
  }

  /// Reads by the file's name: `.json` is JSON, everything else YAML.
  package static func read(_ file: SourceFile) throws(Fault) -> JSONDocument {
    if file.path.hasSuffix(".json") {
      let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      do throws(JSONError) {
        return try JSONDocument.read(file.bytes, in: start..<file.bytes.count)
      } catch { throw Fault(message: error.message, span: error.span) }
    }
    do throws(YAMLError) { return try YAMLDocument.read(file).json } catch {
      throw Fault(message: error.message, span: error.span)
    }
  }

  /// Whether a name promises such a file.
  package static func isName(_ name: String) -> Bool {
    [".json", ".yaml", ".yml"].contains { name.hasSuffix($0) }
  }
}
