package import Workspace

/// Where text goes: standard output, standard error, or a test's memory.
package struct Sink: Sendable {
  private let take: @Sendable ([UInt8]) throws(FileError) -> Void
  private let finish: @Sendable () throws(FileError) -> Void

  /// `take` may keep what it is given until `finish`.
  package init(
    take: @escaping @Sendable ([UInt8]) throws(FileError) -> Void,
    finish: @escaping @Sendable () throws(FileError) -> Void = {}
  ) {
    self.take = take
    self.finish = finish
  }

  package func write(_ text: String) throws(FileError) { try take(Array(text.utf8)) }
  package func flush() throws(FileError) { try finish() }
}
