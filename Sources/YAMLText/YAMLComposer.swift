import JSONText
import SourceText

/// Puts a document together from events and refuses what they must not say.
struct YAMLComposer {
  /// A mapping or sequence that is not closed yet.
  private struct Frame {
    var isMapping: Bool
    var isFlow: Bool
    var start: Int
    var anchor: String?
    /// Where it lies among the nodes.
    var index: Int
    var names = YAMLNames()
    /// The key whose value comes next.
    var key: SourceSpan?
    var count = 0
    /// Where the last thing in it ends.
    var textEnd: Int
    /// How many levels stand below this one, aliases followed.
    var height = 0
  }

  /// A finished node that aliases may name.
  private struct Anchored {
    var index: Int
    var height: Int
  }

  /// A finished node on its way to where it belongs.
  private struct Placed {
    var index: Int
    var span: SourceSpan
    var height = 0
    var anchor: String?
  }

  private let bytes: [UInt8]
  private let limits: YAMLLimits
  private var builder: JSONDocumentBuilder
  private var marks: [YAMLMark] = []
  private var frames: [Frame] = []
  private var anchors: [String: Anchored] = [:]
  private var documents = 0
  private var aliasedNodes = 0
  private var nodes = 0

  init(_ bytes: [UInt8], limits: YAMLLimits) {
    self.bytes = bytes
    self.limits = limits
    builder = JSONDocumentBuilder(text: bytes)
  }

  mutating func take(_ event: YAMLEvent) throws(YAMLError) {
    if let tag = event.tag { throw YAMLError(.tag(tag), at: tagSpan(of: event)) }
    switch event.kind {
    case .documentStart:
      documents += 1
      guard documents == 1 else { throw YAMLError(.severalDocuments, at: event.span) }
    case .alias(let name): try takeAlias(name, at: event.span)
    case .scalar(let scalar): try takeScalar(scalar, event)
    case .sequenceStart(let isFlow): try open(event, isMapping: false, isFlow: isFlow)
    case .mappingStart(let isFlow): try open(event, isMapping: true, isFlow: isFlow)
    case .sequenceEnd, .mappingEnd: try close(at: event.span.end)
    case .documentEnd, .streamEnd, .other: break
    }
  }

  consuming func finish() throws(YAMLError) -> YAMLDocument {
    guard let first = marks.first else { throw YAMLError(.empty, at: .beginning) }
    if case .scalar = first.form, builder.node(at: 0).start == builder.node(at: 0).end {
      throw YAMLError(.empty, at: .beginning)
    }
    return YAMLDocument(bytes: bytes, json: builder.finish(), marks: marks)
  }

  /// Whether the next node is a key.
  private var awaitsKey: Bool { frames.last.map { $0.isMapping && $0.key == nil } ?? false }
}

// MARK: Scalars

extension YAMLComposer {
  private mutating func takeScalar(_ scalar: ScalarEvent, _ event: YAMLEvent) throws(YAMLError) {
    let start = contentStart(of: event)
    var end = max(start, event.span.end)
    if scalar.style == .literal || scalar.style == .folded { end = blockScalarEnd(start, end) }
    var span = SourceSpan(start, end)
    var fullStart = event.span.start
    let text = scalar.bytes(in: bytes)
    let value = scalar.style == .plain ? ScalarValue(plain: text) : .string
    try refuseUnspeakable(value, text, at: span)
    let index = builder.count
    if awaitsKey {
      try refuseKey(text, scalar.style, at: span)
      add(scalar, at: span)
    } else {
      if let key = frames.last?.key, span.count == 0, fullStart == start {
        span = absentValue(at: start, after: key)
        fullStart = span.start
      }
      add(value, scalar, at: span)
    }
    marks.append(YAMLMark(.scalar(scalar.style), fullStart: fullStart))
    try place(Placed(index: index, span: span, anchor: event.anchor))
  }

