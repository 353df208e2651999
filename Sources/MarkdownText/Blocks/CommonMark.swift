import CMarkdown

/// What cmark says of one block: its kind and where it begins.
struct FoundBlock {
  enum Kind {
    case quote
    case list(isOrdered: Bool)
    case item
    case code(isFenced: Bool)
    case html
    case paragraph
    case heading(level: Int)
    case rule
    case table
  }

  var kind: Kind
  var depth: Int
  /// Lines and columns count from 1; columns are bytes.
  var line: Int
  var column: Int
}

/// The one place where cmark-gfm is asked.
enum CommonMark {
  /// The blocks of a text in the order they begin.
  static func blocks(of bytes: [UInt8]) -> [FoundBlock] {
    guard let tables = unsafe tables, let parser = unsafe cmark_parser_new(CMARK_OPT_DEFAULT) else {
      return []
    }
    defer { unsafe cmark_parser_free(parser) }
    unsafe cmark_parser_attach_syntax_extension(parser, tables)
    unsafe bytes.withUnsafeBytes { buffer in
      let text = unsafe buffer.bindMemory(to: CChar.self)
      if let start = text.baseAddress { unsafe cmark_parser_feed(parser, start, text.count) }
    }
    guard let root = unsafe cmark_parser_finish(parser) else { return [] }
    defer { unsafe cmark_node_free(root) }
    return unsafe collect(root)
  }

  /// The table extension; the registry behind it may be filled once only.
  private nonisolated(unsafe) static let tables: OpaquePointer? = {
    cmark_gfm_core_extensions_ensure_registered()
    return unsafe cmark_find_syntax_extension("table")
  }()

  /// Walks without recursion, so that depth costs no stack.
  private static func collect(_ root: OpaquePointer) -> [FoundBlock] {
    var found: [FoundBlock] = []
    var depth = 0
    var node = unsafe cmark_node_first_child(root)
    while let current = unsafe node {
      let kind = unsafe self.kind(of: current)
      let line = Int(unsafe cmark_node_get_start_line(current))
      // A paragraph that a table was cut from has lost its place; the table still has it.
      if let kind, line > 0 {
        found.append(
          FoundBlock(
            kind: kind, depth: depth, line: line,
            column: Int(unsafe cmark_node_get_start_column(current))))
      }
      if isContainer(kind), let child = unsafe cmark_node_first_child(current) {
        unsafe node = child
        depth += 1
      } else {
        unsafe node = unsafe following(current, &depth)
      }
    }
    return found
  }

  private static func isContainer(_ kind: FoundBlock.Kind?) -> Bool {
    switch kind {
    case .quote, .list, .item: true
    case .code, .html, .paragraph, .heading, .rule, .table, nil: false
    }
  }

  /// The next node that is not inside this one.
  private static func following(
    _ node: OpaquePointer, _ depth: inout Int
  ) -> OpaquePointer? {
    var current = unsafe node
    while true {
      if let next = unsafe cmark_node_next(current) { return unsafe next }
      guard depth > 0, let parent = unsafe cmark_node_parent(current) else { return nil }
      unsafe current = parent
      depth -= 1
    }
  }

  private static func kind(of node: OpaquePointer) -> FoundBlock.Kind? {
    switch unsafe cmark_node_get_type(node) {
    case CMARK_NODE_BLOCK_QUOTE: return .quote
    case CMARK_NODE_LIST:
      return .list(isOrdered: unsafe cmark_node_get_list_type(node) == CMARK_ORDERED_LIST)
    case CMARK_NODE_ITEM: return .item
    case CMARK_NODE_CODE_BLOCK:
      var (length, offset, character): (Int32, Int32, CChar) = (0, 0, 0)
      let fenced = unsafe cmark_node_get_fenced(node, &length, &offset, &character)
      return .code(isFenced: fenced != 0)
    case CMARK_NODE_HTML_BLOCK: return .html
    case CMARK_NODE_PARAGRAPH: return .paragraph
    case CMARK_NODE_HEADING:
      return .heading(level: Int(unsafe cmark_node_get_heading_level(node)))
    case CMARK_NODE_THEMATIC_BREAK: return .rule
    default:
      // The extension's own type is a variable of the library; its name does as well.
      return unsafe cmark_node_get_syntax_extension(node) != nil ? .table : nil
    }
  }
}
