import JSONText
import SourceText

/// Puts a tree together from events and refuses what they must not say.
struct YAMLComposer {
  /// A mapping or sequence that is not closed yet.
  private struct Frame {
    var isMapping: Bool
    var isFlow: Bool
    var fullStart: Int
    var start: Int
    var anchor: String?
    var elements: [YAMLNode] = []
    var entries: [YAMLEntry] = []
    var key: YAMLNode?
    var keys: [JSONName: SourceSpan] = [:]
    /// How many levels stand below this one, and how many nodes, aliases followed.
    var height = 0
    var weight = 1
  }

  /// A finished node that aliases may name.
  private struct Anchored {
    var node: YAMLNode
    var height: Int
    var weight: Int
  }

  private let bytes: [UInt8]
  private let limits: YAMLLimits
  private var frames: [Frame] = []
  private var anchors: [String: Anchored] = [:]
  private var root: YAMLNode?
  private var documents = 0
  private var aliasedNodes = 0
  private var nodes = 0

  init(_ bytes: [UInt8], limits: YAMLLimits) {
    self.bytes = bytes
    self.limits = limits
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

  func finish() throws(YAMLError) -> YAMLNode {
    guard let root, root.span.count > 0 || root.scalar == nil else {
      throw YAMLError(.empty, at: .beginning)
    }
    return root
  }

  // MARK: Nodes

  private mutating func takeScalar(
    _ scalar: YAMLScalar, _ event: YAMLEvent
  ) throws(YAMLError) {
    let start = contentStart(of: event)
    var end = max(start, event.span.end)
    if scalar.style == .literal || scalar.style == .folded { end = blockScalarEnd(start, end) }
    let span = SourceSpan(start, end)
    try refuseUnspeakable(scalar, at: span)
    try place(
      YAMLNode(.scalar(scalar), at: span, fullStart: event.span.start), anchor: event.anchor,
      height: 0, weight: 1)
  }

  private func refuseUnspeakable(_ scalar: YAMLScalar, at span: SourceSpan) throws(YAMLError) {
    switch scalar.value {
    case .notFinite:
      throw YAMLError(.notFinite(String(decoding: scalar.text, as: UTF8.self)), at: span)
    case .numberTooLong:
      throw YAMLError(.numberTooLong(limit: ScalarValue.longestRadixNumber), at: span)
    case .null, .bool, .number, .string: return
    }
  }

  private mutating func takeAlias(_ name: String, at span: SourceSpan) throws(YAMLError) {
    if frames.contains(where: { $0.anchor == name }) {
      throw YAMLError(.cyclicAlias(name), at: span)
    }
    guard let target = anchors[name] else { throw YAMLError(.undefinedAlias(name), at: span) }
    // Counted on visits: a chain of aliases to empty things costs as much as one to full things.
    aliasedNodes = saturating(aliasedNodes, target.weight)
    guard aliasedNodes <= limits.aliasedNodes else {
      throw YAMLError(.aliasesTooMany(limit: limits.aliasedNodes), at: span)
    }
    guard frames.count + target.height <= limits.depth else {
      throw YAMLError(.tooDeep(limit: limits.depth), at: span)
    }
    var node = target.node
    node.aliasTarget = target.node.span
    node.span = span
    node.fullStart = span.start
    try place(node, anchor: nil, height: target.height, weight: target.weight)
  }

  private mutating func open(
    _ event: YAMLEvent, isMapping: Bool, isFlow: Bool
  ) throws(YAMLError) {
    let start = contentStart(of: event)
    guard frames.count < limits.depth else {
      throw YAMLError(
        .tooDeep(limit: limits.depth), at: SourceSpan(start, min(start + 1, bytes.count)))
    }
    if let frame = frames.last, frame.isMapping, frame.key == nil {
      throw YAMLError(.keyIsNoText, at: SourceSpan(start, min(start + 1, bytes.count)))
    }
    frames.append(
      Frame(
        isMapping: isMapping, isFlow: isFlow, fullStart: event.span.start, start: start,
        anchor: event.anchor))
  }

  private mutating func close(at end: Int) throws(YAMLError) {
    guard let frame = frames.popLast() else { return }
    // libyaml ends a block where the next thing begins, past comments; people end it at its text.
    let textEnd = frame.isMapping ? frame.entries.last?.span.end : frame.elements.last?.span.end
    let span = SourceSpan(
      frame.start, frame.isFlow ? end : max(frame.start, textEnd ?? frame.start))
    let node = YAMLNode(
      frame.isMapping ? .mapping(frame.entries) : .sequence(frame.elements), at: span,
      fullStart: frame.fullStart, isFlow: frame.isFlow)
    try place(node, anchor: frame.anchor, height: frame.height + 1, weight: frame.weight)
  }

  /// Puts a finished node where it belongs.
  private mutating func place(
    _ node: YAMLNode, anchor: String?, height: Int, weight: Int
  ) throws(YAMLError) {
    if let anchor { anchors[anchor] = Anchored(node: node, height: height, weight: weight) }
    guard var frame = frames.popLast() else {
      root = node
      return
    }
    nodes += 1
    guard nodes <= limits.nodes else {
      throw YAMLError(.tooManyNodes(limit: limits.nodes), at: node.span)
    }
    frame.height = max(frame.height, height)
    frame.weight = saturating(frame.weight, weight)
    if !frame.isMapping {
      frame.elements.append(node)
    } else if let key = frame.key {
      frame.key = nil
      frame.entries.append(YAMLEntry(key: key, value: node.standing(after: key, in: bytes)))
    } else {
      try acceptKey(node, in: &frame)
    }
    frames.append(frame)
  }

  private func acceptKey(_ node: YAMLNode, in frame: inout Frame) throws(YAMLError) {
    guard let scalar = node.scalar, scalar.style != .plain || !scalar.text.isEmpty else {
      throw YAMLError(.keyIsNoText, at: node.span)
    }
    if scalar.style == .plain, scalar.text == [UInt8](repeating: UInt8(ascii: "<"), count: 2) {
      throw YAMLError(.mergeKey, at: node.span)
    }
    guard !scalar.text.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      throw YAMLError(.controlInKey, at: node.span)
    }
    let name = JSONName(scalar.text)
    if let first = frame.keys[name] {
      let line = LineTable(bytes).line(at: first.start)
      throw YAMLError(
        .duplicateKey(name, firstLine: line), at: node.span,
        related: .init(first, "the first '\(name)' stands here"))
    }
    frame.keys[name] = node.span
    frame.key = node
  }
}

private func saturating(_ first: Int, _ second: Int) -> Int {
  let (sum, overflow) = first.addingReportingOverflow(second)
  return overflow ? .max : sum
}

extension YAMLNode {
  /// An absent value stands behind its key's colon, wherever libyaml noticed that it is absent.
  fileprivate func standing(after key: YAMLNode, in bytes: [UInt8]) -> YAMLNode {
    guard span.count == 0, aliasTarget == nil, fullStart == span.start, scalar != nil else {
      return self
    }
    let isAfterColon = span.start > key.span.end && bytes[span.start - 1] == UInt8(ascii: ":")
    var node = self
    if !isAfterColon { node.span = SourceSpan(key.span.end, key.span.end) }
    node.fullStart = node.span.start
    return node
  }
}

extension YAMLComposer {
  /// Where the value begins behind its anchor.
  private func contentStart(of event: YAMLEvent) -> Int {
    guard event.anchor != nil else { return event.span.start }
    if case .scalar(let scalar) = event.kind, scalar.text.isEmpty, scalar.style == .plain {
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
