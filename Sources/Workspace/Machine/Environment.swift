// `environ` is a C variable; it is read once, before any thread of ours begins.
@unsafe @preconcurrency import Glibc

/// What the process was given besides its arguments.
///
/// `main` takes the real one; tests make their own.
package struct Environment: Hashable, Sendable {
  package var variables: [String: String]
  package var workingFolder: String
  package var outputIsTerminal: Bool
  package var errorIsTerminal: Bool
  package var inputIsTerminal = false
  /// How many columns text may fill: what COLUMNS says, else what the terminal has, if there is one.
  package var width: Int?
  /// The file that this program is, as a whole path; nil where nobody can tell.
  package var program: String?

  package init(
    variables: [String: String] = [:], workingFolder: String = "/", outputIsTerminal: Bool = false,
    errorIsTerminal: Bool = false, width: Int? = nil, program: String? = nil
  ) {
    self.variables = variables
    self.workingFolder = workingFolder
    self.outputIsTerminal = outputIsTerminal
    self.errorIsTerminal = errorIsTerminal
    self.width = width
    self.program = program
  }

  package subscript(name: String) -> String? { variables[name] }

  /// The variables, folder and terminal of this process.
  package static func ofThisProcess() -> Environment {
    let variables = currentVariables()
    var environment = Environment(
      variables: variables, workingFolder: currentFolder(),
      outputIsTerminal: isatty(STDOUT_FILENO) == 1, errorIsTerminal: isatty(STDERR_FILENO) == 1,
      width: (variables["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        ?? terminalWidth())
        .map { max($0, 20) },
      program: linkTarget(of: "/proc/self/exe"))
    environment.inputIsTerminal = isatty(STDIN_FILENO) == 1
    return environment
  }

  private static func currentVariables() -> [String: String] {
    var variables: [String: String] = [:]
    var next: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = unsafe environ
    while let entry = unsafe next.pointee {
      let text = unsafe String(cString: entry)
      if let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
        variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
      }
      unsafe next += 1
    }
    return variables
  }

  private static func currentFolder() -> String {
    guard let path = unsafe getcwd(nil, 0) else { return "." }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  private static func terminalWidth() -> Int? {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }
}
