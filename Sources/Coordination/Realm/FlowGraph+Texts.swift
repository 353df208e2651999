import Contracts
import JSONText
import Realms

extension FlowGraph {
  /// As people read it in a terminal: each repository with what it offers and what it relies on.
  package var text: String {
    var lines = ["realm \(name)"]
    for repository in repositories {
      lines.append("  \(repository)")
      for offer in offers where offer.provider == repository {
        lines.append("    offers     \(words(of: offer))")
        lines += reliances.filter { $0.contract == offer.contract && $0.domain == offer.domain }
          .map { "      -> \($0.consumer)  \($0.range)  \(Self.reading($0))" }
      }
      for reliance in reliances where reliance.consumer == repository {
        let owners = providers(of: reliance).map(\.text).joined(separator: ", ")
        lines.append(
          "    relies on  \(reliance.domain)/\(reliance.contract) \(reliance.range) of "
            + "\(owners.isEmpty ? "nobody" : owners), \(reliance.status.rawValue)")
      }
      lines += declared.filter { $0.consumer == repository }.map {
        "    relies on  \($0.provider)"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func words(of offer: Offer) -> String {
    "\(offer.domain)/\(offer.contract)" + (offer.version.map { " \($0)" } ?? "")
  }

  static func reading(_ reliance: Reliance) -> String {
    reliance.uses.isEmpty ? "reads everything" : "reads " + reliance.uses.joined(separator: " ")
  }

  /// As forges draw it in Markdown.
  ///
  /// Names of the realm are plain words; what people wrote is escaped.
  package var mermaid: String {
    var lines = ["flowchart LR"]
    let numbers = numbers
    for repository in repositories {
      lines.append("  r\(numbers[repository] ?? 0)[\"\(repository)\"]")
    }
    for reliance in reliances {
      for owner in providers(of: reliance) {
        let version = reliance.used.map { " \($0)" } ?? ""
        let uses = reliance.uses.map(Self.escaped).joined(separator: " ")
        let label =
          Self.escaped("\(reliance.contract)\(version)") + (uses.isEmpty ? "" : "<br/>" + uses)
        let (start, end) = reliance.status == .broken ? ("-. ", " .->") : ("-- ", " -->")
        lines.append(
          "  r\(numbers[owner] ?? 0) \(start)\"\(label)\"\(end) "
            + "r\(numbers[reliance.consumer] ?? 0)")
      }
    }
    for edge in declared {
      lines.append("  r\(numbers[edge.provider] ?? 0) -.-> r\(numbers[edge.consumer] ?? 0)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var numbers: [RealmName: Int] {
    Dictionary(repositories.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// Anything that Mermaid, or the page around it, could read as more than text.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", ".", "-", "_", "/", "*", "[", "]": String(scalar)
      default: "#\(scalar.value);"
      }
    }.joined()
  }

  /// As Graphviz draws it.
  package var dot: String {
    var lines = [
      "digraph realm {", "  rankdir=LR;",
      "  node [shape=box, style=rounded, fontname=\"sans-serif\"];",
      "  edge [fontname=\"sans-serif\", fontsize=10];",
    ]
    lines += repositories.map { "  \"\($0)\";" }
    for reliance in reliances {
      for owner in providers(of: reliance) {
        let version = reliance.used.map { " \($0)" } ?? ""
        let label = "\(reliance.contract)\(version)\\n" + Self.quoted(Self.reading(reliance))
        let style = reliance.status == .broken ? ", color=red, style=dashed" : ""
        lines.append("  \"\(owner)\" -> \"\(reliance.consumer)\" [label=\"\(label)\"\(style)];")
      }
    }
    lines += declared.map { "  \"\($0.provider)\" -> \"\($0.consumer)\" [style=dotted];" }
    return lines.joined(separator: "\n") + "\n}\n"
  }

  private static func quoted(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\" + String(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: "?"
      default: String(scalar)
      }
    }.joined()
  }

  /// As programs read it.
  package var json: String {
    var builder = JSONDocumentBuilder()
    write(to: &builder)
    return String(
      decoding: builder.finish().root.prettyBytes(sortedKeys: false), as: UTF8.self)
  }

  /// Several realms as a list.
  package static func json(_ graphs: [FlowGraph]) -> String {
    var builder = JSONDocumentBuilder()
    builder.begin(.array)
    for graph in graphs { graph.write(to: &builder) }
    builder.end()
    return String(
      decoding: builder.finish().root.prettyBytes(sortedKeys: false), as: UTF8.self)
  }

  private func write(to builder: inout JSONDocumentBuilder) {
    builder.begin(.object)
    builder.member("format", "schema-graph/1")
    builder.member("realm", name)
    builder.list("repositories", repositories.map(\.text))
    builder.list("domains", domains.map(\.text))
    builder.string("exports")
    builder.begin(.array)
    for offer in offers {
      builder.begin(.object)
      builder.member("repository", offer.provider.text)
      builder.member("domain", offer.domain.text)
      builder.member("contract", offer.contract.text)
      builder.member("version", offer.version?.description)
      builder.end()
    }
    builder.end()
    builder.string("edges")
    builder.begin(.array)
    for reliance in reliances {
      builder.begin(.object)
      builder.list("from", providers(of: reliance).map(\.text))
      builder.member("to", reliance.consumer.text)
      builder.member("domain", reliance.domain.text)
      builder.member("contract", reliance.contract.text)
      builder.member("range", reliance.range.text)
      builder.list("uses", reliance.uses)
      builder.member("status", reliance.status.rawValue)
      builder.member("version", reliance.used?.description)
      builder.end()
    }
    for edge in declared {
      builder.begin(.object)
      builder.list("from", [edge.provider.text])
      builder.member("to", edge.consumer.text)
      builder.member("kind", "declared")
      builder.end()
    }
    builder.end()
    builder.end()
  }
}

extension JSONDocumentBuilder {
  fileprivate mutating func member(_ name: String, _ value: String?) {
    string(name)
    if let value { string(value) } else { null() }
  }

  fileprivate mutating func list(_ name: String, _ values: [String]) {
    string(name)
    begin(.array)
    for value in values { string(value) }
    end()
  }
}
