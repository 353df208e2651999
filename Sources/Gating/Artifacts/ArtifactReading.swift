package import Findings
package import JSONText

/// What kind of build artifact a file is.
package enum ArtifactKind: String, Hashable, Sendable, CaseIterable {
  case junit
  case cobertura
  case lcov
  case sarif
  case metrics

  /// How people call it.
  package var words: String {
    switch self {
    case .junit: "JUnit XML"
    case .cobertura: "Cobertura XML"
    case .lcov: "lcov"
    case .sarif: "SARIF"
    case .metrics: "JSON metrics"
    }
  }
}

/// What an artifact says, in named figures, each counted again where it can be.
package struct ArtifactReading: Hashable, Sendable {
  package var path: String
  package var kind: ArtifactKind
  package var figures: [ArtifactFigure]
  /// Why the figures may not be relied upon: a total that does not match its parts, a scan that
  /// did not come to its end.
  package var doubts: [ArtifactDoubt] = []
  /// The first few things that failed in it, by name: tests, results of a scan.
  package var failures: [ArtifactFailure] = []
  /// What the artifact says it ran: names of suites or of tools.
  package var subjects: [String] = []
  /// When it says it was made, as it was written.
  package var madeAt: String?

  package init(path: String, kind: ArtifactKind, figures: [ArtifactFigure] = []) {
    self.path = path
    self.kind = kind
    self.figures = figures
  }

  /// How many failures are kept by name.
  package static let keptFailures = 20

  /// The figure of a name: the whole name, else the only one whose last part it is.
  ///
  /// Names are compared without regard to case, and `_`, `-` and spaces are one.
  package func figure(named name: String) -> ArtifactFigure? {
    let wanted = folded(name)
    if let whole = figures.first(where: { folded($0.name) == wanted }) { return whole }
    let ending = Array(".".utf8) + wanted
    let matching = figures.filter { folded($0.name).reversed().starts(with: ending.reversed()) }
    return matching.count == 1 ? matching.first : nil
  }

  private func folded(_ name: String) -> [UInt8] {
    name.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: "-"), UInt8(ascii: " "): UInt8(ascii: "_")
      default: byte
      }
    }
  }
}

/// One named value of an artifact, and where it stands.
package struct ArtifactFigure: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case number(ExactNumber)
    case text(String)
    case truth(Bool)
  }

  package var name: String
  package var value: Value
  /// `%` where the number is a percentage.
  package var unit: String?
  package var place: Place

  package init(_ name: String, _ value: Value, unit: String? = nil, at place: Place) {
    self.name = name
    self.value = value
    self.unit = unit
    self.place = place
  }

  package init(_ name: String, _ count: Int, at place: Place) {
    self.init(name, .number(ExactNumber(count)), at: place)
  }

  /// The number, where it is one.
  package var number: ExactNumber? {
    if case .number(let number) = value { number } else { nil }
  }
}

/// Why figures may not be relied upon.
package struct ArtifactDoubt: Hashable, Sendable {
  package var words: String
  package var place: Place

  package init(_ words: String, at place: Place) {
    self.words = words
    self.place = place
  }
}

/// One thing that failed, by the name the artifact gives it.
package struct ArtifactFailure: Hashable, Sendable {
  package var name: String
  package var place: Place

  package init(_ name: String, at place: Place) {
    self.name = name
    self.place = place
  }
}

/// Why a file is no artifact that can be read.
package struct ArtifactFault: Error, Hashable, Sendable {
  package var message: String
  package var place: Place

  package init(_ message: String, at place: Place) {
    self.message = message
    self.place = place
  }
}
