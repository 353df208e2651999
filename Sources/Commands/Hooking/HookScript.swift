/// What a hook of ours is made of: a script of its own, or a block in a script of somebody else's.
package enum HookScript {
  /// Counts up when what is written changes, so that people can tell which one they have.
  private static let edition = 1

  private static let mark = "# schema-hook "
  private static let begin = "# >>> schema-hook "
  private static let end = "# <<< schema-hook <<<"

  /// A script that does nothing else.
  package static func whole(_ hook: HookName) -> String {
    """
    #!/bin/sh
    \(mark)\(edition): \(hook.meaning) Written by 'schema hook install', which also
    # brings it up to date. SCHEMA_SKIP=all lets one pass, and the report says so.
    \(search(hook))
    """
  }

  /// The same as a part of another script: it ends that script only when something is wrong.
  static func block(_ hook: HookName) -> String {
    let body = search(hook).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n")
    let head = """
      \(begin)\(edition) >>> written by 'schema hook install', removed by 'schema hook uninstall'

      """
    // What git tells about a push can be read once, and the script below wants it too.
    guard hook == .prePush else { return head + "(\n\(body)\n) || exit $?\n\(end)\n" }
    return head + """
      schema_pushed=$(cat)
      printf '%s\\n' "$schema_pushed" | (
      \(body)
      ) || exit $?
      if [ -z "$schema_pushed" ]; then exec </dev/null; else exec <<SCHEMA_PUSHED
      $schema_pushed
      SCHEMA_PUSHED
      fi
      \(end)

      """
  }

  /// Programs with windows start hooks with a short PATH, so the usual places are looked at too.
  private static func search(_ hook: HookName) -> String {
    """
    for schema in "$(git config --get schema.program)" "$(command -v schema)" \\
      "${HOME-}/.local/bin/schema" /usr/local/bin/schema /opt/homebrew/bin/schema; do
      if [ -f "$schema" ] && [ -x "$schema" ]; then exec "$schema" \(hook.call); fi
    done
    if [ -n "${SCHEMA_SKIP-}" ]; then exit 0; fi
    echo "\(hook.rawValue): the program 'schema' was not found, so nothing was checked" >&2
    echo "  install it, or tell where it is: git config schema.program /path/to/schema" >&2
    echo "  SCHEMA_SKIP=all before the git command lets it pass this once" >&2
    exit 1

    """
  }
}

extension HookScript {
  /// What stands in a hook's file.
  enum State: Hashable {
    case absent
    /// A script of ours, or one with a block of ours.
    case current
    /// Ours, from another edition or changed by hand.
    case stale
    /// Somebody else's, without a block of ours.
    case foreign
    /// No script that a block could stand in.
    case unreadable
  }

  static func state(of bytes: [UInt8]?, _ hook: HookName) -> State {
    guard let bytes else { return .absent }
    guard let text = String(validating: bytes, as: UTF8.self), isShell(text) else {
      return .unreadable
    }
    if text == whole(hook) { return .current }
    if let block = blockRange(in: text) {
      return text[block] == Self.block(hook)[...] ? .current : .stale
    }
    return isWhole(text) ? .stale : .foreign
  }

  /// The script with our part in it, in its newest form; nil where there is no place for one.
  static func adding(_ hook: HookName, to bytes: [UInt8]?) -> [UInt8]? {
    switch state(of: bytes, hook) {
    case .absent: return Array(whole(hook).utf8)
    case .current: return bytes
    case .unreadable: return nil
    case .stale, .foreign: break
    }
    let text = String(decoding: bytes ?? [], as: UTF8.self)
    if let range = blockRange(in: text) {
      return Array((text[..<range.lowerBound] + block(hook) + text[range.upperBound...]).utf8)
    }
    if isWhole(text) { return Array(whole(hook).utf8) }
    // At the top, because many scripts end with 'exec' or 'exit' and never come to their end.
    let head = text.hasPrefix("#!") ? firstLine(of: text) : text[..<text.startIndex]
    let gap = head.isEmpty || head.utf8.last == UInt8(ascii: "\n") ? "" : "\n"
    return Array((head + gap + block(hook) + text[head.endIndex...]).utf8)
  }

  /// The script without our part: nil when it is all ours.
  static func removing(_ hook: HookName, from bytes: [UInt8]) -> [UInt8]? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let range = blockRange(in: text) else { return isWhole(text) ? nil : bytes }
    return Array((text[..<range.lowerBound] + text[range.upperBound...]).utf8)
  }

  private static func firstLine(of text: String) -> Substring {
    guard let end = text.utf8.firstIndex(of: UInt8(ascii: "\n")) else { return text[...] }
    return text[..<text.utf8.index(after: end)]
  }

  /// A file without a first line of its own is run by the shell.
  private static func isShell(_ text: String) -> Bool {
    guard text.hasPrefix("#!") else { return !text.utf8.contains(0) }
    let words = firstLine(of: text).dropFirst(2).split { $0 == " " || $0 == "/" || $0.isNewline }
    return words.contains { ["sh", "bash", "dash", "zsh", "ksh", "ash"].contains($0) }
  }

  private static func isWhole(_ text: String) -> Bool {
    text.split(separator: "\n", maxSplits: 2).dropFirst().first?.hasPrefix(mark) ?? false
  }

  private static func blockRange(in text: String) -> Range<String.Index>? {
    guard let first = lineStart(of: begin, in: text[...]),
      let last = lineStart(of: end, in: text[first...])
    else { return nil }
    let rest = text[last...].utf8
    let lineEnd = rest.firstIndex(of: UInt8(ascii: "\n")).map { text.utf8.index(after: $0) }
    return first..<(lineEnd ?? text.endIndex)
  }

  private static func lineStart(of words: String, in text: Substring) -> String.Index? {
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].utf8.starts(with: words.utf8) { return start }
      guard let end = text[start...].utf8.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      start = text.utf8.index(after: end)
    }
    return nil
  }
}
