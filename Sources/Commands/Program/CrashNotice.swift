import Glibc

/// The last word of a program with a bug: what to do, and exit code 70.
///
/// A trap of ours must not look like a verdict, nor like a crash of the shell's.
package enum CrashNotice {
  private static let text: StaticString = """
    error: this is a bug of 'schema', not a fault of your files
           please report it with the command line and the lines above

    """

  /// From now on a trap ends with the notice, unless a backtrace was asked for.
  package static func prepare() {
    guard unsafe getenv("SWIFT_BACKTRACE") == nil else { return }
    // A stack that overflowed cannot carry the handler.
    let size = 64 * 1024
    var stack = unsafe stack_t()
    unsafe stack.ss_sp = malloc(size)
    unsafe stack.ss_size = size
    unsafe sigaltstack(&stack, nil)
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = { _ in
        unsafe write(STDERR_FILENO, CrashNotice.text.utf8Start, CrashNotice.text.utf8CodeUnitCount)
        _exit(Outcome.bug.rawValue)
      }
      unsafe sigemptyset(&action.sa_mask)
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | Int32(SA_ONSTACK)
      unsafe _ = sigaction(number, &action, nil)
    }
  }
}
