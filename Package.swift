// swift-tools-version: 6.2
import PackageDescription

// The shelves of the house, top to bottom. A module may use only what stands above it in this
// table; `Tests/HouseTests` holds every `import` line to it. Tests stand beside what they test.

/// One Swift module: its name and the modules it may import.
struct Shelf {
  var name: String
  var uses: [String]

  init(_ name: String, uses: [String] = []) {
    self.name = name
    self.uses = uses
  }
}

/// C libraries that Debian packages; each is imported by exactly one Swift module.
let systemLibraries: [(name: String, pkgConfig: String, apt: String)] = [
  ("CYAML", "yaml-0.1", "libyaml-dev"),
  ("CPCRE2", "libpcre2-8", "libpcre2-dev"),
  ("CZlib", "zlib", "zlib1g-dev"),
  ("CZstd", "libzstd", "libzstd-dev"),
  ("CCrypto", "libcrypto", "libssl-dev"),
  ("CMarkdown", "libcmark-gfm", "libcmark-gfm-dev"),
  ("CExpat", "expat", "libexpat1-dev"),
]

let shelves: [Shelf] = [
  // ground: bytes and places; what is wrong, by which rule, how to mend it
  Shelf("SourceText"),
  Shelf("Findings", uses: ["SourceText"]),

  // formats: text in, trees with places out
  Shelf("JSONText", uses: ["CSimdJSON", "SourceText"]),
  Shelf("YAMLText", uses: ["CYAML", "SourceText", "JSONText"]),
  Shelf("MarkdownText", uses: ["CMarkdown", "SourceText"]),
  Shelf("XMLText", uses: ["CExpat", "SourceText"]),
  Shelf("Patterns", uses: ["CPCRE2", "SourceText"]),
  Shelf("StringFormats", uses: ["Patterns"]),

  // nouns: what the project talks about
  Shelf("Schemas", uses: ["SourceText", "JSONText", "Patterns", "StringFormats"]),
  Shelf("Contracts", uses: ["SourceText", "Findings", "JSONText", "YAMLText", "Schemas"]),
  Shelf("Captures", uses: ["SourceText", "JSONText"]),
  Shelf(
    "Plans",
    uses: ["SourceText", "Findings", "JSONText", "YAMLText", "MarkdownText", "Contracts"]),
  Shelf(
    "Realms",
    uses: ["SourceText", "Findings", "JSONText", "YAMLText", "MarkdownText", "Contracts"]),

  // verbs: values in, values out
  Shelf(
    "Validation",
    uses: [
      "SourceText", "Findings", "JSONText", "Patterns", "StringFormats", "Schemas", "Captures",
      "Contracts",
    ]),
  Shelf(
    "Evolution",
    uses: [
      "SourceText", "Findings", "JSONText", "YAMLText", "Patterns", "StringFormats", "Schemas",
      "Captures", "Contracts", "Validation",
    ]),
  Shelf(
    "Linting",
    uses: [
      "SourceText", "Findings", "JSONText", "YAMLText", "Patterns", "StringFormats", "Schemas",
      "Contracts", "Validation",
    ]),
  Shelf(
    "Drift",
    uses: [
      "SourceText", "Findings", "JSONText", "YAMLText", "Patterns", "StringFormats", "Schemas",
      "Captures", "Contracts", "Validation", "Evolution", "Linting",
    ]),
  Shelf("Reports", uses: ["SourceText", "Findings"]),
  Shelf(
    "Gating",
    uses: [
      "SourceText", "Findings", "JSONText", "YAMLText", "MarkdownText", "XMLText", "Patterns",
      "Schemas", "Captures", "Contracts", "Plans", "Validation",
    ]),
  Shelf(
    "Coordination",
    uses: [
      "SourceText", "Findings", "JSONText", "YAMLText", "MarkdownText", "Patterns", "Schemas",
      "Contracts", "Plans", "Realms", "Validation", "Evolution", "Linting", "Drift", "Reports",
    ]),

  // edge: files, clock, processes, environment, stdout, exit codes
  Shelf(
    "Workspace",
    uses: [
      "CZlib", "CZstd", "CCrypto", "CPosix", "SourceText", "Findings", "JSONText", "YAMLText",
      "Contracts",
      "Captures", "Plans", "Realms",
    ]),
  Shelf("Arguments", uses: ["SourceText"]),
  Shelf(
    "Commands",
    uses: [
      "SourceText", "Findings", "JSONText", "YAMLText", "MarkdownText", "XMLText", "Patterns",
      "StringFormats", "Schemas", "Contracts", "Captures", "Plans", "Realms", "Validation",
      "Evolution", "Linting", "Drift", "Gating", "Coordination", "Reports", "Workspace",
      "Arguments",
    ]),
]

/// What the tests share: golden files, shared data, chance from a seed, a folder for one test.
let testSupport = Shelf("TestSupport")

