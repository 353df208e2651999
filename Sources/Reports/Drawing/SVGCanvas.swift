/// A picture that is built shape by shape; whatever texts hold, they are texts in it.
///
/// Colours follow the reader's choice of light or dark; nothing is fetched, nothing runs.
package struct SVGCanvas: Sendable {
  package struct Point: Hashable, Sendable {
    package var x: Int
    package var y: Int

    package init(_ x: Int, _ y: Int) {
      self.x = x
      self.y = y
    }
  }

  /// How a text is set.
  package enum Anchor: String, Hashable, Sendable {
    case start, middle, end
  }

  private var shapes: [String] = []
  private let title: String
  /// Rules of style for the classes that shapes name.
  private let style: String

  /// `style` is the program's own, never of data.
  package init(title: String, style: String) {
    self.title = title
    self.style = style
  }

  package mutating func rectangle(
    _ corner: Point, width: Int, height: Int, radius: Int = 0, class name: String
  ) {
    shapes.append(
      "<rect class=\"\(name)\" x=\"\(corner.x)\" y=\"\(corner.y)\" width=\"\(width)\" "
        + "height=\"\(height)\" rx=\"\(radius)\"/>")
  }

  package mutating func circle(_ center: Point, radius: Int, class name: String) {
    shapes.append(
      "<circle class=\"\(name)\" cx=\"\(center.x)\" cy=\"\(center.y)\" r=\"\(radius)\"/>")
  }

  /// A text on one line; longer ones are cut, and shown whole when they are pointed at.
  package mutating func text(
    _ text: String, at point: Point, limit: Int, anchor: Anchor = .start, class name: String
  ) {
    let isCut = text.count > limit
    let shown = isCut ? text.prefix(max(limit - 1, 1)) + "…" : text[...]
    let title = isCut ? "<title>\(xmlText(text))</title>" : ""
    shapes.append(
      "<text class=\"\(name)\" x=\"\(point.x)\" y=\"\(point.y)\" "
        + "text-anchor=\"\(anchor.rawValue)\">\(title)\(xmlText(String(shown)))</text>")
  }

  /// A line that leaves and arrives level.
  package mutating func flow(from start: Point, to end: Point, class name: String) {
    let bend = max(40, (end.x - start.x) / 2)
    shapes.append(
      "<path class=\"\(name)\" d=\"M\(start.x) \(start.y)C\(start.x + bend) \(start.y) "
        + "\(end.x - bend) \(end.y) \(end.x) \(end.y)\"/>")
  }

  /// The whole picture as a file.
  package func file(width: Int, height: Int) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
    viewBox="0 0 \(width) \(height)" role="img" aria-label="\(xmlText(title))">
    <title>\(xmlText(title))</title>
    <style>
    \(style)
    </style>
    \(shapes.joined(separator: "\n"))
    </svg>

    """
  }
}
