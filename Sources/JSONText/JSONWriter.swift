/// Writes values as JSON text, the same text for the same value every time.
struct JSONWriter {
  enum MemberOrder {
    case source, bytes, utf16
  }

  /// Whether numbers keep their lexemes, or are written the way ECMAScript does.
  enum NumberForm {
    case lexeme, ecmaScript
  }

  /// How many blanks a level is indented with; nil writes everything on one line.
  var indentation: Int?
  var order: MemberOrder
  var numbers: NumberForm

  private(set) var bytes: [UInt8] = []
  private var open: [Open] = []

  /// A container of which not all children are written.
  private struct Open {
    var isObject: Bool
    var children: [JSONValue.Member]
    var next = 0
  }

  init(indentation: Int?, order: MemberOrder, numbers: NumberForm = .lexeme) {
    self.indentation = indentation
    self.order = order
    self.numbers = numbers
  }

  mutating func write(_ value: JSONValue) {
    begin(value)
    while let last = open.indices.last {
      let place = open[last].next
      guard place < open[last].children.count else {
        close()
        continue
      }
      open[last].next += 1
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      breakLine()
      let child = open[last].children[place]
      if open[last].isObject {
        append(string: child.key.text)
        bytes.append(UInt8(ascii: ":"))
        if indentation != nil { bytes.append(UInt8(ascii: " ")) }
      }
      begin(child.value)
    }
  }

  mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

  private mutating func begin(_ value: JSONValue) {
    switch value.kind {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .true: bytes.append(contentsOf: "true".utf8)
    case .false: bytes.append(contentsOf: "false".utf8)
    case .number: append(number: value)
    case .string: append(string: value.text)
    case .array:
      bytes.append(UInt8(ascii: "["))
      // An element stands for its own name, which is not written.
      open.append(
        Open(isObject: false, children: value.elements.map { .init(key: $0, value: $0) }))
    case .object:
      bytes.append(UInt8(ascii: "{"))
      open.append(Open(isObject: true, children: ordered(value.members)))
    }
  }

  private mutating func close() {
    guard let container = open.popLast() else { return }
    if !container.children.isEmpty { breakLine() }
    bytes.append(container.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
  }

  private func ordered(_ members: JSONValue.Members) -> [JSONValue.Member] {
    switch order {
    case .source: Array(members)
    case .bytes: members.sorted { $0.key.text.lexicographicallyPrecedes($1.key.text) }
    case .utf16: members.sorted { precedesInUTF16($0.key.text, $1.key.text) }
    }
  }

  private mutating func breakLine() {
    guard let indentation else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(
      contentsOf: repeatElement(UInt8(ascii: " "), count: indentation * open.count))
  }

  private mutating func append(number: JSONValue) {
    switch numbers {
    case .lexeme: bytes.append(contentsOf: number.text)
    case .ecmaScript: bytes.append(contentsOf: ecmaScriptDigits(of: number))
    }
  }

  private mutating func append(string text: ArraySlice<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    appendEscaped(text, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }
}

/// Escapes what JSON demands to be escaped, in the shortest way, and nothing else.
func appendEscaped(_ text: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
  for byte in text {
    switch byte {
    case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
    case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
    case 0x08: bytes.append(contentsOf: "\\b".utf8)
    case 0x09: bytes.append(contentsOf: "\\t".utf8)
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0x0C: bytes.append(contentsOf: "\\f".utf8)
    case 0x0D: bytes.append(contentsOf: "\\r".utf8)
    case 0..<0x10: bytes.append(contentsOf: "\\u000\(String(byte, radix: 16))".utf8)
    case 0x10..<0x20: bytes.append(contentsOf: "\\u00\(String(byte, radix: 16))".utf8)
    default: bytes.append(byte)
    }
  }
}

/// The order of two texts by their UTF-16 code units, told from their UTF-8.
///
/// It is the order of the bytes, but for characters past U+FFFF: their surrogates come before
/// U+E000.
func precedesInUTF16(_ lhs: ArraySlice<UInt8>, _ rhs: ArraySlice<UInt8>) -> Bool {
  func rank(_ byte: UInt8) -> UInt8 { byte == 0xEE || byte == 0xEF ? byte + 0x10 : byte }
  return lhs.lexicographicallyPrecedes(rhs) { rank($0) < rank($1) }
}
