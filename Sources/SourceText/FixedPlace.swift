/// A value that stays at one place in memory, for state that is too large to be copied in and out and
/// is used too often to be counted by references.
///
/// The owner frees it, and is the only one to use it.
@safe
@frozen
public struct FixedPlace<Value: ~Copyable> {
  @usableFromInline let pointer: UnsafeMutablePointer<Value>

  package init(_ value: consuming Value) {
    unsafe pointer = .allocate(capacity: 1)
    unsafe pointer.initialize(to: value)
  }

  /// Looks at the value, or changes it.
  @inlinable
  @inline(__always)
  public func use<Result>(_ body: (inout Value) -> Result) -> Result {
    unsafe body(&pointer.pointee)
  }

  package func free() {
    unsafe pointer.deinitialize(count: 1)
    unsafe pointer.deallocate()
  }
}
