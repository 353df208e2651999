import JSONText

/// The keys of one mapping, to notice one that comes again.
///
/// Most mappings have a handful, which are compared one by one; from `manyNames` on a table answers.
struct YAMLNames {
  private static let manyNames = 16

  private var indices: [Int] = []
  private var table: [JSONName: Int] = [:]

  /// Takes in the key at an index of the document; the index of the one before it of the same name.
  mutating func insert(_ index: Int, in document: borrowing JSONDocumentBuilder) -> Int? {
    let text = document.text(at: index)
    if indices.count < Self.manyNames {
      for other in indices where document.hasText(text, at: other) { return other }
    } else {
      if table.isEmpty {
        for other in indices { table[JSONName(Array(document.text(at: other)))] = other }
      }
      if let other = table.updateValue(index, forKey: JSONName(Array(text))) { return other }
    }
    indices.append(index)
    return nil
  }
}
