import Workspace

/// What the words of `schema diff` ask to be compared: decided here and nowhere else.
enum DiffSubject: Hashable, Sendable {
  /// Two contracts or schemas.
  case step(old: String, new: String)
  /// The contracts of two moments, all or those that are named.
  case moments(names: [String])
  /// Every published version of contracts against every later one.
  case matrix(names: [String])
  /// New captures against the contracts.
  case captures([String])

  var isOfCaptures: Bool {
    switch self {
    case .captures: true
    case .step, .moments, .matrix: false
    }
  }

  /// What one word is, by what lies there and by its name.
  enum Word: Hashable, Sendable {
    case contract
    case capture
  }

  /// How the comparison was asked for besides the words.
  enum Mode: Hashable, Sendable {
    case words
    /// `--against`, `--since`
    case moments
    /// `--matrix`
    case matrix
  }

  /// `kind` looks at a word; `replays` says whether `--captures` was given, whose further words
  /// may stand among the operands, because shells expand patterns.
  init(
    _ words: [String], _ mode: Mode, replays: Bool, kind: (String) -> Word
  ) throws(CommandError) {
    let captures = words.filter { kind($0) == .capture }
    let contracts = words.filter { kind($0) == .contract }
    switch mode {
    case .matrix:
      if let capture = captures.first { throw Self.misplaced(capture) }
      self = .matrix(names: contracts)
    case .moments:
      if let capture = captures.first, !replays { throw Self.misplaced(capture) }
      self = .moments(names: contracts)
    case .words where replays || captures.isEmpty: self = try Self.step(contracts)
    case .words:
      guard let contract = contracts.first else {
        self = .captures(captures)
        return
      }
      throw .usage(
        "'\(captures[0])' is a capture and '\(contract)' is a contract",
        advice: ["'schema diff OLD NEW --captures \(captures[0])' holds captures to two versions"])
    }
  }

  private static func step(_ words: [String]) throws(CommandError) -> DiffSubject {
    switch words.count {
    case 2: return .step(old: words[0], new: words[1])
    case 0:
      throw .usage(
        "nothing to compare was named",
        advice: [
          "'schema diff OLD NEW' compares two contracts or schemas",
          "'schema diff --against main' compares all contracts with those of a branch",
        ])
    case 1:
      throw .usage(
        "'\(words[0])' alone leaves nothing to compare it with",
        advice: [
          "'schema diff OLD NEW' compares two files, contracts or versions",
          "'schema diff --against main \(words[0])' compares a contract with that of a branch",
        ])
    default:
      throw .usage("two contracts are compared, and \(words.count) were named")
    }
  }

  private static func misplaced(_ word: String) -> CommandError {
    .usage(
      "'\(word)' is a capture", advice: ["'--captures \(word)' holds it to both versions"])
  }
}

extension DiffSubject.Word {
  /// Looks at a word: a folder with captures and a name such as `day.jsonl` are captures, and so is a JSON file
  /// that holds a list; everything else is, or names, a contract or a schema.
  init(_ word: String, in surroundings: Surroundings) {
    guard word != "-" else {
      self = .capture
      return
    }
    let place = surroundings.located(word)
    let kind = (try? FileStatus.following(place))?.kind
    if kind == .folder {
      // A contract may share its name with a folder of something else.
      self = CaptureOperands([place]).inputs.isEmpty ? .contract : .capture
    } else if CaptureOperands.isCaptureName(word), !word.lowercased().hasSuffix(".json") {
      self = .capture
    } else if kind == .file, word.lowercased().hasSuffix(".json") {
      self = Self.holdsList(place) ? .capture : .contract
    } else {
      self = kind == nil && word.contains("*") && !word.contains(":") ? .capture : .contract
    }
  }

  private static func holdsList(_ path: String) -> Bool {
    guard let bytes = try? FileReader().read(path) else { return false }
    return bytes.first { $0 > 0x20 && $0 < 0xEF } == UInt8(ascii: "[")
  }
}
