import Gating
import Plans
import Testing

struct RivalDecisionTests {
  private func record(
    _ number: String, _ decision: String, status: String = "Accepted", related: String = "None"
  ) -> String {
    """
    # file: decisions/ADR-\(number)-x.md
    # ADR-\(number): Record \(number)

    ## Status

    \(status)

    ## Context

    Why.

    ## Decision

    \(decision)

    ## Alternatives Considered

    LanceDB, MySQL, Kafka.

    ## Consequences

    Some.

    ## Related ADRs

    \(related)


    """
  }

  private func short(_ text: String) -> [String] {
    assess(text).short.filter { $0.hasPrefix("AD032") || $0.hasPrefix("PL024") }
  }

  @Test(arguments: [
    ("We use PostgreSQL for order history.", "Order history is kept with MySQL for the history."),
    ("Vector indexing with ChromaDB.", "We adopt Qdrant for vector indexing."),
    ("We choose Kafka for trade messages", "Trade messages go out via RabbitMQ messages"),
  ])
  func `two accepted records that decide one thing differently are told once`(
    _ one: String, _ other: String
  ) {
    #expect(short(record("001", one) + record("002", other)).map { $0.prefix(5) } == ["AD032"])
  }

  @Test(arguments: [
    ("We use PostgreSQL for user accounts.", "We use SQLite for the mobile cache."),
    ("We use PostgreSQL as the database for billing.", "SQLite is the database of the phone app."),
    ("We use Redis for sessions.", "We use PostgreSQL for sessions that are over."),
    ("Events are kept in Parquet.", "Events are sent as JSON."),
    (
      "We use PostgreSQL for order history.",
      "We use MySQL for order history of the old shop, and PostgreSQL for order history here."
    ),
  ])
  func `records about different things are left alone`(_ one: String, _ other: String) {
    #expect(short(record("001", one) + record("002", other)) == [])
  }

  @Test(arguments: ["Proposed", "Rejected", "Deprecated"])
  func `a record that does not hold contradicts nothing`(_ status: String) {
    let text =
      record("001", "We use PostgreSQL for order history.")
      + record("002", "We use MySQL for order history.", status: status)
    #expect(short(text) == [])
  }

  @Test func `a record that speaks of the other one knows of it`() {
    let text =
      record("001", "We use PostgreSQL for order history.")
      + record("002", "We use MySQL for order history.", related: "Amends ADR-001")
    #expect(short(text) == [])
  }

  @Test func `a plan is held to what records decide`() {
    let plan = """
      # file: docs/plan.md
      # Plan

      ## Steps

      1. Rebuild the LanceDB index

      """
    #expect(short(record("001", "We use ChromaDB for vector indexing.") + plan) == ["PL024@5"])
    #expect(
      short(record("001", "We use ChromaDB for vector indexing.", status: "Proposed") + plan) == [])
  }
}
