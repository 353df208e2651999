import Captures
import Contracts
import Drift
import JSONText
import Schemas
import SourceText
import Validation

/// The contracts of a repository with their graphs, and which events go to which.
struct KnownContracts {
  struct Entry {
    var contract: Contract
    var graph: SchemaGraph
    /// The event types that are routed here.
    var events: [JSONName] = []

    var name: String { contract.name.value.text }
  }

  private(set) var entries: [Entry] = []

  /// Which contracts there are, for whoever asked for another one.
  var advice: String {
    guard !entries.isEmpty else {
      return "there are no contracts here; 'schema draft CAPTURE' writes one"
    }
    return "there are: " + entries.map(\.name).sorted().joined(separator: ", ")
  }

  /// Types of events that some contract claims, also one that cannot be used.
  private(set) var claimed: Set<JSONName> = []
  /// Why some contracts are left out.
  private(set) var failures: [CommandError]
  let snapshot: ContractSnapshot

  init(_ repository: Repository) {
    snapshot = repository.snapshot()
    failures = snapshot.files.failures
    let catalog = snapshot.catalog
    var numbers: [String: Int] = [:]
    for contract in catalog.contracts {
      do throws(CommandError) {
        let source = try snapshot.source(of: contract)
        numbers[contract.file.path] = entries.count
        entries.append(Entry(contract: contract, graph: source.graph))
      } catch { failures.append(error) }
    }
    for name in catalog.eventNames {
      claimed.insert(JSONName(name))
      guard let path = catalog.contract(forEvent: name)?.file.path, let number = numbers[path]
      else { continue }
      entries[number].events.append(JSONName(name))
    }
  }

  /// How events are held to some of the contracts.
  static func plan(
    _ entries: [Entry], _ envelope: Envelope, depth: Int
  ) -> CheckPlan {
    let subjects = entries.map { entry in
      CheckPlan.Subject(
        name: entry.name, version: entry.contract.version.value.description, graph: entry.graph)
    }
    var routes: [JSONName: Int] = [:]
    for (number, entry) in entries.enumerated() {
      for event in entry.events { routes[event] = number }
    }
    return CheckPlan(
      subjects: subjects, routes: routes, envelope: envelope, examples: 1, depth: depth)
  }

  /// What was seen of the events of a contract; nil where none came.
  static func event(of entry: Entry, in profile: Profile) -> EventProfile? {
    var all: EventProfile?
    for type in entry.events {
      guard let event = profile.events[type] else { continue }
      if all?.add(event) == nil { all = event }
    }
    return all
  }

  /// The types of events that no contract claims.
  func unclaimed(in profile: Profile) -> [JSONName] {
    profile.types.filter { !claimed.contains($0) }
  }
}
