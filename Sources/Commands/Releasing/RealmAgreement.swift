import Contracts
import Coordination
import Findings
import Realms
import Reports
import SourceText
import Workspace

/// `schema realm check --agree`: whether all members say the same version and shared constants.
struct RealmAgreement {
  private let context: RealmContext

  init(_ context: RealmContext) { self.context = context }

  func run() throws(CommandError) -> Outcome {
    let realm = try context.realm()
    var members: [Agreement.Member] = []
    for repository in realm.realm.repositories { members.append(member(repository, realm)) }
    if realm.realm.repository(realm.repository) == nil {
      members.append(values(of: context.repository, realm.repository, realm))
    }
    let agreement = Agreement(realm.realm, members)
    let (verdict, outcome): (Report.Verdict, Outcome) =
      switch agreement.verdict {
      case .yes: (.yes, .clean)
      case .no: (.no, .findings)
      case .unknown: (.unknown, .unknown)
      }
    var report = Report(
      command: "realm check", verdict: verdict, exit: outcome.rawValue,
      summary: [
        .init("members", "members", agreement.rows.count),
        .init("disagree", "disagree", agreement.rows.count { $0.verdict == .no }),
        .init("unknown", "unknown", agreement.rows.count { $0.verdict == .unknown }),
      ], findings: FindingSet([]))
    report.headline = "agreement in \(realm.name)"
    report.tables = [table(agreement)]
    report.details = [.init("agreement", .array(agreement.rows.map { value($0, agreement) }))]
    return try context.options.deliver(report, in: context.surroundings)
  }

  private func table(_ agreement: Agreement) -> Report.Table {
    let said = agreement.rows.map { row in
      [row.name.text, row.verdict.rawValue]
        + row.cells.enumerated().map { index, cell in
          cell ?? (row.verdict == .unknown ? "???" : "-")
        } + [row.reason]
    }
    // Names of constants are data, and columns are words of ours: they stand in a row.
    let head = ["(realm)", ""] + agreement.constants.map { $0.expected ?? "???" } + [""]
    let names = ["", ""] + agreement.constants.map(\.name) + [""]
    let columns =
      [Report.Table.Column("REPOSITORY"), .init("AGREES?")]
      + agreement.constants.indices.map { .init("VALUE \($0 + 1)") } + [.init("REASON")]
    return Report.Table(columns: columns, rows: [names, head] + said)
  }

  private func value(_ row: Agreement.Row, _ agreement: Agreement) -> Report.Value {
    .object([
      .init("repository", .string(row.name.text)),
      .init("verdict", .string(row.verdict.rawValue)), .init("reason", .string(row.reason)),
      .init(
        "values",
        .array(
          zip(agreement.constants, row.cells).map { constant, cell in
            .object([
              .init("constant", .string(constant.name)),
              .init("expected", .string(constant.expected)), .init("value", .string(cell)),
            ])
          })),
    ])
  }
}

// MARK: - What each member says

extension RealmAgreement {
  private func member(_ listed: RealmRepository, _ realm: OpenRealm) -> Agreement.Member {
    if listed.name == realm.repository {
      return values(of: context.repository, listed.name, realm)
    }
    switch clone(of: listed, realm) {
    case .success(let repository): return values(of: repository, listed.name, realm)
    case .failure(let absence):
      var member = Agreement.Member(listed.name)
      guard !listed.says.isEmpty else {
        member.absence = absence.words
        return member
      }
      for (name, value) in listed.says {
        member.values[name] = .init(value, from: "what it told the realm")
      }
      return member
    }
  }

  /// Why nothing can be read of a member's clone.
  private struct Absence: Error {
    var words: String
  }

  private func clone(
    of listed: RealmRepository, _ realm: OpenRealm
  ) -> Result<Repository, Absence> {
    guard let folder = realm.folder(of: listed) else {
      return .failure(Absence(words: "where its clone lies is not known"))
    }
    guard let status = try? FileStatus.following(folder) else {
      return .failure(Absence(words: "its clone is not here"))
    }
    guard status.kind == .folder else {
      return .failure(Absence(words: "where its clone should lie is \(status.kind.rawValue)"))
    }
    let git = Git(folder: folder, owner: .foreign, environment: context.surroundings.environment)
    if let root = listed.root?.value, let first = RealmClone.firstCommit(git), first != root {
      return .failure(Absence(words: "another repository lies where its clone should"))
    }
    let settings = folder + "/" + Settings.fileName
    let isThere = (try? FileStatus.following(settings))?.kind == .file
    do throws(CommandError) {
      return .success(
        try Repository(
          root: folder, settingsPath: isThere ? Settings.fileName : nil,
          context.surroundings.environment))
    } catch { return .failure(Absence(words: "its clone cannot be read")) }
  }

  private func values(
    of repository: Repository, _ name: RealmName, _ realm: OpenRealm
  ) -> Agreement.Member {
    var member = Agreement.Member(name)
    let environment = context.surroundings.environment
    for value in SharedValues(of: repository, environment, realm.realm.charter).values {
      member.values[value.name] = .init(value.value, from: value.source)
    }
    // Variables are this machine's, and speak for the repository that is asked alone.
    guard name == realm.repository else { return member }
    for constant in realm.realm.charter.shared {
      let key = constant.name.value
      if let said = environment[key], !said.isEmpty {
        member.values[key] = .init(said, from: "the environment")
      }
    }
    return member
  }
}

extension OpenRealm {
  /// Where a member's clone lies, as far as the realm says.
  func folder(of repository: RealmRepository) -> String? {
    guard let path = repository.path?.value, !path.isEmpty else { return nil }
    let whole = path.hasPrefix("/") ? path : clone.root + "/" + path
    var steps: [Substring] = []
    for step in whole.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return "/" + steps.joined(separator: "/")
  }
}
