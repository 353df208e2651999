/// One file as it was read: the name it is shown by, and its bytes.
package struct SourceFile: Hashable, Sendable {
  /// The path as findings name it: relative to the repository where it can be.
  package var path: String
  package var bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}
