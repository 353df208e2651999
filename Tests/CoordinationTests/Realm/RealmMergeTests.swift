import Coordination
import Realms
import Testing

struct RealmMergeTests {
  private func merged(_ base: String?, _ ours: String?, _ theirs: String?) -> RealmMerge {
    RealmMerge(
      path: "domains/d/domain.yaml", base: base.map { Array($0.utf8) },
      ours: ours.map { Array($0.utf8) }, theirs: theirs.map { Array($0.utf8) })
  }

  private func text(_ merge: RealmMerge) -> String? {
    guard case .change(let bytes?) = merge else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  private let base = "# ours\nname: d\nmembers: [a, b] # two\nsummary: s\n"

  @Test func `what one side changed stands, comments too`() {
    let ours = base.replacing("[a, b]", with: "[a, b, c]")
    let theirs = base.replacing("summary: s", with: "summary: other")
    #expect(
      text(merged(base, ours, theirs))
        == "# ours\nname: d\nmembers: [a, b, c] # two\nsummary: other\n")
  }

  @Test func `members that both added are all there, and none twice`() {
    let ours = base.replacing("[a, b]", with: "[a, b, c, e]")
    let theirs = base.replacing("[a, b]", with: "[a, b, d, e]")
    #expect(text(merged(base, ours, theirs))?.contains("members: [a, b, d, e, c]") == true)
  }

  @Test func `the same place changed to something else is a conflict with its name`() {
    let ours = base.replacing("summary: s", with: "summary: one")
    let theirs = base.replacing("summary: s", with: "summary: two")
    #expect(merged(base, ours, theirs) == .conflict("both sides changed 'summary'"))
  }

  @Test func `entries are merged by the contract they name`() {
    let one = "exports:\n  - { contract: p, version: 1.0.0 }\n"
    let ours = one + "  - { contract: q, version: 1.0.0 }\n"
    let theirs = "exports:\n  - { contract: p, version: 2.0.0 }\n"
    let result = text(merged(one, ours, theirs)) ?? ""
    #expect(result.contains("2.0.0") && result.contains("q"), "\(result)")
    let other = "exports:\n  - { contract: p, version: 3.0.0 }\n"
    #expect(merged(one, other, theirs) == .conflict("both sides changed 'exports/p/version'"))
  }

  @Test func `what the realm says already is no change`() {
    #expect(merged(base, base, base) == .settled)
    #expect(merged(nil, base, base) == .settled)
    #expect(merged(base, nil, nil) == .settled)
    #expect(merged(base, nil, base) == .change(nil))
  }

  @Test func `contracts are never mixed`() {
    let merge = RealmMerge(
      path: "domains/d/contracts/p/1.0.0.yaml", base: nil, ours: [0x61], theirs: [0x62])
    #expect(merge == .conflict("both sides wrote this version, with different texts"))
  }
}
