import Contracts
import Evolution
import SourceText
import Workspace
import YAMLText

/// Writes what a study asks for into contracts and manifest, and tells what it did.
struct BumpWriter {
  private let repository: Repository
  private let surroundings: Surroundings
  /// What was done, a line for each file.
  private(set) var lines: [String] = []
  private(set) var failures: [CommandError] = []
  /// The largest step that was written here.
  private var movement = Magnitude.none

  init(_ repository: Repository, _ surroundings: Surroundings) {
    self.repository = repository
    self.surroundings = surroundings
  }

  /// Edits every contract that needs it; whether any was written.
  mutating func write(_ study: VersionStudy) throws(CommandError) -> Bool {
    guard let today = surroundings.today else {
      throw .setup("the clock tells no day, so that no history can be dated")
    }
    failures = []
    var didWrite = false
    for subject in study.cases {
      do throws(CommandError) { if try write(subject, on: today) { didWrite = true } } catch {
        failures.append(error)
      }
    }
    return didWrite
  }

  private mutating func write(
    _ subject: VersionCase, on today: Day
  ) throws(CommandError) -> Bool {
    let contract = subject.contract
    let edit: VersionEdit
    do throws(VersionEdit.Refusal) { edit = try VersionEdit(subject, on: today) } catch {
      throw refused(contract, error)
    }
    guard !edit.isEmpty else { return false }
    let bytes = try edited(contract, edit.operations)
    let path = contract.file.path
    do throws(FileError) {
      let place = repository.absolute(path)
      // Someone else wrote in between: what was worked out no longer holds.
      guard try FileReader().read(place) == contract.file.bytes else {
        throw FileError.shrank(path: path, from: 0, to: 0)
      }
      try AtomicWriter().replace(place, with: bytes, within: repository.root)
    } catch {
      if case .shrank = error {
        throw .setup("'\(path)' was changed by someone else meanwhile; run it again")
      }
      throw .file(error)
    }
    lines.append("\(path)  \(edit.words.joined(separator: ", "))")
    note(subject, edit.version)
    return true
  }

  private mutating func note(_ subject: VersionCase, _ version: Version) {
    let step = VersionStep(
      newest: subject.step.newest, release: subject.step.release, declared: version,
      required: .none)
    movement = max(movement, step.movement)
  }

  private func edited(
    _ contract: Contract, _ operations: [YAMLOperation]
  ) throws(CommandError) -> [UInt8] {
    do throws(YAMLEditError) {
      guard let document = contract.editableText else {
        throw YAMLEditError.unsupportedLayout("the JSON text is none that YAML reads alike")
      }
      return try document.applying(operations).bytes
    } catch {
      throw .setup(
        "'\(contract.file.path)' was not written: \(error.message)",
        advice: ["'schema bump' without '--write' says what to put there by hand"])
    }
  }

  private func refused(_ contract: Contract, _ refusal: VersionEdit.Refusal) -> CommandError {
    let path = contract.file.path
    switch refusal {
    case .goesBack(let published):
      return .setup(
        "'\(path)' was not written: its version is behind the published '\(published)'",
        advice: ["what the file says may be as old as its version; take the newest one first"])
    case .noVersionAfter(let version):
      return .setup("'\(path)' was not written: no version comes after '\(version)'")
    }
  }

  /// Moves the manifest as far as the contracts moved; whether it was written.
  ///
  /// Where no version was recorded at the last publication, only what was written here counts, so
  /// that a second run moves nothing.
  mutating func moveManifest(_ study: VersionStudy) throws(CommandError) -> Bool {
    guard let (manifest, _) = study.facts.manifest else { return false }
    let current = manifest.version.value
    let target = study.facts.leastVersion ?? current.moved(by: movement)
    guard current < target else { return false }
    guard try study.manifest.move(to: target, at: surroundings.now) else { return false }
    lines.append("\(study.manifest.shown)  version \(current) -> \(target)")
    return true
  }
}
