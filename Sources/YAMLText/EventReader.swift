import CYAML
import SourceText

/// libyaml over one file; the only place that calls it.
///
/// The parser keeps a pointer into the text, so both live at fixed addresses and have one owner.
@safe struct EventReader: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let text: UnsafeMutableBufferPointer<UInt8>
  private let bytes: [UInt8]
  private let characters: CharacterTable
  private let isReady: Bool

  /// Reads bytes that `checkedStart` has looked at.
  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    characters = CharacterTable(bytes, base: start)
    unsafe text = .allocate(capacity: max(1, bytes.count - start))
    unsafe parser = .allocate(capacity: 1)
    unsafe _ = text.update(fromContentsOf: bytes[start...])
    isReady = unsafe yaml_parser_initialize(parser) == 1
    guard isReady else { return }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, text.baseAddress, bytes.count - start)
  }

  deinit {
    if isReady { unsafe yaml_parser_delete(parser) }
    unsafe parser.deallocate()
    unsafe text.deallocate()
  }

  /// The next event; after the end of the stream it must not be asked again.
  func next() throws(YAMLError) -> YAMLEvent {
    guard isReady else { throw YAMLError(.syntax("out of memory"), at: .beginning) }
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw syntaxError() }
    defer { unsafe yaml_event_delete(&event) }
    return unsafe read(event)
  }

  private func offset(of mark: yaml_mark_t) -> Int {
    characters.offset(ofCharacter: Int(clamping: mark.index))
  }

  private func read(_ event: yaml_event_t) -> YAMLEvent {
    let start = unsafe offset(of: event.start_mark)
    let end = unsafe offset(of: event.end_mark)
    var result = YAMLEvent(kind: .other, span: SourceSpan(start, max(start, end)))
    switch unsafe event.type {
    case YAML_DOCUMENT_START_EVENT: result.kind = .documentStart
    case YAML_DOCUMENT_END_EVENT: result.kind = .documentEnd
    case YAML_STREAM_END_EVENT: result.kind = .streamEnd
    case YAML_ALIAS_EVENT:
      result.kind = .alias(name: unsafe string(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      result.anchor = unsafe string(scalar.anchor)
      result.tag = unsafe string(scalar.tag)
      result.kind = .scalar(
        unsafe read(
          scalar.value, count: scalar.length, style: YAMLScalar.Style(scalar.style),
          end: result.span.end))
    case YAML_SEQUENCE_START_EVENT:
      let sequence = unsafe event.data.sequence_start
      result.anchor = unsafe string(sequence.anchor)
      result.tag = unsafe string(sequence.tag)
      result.kind = .sequenceStart(isFlow: unsafe sequence.style == YAML_FLOW_SEQUENCE_STYLE)
    case YAML_MAPPING_START_EVENT:
      let mapping = unsafe event.data.mapping_start
      result.anchor = unsafe string(mapping.anchor)
      result.tag = unsafe string(mapping.tag)
      result.kind = .mappingStart(isFlow: unsafe mapping.style == YAML_FLOW_MAPPING_STYLE)
    case YAML_SEQUENCE_END_EVENT: result.kind = .sequenceEnd
    case YAML_MAPPING_END_EVENT: result.kind = .mappingEnd
    default: break
    }
    return result
  }

  /// Built from pointer and length: `"a\0b"` has three letters.
  private func read(
    _ value: UnsafeMutablePointer<UInt8>?, count: Int, style: YAMLScalar.Style, end: Int
  ) -> ScalarEvent {
    let text = unsafe UnsafeBufferPointer(start: value, count: value == nil ? 0 : count)
    let last = style.isQuoted ? end - 1 : end
    let first = last - text.count
    if first >= 0, last <= bytes.count, unsafe stands(text, at: first) {
      return ScalarEvent(text: .verbatim(first..<last), style: style)
    }
    return unsafe ScalarEvent(text: .decoded(Array(text)), style: style)
  }

  /// Whether a text is the file's own bytes from an offset on, of which there are enough.
  private func stands(_ text: UnsafeBufferPointer<UInt8>, at first: Int) -> Bool {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      for offset in text.indices where unsafe bytes[first &+ offset] != text[offset] {
        return false
      }
      return true
    }
  }

  private func string(_ pointer: UnsafeMutablePointer<UInt8>?) -> String? {
    guard let pointer = unsafe pointer else { return nil }
    return unsafe String(cString: pointer)
  }

  private func words(_ pointer: UnsafePointer<CChar>?) -> String {
    guard let pointer = unsafe pointer else { return "" }
    return unsafe String(cString: pointer)
  }

  /// What libyaml stumbled over, in words for people.
  private func syntaxError() -> YAMLError {
    let fault = unsafe parser.pointee
    guard unsafe fault.error != YAML_MEMORY_ERROR else {
      return YAMLError(.syntax("out of memory"), at: .beginning)
    }
    return SyntaxFault(
      problem: unsafe words(fault.problem), stop: unsafe offset(of: fault.problem_mark),
      context: unsafe words(fault.context),
      opener: unsafe fault.context == nil ? nil : offset(of: fault.context_mark)
    ).error(in: bytes)
  }
}

extension YAMLScalar.Style {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: self = .literal
    case YAML_FOLDED_SCALAR_STYLE: self = .folded
    default: self = .plain
    }
  }

  fileprivate var isQuoted: Bool { self == .singleQuoted || self == .doubleQuoted }
}
