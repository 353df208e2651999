/// Finds where the values of an array, or of a row of documents, begin and end.
///
/// It knows strings and depth and nothing else, so it can stop at any byte and go on with the next
/// piece. What stands inside a value is not judged here; a value that is broken ends where its
/// brackets say.
struct ElementScanner: Sendable {
  enum Step: Hashable, Sendable {
    case began(at: Int)
    case ended(at: Int)
    case fault(LayoutFault.Kind, at: Int)
    /// All bytes were looked at.
    case needsMore
  }

  private enum State: Hashable, Sendable {
    case beforeArray
    /// Outside every element.
    case between
    case container
    case string
    case scalar
    case afterArray
  }

  private var state: State
  private let isArray: Bool
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  /// A line feed ended a string that was left open.
  private var isBroken = false
  /// An element came since the last comma.
  private var wantsComma = false
  private var sawComma = false
  private var toldTrailing = false
  private var toldMissingComma = false

  init(_ layout: CaptureLayout) {
    isArray = layout == .array
    state = isArray ? .beforeArray : .between
  }

  var isInElement: Bool {
    switch state {
    case .container, .string, .scalar: true
    case .beforeArray, .between, .afterArray: false
    }
  }

  /// Whether the text may end here.
  var isClosed: Bool { !isArray || state == .afterArray }

  /// A scanner that meets the element that has just begun once more, from its first byte.
  var restarted: ElementScanner {
    var copy = self
    copy.state = .between
    copy.wantsComma = false
    return copy
  }

  /// Looks at bytes from an offset on, and moves the offset past what it looked at.
  mutating func next(in bytes: UnsafeRawBufferPointer, from offset: inout Int) -> Step {
    while offset < bytes.count {
      let step: Step?
      switch state {
      case .beforeArray, .between, .afterArray: unsafe step = outside(bytes[offset], at: &offset)
      case .container: unsafe step = container(bytes, from: &offset)
      case .string: unsafe step = string(bytes, from: &offset)
      case .scalar: unsafe step = scalar(bytes, from: &offset)
      }
      if let step { return step }
    }
    return .needsMore
  }

  private mutating func outside(_ byte: UInt8, at offset: inout Int) -> Step? {
    let here = offset
    if CaptureLayout.isBlank(byte) {
      offset += 1
      return nil
    }
    if state == .afterArray {
      offset += 1
      if toldTrailing { return nil }
      toldTrailing = true
      return .fault(.trailingContent, at: here)
    }
    if isArray, let step = separator(byte, at: here) {
      offset += 1
      return step
    }
    if isArray, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || state == .beforeArray {
      offset += 1
      state =
        byte == UInt8(ascii: "]") && state == .between ? .afterArray : .between
      return nil
    }
    if wantsComma, isArray, !toldMissingComma {
      toldMissingComma = true
      return .fault(.missingComma, at: here)
    }
    begin(byte)
    offset += 1
    return .began(at: here)
  }

  /// Notes a comma or the end, and tells when it stands in the wrong place.
  private mutating func separator(_ byte: UInt8, at offset: Int) -> Step? {
    guard state == .between else { return nil }
    switch byte {
    case UInt8(ascii: ","):
      let isExtra = !wantsComma
      wantsComma = false
      sawComma = true
      return isExtra ? .fault(.extraComma, at: offset) : nil
    case UInt8(ascii: "]"):
      guard sawComma, !wantsComma else { return nil }
      state = .afterArray
      return .fault(.extraComma, at: offset)
    default: return nil
    }
  }

  private mutating func begin(_ byte: UInt8) {
    toldMissingComma = false
    wantsComma = true
    depth = 0
    isInString = false
    isEscaped = false
    isBroken = false
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      state = .container
      depth = 1
    case UInt8(ascii: "\""): state = .string
    default: state = .scalar
    }
  }

  private mutating func container(_ bytes: UnsafeRawBufferPointer, from offset: inout Int) -> Step?
  {
    while offset < bytes.count {
      if isInString {
        unsafe skipString(bytes, from: &offset)
        continue
      }
      let byte = unsafe bytes[offset]
      if isBroken, !CaptureLayout.isBlank(byte) {
        isBroken = false
        // A new object at the beginning of a line: the broken element must not swallow it.
        if byte == UInt8(ascii: "{") {
          state = .between
          wantsComma = false
          return .ended(at: offset)
        }
      }
      offset += 1
      switch byte {
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 {
          state = .between
          return .ended(at: offset)
        }
      default: break
      }
    }
    return nil
  }

  private mutating func string(_ bytes: UnsafeRawBufferPointer, from offset: inout Int) -> Step? {
    isInString = true
    unsafe skipString(bytes, from: &offset)
    guard !isInString else { return nil }
    state = .between
    return .ended(at: offset)
  }

  private mutating func scalar(_ bytes: UnsafeRawBufferPointer, from offset: inout Int) -> Step? {
    while offset < bytes.count {
      let byte = unsafe bytes[offset]
      let isEnd =
        CaptureLayout.isBlank(byte)
        || (isArray && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]")))
      if isEnd {
        state = .between
        return .ended(at: offset)
      }
      offset += 1
    }
    return nil
  }

  /// Moves to behind the closing quote.
  private mutating func skipString(_ bytes: UnsafeRawBufferPointer, from offset: inout Int) {
    while offset < bytes.count {
      let byte = unsafe bytes[offset]
      offset += 1
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n") {
        isInString = false
        isBroken = byte == UInt8(ascii: "\n")
        return
      }
    }
  }
}
