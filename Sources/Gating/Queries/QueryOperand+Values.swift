import Captures
import JSONText

extension QueryOperand {
  /// Whether some value of the operand meets a demand; none does where there is none.
  func meets(_ event: QueriedEvent, _ demand: (QueriedValue) -> Bool) -> Bool {
    var isMet = false
    each(in: event) { value in
      isMet = demand(value)
      return !isMet
    }
    return isMet
  }

  func isPresent(in event: QueriedEvent) -> Bool { meets(event) { _ in true } }

  func matches(_ pattern: QueryPattern, _ event: QueriedEvent) -> QueryTruth {
    var truth = QueryTruth.no
    each(in: event) { value in
      guard let text = value.text else { return true }
      switch pattern.occurs(in: text) {
      case true?: truth = .yes
      case false?: break
      case nil: truth = .unclear
      }
      return truth != .yes
    }
    return truth
  }

  /// Hands over each value of the operand, until somebody has seen enough.
  func each(in event: QueriedEvent, _ body: (QueriedValue) -> Bool) {
    switch self {
    case .event: _ = body(.name(event.event.type.utf8[...]))
    case .contract:
      if let contract = event.contract { _ = body(.name(Array(contract.utf8)[...])) }
    case .time:
      if let time = event.event.time.flatMap({ EventTime($0) }) { _ = body(.time(time)) }
    case .record(let path): path.each(in: event.record) { body(.json($0)) }
    case .payload(let path): path.each(in: event.event.payload) { body(.json($0)) }
    }
  }
}

extension QueriedValue {
  /// The bytes that a pattern is held against; numbers have no text.
  fileprivate var text: ArraySlice<UInt8>? {
    switch self {
    case .json(let value): value.kind == .string ? value.text : nil
    case .name(let name): name
    case .time: nil
    }
  }
}

extension QueryPath {
  /// Hands over each value that the way leads to, until somebody has seen enough.
  ///
  /// Every value is met once, so that this takes no longer than reading the record did.
  func each(in root: JSONValue, _ body: (JSONValue) -> Bool) {
    // Nearly every way leads to one value.
    var value = root
    for (index, step) in steps.enumerated() {
      guard case .name(let name) = step else {
        return eachBelow(value, steps[index...], body)
      }
      guard let next = value.child(name) else { return }
      value = next
    }
    _ = body(value)
  }

  private func eachBelow(
    _ start: JSONValue, _ steps: ArraySlice<Step>, _ body: (JSONValue) -> Bool
  ) {
    var pending = [(value: start, steps: steps)]
    while let (value, steps) = pending.popLast() {
      guard let step = steps.first else {
        guard body(value) else { return }
        continue
      }
      let rest = steps.dropFirst()
      switch step {
      case .name(let name):
        if let next = value.child(name) { pending.append((next, rest)) }
      case .every:
        let children = value.kind == .object ? value.members.map(\.value) : Array(value.elements)
        pending += children.reversed().map { ($0, rest) }
      }
    }
  }
}

extension JSONValue {
  fileprivate func child(_ name: JSONName) -> JSONValue? {
    switch kind {
    case .object: self[name]
    case .array: EnvelopePointer.index(name).flatMap { self[index: $0] }
    case .null, .true, .false, .number, .string: nil
    }
  }
}
