import Findings
import SourceText
import XMLText

extension ArtifactReader {
  /// The first element tells the kind; the whole document is read once.
  static func readXML(_ file: SourceFile, _ start: Place) throws(ArtifactFault) -> ArtifactReading {
    let visitor = ArtifactVisitor(path: file.path)
    do throws(XMLError) {
      try XMLReader.read(file.bytes, limits: XMLLimits(bytes: limit), to: visitor)
    } catch {
      throw ArtifactFault(error.message, at: Place(path: file.path, position: error.position))
    }
    switch visitor.report {
    case .junit(let report): return report.reading()
    case .cobertura(let report): return report.reading()
    case .other(let name):
      throw ArtifactFault(
        "the element '\(name)' begins neither JUnit XML (testsuites) nor Cobertura XML (coverage)",
        at: start)
    case nil: throw ArtifactFault("the artifact has no elements", at: start)
    }
  }
}

/// Hands elements to whoever understands the first of them.
private final class ArtifactVisitor: XMLVisitor {
  enum Report {
    case junit(JUnitReport)
    case cobertura(CoberturaReport)
    case other(String)
  }

  private let path: String
  private(set) var report: Report?

  init(path: String) { self.path = path }

  func begin(_ element: XMLElement) {
    let place = Place(
      path: path, position: element.position, byteOffset: element.byteOffset)
    if report == nil {
      switch element.localName {
      case "testsuites", "testsuite": report = .junit(JUnitReport(at: place))
      case "coverage": report = .cobertura(CoberturaReport(at: place))
      default: report = .other(element.name)
      }
    }
    switch report {
    case .junit(var report):
      self.report = nil
      report.begin(element, place)
      self.report = .junit(report)
    case .cobertura(var report):
      self.report = nil
      report.begin(element, place)
      self.report = .cobertura(report)
    case .other, nil: break
    }
  }

  func end(_ name: String) {
    switch report {
    case .junit(var report):
      self.report = nil
      report.end()
      self.report = .junit(report)
    case .cobertura(var report):
      self.report = nil
      report.end()
      self.report = .cobertura(report)
    case .other, nil: break
    }
  }
}
