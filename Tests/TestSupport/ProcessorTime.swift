import Glibc

/// How long this thread's processor worked at something.
///
/// Limits are held to this and not to a clock on the wall: a machine that has other things to do lets
/// a test wait, and that says nothing of what is tested.
package func processorTime(_ work: () throws -> Void) rethrows -> Duration {
  let start = threadTime()
  try work()
  return threadTime() - start
}

private func threadTime() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
