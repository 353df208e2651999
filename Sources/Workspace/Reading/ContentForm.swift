/// The form of a file's content, told by its first bytes and never by its name.
package enum ContentForm: String, Hashable, Sendable, CaseIterable {
  case plain = "plain text"
  case gzip = "gzip"
  case zstd = "zstd"
  case bzip2 = "bzip2"
  case xz = "xz"
  case zip = "zip"
  case lz4 = "lz4"
  case parquet = "Parquet"
  case sqlite = "SQLite"

  /// How many first bytes are enough to tell.
  static let prefixCount = 16

  init(firstBytes: [UInt8]) {
    self =
      ContentForm.signatures.first { firstBytes.starts(with: $0.bytes) }?.form
      ?? (ContentForm.isSkippableZstdFrame(firstBytes) ? .zstd : .plain)
  }

  private static let signatures: [(bytes: [UInt8], form: ContentForm)] = [
    ([0x1F, 0x8B], .gzip),
    ([0x28, 0xB5, 0x2F, 0xFD], .zstd),
    (Array("BZh".utf8), .bzip2),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .xz),
    ([0x50, 0x4B, 0x03, 0x04], .zip),
    ([0x50, 0x4B, 0x05, 0x06], .zip),
    ([0x04, 0x22, 0x4D, 0x18], .lz4),
    (Array("PAR1".utf8), .parquet),
    // Its footer is encrypted; the program that reads it says so.
    (Array("PARE".utf8), .parquet),
    (Array("SQLite format 3".utf8), .sqlite),
  ]

  private static func isSkippableZstdFrame(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 4 && (0x50...0x5F).contains(bytes[0])
      && Array(bytes[1..<4]) == [0x2A, 0x4D, 0x18]
  }

  /// What to do about a form that is not read.
  package var advice: String {
    switch self {
    case .plain, .gzip, .zstd: "it is read as it is"
    case .bzip2: "not supported, unpack it first: bunzip2 -k FILE"
    case .xz: "not supported, unpack it first: unxz -k FILE"
    case .zip: "not supported, unpack it first: unzip FILE"
    case .lz4: "not supported, unpack it first: unlz4 FILE"
    case .parquet: "only files are read in this form, not pipes"
    case .sqlite: "not supported, export its rows as JSON lines"
    }
  }
}