  private func refuseUnspeakable(
    _ value: ScalarValue, _ text: ArraySlice<UInt8>, at span: SourceSpan
  ) throws(YAMLError) {
    switch value {
    case .notFinite:
      throw YAMLError(.notFinite(String(decoding: text, as: UTF8.self)), at: span)
    case .numberTooLong:
      throw YAMLError(.numberTooLong(limit: ScalarValue.longestRadixNumber), at: span)
    case .null, .bool, .number, .string: return
    }
  }

  private mutating func add(_ value: ScalarValue, _ scalar: ScalarEvent, at span: SourceSpan) {
    switch (value, scalar.text) {
    case (.null, _): builder.null(at: span)
    case (.bool(let value), _): builder.bool(value, at: span)
    case (.number(let lexeme), .verbatim(let range)) where bytes[range].elementsEqual(lexeme):
      builder.number(in: range, at: span)
    case (.number(let lexeme), _): builder.number(lexeme: lexeme, at: span)
    case (.string, _), (.notFinite, _), (.numberTooLong, _): add(scalar, at: span)
    }
  }

  /// Puts a text in as it is, whatever it looks like.
  private mutating func add(_ scalar: ScalarEvent, at span: SourceSpan) {
    switch scalar.text {
    case .verbatim(let range): builder.string(in: range, at: span)
    case .decoded(let text): builder.string(text, at: span)
    }
  }

  /// An absent value stands behind its key's colon, wherever libyaml noticed that it is absent.
  private func absentValue(at start: Int, after key: SourceSpan) -> SourceSpan {
    let isAfterColon = start > key.end && bytes[start - 1] == UInt8(ascii: ":")
    return isAfterColon ? SourceSpan(start, start) : SourceSpan(key.end, key.end)
  }

  private func refuseKey(
    _ text: ArraySlice<UInt8>, _ style: YAMLScalar.Style, at span: SourceSpan
  ) throws(YAMLError) {
    guard style != .plain || !text.isEmpty else { throw YAMLError(.keyIsNoText, at: span) }
    if style == .plain, text.elementsEqual("<<".utf8) { throw YAMLError(.mergeKey, at: span) }
    guard !text.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      throw YAMLError(.controlInKey, at: span)
    }
  }
}

// MARK: Aliases

extension YAMLComposer {
  private mutating func takeAlias(_ name: String, at span: SourceSpan) throws(YAMLError) {
    if frames.contains(where: { $0.anchor == name }) {
      throw YAMLError(.cyclicAlias(name), at: span)
    }
    guard let target = anchors[name] else { throw YAMLError(.undefinedAlias(name), at: span) }
    let weight = Int(builder.node(at: target.index).next) - target.index
    guard weight <= limits.aliasedNodes - aliasedNodes else {
      throw YAMLError(.aliasesTooMany(limit: limits.aliasedNodes), at: span)
    }
    aliasedNodes += weight
    guard frames.count + target.height <= limits.depth else {
      throw YAMLError(.tooDeep(limit: limits.depth), at: span)
    }
    let index = builder.count
    if awaitsKey {
      try repeatKey(target.index, at: span)
    } else {
      builder.again(target.index, at: span)
      marks += marks[target.index..<target.index + weight]
    }
    marks[index].fullStart = UInt32(clamping: span.start)
    marks[index].target = UInt32(clamping: target.index)
    try place(Placed(index: index, span: span, height: target.height))
  }

  /// A key is the text of the scalar that it repeats.
  private mutating func repeatKey(_ target: Int, at span: SourceSpan) throws(YAMLError) {
    guard case .scalar(let style) = marks[target].form else {
      throw YAMLError(.keyIsNoText, at: span)
    }
    let node = builder.node(at: target)
    let text =
      node.kind == .string
      ? Array(builder.text(at: target)) : Array(bytes[Int(node.start)..<Int(node.end)])
    try refuseKey(text[...], style, at: span)
    builder.string(text, at: span)
    marks.append(marks[target])
  }
}

