import SourceText

/// The tables of a program, as handles that the walker copies.
struct ProgramTables: BitwiseCopyable, @unchecked Sendable {
  var sites: FlatTable<Site>
  var keys: FlatTable<Key>
  /// Open-addressed: slot plus one, 0 for empty.
  var hashes: FlatTable<Int16>
  var typeFaults: FlatTable<TypeFault>
  var checks: FlatTable<Check>
  var counts: FlatTable<CountCheck>
  var requirements: FlatTable<Requirement>
  var dependencies: FlatTable<Dependency>
  var nameRules: FlatTable<NameRule>
  var refusals: FlatTable<Int32>
  var others: FlatTable<OtherKey>
  var childSites: FlatTable<Int32>
  var keyPatterns: FlatTable<Int32>
  var choices: FlatTable<Choice>
  var candidates: FlatTable<UInt64>
  var memberSets: FlatTable<MemberSet>
  var memberStrings: FlatTable<KeyBytes>
  var memberNumbers: FlatTable<SmallNumber>
  var text: FlatTable<UInt8>
  /// By pattern.
  var matchers: FlatTable<TextMatcher>
  var shapeBlocks: FlatTable<ShapeBlock>
  var shapeRanges: FlatTable<ByteRanges>
  var patternRows: FlatTable<UInt16>
  var patternEnds: FlatTable<Bool>

  func free() {
    sites.free()
    keys.free()
    hashes.free()
    typeFaults.free()
    checks.free()
    counts.free()
    requirements.free()
    dependencies.free()
    nameRules.free()
    refusals.free()
    others.free()
    childSites.free()
    keyPatterns.free()
    choices.free()
    candidates.free()
    memberSets.free()
    memberStrings.free()
    memberNumbers.free()
    text.free()
    matchers.free()
    shapeBlocks.free()
    shapeRanges.free()
    patternRows.free()
    patternEnds.free()
  }
}
