package import JSONText

/// Steps of the JSON pointers by which places in schemas are named.
package enum SchemaPointer {
  /// One step deeper: `/properties` and `a/b` give `/properties/a~1b`.
  package static func appending(_ name: JSONName, to pointer: String) -> String {
    appending(name.utf8[...], to: pointer)
  }

  /// The same with the name's bytes.
  static func appending(_ name: ArraySlice<UInt8>, to pointer: String) -> String {
    guard !name.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
      return pointer + JSONPointer([JSONName(Array(name))]).description
    }
    var text = pointer
    text.reserveCapacity(pointer.utf8.count + 1 + name.count)
    text += "/"
    text += String(decoding: name, as: UTF8.self)
    return text
  }
}