// MARK: Containers

extension YAMLComposer {
  private mutating func open(
    _ event: YAMLEvent, isMapping: Bool, isFlow: Bool
  ) throws(YAMLError) {
    let start = contentStart(of: event)
    guard frames.count < limits.depth else {
      throw YAMLError(
        .tooDeep(limit: limits.depth), at: SourceSpan(start, min(start + 1, bytes.count)))
    }
    guard !awaitsKey else {
      throw YAMLError(.keyIsNoText, at: SourceSpan(start, min(start + 1, bytes.count)))
    }
    frames.append(
      Frame(
        isMapping: isMapping, isFlow: isFlow, start: start, anchor: event.anchor,
        index: builder.count, textEnd: start))
    builder.begin(isMapping ? .object : .array, at: start)
    marks.append(YAMLMark(isFlow ? .flow : .block, fullStart: event.span.start))
  }

  private mutating func close(at end: Int) throws(YAMLError) {
    guard let frame = frames.popLast() else { return }
    // libyaml ends a block where the next thing begins, past comments; people end it at its text.
    let span = SourceSpan(frame.start, frame.isFlow ? end : frame.textEnd)
    builder.end(count: frame.count, at: span.end)
    try place(
      Placed(index: frame.index, span: span, height: frame.height + 1, anchor: frame.anchor))
  }

  /// Takes a finished node for what it is: the root, an element, a key or a key's value.
  private mutating func place(_ node: Placed) throws(YAMLError) {
    if let anchor = node.anchor {
      anchors[anchor] = Anchored(index: node.index, height: node.height)
    }
    guard let last = frames.indices.last else { return }
    nodes += 1
    guard nodes <= limits.nodes else {
      throw YAMLError(.tooManyNodes(limit: limits.nodes), at: node.span)
    }
    frames[last].height = max(frames[last].height, node.height)
    frames[last].textEnd = max(frames[last].textEnd, node.span.end)
    if !frames[last].isMapping {
      frames[last].count += 1
    } else if frames[last].key != nil {
      frames[last].key = nil
    } else {
      try acceptKey(node, in: last)
    }
  }

  private mutating func acceptKey(_ key: Placed, in frame: Int) throws(YAMLError) {
    if let first = frames[frame].names.insert(key.index, in: builder) {
      let span = SourceSpan(
        Int(builder.node(at: first).start), Int(builder.node(at: first).end))
      let name = JSONName(Array(builder.text(at: key.index)))
      throw YAMLError(
        .duplicateKey(name, firstLine: LineTable(bytes).line(at: span.start)), at: key.span,
        related: .init(span, "the first '\(name)' stands here"))
    }
    frames[frame].key = key.span
    frames[frame].count += 1
  }
}

extension YAMLComposer {
  /// Where the value begins behind its anchor.
  private func contentStart(of event: YAMLEvent) -> Int {
    guard event.anchor != nil else { return event.span.start }
    if case .scalar(let scalar) = event.kind, scalar.isEmpty, scalar.style == .plain {
      return event.span.end
    }
    var offset = event.span.start
    while offset < bytes.count, !isBlank(bytes[offset]), !isFlowIndicator(bytes[offset]) {
      offset += 1
    }
    return skipBlanksAndComments(in: bytes, from: offset)
  }

  private func tagSpan(of event: YAMLEvent) -> SourceSpan {
    var start = event.span.start
    if event.anchor != nil, start < bytes.count, bytes[start] == UInt8(ascii: "&") {
      start = contentStart(of: event)
    }
    var end = start
    while end < bytes.count, !isBlank(bytes[end]) { end += 1 }
    return SourceSpan(start, end)
  }

  /// Where the last line with text of a block scalar ends.
  private func blockScalarEnd(_ start: Int, _ end: Int) -> Int {
    var end = min(end, bytes.count)
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return end
  }
}
