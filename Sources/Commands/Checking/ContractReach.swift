import Contracts
import JSONText
import Linting
import Schemas
import SourceText
import Workspace

/// How far a change reaches among the contracts: which files have to be read to judge it.
///
/// A file that did not change matters only when it may refer to one that did, or claim a name that
/// one that did claims now. Both stand in its text letter by letter, unless it writes letters as
/// escapes; so a look at the bytes tells which files need no reading.
struct ContractReach {
  /// The changed files that are there, read.
  private(set) var changed: [ContractFile] = []
  /// Unchanged files that the change may reach, read.
  private(set) var others: [ContractFile] = []
  /// The changed files as they were before; one that was not there has none.
  private(set) var before: [ContractFile] = []
  /// The frozen versions of the contracts in question, and those that changed themselves.
  private(set) var published: [ContractFile] = []
  /// The record against the frozen files that changed, or all where the record did.
  private(set) var digests: [LintedCatalog.Digest] = []
  private(set) var failures: [CommandError] = []

  private let scene: CheckScene
  private var repository: Repository { scene.repository }

  init(_ changes: ChangedFiles, of scene: CheckScene) {
    self.scene = scene
    let folder = scene.settings.contracts
    let published = repository.publishedPath
    let touched = changes.paths(below: folder).filter {
      !lies($0, below: published) && Self.isContract($0)
    }
    let paths = Set(touched)
    let all = scene.contractSources
    failures = all.failures
    changed = repository.contractFiles(all.files.filter { paths.contains($0.path) })
    before = repository.contractFiles(scene.sourcesBefore(touched))
    let rest = all.files.filter { !paths.contains($0.path) }
    others = repository.contractFiles(reached(rest, from: touched))
    readPublished(changes)
  }

  private mutating func readPublished(_ changes: ChangedFiles) {
    let touched = Set(changes.paths(below: repository.publishedPath))
    let names = Set(names.map(\.text)).union(touched.compactMap(repository.publishedName))
    let frozen = repository.sources(below: repository.publishedPath) { path in
      repository.publishedName(path).map(names.contains) ?? touched.contains(path)
    }
    published = repository.contractFiles(frozen.files)
    failures += frozen.failures
    guard !touched.isEmpty else { return }
    var files = ContractFiles()
    files.published = frozen.files
    let isRecordTouched = touched.contains(repository.digestsPath)
    digests = repository.digests(files, only: isRecordTouched ? nil : touched)
  }

  /// Every file that has to be judged, as it is now.
  var files: [ContractFile] { changed + others }

  /// The same files as they were before the change.
  var filesBefore: [ContractFile] { before + others }

  /// The names of contracts that the change may be about.
  var names: Set<ContractName> {
    Set((changed + before + others).compactMap { $0.contract?.name.value })
  }

  /// The names of contracts in files that changed.
  var ownNames: Set<ContractName> { Set(changed.compactMap { $0.contract?.name.value }) }

  /// How schemas are read as they are now.
  var schemaOptions: SchemaReader.Options {
    let (scene, view) = (scene, repository.view)
    return repository.schemaOptions(
      known: files + published, identifiers: { scene.contractFiles.identifiers },
      reading: { view.answer($0) })
  }

  /// The same as they were before the change.
  var schemaOptionsBefore: SchemaReader.Options {
    let (scene, view) = (scene, repository.view)
    let texts = Dictionary(before.map { ($0.path, $0.source.bytes) }) { first, _ in first }
    return repository.schemaOptions(
      known: filesBefore + published, identifiers: { scene.contractFiles.identifiers },
      reading: { path in
        guard scene.changes?.holds(path) ?? false else { return view.answer(path) }
        return texts[path].map { .found($0) } ?? .missing
      })
  }

  private static func isContract(_ path: String) -> Bool {
    Repository.isContractName(path.split(separator: "/").last.map { String($0) } ?? path)
  }

  /// The unchanged files that may refer to a touched one, directly or through others, or claim what
  /// a changed one claims.
  private func reached(_ rest: [SourceFile], from touched: [String]) -> [SourceFile] {
    var waiting = rest
    var found: [SourceFile] = []
    var words = claims + touched.map(Self.fileName)
    while !words.isEmpty, !waiting.isEmpty {
      var next: [[UInt8]] = []
      var left: [SourceFile] = []
      for file in waiting {
        guard Self.holdsAny(words, file.bytes) else {
          left.append(file)
          continue
        }
        found.append(file)
        next.append(Self.fileName(file.path))
      }
      (waiting, words) = (left, next)
    }
    return found
  }

  /// What the changed files claim for themselves, and claimed before: others may rely on it.
  private var claims: [[UInt8]] {
    (changed + before).flatMap { file -> [[UInt8]] in
      let id = file.root.flatMap { schema(of: $0)["$id"]?.string }
      let names = file.contract.map { contract in
        [contract.name.value.text] + contract.eventNames.map(\.value)
      }
      return ((names ?? []) + [id].compactMap(\.self)).map { Array($0.utf8) }
    }
  }

  private static func fileName(_ path: String) -> [UInt8] {
    Array(path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...])
  }

  /// Whether a text holds a word, or escapes that could spell one; a word with a blank may be
  /// folded over lines, so that no look at bytes finds it.
  private static func holdsAny(_ words: [[UInt8]], _ text: [UInt8]) -> Bool {
    words.contains { word in
      word.contains { $0 <= UInt8(ascii: " ") || $0 == UInt8(ascii: "'") } || holds(text, word)
    } || escapes.contains { holds(text, $0) }
  }

  private static let escapes = ["\\u", "\\x", "\\U", "\\/", "%", "\\\n"].map { Array($0.utf8) }
}
