import JSONText

/// The metaschemas that ship inside the tool, so that no reference to one ever needs a network.
package enum Metaschemas {
  /// The text of a metaschema by its address without a fragment.
  package static func text(_ uri: String) -> String? {
    all.first { $0.uri == uri }?.text
  }

  /// The metaschema of a dialect, ready to be read as a schema.
  package static func source(for dialect: Dialect) -> SchemaSource? {
    source(dialect.rawValue)
  }

  static func source(_ uri: String) -> SchemaSource? {
    guard let text = text(uri), let document = try? JSONDocument.read(text) else { return nil }
    return SchemaSource(uri: uri, path: nil, value: document.root)
  }

  /// Every address there is a text for.
  package static var addresses: [String] { all.map(\.uri) }

  private static var all: [(uri: String, text: String)] {
    Draft4Metaschemas.all + Draft6Metaschemas.all + Draft7Metaschemas.all
      + Draft2019Metaschemas.all + Draft2020Metaschemas.all
  }
}
