/// An issue or pull request of a repository, as `owner/repo#12`.
package struct IssueReference: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var owner: String
  package var repository: String
  package var number: Int

  package init(owner: String, repository: String, number: Int) {
    self.owner = owner
    self.repository = repository
    self.number = number
  }

  /// Reads `owner/repo#12`, or the address of an issue's page.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard let found = Self.all(in: bytes).first, found.range == 0..<bytes.count else { return nil }
    self = found.reference
  }

  package var description: String { "\(slug)#\(number)" }
  package var slug: String { "\(owner)/\(repository)" }

  /// Whether it is an issue of a repository that is called so: `owner/repo`, or `repo` alone.
  package func belongs(to name: String) -> Bool {
    let own = name.utf8.contains(UInt8(ascii: "/")) ? slug : repository
    return own.lowercased().utf8.elementsEqual(name.lowercased().utf8)
  }

  package static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.owner, lhs.repository, lhs.number) < (rhs.owner, rhs.repository, rhs.number)
  }
}

extension IssueReference {
  /// A reference and where in the text it stands.
  package struct Found: Hashable, Sendable {
    package var reference: IssueReference
    package var range: Range<Int>
  }

  /// Every reference in a text, in order; the text is walked once.
  package static func all(in text: [UInt8]) -> [Found] {
    var found: [Found] = []
    var next = 0
    while next < text.count {
      // A word of a reference begins where no other word's letter stands before it.
      guard isWordByte(text[next]), next == 0 || !isWordByte(text[next - 1]) else {
        next += 1
        continue
      }
      let end = text[next...].firstIndex { !isReferenceByte($0) } ?? text.count
      if let reference = parsed(text[next..<end]) {
        found.append(Found(reference: reference.0, range: next..<(next + reference.length)))
      }
      next = end
    }
    return found
  }

  /// A run without blanks: `owner/repo#12.` or `https://host/owner/repo/issues/12`.
  private static func parsed(_ run: ArraySlice<UInt8>) -> (IssueReference, length: Int)? {
    if let hash = run.firstIndex(of: UInt8(ascii: "#")) {
      let steps = run[..<hash].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      let digits = run[(hash + 1)...].prefix { isDigit($0) }
      if steps.count == 2, let number = number(digits), !continues(run, digits.endIndex) {
        return reference(steps[0], steps[1], number).map { ($0, digits.endIndex - run.startIndex) }
      }
    }
    return address(run)
  }

  private static func address(_ run: ArraySlice<UInt8>) -> (IssueReference, length: Int)? {
    guard run.starts(with: "https://".utf8) || run.starts(with: "http://".utf8) else { return nil }
    let steps = run.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard steps.count >= 7,
      steps[5].elementsEqual("issues".utf8) || steps[5].elementsEqual("pull".utf8)
    else { return nil }
    let digits = steps[6].prefix { isDigit($0) }
    guard let number = number(digits), !continues(run, digits.endIndex) else { return nil }
    return reference(steps[3], steps[4], number).map { ($0, digits.endIndex - run.startIndex) }
  }

  /// Whether a letter follows the number, so that it is none.
  private static func continues(_ run: ArraySlice<UInt8>, _ end: Int) -> Bool {
    end < run.endIndex && isWordByte(run[end]) && run[end] != UInt8(ascii: ".")
  }

  private static func reference(
    _ owner: ArraySlice<UInt8>, _ repository: ArraySlice<UInt8>, _ number: Int
  ) -> IssueReference? {
    guard !owner.isEmpty, !repository.isEmpty, owner.count <= 100, repository.count <= 100,
      owner.allSatisfy(isWordByte), repository.allSatisfy(isWordByte)
    else { return nil }
    return IssueReference(
      owner: String(decoding: owner, as: UTF8.self),
      repository: String(decoding: repository, as: UTF8.self), number: number)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 12, digits.first != UInt8(ascii: "0") else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// What names of owners and repositories are made of.
  private static func isWordByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte >= 0x41
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }

  private static func isReferenceByte(_ byte: UInt8) -> Bool {
    isWordByte(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "#")
      || byte == UInt8(ascii: ":")
  }
}
