import Contracts
import Coordination
import MarkdownText
import Realms
import SourceText
import Testing

struct ProseRealmTests {
  private func read(_ text: String, current: String? = nil) -> ProseRealm {
    ProseRealm.read(
      MarkdownDocument.read(Array(text.utf8)), current: current.flatMap { RealmName($0) })
  }

  static let plan = """
    # How our repositories work together

    **Purpose:** Keep three repositories in step

    | # | Repository | Purpose | Owner | Link |
    |---|---|---|---|---|
    | 1 | **acme/player** | Records events | @ann | [x](https://host.invalid/acme/player) |
    | 2 | `indexer` | Builds vectors | This repo | |
    | 3 | trainer | Trains models | Separate | |
    | 4 | not a name! | | | |

    ## player -> indexer

    - Rebuild command: `cd indexer && make index`

    **Coordination Required:**
    - [x] Agree on the folder ✅
    - [ ] Agree on the model

    | Component | Owns | Does NOT Own |
    |---|---|---|
    | player | `events/**`, capture scripts | `spec.md` |
    | indexer | `spec.md` | `../secret/**` |

    | Env var | Default value | Used by |
    |---|---|---|
    | `DATA_DIR` | `~/data/` | All |
    | `EMBEDDING_MODEL` | `mini` | indexer |

    ```json
    { "version": "1.2.0", "embedding_model": "mini" }
    ```

    1. **Patch (1.0.x):** New optional fields
    2. **Minor (1.x.0):** New required fields, migration needed

    ## Adding a new event type

    1. **player:** Add the model
    2. **player:** Store it
    3. **trainer:** Read it

    ## When something happens

    | Change type | Action required |
    |---|---|
    | Embedding model change | indexer rebuilds |
    | Server moves | Everybody waits |

    - Issues begin with the `[realm]` prefix

    | Task | Repository | Status |
    |---|---|---|
    | Write the reader | trainer | done |
    | Write the rest | nobody | |

    > A remark
    """

  @Test func `a document of another hand says what its tables and lists say`() throws {
    let realm = read(Self.plan, current: "indexer")
    #expect(realm.summary == "Keep three repositories in step")
    #expect(realm.repositories.map(\.name.text) == ["player", "indexer", "trainer"])
    let (player, indexer) = (realm.repositories[0], realm.repositories[1])
    #expect(player.org == "acme" && player.maintainers == ["@ann"])
    #expect(player.url == "https://host.invalid/acme/player" && indexer.url == nil)
    #expect(player.owns == ["events/**"] && player.notOwns == ["spec.md"])
    #expect(indexer.owns == ["spec.md"] && indexer.notOwns.isEmpty)
    #expect(indexer.dependsOn.map(\.text) == ["player"])
    #expect(indexer.rebuild == "cd indexer && make index")
    #expect(realm.shared.map(\.name) == ["DATA_DIR", "EMBEDDING_MODEL"])
    #expect(realm.shared.map(\.usedBy) == [[], ["indexer"]])
    #expect(realm.version == "1.2.0" && realm.bump == .founding)
    #expect(realm.issuePrefix == "[realm]")
    #expect(realm.syncPoints.map(\.event) == ["embedding-change", "server-moves", "new-event"])
    #expect(realm.syncPoints[0].actions.map(\.repository) == ["indexer"])
    #expect(realm.syncPoints[2].actions.map(\.repository) == ["player", "player", "trainer"])
    #expect(
      realm.items.map(\.task) == [
        "Write the reader", "Write the rest", "Agree on the folder", "Agree on the model",
      ])
    #expect(realm.items.map(\.isDone) == [true, false, true, false])
  }

  @Test func `what nothing is made of is told with its line and how it begins`() {
    let unread = read(Self.plan, current: "trainer").unread.map { "\($0.line) \($0.words)" }
    #expect(
      unread == [
        "8 'This repo' is 'indexer', not 'trainer'", "10 a row of a table: '4'",
        "22 'capture scripts' is no path, so nobody can be held to owning it",
        "23 '../secret/**' is no path, so nobody can be held to owning it", "57 a quotation",
      ], "\(unread)")
  }

  @Test func `repositories may stand in a list`() {
    let realm = read(
      """
      ## Repositories

      - **player**: Records events
      - [indexer](https://host.invalid/indexer): Builds vectors
      - Others will follow: later

      | Variable | Default | Used By |
      |---|---|---|
      | MODEL | mini | indexer |
      """)
    #expect(realm.repositories.map(\.name.text) == ["player", "indexer"])
    #expect(realm.repositories.map(\.summary) == ["Records events", "Builds vectors"])
    #expect(realm.shared.map(\.usedBy) == [["indexer"]])
  }

  @Test(arguments: [
    "", "no table", "| Repository |\n|---|\n", "# x\n\n```\n", "| Repo | Owns |\n|--|--|\n| a |",
    String(repeating: "| Repository |\n|---|\n| a |\n\n", count: 500),
    String(repeating: "- [ ] a: b\n", count: 5_000),
  ])
  func `any text is read`(_ text: String) {
    let realm = read(text)
    #expect(realm.repositories.count <= 1)
  }

  @Test func `the files of what was read are a realm without a problem`() throws {
    let files = read(Self.plan).files(named: try #require(RealmName("rugs")))
    let realm = Realm(files.map { RealmFile($0.path, bytes: $0.bytes) })
    #expect(realm.problems.isEmpty, "\(realm.problems)")
    #expect(realm.charter.issuePrefix == "[realm]")
    #expect(realm.charter.constant("EMBEDDING_MODEL")?.usedBy.map(\.value) == ["indexer"])
    #expect(realm.repositories.count == 3)
    #expect(read(Self.plan).differences(from: realm).isEmpty)
  }

  @Test func `a realm that says something else than its document is told`() {
    let realm = Realm([
      RealmFile(
        "realm.yaml",
        text: "name: rugs\nversion: 1.2.0\nshared: { DATA_DIR: /data, EMBEDDING_MODEL: mini }\n"),
      RealmFile("repos/player.yaml", text: "owns: [\"events/**\"]\nnot_owns: [spec.md]\n"),
      RealmFile("repos/indexer.yaml", text: "owns: [spec.md]\n"),
      RealmFile("repos/other.yaml", text: "name: other\n"),
    ])
    #expect(
      read(Self.plan).differences(from: realm) == [
        "'indexer' depends on 'player' in the document alone",
        "repository 'trainer' is not in the realm",
        "repository 'other' of the realm is not in the document",
        "constant 'DATA_DIR' is '~/data/' in the document and '/data' in the realm",
        "sync point 'embedding-change' is not in the realm",
        "sync point 'server-moves' is not in the realm",
        "sync point 'new-event' is not in the realm",
      ])
  }
}

