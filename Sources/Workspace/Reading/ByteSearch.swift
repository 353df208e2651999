import Glibc

/// Whether a word stands anywhere in a text.
package func holds(_ text: [UInt8], _ word: [UInt8]) -> Bool {
  guard let first = word.first else { return true }
  return unsafe text.withUnsafeBytes { text in
    unsafe word.withUnsafeBytes { word in
      guard let base = text.baseAddress, let wanted = word.baseAddress else { return false }
      var start = 0
      while text.count - start >= word.count,
        let found = unsafe memchr(base + start, Int32(first), text.count - start - word.count + 1)
      {
        if unsafe memcmp(found, wanted, word.count) == 0 { return true }
        unsafe start = UnsafeRawPointer(found) - base + 1
      }
      return false
    }
  }
}
