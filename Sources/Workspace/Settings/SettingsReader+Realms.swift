import Contracts
import JSONText
import Realms
import SourceText

extension SettingsReader {
  private enum RealmKey: String, CaseIterable { case name, path, url, repository, branch }

  /// One realm, or a list of them; a path alone stands for a realm that lies there.
  mutating func readRealms(_ value: JSONValue) {
    let entries = value.kind == .array ? Array(value.elements) : [value]
    settings.realms = entries.compactMap { membership($0) }
  }

  private mutating func membership(_ value: JSONValue) -> RealmMembership? {
    if value.kind == .string {
      return place(text(value, "realm"), "realm").map {
        RealmMembership(span: value.span, path: $0)
      }
    }
    var membership = RealmMembership(span: value.span)
    for (key, value) in known(value, RealmKey.self, within: "realm") {
      guard let text = text(value, key.rawValue) else { continue }
      switch key {
      case .name: membership.name = name(text, key.rawValue)
      case .repository: membership.repository = name(text, key.rawValue)
      case .path: membership.path = place(text, key.rawValue)
      case .url: membership.url = expanded(text, key.rawValue)
      case .branch: membership.branch = text
      }
    }
    guard value.kind == .object else { return nil }
    if value["path"] == nil, value["url"] == nil {
      report(.missingKey("path", within: "realm"), at: value.span)
    }
    return membership.path == nil && membership.url == nil ? nil : membership
  }

  private enum InheritanceKey: String, CaseIterable { case realm, commit, path }

  mutating func readInheritance(_ value: JSONValue) {
    var (realm, commit, path) = (Placed<RealmName>?.none, Placed<String>?.none, "settings.yaml")
    for (key, value) in known(value, InheritanceKey.self, within: "inherit") {
      switch key {
      case .realm: realm = text(value, key.rawValue).flatMap { name($0, key.rawValue) }
      case .commit: commit = self.commit(value)
      case .path: path = paths([value], key.rawValue).first ?? path
      }
    }
    guard value.kind == .object else { return }
    if value["commit"] == nil { report(.missingKey("commit", within: "inherit"), at: value.span) }
    guard let commit else { return }
    settings.inheritance = Settings.Inheritance(
      span: value.span, realm: realm, commit: commit, path: path)
  }

  /// A short one may come to mean another commit, and a branch means another one tomorrow.
  private mutating func commit(_ value: JSONValue) -> Placed<String>? {
    // One of digits alone looks like a number, so what counts is how it is written.
    let words = value.kind == .number ? written(at: value.span) : value.string ?? ""
    let isWhole = [40, 64].contains(words.utf8.count)
    let isHexadecimal = words.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
    }
    if isWhole, isHexadecimal { return Placed(words, at: value.span) }
    report(.malformedCommit(words), at: value.span)
    return nil
  }

  private func written(at span: SourceSpan) -> String {
    guard let bytes = settings.file?.bytes, (0...bytes.count).contains(span.end) else { return "" }
    return String(decoding: bytes[span.range], as: UTF8.self)
  }

  private mutating func name(_ text: Placed<String>, _ key: String) -> Placed<RealmName>? {
    if let name = RealmName(text.value) { return Placed(name, at: text.span) }
    report(.wrongType(key, expected: "a name of letters, digits, '_', '-' and '.'"), at: text.span)
    return nil
  }
}
