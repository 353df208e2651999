import Findings
import JSONText
import SourceText
import XMLText

/// Lines and branches of a Cobertura report, counted in the classes; what the root says of them is
/// held against the count.
struct CoberturaReport {
  private let start: Place
  private var open: [String] = []
  private var lines = (covered: 0, all: 0)
  private var branches = (covered: 0, all: 0)
  private var declaredRate: (number: ExactNumber, place: Place)?
  private var declaredLines: (covered: Int, all: Int)?
  private var madeAt: String?

  init(at start: Place) { self.start = start }

  mutating func begin(_ element: XMLElement, _ place: Place) {
    let name = element.localName
    if open.isEmpty { noteRoot(element, place) }
    // The lines of methods stand among those of their class once more.
    let isOfClass = open.suffix(2).elementsEqual(["class", "lines"])
    if name == "line", isOfClass { count(element) }
    open.append(name)
  }

  mutating func end() { _ = open.popLast() }

  private mutating func noteRoot(_ element: XMLElement, _ place: Place) {
    madeAt = element["timestamp"]
    if let rate = element["line-rate"].flatMap({ ExactNumber(lexeme: $0) }) {
      declaredRate = (rate, place)
    }
    if let covered = element["lines-covered"].flatMap({ Int($0) }),
      let all = element["lines-valid"].flatMap({ Int($0) }), (0...max(all, 0)).contains(covered)
    {
      declaredLines = (covered, all)
    }
  }

  private mutating func count(_ line: XMLElement) {
    lines.all += 1
    if let hits = line["hits"], hits.utf8.contains(where: { (0x31...0x39).contains($0) }),
      hits.utf8.first != UInt8(ascii: "-")
    {
      lines.covered += 1
    }
    if let share = line["condition-coverage"].flatMap(Self.share) {
      branches.covered += share.covered
      branches.all += share.all
    }
  }

  /// The numbers of `50% (1/2)`.
  private static func share(_ text: String) -> (covered: Int, all: Int)? {
    guard let open = text.utf8.firstIndex(of: UInt8(ascii: "(")) else { return nil }
    let numbers = text[text.utf8.index(after: open)...].utf8.split {
      !(0x30...0x39).contains($0)
    }.prefix(2).compactMap { Int(Substring($0)) }
    guard numbers.count == 2, numbers[0] <= numbers[1], numbers[1] < 1 << 31 else { return nil }
    return (numbers[0], numbers[1])
  }

  func reading() -> ArtifactReading {
    var reading = ArtifactReading(path: start.path, kind: .cobertura)
    reading.madeAt = madeAt
    if let counted = lines.all > 0 ? lines : declaredLines.map({ ($0.covered, $0.all) }) {
      reading.figures += [
        ArtifactFigure(
          "coverage", .number(sharePercent(counted.0, of: counted.1)), unit: "%", at: start),
        ArtifactFigure("lines", counted.1, at: start),
        ArtifactFigure("lines_covered", counted.0, at: start),
      ]
      reading.doubts += doubts(about: counted)
    } else if let declaredRate {
      let rate = ExactNumber(
        isNegative: declaredRate.number.isNegative, digits: declaredRate.number.digits,
        exponent: declaredRate.number.exponent + 2)
      reading.figures.append(
        ArtifactFigure("coverage", .number(rate), unit: "%", at: declaredRate.place))
    }
    if branches.all > 0 {
      reading.figures += [
        ArtifactFigure(
          "branch_coverage", .number(sharePercent(branches.covered, of: branches.all)), unit: "%",
          at: start),
        ArtifactFigure("branches", branches.all, at: start),
      ]
    }
    if lines.all == 0 {
      reading.doubts.append(ArtifactDoubt("the artifact lists no lines of code", at: start))
    }
    return reading
  }

  /// Tools round their rates to four places or fewer, so half a percent is no lie.
  private func doubts(about counted: (Int, Int)) -> [ArtifactDoubt] {
    guard lines.all > 0, let rate = declaredRate?.number.double else { return [] }
    let actual = Double(counted.0) / Double(max(counted.1, 1))
    guard abs(actual - rate) > 0.005 else { return [] }
    return [
      ArtifactDoubt(
        "the report says that \(hundredths(rate)) % of the lines are covered, its lines say "
          + "\(hundredths(actual)) %", at: declaredRate?.place ?? start)
    ]
  }

  /// A share in percent with one place.
  private func hundredths(_ share: Double) -> String {
    guard share.isFinite, abs(share) < 1_000_000 else { return "?" }
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(abs(tenths % 10))"
  }
}
