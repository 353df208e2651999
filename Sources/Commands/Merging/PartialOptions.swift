import Arguments
import Reports
import SourceText
import Workspace

/// The options of commands that can keep what they counted for `schema merge`.
enum PartialOptions {
  static let all = [
    OptionSpec(
      "partial", takes: .path("FILE"),
      help: """
        Write what was counted to a file (or - for standard output) and judge nothing: \
        'schema merge' makes one result of many such parts.
        """),
    OptionSpec(
      "range", takes: .text("FROM-TO"),
      help: """
        With --partial: only the lines that begin in these bytes of the one capture, the first \
        byte being 0 and TO not among them.
        """),
    OptionSpec(
      "as", takes: .text("NAME"),
      help: "With --partial: what the one capture is called in results, as where it is a copy."),
  ]

  /// What is of no use to a run that judges nothing.
  private static let idle = [
    "format", "output", "fail-on", "min-severity", "quiet", "verbose", "since", "ledger", "color",
  ]

  /// Whether a part is asked for; options that would then be ignored are refused.
  static func isAsked(_ arguments: ParsedArguments) throws(CommandError) -> Bool {
    guard arguments.isGiven("partial") else {
      for option in ["range", "as"] where arguments.isGiven(option) {
        throw .usage("'--\(option)' is about a part, and there is no '--partial'")
      }
      return false
    }
    for option in idle where arguments.isGiven(option) {
      throw .usage(
        "a part is only counted, and '--\(option)' is about its result",
        advice: ["'schema merge' takes '--\(option)'"])
    }
    return true
  }

  /// `FROM-TO`, two numbers of bytes.
  static func range(_ arguments: ParsedArguments) throws(CommandError) -> Range<Int>? {
    guard let word = arguments.value("range") else { return nil }
    let ends = word.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard ends.count == 2, let start = ends[0], let end = ends[1], start >= 0, start <= end,
      end <= 1 << 50
    else {
      throw .usage(
        "'\(word)' is no range of bytes", advice: ["'--range 0-134217728' are the first 128 MiB"])
    }
    return start..<end
  }
}

/// One capture of a part: what is read, and what it is called.
struct PartInput {
  var input: CaptureOperands.Input
  var name: String
  /// The bytes that are read where that is not all of a file, and the size of the whole.
  var lines: LineRange?

  /// The captures of a run that makes a part, and those that cannot be had.
  static func all(
    _ arguments: ParsedArguments, in surroundings: Surroundings
  ) throws(CommandError) -> (inputs: [PartInput], failures: [FileError]) {
    let operands = CaptureOperands(arguments.operands("CAPTURE").map(surroundings.located))
    let name = arguments.value("as")
    let range = try PartialOptions.range(arguments)
    if name != nil || range != nil {
      guard operands.inputs.count + operands.failures.count == 1 else {
        throw .usage("'--as' and '--range' are about one capture, and there are several")
      }
    }
    var inputs: [PartInput] = []
    for input in operands.inputs {
      inputs.append(
        try PartInput(
          input, name ?? surroundings.shown(input.path), range, isNamed: name != nil))
    }
    return (inputs, operands.failures)
  }

  private init(
    _ input: CaptureOperands.Input, _ name: String, _ range: Range<Int>?, isNamed: Bool
  ) throws(CommandError) {
    (self.input, self.name) = (input, name)
    if input == .standardInput {
      guard isNamed else {
        throw .usage(
          "what comes through a pipe has no name that it could be known by when it comes again",
          advice: ["'--as NAME' gives it one"])
      }
    }
    guard let range else { return }
    guard case .file(let path) = input else {
      throw .usage("only a file can be read in ranges")
    }
    let isCuttable: Bool
    let lines: LineRange
    do throws(FileError) {
      isCuttable = try RecordReader(ByteSource(path: path)).isCuttable
      lines = try LineRange(of: path, beginningIn: range)
    } catch { throw .file(error) }
    guard isCuttable else {
      throw .usage(
        "'\(name)' cannot be read in ranges: it is packed, or not one record a line",
        advice: ["without '--range' it is read whole"])
    }
    self.lines = lines
    self.input = .lines(of: path, lines.bytes)
  }

  /// Whether a stream of bytes was read, that nobody can read again.
  var isStream: Bool {
    switch input {
    case .standardInput: true
    case .file(let path): (try? FileStatus.following(path))?.kind != .file
    case .lines, .rest, .content: false
    }
  }
}
