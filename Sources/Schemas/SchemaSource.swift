package import JSONText

/// One document that holds schemas: its tree, and the address that relative references start from.
package struct SchemaSource: Sendable {
  /// An absolute URI without a fragment, such as `file:///contracts/shared.yaml`.
  package var uri: String
  /// The file, as findings name it; nil for what ships inside the tool.
  package var path: String?
  /// The schema; places count from here, also where it is a part of a larger file.
  package var value: JSONValue
  /// The key of the file that the schema stands under: `schema` in a contract.
  ///
  /// References from elsewhere may name it, as people who see the file write them:
  /// `newTrade.yaml#/schema`.
  package var key: String?
  /// What the file says about formats; nil when what reading was asked for holds.
  package var formats: FormatPolicy?

  package init(
    uri: String, path: String?, value: JSONValue, key: String? = nil, formats: FormatPolicy? = nil
  ) {
    self.uri = uri
    self.path = path
    self.value = value
    self.key = key
    self.formats = formats
  }
}

/// What became of the search for another document.
package enum SchemaResolution: Sendable {
  case found(SchemaSource)
  case missing
  /// The address may not be followed; the words say why: `it leaves the repository`.
  case refused(String)
  /// The file is there but holds no document; the words say why.
  case unreadable(String)
}

/// Finds the document of an absolute URI without a fragment.
///
/// Reading asks it once for each address that neither the document itself nor the metaschemas in
/// the tool answer. Nothing here opens a file: the edge decides what may be reached.
package typealias SchemaResolver = @Sendable (_ uri: String) -> SchemaResolution

/// Whether `format` can refuse a value.
package enum FormatPolicy: String, Hashable, Sendable, CaseIterable {
  /// Only where the schema's own metaschema switches assertion on.
  case declared
  case assert
  case annotate
}
