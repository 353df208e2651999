import Foundation
import TestSupport

/// The package as files: what the tests of the house read.
enum House {
  /// One Swift file of `Sources`.
  struct File {
    /// From the package's root: `Sources/Reports/TextReport.swift`.
    var path: String
    var module: String
    var lines: [String]

    /// The lines without those that are comments alone.
    var code: [String] {
      lines.filter { !$0.drop { $0 == " " }.hasPrefix("//") }
    }
  }

  static let sources: [File] = {
    PackageFiles.paths(below: "Sources", endings: [".swift"]).map { path in
      File(
        path: path, module: path.split(separator: "/").dropFirst().first.map(String.init) ?? "",
        lines: text(path).components(separatedBy: "\n"))
    }
  }()

  /// One entry of the table in `Package.swift`.
  struct Shelf {
    var name: String
    var uses: [String]
  }

  /// The modules in shelf order.
  static let shelves: [Shelf] = table(from: "let shelves: [Shelf] = [")

  /// The C libraries.
  static let libraries: [String] = {
    let manifest = text("Package.swift")
    let start = manifest.components(separatedBy: "let systemLibraries").dropFirst().joined()
    let body = start.components(separatedBy: "\n]").first ?? ""
    return body.components(separatedBy: "\n").compactMap { quoted($0).first } + [
      "CSimdJSON", "CPosix",
    ]
  }()

  static func text(_ path: String) -> String { PackageFiles.text(path) ?? "" }

  private static func table(from heading: String) -> [Shelf] {
    let rest = text("Package.swift").components(separatedBy: heading).dropFirst().joined()
    let body = rest.components(separatedBy: "\n]").first ?? ""
    return body.components(separatedBy: "Shelf(").dropFirst().compactMap { entry in
      let words = quoted(entry)
      return words.first.map { Shelf(name: $0, uses: Array(words.dropFirst())) }
    }
  }

  /// The words between double quotes.
  private static func quoted(_ text: String) -> [String] {
    text.components(separatedBy: "\"").enumerated().filter { !$0.offset.isMultiple(of: 2) }
      .map(\.element)
  }
}

extension House.File {
  /// The modules that the file imports.
  var imports: [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ")
      guard let keyword = words.firstIndex(of: "import"), keyword + 1 < words.count,
        words[..<keyword].allSatisfy({ $0.hasPrefix("@") || Self.accessLevels.contains($0) })
      else { return nil }
      return words[keyword + 1].split(separator: ".").first.map(String.init)
    }
  }

  private static let accessLevels: Set<Substring> = [
    "public", "package", "internal", "fileprivate", "private",
  ]
}
