import CCrypto

/// A SHA-256 that is computed piece by piece.
@safe package struct Digest: ~Copyable {
  /// Nil when memory is short; the digest is then empty and equals no other.
  private let context: OpaquePointer?

  package init() {
    unsafe context = EVP_MD_CTX_new()
    if let context = unsafe context { unsafe _ = EVP_DigestInit_ex(context, EVP_sha256(), nil) }
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  package mutating func update(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { unsafe update($0) }
  }

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard let context = unsafe context else { return }
    unsafe _ = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  /// The digest of what was taken so far, which may go on.
  borrowing func soFar() -> [UInt8] {
    guard let context = unsafe context, let copy = unsafe EVP_MD_CTX_new() else { return [] }
    defer { unsafe EVP_MD_CTX_free(copy) }
    guard unsafe EVP_MD_CTX_copy_ex(copy, context) == 1 else { return [] }
    return unsafe Self.result(of: copy)
  }

  /// The 32 bytes of the digest.
  package consuming func finish() -> [UInt8] {
    guard let context = unsafe context else { return [] }
    return unsafe Self.result(of: context)
  }

  private static func result(of context: OpaquePointer) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    unsafe _ = EVP_DigestFinal_ex(context, &result, &count)
    return Array(result.prefix(Int(count)))
  }

  package static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var digest = Digest()
    digest.update(bytes)
    return digest.finish()
  }

  /// The digest as 64 small hexadecimal digits.
  package static func sha256Text(_ bytes: [UInt8]) -> String { hexadecimal(sha256(bytes)) }

  package static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
