package import Contracts
package import JSONText
package import Schemas
import SourceText

/// A contract drawn from the events of one type, with what has to be said about it.
package struct DraftedContract: Sendable {
  /// The source's own name of the event.
  package var type: JSONName
  package var draft: ContractDraft
  package var outliers: [DraftOutlier]
  /// What no contract can say.
  package var omissions: [DraftLeftover]
  package var events: Int

  package init(
    _ type: JSONName, in profile: Profile, options: DraftOptions = DraftOptions(),
    reliefs: Set<DraftRelief> = []
  ) {
    let event = profile.events[type] ?? EventProfile()
    var drafter = SchemaDrafter(profile, options: options, reliefs: reliefs)
    let schema = drafter.draft(event, type: type)
    self.type = type
    draft = ContractDraft(
      name: ContractName(fitting: type.description) ?? .unnamed, version: Version(0, 1, 0),
      schema: schema.schema)
    draft.events = [type.description]
    draft.stability = .draft
    draft.summary = Self.summary(event, profile)
    (outliers, omissions) = (schema.outliers, schema.omissions)
    events = event.count
  }

  private static func summary(_ event: EventProfile, _ profile: Profile) -> String {
    let events = event.count == 1 ? "1 event" : "\(event.count) events"
    return "Drafted from \(events); say here what the event means."
  }

  /// The schema as a graph that events can be held to; nil when it cannot be written as a contract.
  package var graph: SchemaGraph? {
    let file = SourceFile(path: "\(draft.name).yaml", bytes: draft.text())
    guard let contract = Contract.read(file).contract else { return nil }
    let source = SchemaSource(
      uri: "file:///\(draft.name).yaml", path: file.path, value: contract.schema, key: "schema")
    let reading = SchemaReader.read(source, options: SchemaReader.Options(formats: .assert))
    return reading.isUsable ? reading.graph : nil
  }
}
