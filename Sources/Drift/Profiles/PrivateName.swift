/// Whether the values behind a name are nobody's business: people, secrets, what people write.
///
/// The name is cut where words begin: `apiKey`, `api_key` and `API-KEY` are alike.
package func isPrivateName(_ name: [UInt8]) -> Bool {
  let words = wordsOfName(name)
  if words.contains(where: sensitiveWords.contains) { return true }
  let all = words.joined()
  return sensitiveCompounds.contains { all.contains($0) }
}

/// The words of a name in lower case.
func wordsOfName(_ name: [UInt8]) -> [String] {
  var words: [[UInt8]] = [[]]
  var wasLow = false
  for byte in name.prefix(128) {
    let isHigh = (0x41...0x5A).contains(byte)
    let isLetter = isHigh || (0x61...0x7A).contains(byte) || byte >= 0x80
    if !isLetter || (isHigh && wasLow) { words.append([]) }
    if isLetter { words[words.count - 1].append(isHigh ? byte | 0x20 : byte) }
    wasLow = isLetter && !isHigh
  }
  return words.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
}

private let sensitiveWords: Set<String> = [
  "address", "auth", "authorization", "bearer", "birth", "birthday", "card", "comment", "cookie",
  "credential", "credentials", "cvv", "dob", "email", "firstname", "fullname", "iban", "ip",
  "lastname", "mail", "message", "nickname", "passphrase", "passwd", "password", "phone", "pin",
  "pwd", "secret", "seed", "signature", "ssn", "surname", "telephone", "token",
  "user", "username", "wallet",
]

private let sensitiveCompounds = [
  "apikey", "privatekey", "sessionid", "sessionkey", "secretkey", "accesskey", "username",
  "password", "displayname",
  "playername", "screenname", "realname", "phonenumber",
]
