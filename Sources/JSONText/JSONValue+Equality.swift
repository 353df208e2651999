/// Equality as JSON Schema means it: numbers by value, members without order, names by bytes.
///
/// Neither function calls itself, so that the depth of a document costs no stack.
extension JSONValue: Hashable {
  package static func == (lhs: JSONValue, rhs: JSONValue) -> Bool {
    var pairs = [(lhs, rhs)]
    while let (first, second) = pairs.popLast() {
      guard first.kind == second.kind, first.count == second.count else { return false }
      switch first.kind {
      case .null, .true, .false: continue
      case .string: guard first.text == second.text else { return false }
      case .number: guard first.isSameNumber(as: second) else { return false }
      case .array: pairs.append(contentsOf: zip(first.elements, second.elements))
      case .object:
        guard let members = first.paired(with: second) else { return false }
        pairs.append(contentsOf: members)
      }
    }
    return true
  }

  package func hash(into hasher: inout Hasher) {
    // Every node stands before its children, so that going backwards finds their hashes ready.
    let end = Int(node.next)
    var hashes = [Int](repeating: 0, count: end - index)
    for place in stride(from: end - 1, through: index, by: -1) {
      let value = JSONValue(document: document, index: place)
      hashes[place - index] = value.hash { hashes[$0 - index] }
    }
    hasher.combine(hashes[0])
  }

  private func isSameNumber(as other: JSONValue) -> Bool {
    text == other.text || number == other.number
  }

  /// The values of equal names in two objects; nil when a name of one is missing in the other.
  private func paired(with other: JSONValue) -> [(JSONValue, JSONValue)]? {
    var pairs: [(JSONValue, JSONValue)] = []
    pairs.reserveCapacity(count)
    for (first, second) in zip(members, other.members) {
      // Most equal objects were written in the same order.
      guard first.key.text == second.key.text else { return pairedByName(with: other) }
      pairs.append((first.value, second.value))
    }
    return pairs
  }

  private func pairedByName(with other: JSONValue) -> [(JSONValue, JSONValue)]? {
    var values = [JSONName: JSONValue](minimumCapacity: count)
    for member in other.members { values[member.name] = member.value }
    var pairs: [(JSONValue, JSONValue)] = []
    for member in members {
      guard let second = values[member.name] else { return nil }
      pairs.append((member.value, second))
    }
    return pairs
  }

  /// This node's hash, from the hashes of its children.
  private func hash(ofChild: (Int) -> Int) -> Int {
    var hasher = Hasher()
    hasher.combine(kind.rawValue)
    switch kind {
    case .null, .true, .false: break
    case .string: combineText(into: &hasher)
    case .number:
      // Nearly all numbers are small integers or repeat the same way of writing.
      if let int { hasher.combine(int) } else { hasher.combine(number) }
    case .array:
      hasher.combine(count)
      for element in elements { hasher.combine(ofChild(element.index)) }
    case .object:
      // A sum does not depend on the order.
      var sum = 0
      for member in members {
        var pair = Hasher()
        pair.combine(ofChild(member.key.index))
        pair.combine(ofChild(member.value.index))
        sum &+= pair.finalize()
      }
      hasher.combine(sum)
    }
    return hasher.finalize()
  }

  private func combineText(into hasher: inout Hasher) {
    let range = Int(node.textStart)..<Int(node.textStart) + Int(node.textCount)
    unsafe document.text.withUnsafeBytes { bytes in
      unsafe hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: bytes[range]))
    }
  }
}

extension JSONValue {
  /// The first two elements of an array that are equal, by their places; nil when all differ.
  package var firstEqualElements: (first: Int, second: Int)? {
    guard kind == .array, count > 1 else { return nil }
    var places = [JSONValue: Int](minimumCapacity: count)
    for (place, element) in elements.enumerated() {
      if let earlier = places.updateValue(place, forKey: element) { return (earlier, place) }
    }
    return nil
  }
}
