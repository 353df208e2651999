import Testing

@Suite struct ContractsTestsPlace {}
