/// The way from one folder to a path, both whole; names may hold anything.
func relativePath(to path: String, from folder: String) -> String {
  let target = plainSteps(path)
  let start = plainSteps(folder)
  var shared = 0
  while shared < min(target.count, start.count),
    target[shared].utf8.elementsEqual(start[shared].utf8)
  {
    shared += 1
  }
  let steps =
    Array(repeating: "..", count: start.count - shared) + target[shared...].map(String.init)
  return steps.isEmpty ? "." : steps.joined(separator: "/")
}

/// The names on the way to a whole path; those that are left again are none.
private func plainSteps(_ path: String) -> [Substring] {
  var steps: [Substring] = []
  for step in path.split(separator: "/") where step != "." {
    if step == ".." { _ = steps.popLast() } else { steps.append(step) }
  }
  return steps
}

/// An address without the password or token that may stand in it.
func withoutSecret(_ address: String) -> String {
  guard let scheme = address.range(of: "://") else { return address }
  let rest = address[scheme.upperBound...]
  let authority = rest.prefix { $0 != "/" }
  guard let at = authority.lastIndex(of: "@") else { return address }
  let user = authority[..<at]
  // A user name alone is how ssh addresses are written; whatever has a password loses both.
  guard user.contains(":") || !address.hasPrefix("ssh") else { return address }
  return String(address[..<scheme.upperBound]) + rest[rest.index(after: at)...]
}

extension String {
  /// Where a text stands in this one, by bytes.
  fileprivate func range(of text: String) -> Range<String.Index>? {
    let wanted = Array(text.utf8)
    var start = utf8.startIndex
    while start < utf8.endIndex {
      if utf8[start...].starts(with: wanted) {
        return start..<utf8.index(start, offsetBy: wanted.count)
      }
      start = utf8.index(after: start)
    }
    return nil
  }
}
