/// A format that strings can be checked against, by its name in JSON Schema.
package enum StringFormat: String, Hashable, Sendable, CaseIterable {
  case dateTime = "date-time"
  case date
  case time
  case duration
  case email
  case idnEmail = "idn-email"
  case hostname
  case idnHostname = "idn-hostname"
  case ipv4
  case ipv6
  case uri
  case uriReference = "uri-reference"
  case iri
  case iriReference = "iri-reference"
  case uriTemplate = "uri-template"
  case uuid
  case jsonPointer = "json-pointer"
  case relativeJSONPointer = "relative-json-pointer"
  case regex

  /// Whether a text, which must be well-formed UTF-8, is of this format.
  ///
  /// Time grows with the length of the text and no faster, whatever the text says.
  package func accepts(_ text: borrowing Span<UInt8>) -> Bool {
    switch self {
    case .dateTime: isDateTime(text)
    case .date: isDate(text)
    case .time: isTime(text)
    case .duration: isDuration(text)
    case .email: isEmail(text, script: .ascii)
    case .idnEmail: isEmail(text, script: .unicode)
    case .hostname: isHostname(text)
    case .idnHostname: isInternationalHostname(text)
    case .ipv4: isIPv4(text)
    case .ipv6: isIPv6(text)
    case .uri: isResourceIdentifier(text, script: .ascii, form: .absolute)
    case .uriReference: isResourceIdentifier(text, script: .ascii, form: .reference)
    case .iri: isResourceIdentifier(text, script: .unicode, form: .absolute)
    case .iriReference: isResourceIdentifier(text, script: .unicode, form: .reference)
    case .uriTemplate: isURITemplate(text)
    case .uuid: isUUID(text)
    case .jsonPointer: isJSONPointer(text, from: 0)
    case .relativeJSONPointer: isRelativeJSONPointer(text)
    case .regex: isRegularExpression(text)
    }
  }
}

/// Which characters a grammar of both an ASCII and a Unicode edition may use.
enum Script {
  case ascii
  case unicode
}
