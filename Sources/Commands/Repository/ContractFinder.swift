import Contracts
package import Schemas
import SourceText
import Workspace

/// Finds what words on the command line name: files, contracts by name, published versions, files
/// of commits and of the index.
///
/// Nothing is read before it is needed: two files cost two reads.
package final class ContractFinder {
  package let repository: Repository
  let surroundings: Surroundings
  let formats: FormatPolicy
  private var standing: ContractSnapshot?
  private var trees: [String: GitTree] = [:]
  private var snapshots: [String: ContractSnapshot] = [:]
  private var folders: [String: (files: SchemaFiles, options: SchemaReader.Options)] = [:]

  package init(
    _ repository: Repository, formats: FormatPolicy = .declared, in surroundings: Surroundings
  ) {
    self.repository = repository
    self.formats = formats
    self.surroundings = surroundings
  }

  /// What a word names, with its schema's graph.
  package func source(_ word: String) throws(CommandError) -> ContractSource {
    // A file that is there is meant, whatever its name looks like.
    let kind = (try? FileStatus.following(surroundings.located(word)))?.kind
    if let kind, kind != .folder { return try file(word) }
    switch ContractWord(word) {
    case .working(let name): return try working(name, word, isFolder: kind == .folder)
    case .published(let name, let version): return try published(name, version)
    case .badVersion(let name, let version):
      throw .usage(
        "'\(version)' in '\(word)' is no version like 1.2.3", advice: versions(of: name))
    case .at(let reference, let path):
      return try source(word, path, in: tree(at: reference))
    case .staged(let stage, let path):
      return try source(word, path, in: repository.stagedTree(stage: stage, in: surroundings))
    case .path: throw missing(word, isFolder: kind == .folder)
    }
  }

  /// The contracts as they stand, read once.
  package var contracts: ContractSnapshot {
    if let standing { return standing }
    let snapshot = repository.snapshot(formats: formats)
    standing = snapshot
    return snapshot
  }

  /// The files at a reference; git is asked once.
  package func tree(at reference: String) throws(CommandError) -> GitTree {
    if let tree = trees[reference] { return tree }
    let tree = try repository.tree(at: reference, in: surroundings)
    trees[reference] = tree
    return tree
  }

  /// All contracts of a commit or the index, read once.
  package func contracts(of tree: GitTree) throws(CommandError) -> ContractSnapshot {
    if let snapshot = snapshots[tree.label] { return snapshot }
    let snapshot = try repository.snapshot(of: tree, formats: formats)
    snapshots[tree.label] = snapshot
    return snapshot
  }
}

// MARK: - Files as they stand

extension ContractFinder {
  private func file(_ word: String) throws(CommandError) -> ContractSource {
    let path = surroundings.absolute(word)
    if let inside = repository.relative(path), !inside.isEmpty {
      return try source(word, shownAs: inside, at: inside, in: repository.files)
    }
    let steps = path.split(separator: "/")
    let name = steps.last.map { String($0) } ?? word
    let own: ConfinedFolder
    do throws(FileError) {
      let folder = "/" + steps.dropLast().joined(separator: "/")
      own = try ConfinedFolder(folder, limit: repository.files.limit)
    } catch { throw .file(error) }
    return try source(word, shownAs: word, at: name, in: own)
  }

  /// A file, or what a shell hands over in a pipe: `<(make-schema)`.
  private func contents(
    of path: String, shownAs shown: String, _ reader: FileReader
  ) throws(FileError) -> SourceFile {
    guard (try? FileStatus.following(path))?.kind == .pipe else {
      return try reader.source(path, shownAs: shown)
    }
    var pipe = try ByteSource(path: path)
    return SourceFile(path: shown, bytes: try pipe.readAll(limit: reader.limit))
  }

  private func source(
    _ word: String, shownAs shown: String, at address: String, in folder: ConfinedFolder
  ) throws(CommandError) -> ContractSource {
    // A schema that was made by a program may be larger than any contract.
    let reader = shown.hasSuffix(".json") ? FileReader() : FileReader(limit: folder.limit)
    let source: SourceFile
    do throws(FileError) {
      source = try contents(of: surroundings.located(word), shownAs: shown, reader)
    } catch { throw .file(error) }
    let schemas = schemas(in: folder)
    return try ContractSource(
      word, ContractFile(source, limit: reader.limit), at: address, in: schemas.files,
      schemas.options)
  }

  /// What the files of a folder refer to: what two of them share is read once.
  private func schemas(
    in folder: ConfinedFolder
  ) -> (files: SchemaFiles, options: SchemaReader.Options) {
    if let schemas = folders[folder.root] { return schemas }
    let repository = repository
    let files = SchemaFiles(
      limit: folder.limit, identifiers: { repository.readContracts().identifiers },
      reading: folder.answer)
    let schemas = (files, SchemaReader.Options(formats: formats, resolve: files.resolver))
    folders[folder.root] = schemas
    return schemas
  }
}
