import Contracts
import SourceText
import Workspace

/// The plan documents of a repository, or those that words on the command line mean.
struct PlanFiles {
  private(set) var files: [SourceFile] = []
  private(set) var failures: [CommandError] = []
  /// Plans that lie outside of the repository and were named.
  private let repository: Repository
  /// The largest plan that is read.
  static let limit = 32 << 20

  init(_ words: [String], _ repository: Repository, in surroundings: Surroundings) {
    self.repository = repository
    if words.isEmpty {
      findOwn()
    } else {
      for word in words { add(word, in: surroundings) }
    }
    var seen: Set<String> = []
    files = files.filter { seen.insert($0.path).inserted }
  }

  /// The plans among some paths, for those who know what changed.
  init(_ repository: Repository, among isWanted: (String) -> Bool) {
    self.repository = repository
    findOwn(among: isWanted)
  }

  private static let foreignFolders: Set<String> = [
    "node_modules", "vendor", "Fixtures", "fixtures", "build",
  ]

  static func isMarkdown(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".md") || name.hasSuffix(".markdown")
  }

  // MARK: What words mean

  private mutating func add(_ word: String, in surroundings: Surroundings) {
    let path = surroundings.absolute(word)
    guard let status = try? FileStatus.following(path) else {
      return addMatches(of: word, in: surroundings)
    }
    guard status.kind == .folder else { return addFile(path, shownAs: word) }
    let name = repository.relative(path) ?? word
    let walk = FolderWalk(path, shownAs: name, isWanted: Self.isMarkdown)
    failures += walk.failures.map(CommandError.file)
    for file in walk.files {
      let below = String(decoding: file.utf8.dropFirst(path.utf8.count), as: UTF8.self)
      addFile(file, shownAs: word + below)
    }
    if walk.files.isEmpty, walk.failures.isEmpty {
      failures.append(.setup("there is no Markdown file in '\(word)'"))
    }
  }

  private mutating func addMatches(of word: String, in surroundings: Surroundings) {
    let matches =
      GlobPattern.isPattern(word)
      ? GlobWalk(GlobPattern(surroundings.located(word))).found : []
    guard !matches.isEmpty else {
      failures.append(
        .setup(
          "\(FileError.nothingMatched(pattern: word))",
          advice: ["'schema gate' without a name looks for the plans of the repository"]))
      return
    }
    for match in matches where Self.isMarkdown(match) {
      addFile(surroundings.absolute(surroundings.shown(match)), shownAs: surroundings.shown(match))
    }
  }

  private mutating func addFile(_ path: String, shownAs word: String) {
    let name = repository.relative(path) ?? word
    do throws(FileError) {
      files.append(try FileReader(limit: Self.limit).source(path, shownAs: name))
    } catch { failures.append(.file(error)) }
  }

  // MARK: The repository's own

  private var settings: PlanSettings { repository.settings.values.plans }

  private mutating func findOwn(among isWanted: (String) -> Bool = { _ in true }) {
    let named = namedPaths()
    let paths = (named ?? allPaths()).filter(isWanted)
    let answers = repository.view.answers(paths, limit: Self.limit)
    for (path, answer) in zip(paths, answers) {
      switch answer {
      case .found(let bytes):
        if named != nil || Self.looksLikePlan(path, bytes) {
          files.append(SourceFile(path: path, bytes: bytes))
        }
      case .missing:
        failures.append(.setup("there is no plan '\(path)', which the settings name"))
      case .refused(let reason), .unreadable(let reason):
        if named != nil { failures.append(.setup("'\(path)' was not read: \(reason)")) }
      }
    }
  }

  /// What the settings say; nil where they leave it to us to look.
  private mutating func namedPaths() -> [String]? {
    let words = ([settings.canonical].compactMap { $0 } + settings.paths).map(\.value)
    guard !words.isEmpty else { return nil }
    var every: [String]?
    return words.flatMap { word -> [String] in
      if !GlobPattern.isPattern(word) {
        let below = repository.view.paths(below: word, isWanted: Self.isMarkdown).paths
        return below.isEmpty ? [word] : below
      }
      let known = every ?? allPaths()
      every = known
      let pattern = GlobPattern(word)
      return known.filter { pattern.matches(path: $0) }
    }
  }

  private mutating func allPaths() -> [String] {
    let found = repository.view.paths(below: "", isWanted: Self.isMarkdown)
    failures += found.failures.map(CommandError.file)
    return found.paths.filter { path in
      !path.utf8.split(separator: UInt8(ascii: "/")).contains { name in
        Self.foreignFolders.contains(String(Substring(name)))
      }
    }
  }

  /// Signs of a plan that stand in no other document: a gate, an exact form, a record of decisions.
  static func looksLikePlan(_ path: String, _ bytes: [UInt8]) -> Bool {
    let name =
      path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? ""
    if name.hasPrefix("ADR-") || name.hasPrefix("WEEK_") { return true }
    let signs = ["**Gate", "<!-- schema:phase", "yaml gate", "**Prerequisite", " Evidence"]
    return signs.contains { holds(bytes, Array($0.utf8)) }
  }

  private static func holds(_ bytes: [UInt8], _ sign: [UInt8]) -> Bool {
    guard let first = sign.first, bytes.count >= sign.count else { return false }
    var offset = 0
    let last = bytes.count - sign.count
    while offset <= last {
      guard let found = bytes[offset...last].firstIndex(of: first) else { return false }
      if bytes[found..<found + sign.count].elementsEqual(sign) { return true }
      offset = found + 1
    }
    return false
  }
}
