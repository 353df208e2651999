import Commands
import Glibc
import Workspace

Interrupt.prepareSignals()
CrashNotice.prepare()
let outcome = SchemaProgram.run(
  Array(CommandLine.arguments.dropFirst()), in: Surroundings.ofThisProcess())
exit(outcome.rawValue)
