import Contracts
import JSONText

extension ArtifactReading {
  /// The reading as gates take it.
  ///
  /// Figures that the artifact itself casts doubt on prove nothing: the gate is told why.
  package var quality: QualityArtifact {
    var artifact = QualityArtifact(path: path, content: content)
    artifact.date = madeAt.flatMap { Day(String($0.prefix(10))) }
    return artifact
  }

  private var content: QualityArtifact.Content {
    if let doubt = doubts.first { return .unreadable(doubt.words) }
    switch kind {
    case .junit:
      return .tests(
        QualityArtifact.TestRun(
          suites: subjects, total: count("tests"), failed: count("failures"),
          errors: count("errors"), skipped: count("skipped")))
    case .cobertura, .lcov: return coverage
    case .sarif: return scan
    case .metrics: return .metrics(figures.map(metric))
    }
  }

  private func count(_ name: String) -> Int { figure(named: name)?.number?.asInt ?? 0 }

  private var coverage: QualityArtifact.Content {
    guard let lines = figure(named: "lines")?.number?.asInt,
      let covered = figure(named: "lines_covered")?.number?.asInt
    else { return .unreadable("the artifact lists no lines of code") }
    return .coverage(QualityArtifact.Coverage(covered: covered, total: lines))
  }

  /// A scan without ratings says nothing of what is critical, unless it found nothing at all.
  private var scan: QualityArtifact.Content {
    let unrated = count("unrated")
    let rated = QualityArtifact.Scan(
      critical: count("critical"), high: count("high"), medium: count("medium"), low: count("low"))
    guard unrated > 0, rated.critical + rated.high == 0 else { return .scan(rated) }
    return .unreadable(
      "\(unrated) results have no security-severity, so nobody can tell how grave they are")
  }

  private func metric(_ figure: ArtifactFigure) -> QualityArtifact.Metric {
    switch figure.value {
    case .number(let number):
      QualityArtifact.Metric(figure.name, "\(number)" + (figure.unit.map { " \($0)" } ?? ""))
    case .text(let text): QualityArtifact.Metric(figure.name, text)
    case .truth(let truth): QualityArtifact.Metric(figure.name, truth ? "true" : "false")
    }
  }
}
