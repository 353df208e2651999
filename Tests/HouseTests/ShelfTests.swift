import Testing

/// Holds the `import` lines to the table in `Package.swift`.
struct ShelfTests {
  /// Modules that touch files, clock, processes and environment.
  private let edge: Set<String> = ["Workspace", "Commands", "schema"]

  @Test func `a module imports only what the table gives it`() {
    let uses = Dictionary(uniqueKeysWithValues: House.shelves.map { ($0.name, $0.uses) })
    #expect(House.sources.count > 100)
    for file in House.sources {
      guard file.module != "schema" else { continue }
      guard let allowed = uses[file.module] else {
        Issue.record("\(file.path): the table has no module '\(file.module)'")
        continue
      }
      for name in file.imports where !Self.system.contains(name) {
        #expect(allowed.contains(name), "\(file.path) imports \(name)")
      }
    }
  }

  @Test func `a module uses only what stands above it`() {
    var above = Set(House.libraries)
    #expect(House.shelves.count > 10)
    for shelf in House.shelves {
      for name in shelf.uses {
        #expect(above.contains(name), "\(shelf.name) uses \(name), which stands below it")
      }
      above.insert(shelf.name)
    }
  }

  @Test func `each C library is imported by one module`() {
    for library in House.libraries {
      let modules = Set(House.sources.filter { $0.imports.contains(library) }.map(\.module))
      #expect(modules.count == 1, "\(library) is imported by \(modules.sorted())")
    }
  }

  @Test func `only the edge reaches the system`() {
    for file in House.sources where file.imports.contains("Glibc") {
      #expect(edge.contains(file.module), "\(file.path) imports Glibc")
    }
  }

  @Test func `nobody imports Foundation`() {
    for file in House.sources {
      for name in file.imports {
        #expect(!name.hasPrefix("Foundation"), "\(file.path) imports \(name)")
      }
    }
  }

  private static let system: Set<String> = ["Glibc", "Synchronization"]
}
