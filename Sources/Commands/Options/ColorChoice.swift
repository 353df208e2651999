import Arguments
import Reports
import Workspace

/// When text is coloured.
package enum ColorChoice: String, Hashable, Sendable, CaseIterable {
  case auto
  case always
  case never

  static let option = OptionSpec(
    "color", takes: .choice("WHEN", allCases.map(\.rawValue)), default: Self.auto.rawValue,
    help: """
      When to colour text; NO_COLOR and CLICOLOR_FORCE are heeded, and 'auto' colours on a \
      terminal alone.
      """)

  /// What the choice means for a stream that is, or is not, a terminal.
  func color(onTerminal isTerminal: Bool, _ environment: Environment) -> TextStyle.Color {
    switch self {
    case .always: return .ansi
    case .never: return .plain
    case .auto:
      if let word = environment["NO_COLOR"], !word.isEmpty { return .plain }
      if let word = environment["CLICOLOR_FORCE"], !word.isEmpty, word != "0" { return .ansi }
      return isTerminal && environment["TERM"] != "dumb" ? .ansi : .plain
    }
  }
}

extension Surroundings {
  /// How text on standard output is laid out.
  func outputStyle(
    _ color: ColorChoice, verbosity: TextStyle.Verbosity = .normal
  ) -> TextStyle {
    TextStyle(
      color: color.color(onTerminal: environment.outputIsTerminal, environment), width: width,
      verbosity: verbosity)
  }

  func errorStyle(_ color: ColorChoice) -> TextStyle {
    TextStyle(
      color: color.color(onTerminal: environment.errorIsTerminal, environment), width: width)
  }

  /// The terminal's columns where there is one; else what most logs show.
  private var width: Int { environment.width ?? 100 }
}
