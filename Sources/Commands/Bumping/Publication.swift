import Contracts
import Evolution
import JSONText
import SourceText
import Workspace

/// The writing of frozen versions as one step: the record is exchanged last, under its lock, and
/// what it does not name was not published.
struct Publication {
  private let repository: Repository
  private let files: [(entry: PublishedDigests.Entry, path: String, bytes: [UInt8])]
  private let manifest: Version?

  /// Why nothing was published although nothing was wrong before.
  private enum Fault: Error {
    case record(ManifestFault)
    case meanwhile(String)
    case file(FileError)
  }

  init(
    _ repository: Repository,
    _ files: [(entry: PublishedDigests.Entry, path: String, bytes: [UInt8])], manifest: Version?
  ) {
    self.repository = repository
    self.files = files
    self.manifest = manifest
  }

  /// How many versions were published; none is enough to clear up after a crash.
  func run() throws(CommandError) -> Int {
    do throws(FileError) { try makeFolders(repository.absolute(repository.publishedPath)) } catch {
      throw .file(error)
    }
    let journal = PublicationJournal(repository)
    do throws(AtomicWriter.Failure<Fault>) {
      _ = try AtomicWriter().update(
        repository.absolute(repository.digestsPath), within: repository.root
      ) { (current) throws(Fault) -> [UInt8]? in try write(over: current, journal) }
    } catch { throw words(error) }
    journal.remove()
    return files.count
  }

  private func write(
    over current: [UInt8]?, _ journal: PublicationJournal
  ) throws(Fault) -> [UInt8]? {
    var digests = PublishedDigests()
    if let current {
      do throws(ManifestFault) { digests = try .read(current) } catch { throw .record(error) }
    }
    for file in files {
      if let digest = digests.digest(of: file.entry.name, file.entry.version),
        digest != file.entry.digest
      {
        throw .meanwhile(file.entry.reference)
      }
    }
    var written: [String] = []
    do throws(FileError) {
      try journal.undo(keeping: digests)
      guard !files.isEmpty || manifest != digests.manifest else { return nil }
      try journal.write(files.map { ($0.path, $0.entry.digest) })
      for file in files { if try put(file.path, file.bytes) { written.append(file.path) } }
    } catch {
      // What is not recorded is not to lie about.
      for path in written { removeFile(repository.absolute(path)) }
      journal.remove()
      throw .file(error)
    }
    for file in files { digests.record(file.entry) }
    digests.manifest = manifest ?? digests.manifest
    return digests.text
  }

  /// Freezes one file; whether it was not there before.
  private func put(_ path: String, _ bytes: [UInt8]) throws(FileError) -> Bool {
    let place = repository.absolute(path)
    if try FileReader().readIfPresent(place) == bytes { return false }
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    try makeFolders(repository.absolute(folder))
    try AtomicWriter().replace(place, with: bytes, within: repository.root)
    return true
  }

  private func words(_ failure: AtomicWriter.Failure<Fault>) -> CommandError {
    switch failure {
    case .file(let error), .change(.file(let error)): .file(error)
    case .change(.record(let fault)):
      .setup("nothing was published: \(fault.message)", advice: [fault.advice])
    case .change(.meanwhile(let reference)):
      .setup("'\(reference)' was published by someone else meanwhile, as something else")
    }
  }
}

/// What a publication is about to write, kept beside it until the record is exchanged: after a
/// crash the next one takes back what was not recorded.
struct PublicationJournal {
  private let repository: Repository

  init(_ repository: Repository) { self.repository = repository }

  private var path: String { repository.absolute(repository.publishedPath + "/.publishing.json") }

  /// Whether a publication runs, or ended before it could say that it had ended.
  var stands: Bool { (try? FileStatus.following(path)) != nil }

  func write(_ files: [(path: String, digest: String)]) throws(FileError) {
    var builder = JSONDocumentBuilder()
    builder.begin(.object)
    for file in files {
      builder.string(file.path)
      builder.string(file.digest)
    }
    builder.end()
    try AtomicWriter().replace(
      path, with: builder.finish().root.prettyBytes(sortedKeys: true), within: repository.root)
  }

  /// The files that stand here as an interrupted publication wrote them.
  var leftovers: Set<String> {
    Set(
      entries.map(\.path).filter { path in
        let bytes = try? FileReader().readIfPresent(repository.absolute(path))
        return bytes.map { wrote($0, to: path) } ?? false
      })
  }

  /// Whether a file stands here as an interrupted publication wrote it.
  func wrote(_ bytes: [UInt8], to path: String) -> Bool {
    entries.contains { $0.path == path && $0.digest == "sha256:" + Digest.sha256Text(bytes) }
  }

  /// Takes back what an interrupted publication wrote and did not record.
  func undo(keeping digests: PublishedDigests) throws(FileError) {
    for entry in entries {
      let isRecorded = digests.entries.contains {
        repository.frozenPath($0.name, $0.version) == entry.path
      }
      guard !isRecorded,
        let bytes = try FileReader().readIfPresent(repository.absolute(entry.path)),
        wrote(bytes, to: entry.path)
      else { continue }
      removeFile(repository.absolute(entry.path))
    }
  }

  func remove() { removeFile(path) }

  /// What the journal says; nothing where there is none, or a crash left half of it.
  private var entries: [(path: String, digest: String)] {
    guard let bytes = try? FileReader().readIfPresent(path),
      let document = try? JSONDocument.read(bytes)
    else { return [] }
    let folder = repository.publishedPath + "/"
    return document.root.members.compactMap { member in
      let path = member.name.description
      guard path.utf8.starts(with: folder.utf8), !path.split(separator: "/").contains("..") else {
        return nil
      }
      return member.value.string.map { (path, $0) }
    }
  }
}
