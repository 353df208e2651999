/// A growable run of plain values without bounds checks, for the tables of the hot path.
///
/// The owner frees it; readers hold copies of the handle and promise indexes below `count`.
@safe
@frozen
public struct FlatTable<Element: BitwiseCopyable>: BitwiseCopyable, @unchecked Sendable {
  @usableFromInline var base: UnsafeMutablePointer<Element>
  @usableFromInline package private(set) var count: Int
  @usableFromInline var capacity: Int

  package init(repeating element: Element, count: Int) {
    capacity = max(count, 8)
    unsafe base = .allocate(capacity: capacity)
    unsafe Self.fill(base, capacity, with: element)
    self.count = count
  }

  /// By doubling: what is copied in runs is quick also where the element's type is not known.
  private static func fill(
    _ base: UnsafeMutablePointer<Element>, _ count: Int, with element: Element
  ) {
    guard count > 0 else { return }
    unsafe base.initialize(to: element)
    var filled = 1
    while filled < count {
      let more = min(filled, count - filled)
      unsafe (base + filled).initialize(from: base, count: more)
      filled += more
    }
  }

  package init(_ elements: [Element]) {
    capacity = max(elements.count, 1)
    unsafe base = .allocate(capacity: capacity)
    count = elements.count
    let room = unsafe UnsafeMutableBufferPointer(start: base, count: elements.count)
    _ = unsafe room.initialize(fromContentsOf: elements)
  }

  /// The element at an index.
  @inlinable
  public subscript(index: Int) -> Element {
    @inline(__always) get { unsafe base[index] }
    @inline(__always) nonmutating set { unsafe base[index] = newValue }
  }

  /// The elements from an index on, under indexes from zero; the handle is not to be freed.
  @inlinable
  @inline(__always)
  public func advanced(by distance: Int) -> FlatTable {
    unsafe FlatTable(base: base + distance, count: count - distance)
  }

  @inlinable
  init(base: UnsafeMutablePointer<Element>, count: Int) {
    unsafe self.base = base
    self.count = count
    capacity = count
  }

  /// A handle to one element, for those that would otherwise copy a large one.
  @inlinable
  @inline(__always)
  public func reference(at index: Int) -> FlatReference<Element> {
    unsafe FlatReference(pointer: base + index)
  }

  /// Adds `more` copies of an element and returns the index of the first.
  package mutating func grow(by more: Int, with element: Element) -> Int {
    let first = count
    if count + more > capacity {
      let larger = max(capacity * 2, count + more)
      let moved = UnsafeMutablePointer<Element>.allocate(capacity: larger)
      unsafe moved.update(from: base, count: count)
      unsafe base.deallocate()
      unsafe base = moved
      capacity = larger
    }
    unsafe Self.fill(base + first, more, with: element)
    count += more
    return first
  }

  /// Makes room for more elements, which then may be added without one being moved.
  package mutating func reserve(_ more: Int) {
    guard count + more > capacity else { return }
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: count + more)
    unsafe larger.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = larger
    capacity = count + more
  }

  /// Forgets the elements from an index on; the room stays.
  package mutating func shrink(to count: Int) { self.count = min(self.count, count) }

  package func free() { unsafe base.deallocate() }
}

/// One element of a flat table, read and changed where it lies.
@safe
@frozen
public struct FlatReference<Element: BitwiseCopyable>: BitwiseCopyable, @unchecked Sendable {
  @usableFromInline let pointer: UnsafeMutablePointer<Element>

  @inlinable
  init(pointer: UnsafeMutablePointer<Element>) { unsafe self.pointer = pointer }

  /// The element; what is not used of it is neither read nor written.
  @inlinable
  public var value: Element {
    @inline(__always) get { unsafe pointer.pointee }
    @inline(__always) nonmutating _modify { yield unsafe &pointer.pointee }
  }
}
