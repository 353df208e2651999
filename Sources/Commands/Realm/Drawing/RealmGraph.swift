import Arguments
import Contracts
import Coordination
import Realms
import Reports
import Workspace

/// `schema realm graph`: who offers what to whom, as a picture.
struct RealmGraph {
  enum Form: String, CaseIterable { case text, mermaid, dot, svg, json }

  static let spec = CommandSpec(
    "graph", summary: "Draw who offers what to whom.",
    options: [
      OptionSpec(
        "format", short: "f", takes: .choice("FORMAT", Form.allCases.map(\.rawValue)),
        default: Form.text.rawValue, help: "The form of the drawing."),
      OptionSpec("output", short: "o", takes: .path("FILE"), help: "Write to a file instead."),
      OptionSpec("domain", takes: .text("DOMAIN"), help: "Only what lies in one domain."),
    ],
    examples: [
      .init("schema realm graph", "As text."),
      .init("schema realm graph --format svg -o docs/realm.svg", "As a picture for a README."),
      .init("schema realm graph --format mermaid", "As text that forges draw."),
    ])

  private let arguments: ParsedArguments
  private let surroundings: Surroundings

  init(_ arguments: ParsedArguments, _ surroundings: Surroundings) {
    self.arguments = arguments
    self.surroundings = surroundings
  }

  func run() throws(CommandError) -> Outcome {
    let context = try RealmContext(graph: arguments, in: surroundings)
    var graphs: [FlowGraph] = []
    for open in try context.realms() {
      var only: RealmName?
      if let word = arguments.value("domain") { only = try open.domain(word).name }
      graphs.append(FlowGraph(open.realm, named: open.name.text, only: only))
    }
    let form = arguments.choice("format", as: Form.self) ?? .text
    let text: String
    switch form {
    case .text: text = graphs.map(\.text).joined(separator: "\n")
    case .mermaid: text = graphs.map(\.mermaid).joined(separator: "\n")
    case .dot: text = graphs.map(\.dot).joined(separator: "\n")
    case .json: text = graphs.count == 1 ? graphs[0].json : FlowGraph.json(graphs)
    case .svg:
      guard let only = graphs.first, graphs.count == 1 else {
        throw .usage(
          "a picture shows one realm", advice: ["'--realm NAME' says which"])
      }
      text = FlowDrawing(only).svg
    }
    if let path = arguments.value("output") {
      try surroundings.writeFile(Array(text.utf8), to: path)
    } else {
      try surroundings.print(text)
    }
    return .clean
  }
}
