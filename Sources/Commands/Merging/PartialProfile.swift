import Arguments
import Captures
import Drift
import JSONText
import Workspace

/// `schema profile --partial`: a profile of each capture by itself.
struct PartialProfile {
  let envelope: Envelope?
  let settings: Settings
  let workers: Workers
  let keepsWords: Bool

  private var header: PartHeader {
    var header = PartHeader(.profile)
    header.settings = readingDigest(
      envelope, depth: settings.limits.depth, settings.limits.reading)
    header.documents = envelope == nil
    header.words = keepsWords
    return header
  }

  func run(_ arguments: ParsedArguments, in surroundings: Surroundings) throws(CommandError)
    -> Outcome
  {
    let (inputs, failures) = try PartInput.all(arguments, in: surroundings)
    var text = PartText(header, captures: inputs.count + failures.count)
    for input in inputs {
      var (capture, status) = input.begun()
      var run = ProfileRun([input.input], named: [input.name], envelope, settings.limits)
      run.work(workers)
      guard !run.wasInterrupted else { return .interrupted }
      capture.lines = run.lineCounts[0] ?? 0
      capture.isWhole = run.lineCounts[0] != nil
      capture.failures = run.failures.map { surroundings.shownMessage(of: .file($0)) }
      input.finish(&capture, status, in: surroundings)
      // A profile written as a file is one document, and a line of a part as well.
      let bytes = run.profile.fileBytes(keepingWords: keepsWords)
      let document = try? JSONDocument.read(bytes, limits: JSONLimits(depth: 600))
      text.add(capture) { builder in
        if let document { builder.copy(document.root) } else { builder.null() }
      }
    }
    for failure in failures { text.add(.missing(failure, in: surroundings)) { $0.null() } }
    try surroundings.writePart(text.finish(), to: arguments.value("partial"))
    return .clean
  }
}
