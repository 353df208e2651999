import Drift
import Findings
import SourceText
import Validation
import Workspace

/// The ledger of unknowns: what nobody has decided about.
struct LedgerPart: CheckPart {
  static let name = "ledger"
  static let summary = "unknowns in the ledger that nobody has decided about"

  func concerns(_ scene: CheckScene) -> Bool {
    let file = LedgerFile(scene.repository, nil, in: scene.surroundings)
    let inside = scene.repository.relative(file.path)
    guard let changes = scene.changes else {
      return (try? FileStatus.following(file.path)) != nil
    }
    // A ledger elsewhere is not part of the change.
    return inside.map(changes.holds) ?? false
  }

  func run(_ scene: CheckScene) throws(CommandError) -> CheckPartResult {
    let file = LedgerFile(scene.repository, nil, in: scene.surroundings)
    let inside = scene.repository.relative(file.path)
    guard let bytes = try bytes(of: file, inside, scene) else { return CheckPartResult() }
    let ledger = try file.ledger(bytes)
    var base: Ledger?
    if scene.changes != nil, let inside {
      base = try scene.sourcesBefore([inside]).first.map { source throws(CommandError) in
        try file.ledger(source.bytes)
      }
    }
    let open = OpenUnknowns(bytes, shownAs: file.shown, today: scene.surroundings.today)
    let findings = open.findings(in: ledger, since: base)
    return CheckPartResult(
      findings, tallies: [.init("unknowns", "unknowns", findings.count)],
      asked: UnknownRules.all + [EventRules.unknownField])
  }

  private func bytes(
    of file: LedgerFile, _ inside: String?, _ scene: CheckScene
  ) throws(CommandError) -> [UInt8]? {
    if let inside { return try scene.repository.readIfPresent(inside) }
    do throws(FileError) { return try FileReader().readIfPresent(file.path) } catch {
      throw .file(error)
    }
  }
}
