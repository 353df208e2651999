import Arguments
import Drift
import Reports
import SourceText
import Workspace

/// `schema unknown merge`: two versions of a ledger made one, as git asks a merge driver to.
struct UnknownMerge {
  static let spec = CommandSpec(
    "merge", summary: "Merge two versions of a ledger.",
    discussion: """
      Counts grow by what each side counted since the base, and decisions are taken from the side \
      that decided. Where both sides decided differently, the later decision is written, what \
      differs is told, and the exit code is 1. As a merge driver of git:

      git config merge.schema-ledger.driver "schema unknown merge %O %A %B --into %A"

      and in .gitattributes: manifests/unknown_fields.json merge=schema-ledger
      """,
    operands: [
      OperandSpec("BASE", kind: .path, help: "The version that both sides began with."),
      OperandSpec("OURS", kind: .path, help: "Our version."),
      OperandSpec("THEIRS", kind: .path, help: "The other version."),
    ],
    options: [
      OptionSpec(
        "into", takes: .path("FILE"),
        help: "Write the result there, which may be one of the three. Default: standard output.")
    ],
    examples: [
      .init("schema unknown merge base.json ours.json theirs.json", "Print the merged ledger."),
      .init(
        "schema unknown merge base.json ours.json theirs.json --into ours.json", "As git does."),
    ])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) { self.arguments = arguments }

  func run(in surroundings: Surroundings) throws(CommandError) -> Outcome {
    let base = try ledger("BASE", in: surroundings)
    let ours = try ledger("OURS", in: surroundings)
    let theirs = try ledger("THEIRS", in: surroundings)
    let merge = LedgerMerge(base: base, ours: ours, theirs: theirs)
    if let path = arguments.value("into") {
      try surroundings.writeFile(merge.ledger.bytes, to: path)
    } else {
      try surroundings.print(String(decoding: merge.ledger.bytes, as: UTF8.self))
    }
    for contract in merge.countedTwice {
      try tell(
        "counts of '\(contract)' may be too high: both sides counted the same captures, and others",
        surroundings)
    }
    for conflict in merge.conflicts {
      let what = conflict.key.map { "\($0): " } ?? ""
      try tell(
        "conflict: \(what)\(conflict.what) is '\(conflict.ours)' in ours, "
          + "'\(conflict.theirs)' in theirs", surroundings)
    }
    return merge.conflicts.isEmpty ? .clean : .findings
  }

  private func ledger(
    _ operand: String, in surroundings: Surroundings
  ) throws(CommandError) -> Ledger {
    let path = arguments.operand(operand) ?? ""
    let bytes: [UInt8]
    do throws(FileError) { bytes = try FileReader().read(surroundings.located(path)) } catch {
      throw .file(error)
    }
    return try LedgerFile.ledger(bytes, shownAs: path)
  }

  /// Standard output may be the result.
  private func tell(_ line: String, _ surroundings: Surroundings) throws(CommandError) {
    do throws(FileError) { try surroundings.errors.write(displayText(line) + "\n") } catch {
      throw .file(error)
    }
  }
}
