import Contracts
import JSONText

extension SettingsReader {
  private enum LedgerKey: String, CaseIterable { case values }
  private enum ExpertKey: String, CaseIterable { case command, seconds }

  mutating func readLedger(_ value: JSONValue) {
    for (_, value) in known(value, LedgerKey.self, within: "ledger") {
      guard let isAllowed = value.bool else {
        report(.wrongType("values", expected: "true or false"), at: value.span)
        continue
      }
      settings.ledgerValues = isAllowed
    }
  }

  mutating func readExpert(_ value: JSONValue) {
    for (key, value) in known(value, ExpertKey.self, within: "expert") {
      switch key {
      case .command:
        // A single text would have to be cut into words as a shell does, which this is not.
        let words = elements(value, "command").map { word in
          expanded(text(word, "command"), "command")?.value
        }
        settings.expertCommand = words.contains(nil) ? [] : words.compactMap { $0 }
      case .seconds:
        guard let seconds = value.int, (1...3600).contains(seconds) else {
          report(.wrongType("seconds", expected: "a number from 1 to 3600"), at: value.span)
          continue
        }
        settings.expertSeconds = seconds
      }
    }
  }
}
