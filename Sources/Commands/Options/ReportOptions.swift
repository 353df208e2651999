package import Arguments
package import Findings
package import Reports
package import Workspace

/// The options of every command that ends in a report: its form, its files, what fails.
package struct ReportOptions: Sendable {
  /// What makes a run fail.
  package enum FailOn: String, Hashable, Sendable, CaseIterable {
    case error, warning, info, never
    /// Errors, and unknowns that nobody has decided about; for commands that see such things.
    case unknown

    /// The words that every command takes.
    static let everywhere: [FailOn] = [.error, .warning, .info, .never]

    /// The least severity that fails, or nil when nothing does.
    package var threshold: Severity? {
      switch self {
      case .error, .unknown: .error
      case .warning: .warning
      case .info: .info
      case .never: nil
      }
    }
  }

  package var format: ReportFormat
  package var failOn: FailOn
  package var leastSeverity: Severity
  package var color: ColorChoice
  package var verbosity: TextStyle.Verbosity
  var outputs: [OutputTarget]
  private var isFailOnGiven: Bool
  private let isLeastSeverityGiven: Bool

  /// What holds where nothing was said.
  package init() {
    (format, failOn, leastSeverity, color) = (.text, .error, .info, .auto)
    verbosity = .normal
    outputs = []
    (isFailOnGiven, isLeastSeverityGiven) = (false, false)
  }

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    let format = arguments.choice("format", as: ReportFormat.self) ?? .text
    self.format = format
    failOn = arguments.choice("fail-on") ?? .error
    leastSeverity = arguments.choice("min-severity") ?? .info
    color = arguments.choice("color") ?? .auto
    isFailOnGiven = arguments.isGiven("fail-on")
    isLeastSeverityGiven = arguments.isGiven("min-severity")
    guard !(arguments.flag("quiet") && arguments.flag("verbose")) else {
      throw .usage("'--quiet' and '--verbose' exclude each other")
    }
    verbosity =
      arguments.flag("quiet") ? .quiet : arguments.flag("verbose") ? .verbose : .normal
    outputs = []
    for word in arguments.values("output") {
      outputs.append(try OutputTarget(word, fallback: format))
    }
  }

  /// Lets nothing fail, whatever the settings say.
  package mutating func letNothingFail() {
    failOn = .never
    isFailOnGiven = true
  }

  /// The same options as words, for a command that is run in place of another.
  var words: [String] {
    var words = ["--format", format.rawValue, "--color", color.rawValue]
    words += outputs.flatMap { ["--output", "\($0.format.rawValue)=\($0.path)"] }
    if isFailOnGiven { words += ["--fail-on", failOn.rawValue] }
    if isLeastSeverityGiven { words += ["--min-severity", leastSeverity.rawValue] }
    switch verbosity {
    case .quiet: words.append("--quiet")
    case .verbose: words.append("--verbose")
    case .normal: break
    }
    return words
  }

  /// The options where the settings say what holds when a flag is absent.
  ///
  /// `usual` is the least severity that is shown where neither says one; what can fail, and what was
  /// asked for word for word, is shown in any case.
  package func following(_ settings: Settings, showing usual: Severity = .info) -> ReportOptions {
    var options = self
    if !isFailOnGiven {
      switch settings.failOn {
      case .severity(let severity): options.failOn = FailOn(rawValue: severity.rawValue) ?? .error
      case .never: options.failOn = .never
      }
    }
    guard !isLeastSeverityGiven else { return options }
    let least = verbosity == .verbose ? .info : min(usual, options.failOn.threshold ?? usual)
    options.leastSeverity = settings.minSeverity ?? least
    return options
  }

  /// The declarations, for a command's `sharedOptions`.
  package static let specs = specs(failingOn: FailOn.everywhere)

  /// The same for a command that gives an answer and finds nothing, so that nothing can fail it.
  package static let answerSpecs = specs.filter {
    !["fail-on", "min-severity"].contains($0.name)
  }

  /// The forms that every result can take.
  package static let everyForm = ReportFormat.allCases.filter { $0 != .inToto }

  /// The same for a command that may fail on other things as well, or that attests something.
  package static func specs(
    failingOn choices: [FailOn] = FailOn.everywhere, forms: [ReportFormat] = everyForm,
    showing usual: Severity = .info
  ) -> [OptionSpec] {
    [
      OptionSpec(
        "format", short: "f", takes: .choice("FORMAT", forms.map(\.rawValue)),
        default: ReportFormat.text.rawValue,
        help: "The form of the result on standard output."),
      OptionSpec(
        "output", short: "o", takes: .path("FILE"), repeatable: true,
        help: """
          Write the result to a file as well. Its name tells the form (.json, .jsonl, .sarif, .xml \
          for junit, .md, .html, .txt), or write FORMAT=FILE.
          """),
      OptionSpec(
        "fail-on", takes: .choice("SEVERITY", choices.map(\.rawValue)),
        default: FailOn.error.rawValue,
        help: "The least severity that makes the exit code 1."),
      OptionSpec(
        "min-severity", takes: .choice("SEVERITY", Severity.allCases.reversed().map(\.rawValue)),
        default: usual.rawValue, help: "The least severity that is shown."),
      ColorChoice.option,
      OptionSpec("quiet", short: "q", help: "Only the verdict."),
      OptionSpec(
        "verbose", short: "v", help: "Every finding and every place, and what is waived."),
    ]
  }
}
