import SourceText

/// A site read where it lies: the walk passes sites along for every value, and a copy of one costs
/// more than most values do.
struct SiteReference: BitwiseCopyable {
  private let site: FlatReference<Site>

  @inline(__always)
  init(_ sites: FlatTable<Site>, _ index: Int32) { site = sites.reference(at: Int(index)) }

  var allowed: UInt8 { @inline(__always) get { site.value.allowed } }
  var onlyPattern: Int32 { @inline(__always) get { site.value.onlyPattern } }
  var scalars: PlainScalars { @inline(__always) get { site.value.scalars } }
  var undecided: UInt8 { @inline(__always) get { site.value.undecided } }
  var idle: UInt8 { @inline(__always) get { site.value.idle } }
  var isStrictInteger: Bool { @inline(__always) get { site.value.isStrictInteger } }
  var typeFaults: Run { @inline(__always) get { site.value.typeFaults } }
  var checks: Run { @inline(__always) get { site.value.checks } }
  var counts: Run { @inline(__always) get { site.value.counts } }
  var choices: Run { @inline(__always) get { site.value.choices } }
  var keys: Run { @inline(__always) get { site.value.keys } }
  var firstMember: Int32 { @inline(__always) get { site.value.firstMember } }
  var hashStart: Int32 { @inline(__always) get { site.value.hashStart } }
  var hashMask: Int32 { @inline(__always) get { site.value.hashMask } }
  var required: UInt64 { @inline(__always) get { site.value.required } }
  var requirements: Run { @inline(__always) get { site.value.requirements } }
  var names: Run { @inline(__always) get { site.value.names } }
  var dependencies: Run { @inline(__always) get { site.value.dependencies } }
  var keyPatterns: Run { @inline(__always) get { site.value.keyPatterns } }
  var others: Run { @inline(__always) get { site.value.others } }
  var prefix: Run { @inline(__always) get { site.value.prefix } }
  var restSite: Int32 { @inline(__always) get { site.value.restSite } }
  var aliasCount: Int32 { @inline(__always) get { site.value.aliasCount } }
  var restSlot: Int32 { @inline(__always) get { site.value.restSlot } }

  @inline(__always) func otherSlot(_ subset: Int32) -> Int32 { site.value.otherSlot(subset) }
  @inline(__always) func prefixSlot(_ index: Int32) -> Int32 { site.value.prefixSlot(index) }
  @inline(__always) func aliasSlot(_ index: Int32) -> Int32 { site.value.aliasSlot(index) }
}
