import Captures
import Contracts
import Findings
import JSONText
import SourceText

extension SettingsReader {
  private enum EnvelopeKey: String, CaseIterable { case type, payload, time, sequence }

  /// A list of envelopes takes the place of the built-in ones as soon as one of them can be read.
  mutating func readEnvelopes(_ value: JSONValue) {
    let rules = elements(value, "envelopes").compactMap { envelope($0) }
    if !rules.isEmpty { settings.envelope = Envelope(rules: rules) }
  }

  private mutating func envelope(_ value: JSONValue) -> EnvelopeRule? {
    var type: EnvelopePointer?
    var rule = EnvelopeRule(type: EnvelopePointer(.root), payload: [])
    let before = problems.count
    for (key, value) in known(value, EnvelopeKey.self, within: "envelopes") {
      switch key {
      case .type: type = pointer(value, "type")
      case .time: rule.time = pointer(value, "time")
      case .sequence: rule.sequence = pointer(value, "sequence")
      case .payload:
        let pointers = value.kind == .array ? Array(value.elements) : [value]
        rule.payload = pointers.compactMap { pointer($0, "payload") }
      }
    }
    guard problems.count == before else { return nil }
    guard let type else {
      report(.missingKey("type", within: "envelopes"), at: value.span)
      return nil
    }
    rule.type = type
    if rule.payload.isEmpty { rule.payload = [EnvelopePointer(.root)] }
    return rule
  }

  /// The empty pointer is a pointer: the record itself.
  private mutating func pointer(_ value: JSONValue, _ key: String) -> EnvelopePointer? {
    guard let text = value.string else {
      report(.wrongType(key, expected: "a JSON pointer"), at: value.span)
      return nil
    }
    if let pointer = EnvelopePointer(text) { return pointer }
    report(.malformedPointer(text, key: key), at: value.span)
    return nil
  }

  mutating func readRules(_ value: JSONValue) {
    guard value.kind == .object else {
      return report(.wrongType("rules", expected: "a mapping of rules"), at: value.span)
    }
    for member in value.members {
      let name = member.name.description
      // `off` is a word here, and `false` what older YAML makes of it.
      let setting: Settings.RuleSetting
      let rule = Placed(name, at: member.key.span)
      if member.value.bool == false {
        setting = .init(rule: rule, severity: nil)
      } else {
        guard let text = text(member.value, name) else { continue }
        let severity = severity(text, name, or: "off")
        guard text.value == "off" || severity != nil else { continue }
        setting = .init(rule: rule, severity: severity)
      }
      settings.rules.append(setting)
    }
  }

  private enum WaiverKey: String, CaseIterable {
    case rule, id, fingerprint, path, reason, owner, expires, issue
  }

  mutating func readWaivers(_ value: JSONValue) {
    for entry in elements(value, "waivers") {
      var texts: [WaiverKey: Placed<String>] = [:]
      for (key, value) in known(entry, WaiverKey.self, within: "waivers") {
        // A fingerprint of digits alone looks like a number.
        texts[key] =
          key == .fingerprint && value.kind == .number
          ? Placed(String(decoding: value.text, as: UTF8.self), at: value.span)
          : text(value, key.rawValue)
      }
      guard entry.kind == .object else { continue }
      for key in [WaiverKey.rule, .reason] where texts[key] == nil {
        report(.missingKey(key.rawValue, within: "waivers"), at: entry.span)
      }
      guard let rule = texts[.rule], let reason = texts[.reason] else { continue }
      var expires: Placed<Day>?
      if let text = texts[.expires] {
        expires = Day(text.value).map { Placed($0, at: text.span) }
        // A waiver whose end cannot be read must not hold for ever.
        guard expires != nil else {
          report(.malformedDate(text.value), at: text.span)
          continue
        }
      }
      settings.waivers.append(
        Settings.Waiver(
          span: entry.span, rule: rule, reason: reason, fingerprint: texts[.fingerprint],
          gate: texts[.id],
          path: texts[.path], owner: texts[.owner], expires: expires))
    }
  }

  mutating func readRebuild(_ value: JSONValue) {
    guard value.kind == .object else {
      return report(.wrongType("rebuild", expected: "a mapping of consumers"), at: value.span)
    }
    for member in value.members {
      let consumer = member.name.description
      guard let command = text(member.value, consumer) else { continue }
      settings.rebuild.append(
        Contract.Rebuild(consumer: Placed(consumer, at: member.key.span), command: command))
    }
  }

  private enum LimitKey: String, CaseIterable {
    case record, document, depth
    case streamRecord = "stream_record"
  }

  mutating func readLimits(_ value: JSONValue) {
    for (key, value) in known(value, LimitKey.self, within: "limits") {
      guard let size = size(value, key.rawValue) else { continue }
      switch key {
      case .record: settings.limits.record = size
      case .streamRecord: settings.limits.streamRecord = size
      case .document: settings.limits.document = size
      // Deeper than this no reader here goes, whatever it is told.
      case .depth: settings.limits.depth = min(size, 512)
      }
    }
  }

  /// A number of bytes, or a text such as `64 MiB`.
  private mutating func size(_ value: JSONValue, _ key: String) -> Int? {
    let words = String(decoding: value.text, as: UTF8.self)
    let parts = words.split(separator: " ")
    let units = ["": 1, "B": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30]
    let unit = parts.count == 2 ? units[String(parts[1])] : parts.count == 1 ? 1 : nil
    guard value.kind == .number || value.kind == .string, let unit,
      let count = parts.first.flatMap({ Int($0) }), count > 0
    else {
      report(.malformedSize(words, key: key), at: value.span)
      return nil
    }
    let (size, isTooLarge) = count.multipliedReportingOverflow(by: unit)
    return isTooLarge ? .max >> 1 : size
  }
}
