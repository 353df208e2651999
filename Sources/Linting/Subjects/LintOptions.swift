package import Schemas

/// What lint must be told about the place where the files lie.
package struct LintOptions: Sendable {
  /// The dialect, limits and resolver that schemas are read with.
  package var schemas: SchemaReader.Options
  /// The absolute address of a file, which relative references start from.
  package var address: @Sendable (_ path: String) -> String

  package init(
    schemas: SchemaReader.Options = SchemaReader.Options(),
    address: @escaping @Sendable (_ path: String) -> String = fileAddress
  ) {
    self.schemas = schemas
    self.address = address
  }
}

/// A repository's file as a `file:` address, the repository's folder being the root.
package func fileAddress(_ path: String) -> String {
  let digits = Array("0123456789ABCDEF".utf8)
  var bytes = Array("file:///".utf8)
  for byte in path.utf8.drop(while: { $0 == UInt8(ascii: "/") }) {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
      bytes.append(byte)
    default:
      bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
