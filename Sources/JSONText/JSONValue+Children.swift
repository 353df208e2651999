extension JSONValue {
  package struct Elements: Sequence, IteratorProtocol, Sendable {
    private let document: JSONDocument
    private var following: Int
    private var left: Int

    init(container: JSONValue) {
      document = container.document
      following = container.index + 1
      left = container.kind == .array ? container.count : 0
    }

    package var underestimatedCount: Int { left }

    package mutating func next() -> JSONValue? {
      guard left > 0 else { return nil }
      let value = JSONValue(document: document, index: following)
      following = Int(document.node(following).next)
      left -= 1
      return value
    }
  }

  package struct Member: Sendable {
    /// The name as a string value, which knows its place.
    package var key: JSONValue
    package var value: JSONValue
    package var name: JSONName { JSONName(Array(key.text)) }
    /// The name for showing, and where only ASCII can be meant.
    package var nameText: String { String(decoding: key.text, as: UTF8.self) }
  }

  package struct Members: Sequence, IteratorProtocol, Sendable {
    private let document: JSONDocument
    private var following: Int
    private var left: Int

    init(container: JSONValue) {
      document = container.document
      following = container.index + 1
      left = container.kind == .object ? container.count : 0
    }

    package var underestimatedCount: Int { left }

    package mutating func next() -> Member? {
      guard left > 0 else { return nil }
      let key = JSONValue(document: document, index: following)
      let value = JSONValue(document: document, index: following + 1)
      following = Int(document.node(following + 1).next)
      left -= 1
      return Member(key: key, value: value)
    }
  }
}
