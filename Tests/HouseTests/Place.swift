import Testing

@Suite struct HouseTestsPlace {}
