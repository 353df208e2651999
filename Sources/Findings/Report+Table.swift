extension Report {
  /// Rows for people, between the verdict and the findings; programs read `details` instead.
  package struct Table: Hashable, Sendable {
    package enum Alignment: Hashable, Sendable {
      case left
      case right
    }

    package struct Column: Hashable, Sendable {
      /// A word of the program, never of data.
      package var name: String
      package var alignment: Alignment

      package init(_ name: String, _ alignment: Alignment = .left) {
        self.name = name
        self.alignment = alignment
      }
    }

    package var title: String?
    package var columns: [Column]
    /// One text for each column; a short row leaves the last ones empty.
    ///
    /// The last column is the one that is wrapped where the screen is narrow, so the longest words
    /// belong there.
    package var rows: [[String]]

    package init(_ title: String? = nil, columns: [Column], rows: [[String]]) {
      self.title = title
      self.columns = columns
      self.rows = rows
    }
  }
}
