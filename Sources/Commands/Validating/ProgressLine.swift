import Reports
import Workspace

/// How far long work has come: one line on a terminal's standard error that is written over.
///
/// Where nobody watches there is none, and none before the work has proved to be long.
struct ProgressLine: Sendable {
  private static let patience = Duration.milliseconds(700)
  private static let pause = Duration.milliseconds(100)

  private let surroundings: Surroundings
  /// How many bytes there are; nil where that cannot be known beforehand.
  private let total: Int?
  private let start: Duration
  private var next: Duration
  private var isShown = false

  init?(for inputs: [CaptureOperands.Input], in surroundings: Surroundings) {
    let environment = surroundings.environment
    guard environment.errorIsTerminal, environment["TERM"] != "dumb" else { return nil }
    self.surroundings = surroundings
    total = Self.size(of: inputs)
    start = surroundings.elapsed()
    next = start + Self.patience
  }

  /// Shows that so many bytes were read, when it is time to.
  mutating func note(_ bytes: Int) {
    let now = surroundings.elapsed()
    guard now >= next else { return }
    next = now + Self.pause
    isShown = true
    let width = surroundings.environment.width ?? 80
    write("\r" + progressText(bytes, of: total, after: now - start, width: width - 1) + "\u{1b}[K")
  }

  /// Leaves the line to what is written next.
  mutating func clear() {
    guard isShown else { return }
    isShown = false
    write("\r\u{1b}[K")
  }

  /// Who cannot be shown progress misses nothing.
  private func write(_ text: String) {
    try? surroundings.errors.write(text)
    try? surroundings.errors.flush()
  }

  /// What is packed, or comes through a pipe, has a length that is known at its end.
  private static func size(of inputs: [CaptureOperands.Input]) -> Int? {
    var total = 0
    for input in inputs {
      guard case .file(let path) = input, let status = try? FileStatus.following(path),
        status.kind == .file,
        path.hasSuffix(".jsonl") || path.hasSuffix(".json")
          || path.hasSuffix(".ndjson")
      else { return nil }
      total &+= status.size
    }
    return total
  }
}

/// `[=====     ]  41%   820 MB of 2.0 GB   156 MB/s   8 s left`, as much of it as fits.
func progressText(_ bytes: Int, of total: Int?, after time: Duration, width: Int) -> String {
  let seconds = max(
    Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18, 1e-3)
  let rate = Double(bytes) / seconds
  let pace = "\(amount(rate))/s"
  guard let total, bytes <= total, total > 0 else {
    return fitting(["\(amount(Double(bytes))) read", pace], width)
  }
  let part = Double(bytes) / Double(total)
  var words = [
    "\(Int(part * 100))%", "\(amount(Double(bytes))) of \(amount(Double(total)))", pace,
  ]
  if rate > 0 { words.append("\(timeText(Double(total - bytes) / rate)) left") }
  let filled = Int(part * 20)
  let bar =
    "[" + String(repeating: "=", count: filled)
    + String(repeating: " ", count: 20 - filled) + "]"
  let whole = fitting([bar] + words, .max)
  return whole.utf8.count <= width ? whole : fitting(words, width)
}

/// The first words that fit.
private func fitting(_ words: [String], _ width: Int) -> String {
  var line = ""
  for word in words {
    let longer = line.isEmpty ? word : line + "   " + word
    guard longer.utf8.count <= width else { break }
    line = longer
  }
  return line
}

/// `820 MB`, `2.1 GB`.
private func amount(_ bytes: Double) -> String {
  switch bytes {
  case ..<1e6: "\(Int(bytes / 1e3)) KB"
  case ..<1e9: "\(Int(bytes / 1e6)) MB"
  default: "\(Int(bytes / 1e9)).\(Int(bytes / 1e8) % 10) GB"
  }
}

/// `8 s`, `3 min`.
private func timeText(_ seconds: Double) -> String {
  seconds < 100 ? "\(Int(seconds.rounded(.up))) s" : "\(Int(min(seconds / 60, 1e6).rounded())) min"
}
