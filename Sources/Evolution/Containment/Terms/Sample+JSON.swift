import JSONText

extension TermStore {
  /// The sample that a value of a schema is.
  func sample(of value: JSONValue) -> Sample {
    switch value.kind {
    case .null: return .null
    case .true: return .bool(true)
    case .false: return .bool(false)
    case .number:
      let number = value.number ?? .zero
      let isPlain = value.text.allSatisfy { $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) }
      return .number(Sample.Number(value: number, isDotted: number.isInteger && !isPlain))
    case .string: return .text(Array(value.text))
    case .array: return .list(value.elements.map { sample(of: $0) })
    case .object:
      var fields: [Int: Sample] = [:]
      for member in value.members {
        let name = number(of: member.name)
        if fields[name] == nil { fields[name] = sample(of: member.value) }
      }
      return .record(of: fields)
    }
  }

  /// The value that a sample is, as a document of its own.
  func json(of sample: Sample) -> JSONValue {
    var builder = JSONDocumentBuilder()
    write(sample, to: &builder)
    return builder.finish().root
  }

  private func write(_ sample: Sample, to builder: inout JSONDocumentBuilder) {
    switch sample {
    case .null: builder.null()
    case .bool(let value): builder.bool(value)
    case .number(let number): builder.number(lexeme: Self.lexeme(of: number))
    case .text(let text): builder.string(text)
    case .list(let items):
      builder.begin(.array)
      for item in items { write(item, to: &builder) }
      builder.end()
    case .record(let fields):
      builder.begin(.object)
      for field in fields {
        builder.string(names[field.name].utf8)
        write(field.value, to: &builder)
      }
      builder.end()
    }
  }

  private static func lexeme(of number: Sample.Number) -> [UInt8] {
    let value = number.value
    guard value.isInteger, value.digits.count + value.exponent <= 400 else {
      return Array(value.description.utf8)
    }
    var text: [UInt8] = value.isNegative ? [UInt8(ascii: "-")] : []
    text += value.digits.map { $0 + UInt8(ascii: "0") }
    text += [UInt8](repeating: UInt8(ascii: "0"), count: value.isZero ? 1 : value.exponent)
    return number.isDotted ? text + Array(".0".utf8) : text
  }
}