// MARK: - Files of the family

extension ProseRealmTests {
  private func family(_ path: String, _ text: String) throws -> ProseRealm {
    try FamilyFile.read(SourceFile(path: path, bytes: Array(text.utf8)))
  }

  @Test func `a list of repositories says who depends on whom, from either end`() throws {
    let realm = try family(
      "repos.yaml",
      """
      repos:
        aperture: { path: /home/x/aperture, depends_on: [fungal], colour: red }
        fungal: { path: /home/x/fungal, depended_by: [aperture, late] }
        late: { depends_on: [] }
      """)
    #expect(realm.repositories.map(\.name.text) == ["aperture", "fungal", "late"])
    #expect(realm.repositories.map(\.path) == ["/home/x/aperture", "/home/x/fungal", nil])
    #expect(realm.repositories.map { $0.dependsOn.map(\.text) } == [["fungal"], [], ["fungal"]])
    #expect(
      realm.unread.map(\.words) == [
        "key 'colour' of 'aperture'"
      ])
    let list = try family("repos.yaml", "repos:\n  - name: a\n    depends_on: b\n  - b\n  - 5\n")
    #expect(list.repositories.map(\.name.text) == ["a", "b"])
    #expect(list.unread.map(\.words) == ["an entry without a name"])
  }

  @Test func `where both ends are listed they have to say the same`() throws {
    let realm = try family(
      "repos.yaml",
      """
      repos:
        a: { depends_on: [b] }
        b: { depended_by: [c] }
        c: { depends_on: [b] }
      """)
    #expect(
      realm.unread.map(\.words) == ["'a' depends on 'b', whose 'depended_by' does not say so"])
  }

  @Test func `a manifest and a configuration speak of the repository they lie in`() throws {
    let manifest = try family(
      "aperture/.blue/manifest.yaml",
      """
      dependencies:
        - repo: ../fungal
          type: infrastructure
          resources: [cdk/stack.py, ../x]
        - type: none
      """)
    #expect(manifest.repositories.map(\.name.text) == ["aperture", "fungal"])
    #expect(manifest.repositories[0].dependsOn.map(\.text) == ["fungal"])
    #expect(manifest.repositories[1].owns == ["cdk/stack.py"])
    #expect(manifest.unread.count == 2)
    let settings = try family(
      "x/.blue/config.yaml", "realm: { name: rugs, path: ../realm }\nrepo: fungal\n")
    #expect(settings.name?.text == "rugs" && settings.repositories.map(\.name.text) == ["fungal"])
    #expect(throws: FamilyFile.Fault.self) { try family("repos.yaml", "- a\n") }
    #expect(throws: FamilyFile.Fault.self) { try family("repos.yaml", "a: [") }
  }
}
