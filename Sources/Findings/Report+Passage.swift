extension Report {
  /// Things of one kind told one after another, between the verdict and the tables: the changes
  /// of one level; programs read `details` instead.
  package struct Passage: Hashable, Sendable {
    package struct Item: Hashable, Sendable {
      /// What the item is about: a pointer.
      package var head: String
      package var text: String
      /// What belongs to it, one line each.
      package var lines: [String]
      package var severity: Severity?
      /// The finding that the item tells, which then needs no telling of its own.
      package var finding: Fingerprint?

      package init(
        _ head: String, _ text: String, lines: [String] = [], severity: Severity? = nil,
        finding: Fingerprint? = nil
      ) {
        self.head = head
        self.text = text
        self.lines = lines
        self.severity = severity
        self.finding = finding
      }
    }

    package var title: String
    package var items: [Item]

    package init(_ title: String, items: [Item]) {
      self.title = title
      self.items = items
    }
  }
}
