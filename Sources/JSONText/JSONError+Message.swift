extension JSONError {
  /// The error in words; the text at fault is never repeated, since it may hold a secret.
  package var message: String {
    switch kind {
    case .noValue: "no JSON value stands here"
    case .truncated: "the JSON text ends before its value does"
    case .byteOrderMark: "a byte order mark stands inside the text"
    case .otherEncoding(let encoding): "the text is \(encoding.rawValue), not UTF-8"
    case .nulBytes(count: 1): "a NUL byte stands in the text"
    case .nulBytes(let count): "\(count) NUL bytes stand in the text"
    case .invalidUTF8: "the bytes are not valid UTF-8"
    case .unexpected(let expected): "\(expected.words) is missing here"
    case .trailingComma: "a comma follows the last entry"
    case .comment: "JSON has no comments"
    case .singleQuotes: "strings need double quotes"
    case .notANumber: "NaN and Infinity are no JSON numbers"
    case .unknownWord: "the word is none of true, false and null"
    case .malformedNumber(let fault): fault.words
    case .controlCharacter(let byte):
      "control character U+00\(hexadecimal(byte)) must be escaped in a string"
    case .invalidEscape: "the escape is none that JSON knows"
    case .loneSurrogate: "half a surrogate pair stands alone"
    case .duplicateName: "the object has this name twice"
    case .tooDeep(let limit): "values are nested more than \(limit) levels deep"
    case .secondValue: "a second value follows the first one"
    case .trailingGarbage: "something follows the end of the value"
    case .tooLarge: "the text is larger than 4 GiB"
    }
  }
}

extension JSONError.Expectation {
  fileprivate var words: String {
    switch self {
    case .value: "a value"
    case .name: "a name in double quotes"
    case .colon: "a colon after the name"
    case .commaOrBracket: "a comma or ']'"
    case .commaOrBrace: "a comma or '}'"
    }
  }
}

extension JSONError.NumberFault {
  fileprivate var words: String {
    switch self {
    case .leadingZero: "a number must not begin with a needless 0"
    case .leadingPlus: "a number must not begin with '+'"
    case .bareFraction: "a digit is missing before the decimal point"
    case .missingFraction: "a digit is missing after the decimal point"
    case .missingExponent: "a digit is missing in the exponent"
    case .hexadecimal: "JSON numbers are decimal"
    case .bareMinus: "a digit is missing after the minus sign"
    }
  }
}

private func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return byte < 16 ? "0" + digits : digits
}
