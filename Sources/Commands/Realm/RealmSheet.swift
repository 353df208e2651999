import Contracts
import Coordination
import Findings
import Realms
import Reports
import Workspace

/// What `status` tells of one realm.
struct RealmSheet {
  private let open: OpenRealm
  private let standing: RealmClone.Standing
  private let branches: [RealmClone.SyncBranch]

  init(_ open: OpenRealm) throws(CommandError) {
    self.open = open
    do throws(RealmFailure) {
      standing = try open.clone.standing()
      let all = try open.clone.syncBranches(of: nil)
      var waiting: [RealmClone.SyncBranch] = []
      for branch in all where try !open.clone.isAgreed(branch.commit) { waiting.append(branch) }
      branches = waiting
    } catch { throw .realm(error) }
  }

  private struct Row {
    var domain: RealmDomain
    var taken: RealmImport
    var resolution: ImportResolution
  }

  private var imports: [Row] {
    open.realm.domains.flatMap { domain -> [Row] in
      let binding = domain.binding(of: open.repository)
      return (binding?.imports ?? []).map {
        Row(
          domain: domain, taken: $0,
          resolution: open.realm.resolution(of: $0, in: domain.name))
      }
    }
  }

  // MARK: For people

  func tables(isOnlyOne: Bool) -> [Report.Table] {
    let head = isOnlyOne ? "" : "\(open.name): "
    var tables = [repositories(head)]
    if !open.realm.domains.isEmpty { tables.append(domains(head)) }
    if !imports.isEmpty { tables.append(importTable(head)) }
    return tables
  }

  private func repositories(_ head: String) -> Report.Table {
    Report.Table(
      head + "repositories",
      columns: [
        .init("name"), .init("offers", .right), .init("relies on", .right), .init("where"),
      ],
      rows: open.realm.repositories.map { repository in
        let bindings = open.realm.domains.compactMap { $0.binding(of: repository.name) }
        let isOurs = repository.name == open.repository
        return [
          repository.name.text + (isOurs ? " (this one)" : ""),
          String(bindings.reduce(0) { $0 + $1.exports.count }),
          String(bindings.reduce(0) { $0 + $1.imports.count }),
          repository.path?.value ?? repository.url?.value ?? "",
        ]
      })
  }

  private func domains(_ head: String) -> Report.Table {
    Report.Table(
      head + "domains", columns: [.init("name"), .init("contracts", .right), .init("members")],
      rows: open.realm.domains.map { domain in
        [
          domain.name.text, String(domain.contractNames.count),
          domain.members.map(\.value.text).joined(separator: ", "),
        ]
      })
  }

  private func importTable(_ head: String) -> Report.Table {
    Report.Table(
      head + "imports of \(open.repository)",
      columns: [
        .init("contract"), .init("status"), .init("used"), .init("newest"), .init("range"),
        .init("reads"),
      ],
      rows: imports.map { row in
        [
          row.taken.contract.value.text, row.resolution.status.rawValue,
          row.resolution.used?.version.description ?? "-",
          row.resolution.newest?.version.description ?? "-", row.taken.range.value.text,
          row.taken.uses.isEmpty
            ? "everything" : row.taken.uses.map(\.value).joined(separator: " "),
        ]
      })
  }

  var lines: [String] {
    var lines: [String] = []
    let place = open.membership.path?.value ?? open.membership.url?.value ?? open.clone.root
    let tip = open.commit.map { " at \($0.prefix(10))" } ?? ""
    lines.append("realm '\(open.name)' in \(place), branch '\(open.clone.branch)'\(tip)")
    switch standing {
    case .level: break
    case .behind: lines.append("the branch here is behind its origin; 'schema realm sync' moves it")
    case .ahead: lines.append("the branch here holds commits that its origin does not")
    case .diverged: lines.append("the branch here and its origin have diverged")
    }
    lines += open.outbox.entries.map {
      "\($0.path)  \($0.bytes == nil ? "is to be taken away" : "waits for sync")"
    }
    lines += branches.map { "branch \($0.name) is not merged" }
    lines += openItems.map { "open: \($0)" }
    if !open.realm.problems.isEmpty {
      lines.append(
        "files have faults (\(open.realm.problems.count)); 'schema realm check' tells them")
    }
    return lines
  }

  private var openItems: [String] {
    let charter = open.realm.charter.actionItems.filter { !$0.isDone }.map { item in
      item.task.value + (item.owner.map { " (\($0.value))" } ?? "")
        + (item.blocking.map { ", blocks \($0.value)" } ?? "")
    }
    let own = open.realm.repositories.flatMap { repository in
      repository.coordination.filter { !$0.isDone }.map { "\($0.task.value) (\(repository.name))" }
    }
    return charter + own
  }

  // MARK: For programs

  var details: Report.Value {
    .object([
      .init("name", .string(open.name.text)), .init("repository", .string(open.repository.text)),
      .init("branch", .string(open.clone.branch)), .init("commit", .string(open.commit)),
      .init("standing", .string(standingWord)),
      .init("waiting", .array(open.outbox.entries.map { .string($0.path) })),
      .init("unmerged", .array(branches.map { .string($0.name) })),
      .init("repositories", .array(open.realm.repositories.map { .string($0.name.text) })),
      .init("domains", .array(open.realm.domains.map(Self.details))),
      .init("imports", .array(imports.map(Self.details))),
      .init("open", .array(openItems.map { .string($0) })),
      .init("problems", .int(open.realm.problems.count)),
    ])
  }

  private var standingWord: String {
    switch standing {
    case .level: "level"
    case .behind: "behind"
    case .ahead: "ahead"
    case .diverged: "diverged"
    }
  }

  private static func details(_ domain: RealmDomain) -> Report.Value {
    let owners = domain.owners
    return .object([
      .init("name", .string(domain.name.text)),
      .init("members", .array(domain.members.map { .string($0.value.text) })),
      .init(
        "contracts",
        .array(
          domain.contractNames.map { name in
            .object([
              .init("name", .string(name.text)),
              .init("owner", .string(owners[name]?.first?.text)),
              .init(
                "newest", .string(domain.versions(of: name).last?.version.description)),
            ])
          })),
    ])
  }

  private static func details(_ row: Row) -> Report.Value {
    .object([
      .init("contract", .string(row.taken.contract.value.text)),
      .init("domain", .string(row.domain.name.text)),
      .init("range", .string(row.taken.range.value.text)),
      .init("status", .string(row.resolution.status.rawValue)),
      .init("used", .string(row.resolution.used?.version.description)),
      .init("newest", .string(row.resolution.newest?.version.description)),
      .init("uses", .array(row.taken.uses.map { .string($0.value) })),
    ])
  }
}
