/// The groups of a whole pattern, known before it is read so that `\1` may stand before `(`.
struct GroupDirectory {
  var count = 0
  var numbers: [[UInt32]: Int] = [:]
}

extension PatternParser {
  /// Reads `<name>` after `(?` or `\k`; stands behind the `<`.
  mutating func readGroupName() throws(PatternError) -> [UInt32] {
    let start = offset
    var name: [UInt32] = []
    while let byte = peek(), byte != UInt8(ascii: ">") {
      let place = offset
      var scalar = takeScalar()
      if scalar == 0x5C {
        guard peek() == UInt8(ascii: "u") else { throw fault("a group's name is wrong", at: place) }
        scalar = try readUnicodeEscape(at: place)
      }
      guard isNamePart(scalar, isFirst: name.isEmpty) else {
        throw fault("a group's name is wrong", at: place)
      }
      name.append(scalar)
    }
    guard !name.isEmpty, take(UInt8(ascii: ">")) else {
      throw fault("a group's name is wrong", at: start)
    }
    return name
  }

  private func isNamePart(_ scalar: UInt32, isFirst: Bool) -> Bool {
    guard let scalar = Unicode.Scalar(scalar) else { return false }
    if scalar == "$" || scalar == "_" { return true }
    if isFirst { return scalar.properties.isIDStart }
    return scalar.properties.isIDContinue || scalar == "\u{200C}" || scalar == "\u{200D}"
  }

  mutating func readNumberedReference(at start: Int) throws(PatternError) -> PatternSyntax {
    let number = takeNumber() ?? 0
    let groups = try knownGroups()
    guard number <= groups.count else {
      throw fault("'\\\(number)' asks for a group that does not exist", at: start)
    }
    return .backreference(number)
  }

  mutating func readNamedReference(at start: Int) throws(PatternError) -> PatternSyntax {
    guard take(UInt8(ascii: "<")) else { throw fault("'\\k' needs a group's name", at: start) }
    let name = try readGroupName()
    guard let number = try knownGroups().numbers[name] else {
      throw fault("'\\k' asks for a group that does not exist", at: start)
    }
    return .backreference(number)
  }

  private mutating func knownGroups() throws(PatternError) -> GroupDirectory {
    if directory == nil { try buildDirectory() }
    return directory ?? GroupDirectory()
  }

  /// Looks over the whole pattern for its groups; refuses a name that stands twice.
  mutating func buildDirectory() throws(PatternError) {
    var scout = self
    scout.offset = 0
    var found = GroupDirectory()
    var isInClass = false
    while let byte = scout.peek() {
      scout.offset += 1
      switch byte {
      case UInt8(ascii: "\\"): scout.offset += 1
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      case UInt8(ascii: "(") where !isInClass: try scout.enlist(into: &found)
      default: break
      }
    }
    directory = found
  }

  /// Counts the group whose `(` was just passed.
  private mutating func enlist(into found: inout GroupDirectory) throws(PatternError) {
    guard peek() == UInt8(ascii: "?") else {
      found.count += 1
      return
    }
    guard peek(ahead: 1) == UInt8(ascii: "<"), let next = peek(ahead: 2),
      next != UInt8(ascii: "="), next != UInt8(ascii: "!")
    else { return }
    offset += 2
    let start = offset
    let name = try readGroupName()
    found.count += 1
    guard found.numbers.updateValue(found.count, forKey: name) == nil else {
      throw fault("two groups have the same name", at: start)
    }
  }
}