/// Test targets and what they import besides `TestSupport`.
let tests: [Shelf] = [
  Shelf("HouseTests", uses: ["Commands", "Reports", "Findings"]),
  Shelf("SourceTextTests", uses: ["SourceText"]),
  Shelf("FindingsTests", uses: ["Findings", "SourceText"]),
  Shelf("JSONTextTests", uses: ["JSONText", "SourceText"]),
  Shelf("YAMLTextTests", uses: ["YAMLText", "JSONText", "SourceText"]),
  Shelf("MarkdownTextTests", uses: ["MarkdownText", "SourceText"]),
  Shelf("XMLTextTests", uses: ["XMLText", "SourceText"]),
  Shelf("PatternsTests", uses: ["Patterns", "SourceText", "JSONText"]),
  Shelf("StringFormatsTests", uses: ["StringFormats", "JSONText"]),
  Shelf("SchemasTests", uses: ["Schemas", "JSONText", "SourceText"]),
  Shelf("ContractsTests", uses: ["Contracts", "YAMLText", "JSONText", "Findings", "SourceText"]),
  Shelf("CapturesTests", uses: ["Captures", "JSONText", "SourceText"]),
  Shelf(
    "PlansTests",
    uses: ["Plans", "MarkdownText", "Contracts", "YAMLText", "JSONText", "Findings", "SourceText"]),
  Shelf(
    "RealmsTests",
    uses: ["Realms", "MarkdownText", "Contracts", "YAMLText", "JSONText", "Findings", "SourceText"]
  ),
  Shelf(
    "ValidationTests",
    uses: [
      "Validation", "Captures", "Contracts", "Schemas", "YAMLText", "JSONText", "Findings",
      "SourceText",
    ]),
  Shelf(
    "EvolutionTests",
    uses: [
      "Evolution", "Validation", "Captures", "Contracts", "Schemas", "Patterns", "YAMLText",
      "JSONText", "Findings", "SourceText",
    ]),
  Shelf(
    "DriftTests",
    uses: [
      "Drift", "Evolution", "Validation", "Captures", "Contracts", "Schemas", "Patterns",
      "YAMLText", "JSONText", "Findings", "SourceText",
    ]),
  Shelf(
    "LintingTests",
    uses: ["Linting", "Contracts", "Schemas", "YAMLText", "JSONText", "Findings", "SourceText"]),
  Shelf(
    "GatingTests",
    uses: [
      "Gating", "Plans", "Validation", "Captures", "Contracts", "Schemas", "MarkdownText",
      "XMLText", "YAMLText", "JSONText", "Findings", "SourceText",
    ]),
  Shelf(
    "CoordinationTests",
    uses: [
      "Coordination", "Realms", "Plans", "Evolution", "Validation", "Contracts", "Schemas",
      "MarkdownText", "YAMLText", "JSONText", "Findings", "SourceText",
    ]),
  Shelf("ReportsTests", uses: ["Reports", "Findings", "JSONText", "SourceText"]),
  Shelf(
    "WorkspaceTests",
    uses: ["Workspace", "SourceText", "Findings", "Contracts", "Captures", "Realms"]),
  Shelf("ArgumentsTests", uses: ["Arguments"]),
  Shelf(
    "CommandsTests",
    uses: [
      "Commands", "Workspace", "Arguments", "Reports", "Gating", "Coordination", "Realms", "Plans",
      "Validation", "Schemas", "Contracts", "Findings", "JSONText", "YAMLText", "SourceText",
    ]),
]

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  // Types of generics are reached by their addresses instead of being looked up by their names,
  // which costs a short command half of its instructions (docs/decisions/0052-types-by-address.md).
  .unsafeFlags(
    ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"],
    .when(configuration: .release)),
]

/// The walkers' state is changed by one thread alone, and asking so for every event costs as much as
/// a short event does; debug builds, and with them all tests, still ask.
let unasked: [SwiftSetting] = [
  .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))
]

let strictTests: [SwiftSetting] = [
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "schema",
  products: [
    .executable(name: "schema", targets: ["schema"])
  ],
  targets:
    systemLibraries.map {
      .systemLibrary(
        name: $0.name, path: "Sources/\($0.name)", pkgConfig: $0.pkgConfig,
        providers: [.apt([$0.apt])])
    }
    + [
      // A function of the C library that its headers hide; nothing to install.
      .systemLibrary(name: "CPosix", path: "Sources/CPosix"),
      .target(
        name: "CSimdJSON",
        cxxSettings: [.unsafeFlags(["-std=c++17", "-O3"])],
        linkerSettings: [.linkedLibrary("simdjson")]),
    ]
    + shelves.map {
      .target(
        name: $0.name, dependencies: $0.uses.map { .byName(name: $0) },
        swiftSettings: ["Validation", "Drift"].contains($0.name) ? strict + unasked : strict)
    }
    + [
      .executableTarget(
        name: "schema", dependencies: ["Commands", "Workspace"], swiftSettings: strict)
    ]
    + [
      // Not a part of the product: decides pairs of schemas for `Benchmarks/containment`.
      .executableTarget(
        name: "containment-bench", dependencies: ["Evolution", "Schemas", "JSONText"],
        path: "Benchmarks/Containment", swiftSettings: strict)
    ]
    + [
      .target(
        name: testSupport.name, path: "Tests/\(testSupport.name)", swiftSettings: strictTests)
    ]
    + tests.map {
      .testTarget(
        name: $0.name, dependencies: ($0.uses + [testSupport.name]).map { .byName(name: $0) },
        swiftSettings: strictTests)
    }
)
