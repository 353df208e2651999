package import JSONText
import Validation

/// Whether what stands at a path may be somebody's data or a secret, as far as its names tell.
///
/// Values of such fields are never kept, whatever the settings say; a name too many costs an
/// example, a name too few costs a person's trust.
package func isSensitive(_ path: JSONName) -> Bool {
  let names = JSONPointer(parsing: path.utf8)?.tokens ?? [path]
  return names.contains { token in
    looksLikeData(token) || words(of: token).contains { sensitiveWords.contains($0) }
  }
}

/// `userEmail_2` in the words `user`, `email` and `2`, all in small letters.
private func words(of name: JSONName) -> [String] {
  var words: [String] = []
  var word: [UInt8] = []
  var wasSmall = false
  for byte in name.utf8 {
    let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    let isLetter = isCapital || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    if !isLetter || (isCapital && wasSmall) {
      words.append(String(decoding: word, as: UTF8.self))
      word = []
    }
    if isLetter { word.append(byte | 0x20) }
    wasSmall = isLetter && !isCapital
  }
  words.append(String(decoding: word, as: UTF8.self))
  // A run of words may be one: `apiKey`, `birth_day`.
  return words + zip(words, words.dropFirst()).map { $0 + $1 }
}

private let sensitiveWords: Set<String> = [
  "account", "address", "apikey", "auth", "authorization", "avatar", "bearer", "bio", "birth",
  "birthday", "birthdate", "card", "chat", "city", "cookie", "coordinates", "country", "credential",
  "credentials", "cvv", "did", "dob", "email", "fingerprint", "firstname", "fullname", "gender",
  "hash", "iban", "ip", "ipaddress", "jwt", "key", "lastname", "lat", "latitude", "lng", "location",
  "login", "lon", "longitude", "mail", "message", "mnemonic", "name", "nickname", "nonce", "otp",
  "passport", "passphrase", "passwd", "password", "phone", "pin", "player", "playerid", "postcode",
  "private", "pubkey", "publickey", "pwd", "salt", "secret", "seed", "session", "sessionid",
  "signature", "ssn", "street", "surname", "tel", "telephone", "text", "token", "url", "user",
  "userid", "username", "wallet", "zip",
]
