package import JSONText

/// Issues that are there already, as `gh issue list --json number,title,body,state,url` tells them.
package struct ExistingIssues: Sendable {
  package struct Issue: Hashable, Sendable {
    package var number: Int
    package var isOpen: Bool
    package var title: String
    /// What its block says of the text above it.
    package var text: String?
    package var fingerprint: String
    package var url: String?
  }

  /// What is to be done with a draft.
  package enum Action: Hashable, Sendable {
    case create
    case update(Int)
    /// The issue says so already.
    case keep(Int)
    /// It was closed, and is left so.
    case closed(Int)
  }

  package private(set) var issues: [Issue] = []
  /// Issues whose block cannot be read, by number.
  package private(set) var damaged: [Int] = []

  package init() {}

  /// Takes the list; nil where it is none.
  package init?(_ list: JSONValue) {
    guard list.kind == .array else { return nil }
    for entry in list.elements {
      guard entry.kind == .object, let number = entry["number"]?.int, number > 0 else { return nil }
      let title = entry["title"]?.string ?? ""
      let body = entry["body"]?.name?.utf8 ?? []
      switch WrittenIssue(title: title, body: body).mark {
      case .success(let mark):
        issues.append(
          Issue(
            number: number, isOpen: entry["state"]?.string?.lowercased() != "closed",
            title: title, text: mark.text, fingerprint: mark.fingerprint,
            url: entry["url"]?.string))
      case .failure(.damaged): damaged.append(number)
      case .failure(.missing): break
      }
    }
    // An open one is updated rather than one that was closed, and the oldest of several.
    issues.sort { ($0.isOpen ? 0 : 1, $0.number) < ($1.isOpen ? 0 : 1, $1.number) }
  }

  package func action(for draft: IssueDraft) -> Action {
    let fingerprint = draft.mark.fingerprint
    guard let found = issues.first(where: { $0.fingerprint == fingerprint }) else {
      return .create
    }
    guard found.isOpen else { return .closed(found.number) }
    let isSame = found.text == draft.textDigest && found.title == draft.title
    return isSame ? .keep(found.number) : .update(found.number)
  }
}
