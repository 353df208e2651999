package import JSONText

/// Steps of the JSON pointers by which places in schemas are named.
package enum SchemaPointer {
  /// One step deeper: `/properties` and `a/b` give `/properties/a~1b`.
  package static func appending(_ name: JSONName, to pointer: String) -> String {
    pointer + JSONPointer([name]).description
  }
}
