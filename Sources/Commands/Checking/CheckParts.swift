/// The parts of a check, in the order in which help and timings name them.
package let checkParts: [any CheckPart.Type] = [
  ChangePart.self,
  SettingsPart.self,
  ContractsPart.self,
  VersionsPart.self,
  PlansPart.self,
  LedgerPart.self,
  CapturesPart.self,
  RealmPart.self,
]
