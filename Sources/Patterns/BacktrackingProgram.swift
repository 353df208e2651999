import CPCRE2

/// PCRE2 at work on the patterns that no table can hold: look-around and back-references.
///
/// Sendable because the compiled code is never written to after `init`, as PCRE2 promises for
/// `pcre2_match` with match data of one's own, and every call here brings its own.
@safe final class BacktrackingProgram: @unchecked Sendable {
  /// How much work a search may do before it is given up: backtracking steps, and bytes looked at.
  private static let greatestWork = 600_000
  private static let greatestReach = 100_000_000

  private let code: OpaquePointer

  init(_ expression: [UInt8]) throws(PatternError) {
    guard let context = unsafe pcre2_compile_context_create_8(nil) else {
      throw PatternError(.programTooLarge, at: 0)
    }
    defer { unsafe pcre2_compile_context_free_8(context) }
    unsafe pcre2_set_parens_nest_limit_8(context, 1_000)
    var error: Int32 = 0
    var place = 0
    let options =
      PCRE2_UTF | PCRE2_MATCH_UNSET_BACKREF | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT
    let compiled = unsafe expression.withUnsafeBufferPointer { letters in
      unsafe pcre2_compile_8(
        letters.baseAddress, letters.count, options, &error, &place, context)
    }
    guard let compiled = unsafe compiled else { throw Self.fault(error) }
    unsafe code = compiled
    _ = unsafe pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE)
  }

  deinit { unsafe pcre2_code_free_8(code) }

  private static func fault(_ error: Int32) -> PatternError {
    switch error {
    case PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH:
      PatternError(.unsupported("a look-behind whose length varies cannot be matched"), at: 0)
    case PCRE2_ERROR_PATTERN_TOO_LARGE, PCRE2_ERROR_QUANTIFIER_TOO_BIG,
      PCRE2_ERROR_LOOKBEHIND_TOO_LONG, PCRE2_ERROR_HEAP_FAILED,
      PCRE2_ERROR_LOOKBEHIND_TOO_COMPLICATED, PCRE2_ERROR_PATTERN_TOO_COMPLICATED:
      PatternError(.programTooLarge, at: 0)
    default:
      PatternError(.unsupported("the pattern cannot be matched (PCRE2 error \(error))"), at: 0)
    }
  }

  func matches(_ text: borrowing Span<UInt8>, isAnchored: Bool) -> Match {
    let startCount = isAnchored ? 0 : min(text.count, Self.greatestReach / (text.count + 1))
    let isWhole = isAnchored || startCount == text.count
    let limit = Self.greatestWork / (startCount + 1)
    return unsafe text.withUnsafeBufferPointer { letters in
      switch unsafe search(letters, from: 0, lastStart: startCount, limit: limit) {
      case .found: .yes
      case .notFound: isWhole ? .no : .undecided
      case .exhausted: isWhole && !isAnchored ? unsafe searchStepwise(letters) : .undecided
      case .failed: .undecided
      }
    }
  }

  /// Asks start by start with a growing limit, so that one costly start may use what others spare.
  private func searchStepwise(_ text: UnsafeBufferPointer<UInt8>) -> Match {
    var budget = Self.greatestWork
    for start in 0...text.count {
      if unsafe start < text.count && text[start] & 0xC0 == 0x80 { continue }
      var limit = 32
      var answer = Answer.exhausted
      while case .exhausted = answer {
        guard budget >= limit else { return .undecided }
        budget -= limit
        unsafe answer = search(text, from: start, lastStart: start, limit: limit, isChecked: true)
        limit *= 8
      }
      switch answer {
      case .found: return .yes
      case .notFound: continue
      case .exhausted, .failed: return .undecided
      }
    }
    return .no
  }

  // MARK: calls

  private enum Answer {
    case found(Range<Int>)
    case notFound
    /// The limits were met.
    case exhausted
    /// The text is not UTF-8, or memory is short.
    case failed
  }

  private func search(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, lastStart: Int, limit: Int,
    isChecked: Bool = false
  ) -> Answer {
    guard let data = unsafe pcre2_match_data_create_from_pattern_8(code, nil),
      let context = unsafe pcre2_match_context_create_8(nil)
    else { return .failed }
    defer {
      unsafe pcre2_match_data_free_8(data)
      unsafe pcre2_match_context_free_8(context)
    }
    unsafe pcre2_set_match_limit_8(context, UInt32(clamping: limit))
    unsafe pcre2_set_depth_limit_8(context, UInt32(clamping: limit))
    unsafe pcre2_set_heap_limit_8(context, 20_000)
    unsafe pcre2_set_offset_limit_8(context, lastStart)
    // Unless the caller made the text, PCRE2 looks whether it is UTF-8: broken text is no trap.
    let options = isChecked ? PCRE2_NO_UTF_CHECK : 0
    var count = unsafe pcre2_match_8(
      code, text.baseAddress, text.count, start, options, data, context)
    if count == PCRE2_ERROR_JIT_STACKLIMIT {
      unsafe count = pcre2_match_8(
        code, text.baseAddress, text.count, start, options | PCRE2_NO_JIT, data, context)
    }
    switch count {
    case PCRE2_ERROR_NOMATCH: return .notFound
    case PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_HEAPLIMIT:
      return .exhausted
    default: break
    }
    guard count > 0, let ends = unsafe pcre2_get_ovector_pointer_8(data) else { return .failed }
    let (first, last) = unsafe (ends[0], ends[1])
    return .found(first..<max(first, last))
  }

  // MARK: properties

  /// Every scalar of which PCRE2 says that it has the property, or nil when it knows none such.
  static func members(ofProperty words: String) -> ScalarSet? {
    guard let program = try? Self(Array("\\p{\(words)}+".utf8)) else { return nil }
    var runs: [ScalarSet.Run] = []
    unsafe textOfAllScalars.withUnsafeBufferPointer { text in
      var start = 0
      while case .found(let range) = unsafe program.search(
        text, from: start, lastStart: text.count, limit: .max, isChecked: true),
        range.upperBound > start
      {
        runs.append(run(of: range, in: textOfAllScalars.span))
        start = range.upperBound
      }
    }
    return ScalarSet(runs)
  }

  private static func run(
    of range: Range<Int>, in text: borrowing Span<UInt8>
  ) -> ScalarSet.Run {
    var lastStart = range.upperBound - 1
    while lastStart > range.lowerBound, text[lastStart] & 0xC0 == 0x80 { lastStart -= 1 }
    return ScalarSet.Run(
      decodeScalar(text, at: range.lowerBound).0, decodeScalar(text, at: lastStart).0)
  }
}

/// The scalars of the planes that have any with a script, in order; made when first asked for.
private let textOfAllScalars: [UInt8] = {
  var text: [UInt8] = []
  text.reserveCapacity(1_300_000)
  for value in UInt32(0)...0x7FF {
    if value >= 0x80 { text.append(UInt8(0xC0 | value >> 6)) }
    text.append(UInt8(value < 0x80 ? value : 0x80 | value & 0x3F))
  }
  for range in [UInt32(0x800)...0x3FFFF, 0xE0000...0xE1FFF] {
    for value in range where !isSurrogate(value) {
      text.append(UInt8(value < 0x10000 ? 0xE0 | value >> 12 : 0xF0 | value >> 18))
      if value >= 0x10000 { text.append(UInt8(0x80 | value >> 12 & 0x3F)) }
      text.append(UInt8(0x80 | value >> 6 & 0x3F))
      text.append(UInt8(0x80 | value & 0x3F))
    }
  }
  return text
}()
