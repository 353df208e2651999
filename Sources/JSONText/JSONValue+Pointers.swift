extension JSONValue {
  /// The value that a pointer leads to from here, or nil when it leads nowhere.
  package subscript(pointer: JSONPointer) -> JSONValue? {
    var value = self
    for token in pointer.tokens {
      guard let next = value.child(token) else { return nil }
      value = next
    }
    return value
  }

  private func child(_ token: JSONName) -> JSONValue? {
    switch kind {
    case .object: self[token]
    case .array: arrayIndex(token.utf8).flatMap { self[index: $0] }
    case .null, .true, .false, .number, .string: nil
    }
  }

  /// An element of an array, counted from 0.
  package subscript(index index: Int) -> JSONValue? {
    guard kind == .array, index >= 0, index < count else { return nil }
    var elements = elements
    for _ in 0..<index { _ = elements.next() }
    return elements.next()
  }

  /// The way to this value from its document's root; a name's way is that of its value.
  package var pointer: JSONPointer {
    var pointer = JSONPointer.root
    var value = document.root
    while value.index < index, let (step, next) = value.step(towards: index) {
      pointer.append(step)
      if next.index >= index { break }
      value = next
    }
    return pointer
  }

  /// The child that is a node or holds it, and what it is called.
  private func step(towards index: Int) -> (JSONName, JSONValue)? {
    if kind == .object {
      let member = members.first { index < Int($0.value.node.next) }
      return member.map { ($0.name, $0.value) }
    }
    let element = elements.enumerated().first { index < Int($0.element.node.next) }
    return element.map { (JSONName(String($0.offset)), $0.element) }
  }
}

/// The value of an array index: digits alone, and no needless zero before them.
private func arrayIndex(_ token: [UInt8]) -> Int? {
  guard token.allSatisfy(isDigit), token.count == 1 || token.first != UInt8(ascii: "0") else {
    return nil
  }
  return Int(String(decoding: token, as: UTF8.self))
}
