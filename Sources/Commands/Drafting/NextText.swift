import Contracts
import Drift
import Evolution
import Findings
import Reports
import SourceText

/// What is to be said of a contract's next version, a line each.
struct NextText {
  private let next: DraftRun.Next
  private let version: NextVersion

  init(_ next: DraftRun.Next, _ version: NextVersion) {
    self.next = next
    self.version = version
  }

  /// The contract's text under what has to be known about it.
  var bytes: [UInt8] { commentLines(lines) + version.bytes }

  var lines: [String] {
    [head] + [fit].compactMap { $0 } + effects
      + shortened(next.draft.outliers.map(\.line))
      + shortened(
        (next.draft.open + next.left).map {
          "left as it is: \(shownPlace($0.pointer)) \($0.words)"
        })
  }

  /// More lines than these nobody reads; a capture full of mistakes has thousands.
  private func shortened(_ lines: [String]) -> [String] {
    let most = 50
    return lines.count <= most ? lines : lines.prefix(most) + ["... and \(lines.count - most) more"]
  }

  private var head: String {
    let (old, new) = version.versions
    let name = next.entry.name
    let step = old == new ? "\(old), which is not published yet" : "\(old) -> \(new)"
    return "\(name) \(step): \(counted(next.draft.steps.count, "change")), \(version.levelWords)"
  }

  private var fit: String? {
    guard let refused = next.refused, let now = next.refusedNow else { return nil }
    let events = counted(next.draft.events, "event")
    if refused == 0 {
      let all = next.draft.events == 1 ? "the one event fits" : "all of \(events) fit"
      return "\(all); as it stood, it refused \(now)"
    }
    return "\(refused) of \(events) do not fit; as it stood, it refused \(now)"
  }

  private var effects: [String] {
    next.draft.steps.map { step in
      let level = version.words(at: step.pointer).map { ": \($0)" } ?? ""
      return "\(shownPlace(step.pointer)) \(step.words) (\(step.support))\(level)"
    }
  }
}

extension DraftOutlier {
  /// A mistake as a line of words.
  var line: String {
    let place = first.map { " (\($0.capture):\($0.line))" } ?? ""
    return "left out as a mistake: \(shownPlace(pointer)) was \(what) in "
      + "\(count) of \(of)\(place), elsewhere \(expected)"
  }
}

/// A pointer as messages name it.
func shownPlace(_ pointer: String) -> String { pointer.isEmpty ? "(whole event)" : pointer }

/// Lines as comments of a YAML file; names of captured fields may hold anything.
func commentLines(_ lines: [String]) -> [UInt8] {
  Array(lines.map { "# \(displayLine($0))\n" }.joined().utf8)
}

/// A line with names of captured fields, as a terminal may show it; longer than messages are.
func displayLine(_ text: String) -> String { displayText(text, wordLimit: 1024, limit: 4096) }
