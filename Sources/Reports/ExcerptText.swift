import Findings
import SourceText

/// A source line as it is shown, with where its marked part begins and ends on the screen.
struct ExcerptText {
  private(set) var line: String
  /// Columns of the screen from 0.
  private(set) var marked: Range<Int>

  /// Lays the line out in at most `width` columns, a long line around its mark.
  init(_ excerpt: Excerpt, width: Int) {
    let cells = Self.cells(of: excerpt)
    let first = min(max(excerpt.columns.lowerBound - 1, 0), cells.count)
    let last = min(max(excerpt.columns.upperBound - 1, first), cells.count)
    let window = Self.window(cells, around: first, width: width)
    let before = window.lowerBound > 0 ? "..." : ""
    let after = window.upperBound < cells.count ? "..." : ""
    line = before + cells[window].map(\.text).joined() + after
    let start =
      before.utf8.count + Self.width(cells[window.lowerBound..<max(first, window.lowerBound)])
    let length = Self.width(cells[first..<max(min(last, window.upperBound), first)])
    marked = start..<(start + max(length, 1))
  }

  private struct Cell {
    var text: String
    var width: Int
  }

  private static func width(_ cells: ArraySlice<Cell>) -> Int { cells.reduce(0) { $0 + $1.width } }

  /// One cell for each scalar, tabs as far as the next multiple of four.
  private static func cells(of excerpt: Excerpt) -> [Cell] {
    var cells: [Cell] = []
    var column = 0
    // What stands far behind the mark can never come into the window.
    let needed = min(max(excerpt.columns.lowerBound, 0), 1 << 30) + 2000
    let scalars = excerpt.line.unicodeScalars.prefix(needed)
    for index in scalars.indices {
      let text =
        scalars[index] == "\t" ? spaces(4 - column % 4) : shown(scalars[index], scalars[index...])
      let cell = Cell(text: text, width: columnWidth(of: text))
      column += cell.width
      cells.append(cell)
    }
    return cells
  }

  /// Runners look for `##[` anywhere in a line, so there the sign is spelled out.
  private static func shown(
    _ scalar: Unicode.Scalar, _ rest: Substring.UnicodeScalarView
  ) -> String {
    let isCommand =
      scalar == "#"
      && (rest.starts(with: "##[".unicodeScalars) || rest.starts(with: "##vso[".unicodeScalars))
    return isCommand ? "\\u0023" : displayText(String(scalar))
  }

  /// The cells that fit, with the marked one a third from the left when not all do.
  private static func window(_ cells: [Cell], around mark: Int, width: Int) -> Range<Int> {
    if Self.width(cells[...]) <= width { return 0..<cells.count }
    let room = max(width - 6, 8)
    var start = mark
    var used = 0
    while start > 0, used + cells[start - 1].width <= room / 3 {
      start -= 1
      used += cells[start].width
    }
    // A line that fits from its beginning is shown from its beginning.
    if Self.width(cells[..<min(mark + 1, cells.count)]) <= room * 2 / 3 {
      (start, used) = (0, 0)
    } else {
      used = Self.width(cells[start..<mark])
    }
    var end = start
    var filled = 0
    while end < cells.count, filled + cells[end].width <= room {
      filled += cells[end].width
      end += 1
    }
    // At the line's end, room that is left goes to what stands before.
    while end == cells.count, start > 0, filled + cells[start - 1].width <= room {
      start -= 1
      filled += cells[start].width
    }
    return start..<end
  }
}
