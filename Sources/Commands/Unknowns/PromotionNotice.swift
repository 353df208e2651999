import Contracts
import Workspace

/// What others are told when unknowns became part of contracts: what changed, and what to run.
struct PromotionNotice {
  struct Entry {
    var contract: String
    var old: Version
    var new: Version
    var level: Magnitude
    var words: String
  }

  private let entries: [Entry]
  private let rebuild: [Contract.Rebuild]

  init(_ entries: [Entry], _ rebuild: [Contract.Rebuild]) {
    self.entries = entries
    self.rebuild = rebuild
  }

  /// What each consumer is to run, a line each.
  var orders: [String] {
    entries.isEmpty ? [] : rebuild.map { "tell \($0.consumer.value): \($0.command.value)" }
  }

  /// The whole as a message that people read.
  var text: String {
    let contracts = Dictionary(grouping: entries, by: \.contract).sorted { $0.key < $1.key }
    var lines: [String] = []
    for (name, changes) in contracts {
      guard let first = changes.first, let last = changes.last else { continue }
      let level = changes.map(\.level).max() ?? .none
      lines += ["## \(name) \(first.old) -> \(last.new) (\(level))", ""]
      lines += changes.map { "- \($0.words)" } + [""]
    }
    if !rebuild.isEmpty {
      lines +=
        ["Run:", ""] + rebuild.map { "- \($0.consumer.value): `\($0.command.value)`" } + [""]
    }
    return lines.joined(separator: "\n")
  }
}
