/// The keys of `schema.yaml`, in the order they are explained.
///
/// This table is what the reader knows, what `schema explain settings` prints, and what the editors'
/// schema is held to.
package enum SettingsKey: String, Hashable, Sendable, CaseIterable {
  case contracts
  case dataDir = "data_dir"
  case envPrefix = "env_prefix"
  case captures
  case rules
  case waivers
  case failOn = "fail_on"
  case minSeverity = "min_severity"
  case policy
  case rebuild
  case limits
  case repository
  case ledger
  case expert
  case plans
  case realm
  case inherit
  case environment

  package var summary: String {
    switch self {
    case .contracts: "The folder that holds the contracts, counted from the repository's root."
    case .dataDir:
      "The folder of shared data, which holds `manifests/`; the environment comes before it."
    case .envPrefix: "What the names of this repository's environment variables begin with."
    case .captures:
      """
      `envelopes`: where recorders put an event's type, payload, time and sequence, tried in order; \
      `check`: the captures that `schema check` holds to the contracts, as paths or patterns.
      """
    case .rules: "Rules by ID or name, each with a severity, or `off`."
    case .waivers:
      "Findings that are accepted for now, each with `rule`, `reason`, and what narrows it."
    case .failOn: "The least severity that makes the exit code 1."
    case .minSeverity: "The least severity that is shown."
    case .policy: "Which level a kind of change has, where it differs from the built-in one."
    case .rebuild: "What each consumer runs to rebuild after a major version of any contract."
    case .limits: "How large records and documents may be: bytes, or a number with KiB, MiB, GiB."
    case .repository:
      "What this repository is called in manifests that several share; others' are not touched."
    case .ledger:
      "`values`: whether the ledger of unknowns may hold scalars of captures beside their shapes."
    case .expert:
      "`command`: the words of the program that `schema unknown ask` runs; `seconds`: its time."
    case .plans:
      """
      Plan documents: `canonical`, `paths`, `archived`, `ephemeral`, `aliases` of phases, \
      `artifacts` (reports of tests, coverage, scans), `suites`, `coverage_above`, \
      `expires_after_days`, code that is `bound` to plans, and the `commands` that `schema gate` \
      may run, word by word, each for at most `seconds`; what is `required` to be there, and the \
      `names` that files have at a place.
      """
    case .realm:
      "The realms this repository belongs to: `path` or `url`, `name`, `repository`, `branch`."
    case .inherit:
      """
      Settings taken over from a realm: the file `path` as the whole `commit` has it in the clone \
      here, of the `realm` where there are several. What this file says itself comes before them. \
      They may say \(Self.allCases.filter(\.isInheritable).map { "`\($0.rawValue)`" }
        .joined(separator: ", ")), of `captures` the `envelopes` and of `plans` what names no file \
      and no command.
      """
    case .environment:
      """
      Variables that `${NAME}` stands for, each with what holds where it is not set, or nothing \
      where it has to be. `data_dir`, a realm's `path` and `url` and the words of `expert` may hold \
      them; `$${` is a plain `${`.
      """
    }
  }

  /// Whether it may stand in settings that a realm shares: what is true of one repository alone may
  /// not, nor what would be run or read from elsewhere.
  package var isInheritable: Bool {
    switch self {
    case .captures, .rules, .waivers, .failOn, .minSeverity, .policy, .rebuild, .limits, .plans:
      true
    case .contracts, .dataDir, .envPrefix, .repository, .ledger, .expert, .realm, .inherit,
      .environment:
      false
    }
  }

  package var defaultText: String {
    switch self {
    case .contracts: "contracts"
    case .dataDir: "the variable <env_prefix>DATA_DIR, then the repository"
    case .envPrefix: "SCHEMA_"
    case .captures:
      """
      three envelopes: event/data/ts/seq, event_type/data/timestamp, and flat records; check: none
      """
    case .rules: "every rule at its own severity"
    case .waivers: "none"
    case .failOn: "error"
    case .minSeverity: "info, and warning where 'schema check' runs"
    case .policy: "widening: minor, deprecation: minor, meaning: major"
    case .rebuild: "none; a history entry may say it for itself"
    case .limits: "record: 512 MiB in files, 64 MiB in streams; document: 4 MiB; depth: 128"
    case .repository: "none: manifests have no name"
    case .ledger: "values: false"
    case .expert: "no command; seconds: 60"
    case .plans: "Markdown files that look like plans; no commands; coverage_above: 80"
    case .realm: "none"
    case .inherit: "nothing; path: settings.yaml"
    case .environment: "none: texts mean what they say"
    }
  }

  package var example: String {
    switch self {
    case .contracts: "contracts: contracts"
    case .dataDir: "data_dir: ../shared-data"
    case .envPrefix: "env_prefix: GAME_"
    case .captures:
      """
      captures:
        envelopes:
          - { type: /event, payload: [/data/1, /data], time: /ts, sequence: /seq }
        check: [Fixtures/captures/*.jsonl]
      """
    case .rules: "rules: { CL101: error, mixed-case-field-name: off }"
    case .waivers:
      """
      waivers:
        - { rule: EV101, path: captures/old/**, reason: recorder bug, owner: me, expires: 2026-12-31 }
      """
    case .failOn: "fail_on: warning"
    case .minSeverity: "min_severity: warning"
    case .policy: "policy: { widening: patch }"
    case .rebuild: "rebuild: { indexer: make index }"
    case .limits: "limits: { record: 64 MiB, stream_record: 16 MiB, document: 8 MiB, depth: 64 }"
    case .repository: "repository: game-recorder"
    case .ledger: "ledger: { values: true }"
    case .expert: "expert: { command: [python3, tools/expert.py], seconds: 30 }"
    case .plans:
      """
      plans:
        canonical: docs/plan.md
        archived: ["docs/old/**"]
        aliases: { "Phase {x}": "Pipeline {x}" }
        artifacts: ["reports/*.xml"]
        bound: { "src/**": docs/plan.md }
        commands: [[make, test]]
        required: [docs/decisions/ADR-TEMPLATE.md, docs/plans/]
        names: { "docs/plans/*.md": YYYY-MM-DD-slug.md }
      """
    case .realm:
      """
      realm:
        - { name: rugs, path: ../realm, repository: player }
      """
    case .inherit: "inherit: { realm: rugs, commit: 0a1b2c3d4e5f60718293a4b5c6d7e8f901234567 }"
    case .environment: "environment: { SHARED_DATA: ../shared-data }"
    }
  }
}
