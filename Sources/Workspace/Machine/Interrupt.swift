import Glibc
import Synchronization

// A signal handler can reach nothing but what is global; everything else asks `Interrupt`.
private let wasRequested = Atomic<Bool>(false)

/// The wish to stop: Ctrl-C or a polite kill.
///
/// The first one is noted, and loops that poll end their work in order; the second ends the
/// process at once.
package enum Interrupt {
  /// Whether someone asked us to stop.
  package static var isRequested: Bool { wasRequested.load(ordering: .relaxed) }

  /// Notes SIGINT and SIGTERM from now on, and turns writes to a closed pipe or past a file size
  /// limit into errors that can be told.
  package static func prepareSignals() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
    for number in [SIGINT, SIGTERM] {
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = { _ in
        wasRequested.store(true, ordering: .relaxed)
      }
      unsafe sigemptyset(&action.sa_mask)
      // The handler serves once, and a waiting read returns instead of waiting on.
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
      unsafe _ = sigaction(number, &action, nil)
    }
  }
}
