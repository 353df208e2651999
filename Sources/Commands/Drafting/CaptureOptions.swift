import Arguments
import Workspace

/// The options of commands that count what captures hold.
enum CaptureOptions {
  static let documents = OptionSpec(
    "documents", help: "Records are events themselves, in no envelope.")

  static let jobs = OptionSpec(
    "jobs", short: "j", takes: .integer("N", 1...256),
    help: "How many threads work. Default: one for each processor.")

  static let profiles = OptionSpec(
    "profile", takes: .path("FILE"), repeatable: true,
    help: "Take what 'schema profile' kept, in place of captures; several are added up.")
}

extension ParsedArguments {
  /// What `--jobs` says.
  var workers: Workers { int("jobs").map { Workers(count: $0) } ?? .onePerProcessor }
}
