import Findings
import JSONText
import SourceText

/// Takes every number, truth and short text of a JSON document as a figure named by its way.
struct MetricsReader {
  /// A document with more leaves than this is data and no summary.
  private static let limit = 20_000

  private let text: ArtifactText

  init(_ text: ArtifactText) { self.text = text }

  func read(_ root: JSONValue) throws(ArtifactFault) -> ArtifactReading {
    var reading = ArtifactReading(path: text.file.path, kind: .metrics)
    var pending: [(name: String, value: JSONValue)] = [("", root)]
    while let (name, value) = pending.popLast() {
      switch value.kind {
      case .object:
        let children = value.members.map { (Self.joined(name, $0.nameText), $0.value) }
        pending += children.reversed()
      case .array:
        let children = value.elements.enumerated().map {
          (Self.joined(name, String($0.offset)), $0.element)
        }
        pending += children.reversed()
      case .null, .true, .false, .number, .string:
        if let figure = figure(name, value) { reading.figures.append(figure) }
      }
      guard reading.figures.count + pending.count <= Self.limit else {
        throw ArtifactFault(
          "the artifact holds more than \(Self.limit) values, which is no summary",
          at: text.place(root.span))
      }
    }
    addCoverage(root, to: &reading)
    return reading
  }

  private static func joined(_ name: String, _ step: String) -> String {
    name.isEmpty ? step : "\(name).\(step)"
  }

  private func figure(_ name: String, _ value: JSONValue) -> ArtifactFigure? {
    let place = text.place(value.span)
    switch value.kind {
    case .number:
      return value.number.map { ArtifactFigure(name, .number($0), at: place) }
    case .true: return ArtifactFigure(name, .truth(true), at: place)
    case .false: return ArtifactFigure(name, .truth(false), at: place)
    case .string: return textFigure(name, value, place)
    case .null, .array, .object: return nil
    }
  }

  /// `"85.2%"` is a number that was written as a text.
  private func textFigure(_ name: String, _ value: JSONValue, _ place: Place) -> ArtifactFigure? {
    guard value.textCount <= 200, let words = value.string else { return nil }
    if value.text.last == UInt8(ascii: "%"), let number = ExactNumber(lexeme: value.text.dropLast())
    {
      return ArtifactFigure(name, .number(number), unit: "%", at: place)
    }
    return ArtifactFigure(name, .text(words), at: place)
  }

  /// Where known tools say how many percent of the lines are covered.
  private static let coverage = [
    "/total/lines/pct", "/totals/percent_covered", "/data/0/totals/lines/percent",
    "/metrics/covered_percent", "/result/line",
  ]

  /// A document that names its coverage itself is taken at its word.
  private func addCoverage(_ root: JSONValue, to reading: inout ArtifactReading) {
    guard reading.figure(named: "coverage") == nil else { return }
    for way in Self.coverage {
      guard let pointer = JSONPointer(way), let value = root[pointer], let number = value.number
      else { continue }
      reading.figures.append(
        ArtifactFigure("coverage", .number(number), unit: "%", at: text.place(value.span)))
      return
    }
  }
}
