package import Arguments
import Drift
import Findings
import Reports
import Workspace

/// Profiles captures, and adds profiles up.
package struct ProfileCommand: Command {
  package static let spec = CommandSpec(
    "profile", summary: "Say what captures hold, path by path, and keep it as a file.",
    discussion: """
      For each event type and path: how often it came, its types, exact ranges, distinct values, \
      formats. Profiles add up in any order: 'schema profile merge A B -o C' makes of two parts \
      what one run over both would have made, byte for byte.

      A profile holds shapes and no values. With --words it also holds the words of small \
      vocabularies (at most 24 short words, and never of fields whose names look personal or \
      secret), so that enums can be drafted from it.
      """,
    operands: [
      OperandSpec(
        "CAPTURE", .atLeastOne, kind: .path,
        help: "Files, folders, patterns, or - for standard input; or 'merge' and profiles.")
    ],
    options: [
      OptionSpec("output", short: "o", takes: .path("FILE"), help: "Write the profile here."),
      OptionSpec(
        "format", short: "f", takes: .choice("FORMAT", ["text", "json"]), default: "text",
        help: "What standard output gets: a table, or the profile itself."),
      OptionSpec("words", help: "Keep the words of small vocabularies."),
      CaptureOptions.documents, CaptureOptions.jobs, ColorChoice.option,
    ] + PartialOptions.all,
    sharedOptions: [Repository.option],
    examples: [
      .init("schema profile captures/", "See every path of every event type."),
      .init("schema profile day.jsonl -o day.profile.json", "Keep a day's profile."),
      .init("schema profile merge mon.json tue.json -o week.json", "Add profiles up."),
    ])

  private let arguments: ParsedArguments
  private let color: ColorChoice

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    self.arguments = arguments
    color = arguments.choice("color") ?? .auto
  }

  package func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    if try PartialOptions.isAsked(arguments) { return try partial(in: surroundings) }
    let words = arguments.operands("CAPTURE")
    var failures: [CommandError] = []
    var wasInterrupted = false
    let profile: Profile
    if words.first == "merge" {
      profile = try merged(Array(words.dropFirst()), in: surroundings)
    } else {
      var run = try profiled(words, &failures, in: surroundings)
      run.work(arguments.workers)
      profile = run.profile
      failures += run.failures.map(CommandError.file)
      wasInterrupted = run.wasInterrupted
    }
    try ProfileDelivery(
      path: arguments.value("output"), isForPrograms: arguments.value("format") == "json",
      keepsWords: arguments.flag("words"), color: color
    ).deliver(profile, in: surroundings)
    for failure in failures { surroundings.tell(failure, color) }
    return wasInterrupted ? .interrupted : failures.isEmpty ? .clean : .failure
  }

  private func partial(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    guard arguments.operands("CAPTURE").first != "merge" else {
      throw .usage("'merge' makes profiles of profiles, and '--partial' is about captures")
    }
    let settings = try Repository(arguments, in: surroundings).settings.checked()
    return try PartialProfile(
      envelope: arguments.flag("documents") ? nil : settings.envelope, settings: settings,
      workers: arguments.workers, keepsWords: arguments.flag("words")
    ).run(arguments, in: surroundings)
  }

  private func merged(
    _ paths: [String], in surroundings: Surroundings
  ) throws(CommandError) -> Profile {
    guard !paths.isEmpty else {
      throw .usage(
        "there is nothing to merge", advice: ["schema profile merge A B -o C adds A and B"])
    }
    return try ProfileFile.read(paths, in: surroundings)
  }

  private func profiled(
    _ words: [String], _ failures: inout [CommandError], in surroundings: Surroundings
  ) throws(CommandError) -> ProfileRun {
    let settings = try Repository(arguments, in: surroundings).settings.checked()
    let operands = CaptureOperands(words.map(surroundings.located))
    failures = operands.failures.map(CommandError.file)
    return ProfileRun(
      operands, envelope: arguments.flag("documents") ? nil : settings.envelope,
      limits: settings.limits, in: surroundings)
  }
}

/// How a profile reaches those who asked for it: as a file, as a table, as JSON.
struct ProfileDelivery {
  var path: String?
  var isForPrograms: Bool
  var keepsWords: Bool
  var color: ColorChoice

  func deliver(_ profile: Profile, in surroundings: Surroundings) throws(CommandError) {
    let bytes = profile.fileBytes(keepingWords: keepsWords)
    if let path { try surroundings.writeFile(bytes, to: path) }
    if isForPrograms { return try surroundings.print(String(decoding: bytes, as: UTF8.self)) }
    var report = Report(
      command: "profile", verdict: .ok, exit: 0, summary: profile.tallies, findings: .init([]))
    report.tables = ProfileTables(profile).tables
    try surroundings.print(render(report, as: .text, style: surroundings.outputStyle(color)))
  }
}
