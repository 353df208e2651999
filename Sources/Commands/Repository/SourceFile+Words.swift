import SourceText

extension SourceFile {
  /// ` (2:10)`, for messages that have named the file.
  func shownPosition(of offset: Int) -> String {
    let position = LineTable(bytes).position(of: offset, in: bytes)
    return " (\(position.line):\(position.column))"
  }
}
