package import JSONText
import Validation

/// The name of a field, for what it tells of the values behind it: of people, secrets, what people
/// write.
///
/// The name is cut where words begin: `apiKey`, `api_key` and `API-KEY` are alike. A name too many
/// costs an example, a name too few costs a person's trust.
package struct PrivateName {
  /// In lower case.
  let words: [String]

  package init(_ name: some Sequence<UInt8>) {
    var words: [[UInt8]] = [[]]
    var wasLow = false
    for byte in name.prefix(128) {
      let isHigh = (0x41...0x5A).contains(byte)
      let isLetter = isHigh || (0x61...0x7A).contains(byte) || byte >= 0x80
      if !isLetter || (isHigh && wasLow) { words.append([]) }
      if isLetter { words[words.count - 1].append(isHigh ? byte | 0x20 : byte) }
      wasLow = isLetter && !isHigh
    }
    self.words = words.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether the values are nobody's business: no counts, words or forms of them are kept.
  package var isPrivate: Bool {
    if words.contains(where: Self.privateWords.contains) { return true }
    let all = words.joined()
    return Self.privateCompounds.contains { all.contains($0) }
  }

  /// Whether a single value might tell of somebody: none is shown, whatever the settings say.
  var maySayWho: Bool {
    // A run of words may be one: `apiKey`, `birth_day`.
    isPrivate || words.contains(where: Self.tellingWords.contains)
      || zip(words, words.dropFirst()).contains { Self.tellingWords.contains($0 + $1) }
  }

  private static let privateWords: Set<String> = [
    "address", "auth", "authorization", "bearer", "birth", "birthday", "card", "comment", "cookie",
    "credential", "credentials", "cvv", "dob", "email", "firstname", "fullname", "iban", "ip",
    "lastname", "mail", "message", "nickname", "passphrase", "passwd", "password", "phone", "pin",
    "pwd", "secret", "seed", "signature", "ssn", "surname", "telephone", "token",
    "user", "username", "wallet",
  ]

  private static let privateCompounds = [
    "apikey", "privatekey", "sessionid", "sessionkey", "secretkey", "accesskey", "username",
    "password", "displayname",
    "playername", "screenname", "realname", "phonenumber",
  ]

  private static let tellingWords: Set<String> = [
    "account", "apikey", "avatar", "bio", "birthdate", "chat", "city", "coordinates", "country",
    "did", "fingerprint", "gender", "hash", "ipaddress", "jwt", "key", "lat", "latitude", "lng",
    "location", "login", "lon", "longitude", "mnemonic", "name", "nonce", "otp", "passport",
    "player", "playerid", "postcode", "private", "pubkey", "publickey", "salt", "session",
    "sessionid", "street", "tel", "text", "url", "userid", "zip",
  ]
}

/// Whether what stands at a path may be somebody's data or a secret, as far as its names tell.
package func isSensitive(_ path: JSONName) -> Bool {
  let names = JSONPointer(parsing: path.utf8)?.tokens ?? [path]
  return names.contains { looksLikeData($0) || PrivateName($0.utf8).maySayWho }
}
