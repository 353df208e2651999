import Contracts
import JSONText
import Realms

extension SettingsReader {
  private enum RealmKey: String, CaseIterable { case name, path, url, repository, branch }

  /// One realm, or a list of them; a path alone stands for a realm that lies there.
  mutating func readRealms(_ value: JSONValue) {
    let entries = value.kind == .array ? Array(value.elements) : [value]
    settings.realms = entries.compactMap { membership($0) }
  }

  private mutating func membership(_ value: JSONValue) -> RealmMembership? {
    if value.kind == .string {
      return text(value, "realm").map { RealmMembership(span: value.span, path: $0) }
    }
    var membership = RealmMembership(span: value.span)
    for (key, value) in known(value, RealmKey.self, within: "realm") {
      guard let text = text(value, key.rawValue) else { continue }
      switch key {
      case .name: membership.name = name(text, key.rawValue)
      case .repository: membership.repository = name(text, key.rawValue)
      case .path: membership.path = text
      case .url: membership.url = text
      case .branch: membership.branch = text
      }
    }
    guard value.kind == .object else { return nil }
    if value["path"] == nil, value["url"] == nil {
      report(.missingKey("path", within: "realm"), at: value.span)
    }
    return membership.path == nil && membership.url == nil ? nil : membership
  }

  private mutating func name(_ text: Placed<String>, _ key: String) -> Placed<RealmName>? {
    if let name = RealmName(text.value) { return Placed(name, at: text.span) }
    report(.wrongType(key, expected: "a name of letters, digits, '_', '-' and '.'"), at: text.span)
    return nil
  }
}
