import Findings
import JSONText
package import SourceText

/// Reads build artifacts by their content, whatever they are called.
package enum ArtifactReader {
  /// The most bytes of an artifact.
  package static let limit = 64 << 20

  /// What a file says, in figures.
  package static func read(_ file: SourceFile) throws(ArtifactFault) -> ArtifactReading {
    let start = Place(path: file.path, position: Position(line: 1, column: 1))
    guard file.bytes.count <= limit else {
      throw ArtifactFault("the artifact is larger than the limit of \(limit) bytes", at: start)
    }
    let text = file.bytes[JSONDocument.textRange(ofFile: file.bytes)]
    guard let first = text.first(where: { !isBlank($0) }) else {
      throw ArtifactFault("the artifact is empty", at: start)
    }
    switch first {
    case UInt8(ascii: "<"): return try readXML(file, start)
    case UInt8(ascii: "{"), UInt8(ascii: "["): return try readJSON(file)
    case _ where LcovReader.recognises(text): return try LcovReader.read(file)
    default:
      throw ArtifactFault(
        "the artifact is neither JUnit XML, Cobertura XML, lcov, SARIF nor JSON", at: start)
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private static func readJSON(_ file: SourceFile) throws(ArtifactFault) -> ArtifactReading {
    let document: JSONDocument
    do throws(JSONError) {
      document = try JSONDocument.read(
        file.bytes, in: JSONDocument.textRange(ofFile: file.bytes))
    } catch {
      let lines = LineTable(file.bytes)
      throw ArtifactFault(
        "the artifact is no JSON: \(error.message)", at: Place(error.span, in: file, lines: lines))
    }
    let text = ArtifactText(file)
    return document.root["runs"]?.kind == .array
      ? SARIFReader(text).read(document.root) : try MetricsReader(text).read(document.root)
  }
}

/// A file as figures point into it.
struct ArtifactText {
  let file: SourceFile
  private let lines: LineTable

  init(_ file: SourceFile) {
    self.file = file
    lines = LineTable(file.bytes)
  }

  func place(_ span: SourceSpan) -> Place { Place(span, in: file, lines: lines) }
}

/// What part of a whole is covered, in percent and in twelve places at most.
///
/// With that many places no share of fewer than a billion parts is rounded onto a bound.
func sharePercent(_ part: Int, of whole: Int) -> ExactNumber {
  guard whole > 0, part > 0 else { return .zero }
  let scale = 100_000_000_000_000
  let product = part.multipliedFullWidth(by: scale)
  guard part <= whole else { return ExactNumber(100) }
  let quotient = whole.dividingFullWidth(product).quotient
  let digits = String(quotient).utf8.map { $0 - UInt8(ascii: "0") }
  return ExactNumber(isNegative: false, digits: digits, exponent: -12)
}
