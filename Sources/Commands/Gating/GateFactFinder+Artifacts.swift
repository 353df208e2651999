import Contracts
import Findings
import Gating
import JSONText
import SourceText
import Workspace

extension GateFactFinder {
  /// The reports that gates and settings name; one that cannot be read says why.
  func artifacts(_ asked: Set<String>) -> [QualityArtifact] {
    artifactPaths(asked).map { path in
      switch repository.view.answer(path, limit: ArtifactReader.limit) {
      case .found(let bytes):
        do throws(ArtifactFault) {
          return try ArtifactReader.read(SourceFile(path: path, bytes: bytes)).quality
        } catch { return QualityArtifact(path: path, content: .unreadable(error.words)) }
      case .missing: return QualityArtifact(path: path, content: .unreadable("it is not there"))
      case .refused(let reason), .unreadable(let reason):
        return QualityArtifact(path: path, content: .unreadable(reason))
      }
    }
  }

  private func artifactPaths(_ asked: Set<String>) -> [String] {
    var paths = asked
    for word in repository.settings.values.plans.artifacts.map(\.value) {
      guard GlobPattern.isPattern(word) else {
        paths.insert(word)
        continue
      }
      paths.formUnion(matches(of: word))
    }
    return paths.sorted()
  }

  /// Reports are built and seldom kept in git, so they are looked for where they lie.
  private func matches(of word: String) -> [String] {
    let names = word.split(separator: "/")
    let start = names.prefix { !GlobPattern.isPattern(String($0)) }.joined(separator: "/")
    let folder = repository.absolute(start)
    guard (try? FileStatus.following(folder))?.kind == .folder else { return [] }
    let pattern = GlobPattern(word)
    return FolderWalk(folder, shownAs: start) { _ in true }.files
      .compactMap(repository.relative).filter { pattern.matches(path: $0) }
  }

  // MARK: Fixtures

  private static let markers = ["mock", "synthetic", "fake", "dummy", "placeholder", "fabricated"]

  /// Where fixtures come from: what a manifest beside them says, else their own first lines.
  func fixtures(_ asked: Set<String>) -> [String: FixtureFact] {
    var found: [String: FixtureFact] = [:]
    for path in asked.sorted() {
      guard case .found(let bytes) = repository.view.answer(path, limit: 64 << 20) else { continue }
      found[path] = fixture(path, bytes)
    }
    return found
  }

  private func fixture(_ path: String, _ bytes: [UInt8]) -> FixtureFact {
    var fact = FixtureFact()
    let start = String(decoding: bytes.prefix(4096), as: UTF8.self).lowercased()
    let name = path.lowercased()
    // Code and words speak of mocks; data that says so of itself was made up.
    let isData = CaptureOperands.isCaptureName(path)
    fact.mockMarkers = Self.markers.filter { name.contains($0) || isData && start.contains($0) }
    for manifest in [path + ".meta.json", path + ".meta.yaml", path + ".provenance.yaml"] {
      guard case .found(let bytes) = repository.view.answer(manifest),
        let document = try? TextDocument.read(SourceFile(path: manifest, bytes: bytes))
      else { continue }
      fact.capturedFrom = document.root["captured_from"]?.string ?? fact.capturedFrom
      if let digest = document.root["digest"]?.string ?? document.root["sha256"]?.string {
        let own = Digest.sha256Text(bytes: self.bytes(path))
        fact.digestMatches = digest.lowercased() == own || digest.lowercased() == "sha256:" + own
      }
    }
    return fact
  }

  private func bytes(_ path: String) -> [UInt8] {
    if case .found(let bytes) = repository.view.answer(path, limit: 64 << 20) { bytes } else { [] }
  }
}

extension Digest {
  fileprivate static func sha256Text(bytes: [UInt8]) -> String { sha256Text(bytes) }
}

extension ArtifactFault {
  /// The message with the line it is about.
  fileprivate var words: String {
    "\(message) (\(place.position.line):\(place.position.column))"
  }
}
