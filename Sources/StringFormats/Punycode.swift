/// The numbers of RFC 3492, section 5.
private enum Parameter {
  static let base = 36
  static let lowestThreshold = 1
  static let highestThreshold = 26
  static let skew = 38
  static let damping = 700
  static let initialBias = 72
  static let firstEncoded = 0x80
}

/// The scalars that lower-case Punycode stands for, or nil when it is malformed.
func punycodeDecoded(_ code: [UInt8]) -> [UInt32]? {
  // A label is at most 63 bytes; more would only make the insertions below slow.
  guard code.count <= 63 else { return nil }
  let separator = code.lastIndex(of: UInt8(ascii: "-"))
  var scalars = code[..<(separator ?? 0)].map { UInt32($0) }
  var rest = code[(separator.map { $0 + 1 } ?? 0)...]
  var value = Parameter.firstEncoded
  var position = 0
  var bias = Parameter.initialBias
  while !rest.isEmpty {
    guard let distance = decodedNumber(&rest, bias: bias) else { return nil }
    let count = scalars.count + 1
    bias = adaptedBias(distance, count: count, isFirst: scalars.count == (separator ?? 0))
    let (sum, overflow) = position.addingReportingOverflow(distance)
    guard !overflow, sum / count <= 0x10FFFF else { return nil }
    value += sum / count
    position = sum % count
    guard let scalar = Unicode.Scalar(UInt32(clamping: value)) else { return nil }
    scalars.insert(scalar.value, at: position)
    position += 1
  }
  return scalars
}

/// The lower-case Punycode of a label.
func punycodeEncoded(_ scalars: [UInt32]) -> [UInt8] {
  var code = scalars.filter { $0 < 0x80 }.map { UInt8(truncatingIfNeeded: $0) }
  let basicCount = code.count
  if basicCount > 0 { code.append(UInt8(ascii: "-")) }
  var done = basicCount
  var value = Parameter.firstEncoded
  var distance = 0
  var bias = Parameter.initialBias
  while done < scalars.count, let next = scalars.filter({ $0 >= value }).min() {
    distance += (Int(next) - value) * (done + 1)
    value = Int(next)
    for scalar in scalars {
      if scalar < value { distance += 1 }
      if scalar == value {
        appendEncoded(distance, bias: bias, to: &code)
        bias = adaptedBias(distance, count: done + 1, isFirst: done == basicCount)
        distance = 0
        done += 1
      }
    }
    distance += 1
    value += 1
  }
  return code
}

func punycodeLength(of scalars: [UInt32]) -> Int {
  punycodeEncoded(scalars).count
}

/// One variable-length number, taken off the front of the digits.
private func decodedNumber(_ digits: inout ArraySlice<UInt8>, bias: Int) -> Int? {
  var number = 0
  var weight = 1
  var step = Parameter.base
  while let byte = digits.popFirst(), let digit = digitValue(byte) {
    // Far beyond every code point times every position, and far below the largest integer.
    guard number < 1 << 32, weight < 1 << 32 else { return nil }
    number += digit * weight
    let threshold = threshold(step, bias: bias)
    if digit < threshold { return number }
    weight *= Parameter.base - threshold
    step += Parameter.base
  }
  return nil
}

private func appendEncoded(_ number: Int, bias: Int, to code: inout [UInt8]) {
  var rest = number
  var step = Parameter.base
  while true {
    let threshold = threshold(step, bias: bias)
    guard rest >= threshold else { break }
    let range = Parameter.base - threshold
    code.append(digitByte(threshold + (rest - threshold) % range))
    rest = (rest - threshold) / range
    step += Parameter.base
  }
  code.append(digitByte(rest))
}

private func threshold(_ step: Int, bias: Int) -> Int {
  min(max(step - bias, Parameter.lowestThreshold), Parameter.highestThreshold)
}

private func adaptedBias(_ distance: Int, count: Int, isFirst: Bool) -> Int {
  var rest = isFirst ? distance / Parameter.damping : distance / 2
  rest += rest / count
  var bias = 0
  let range = Parameter.base - Parameter.lowestThreshold
  while rest > range * Parameter.highestThreshold / 2 {
    rest /= range
    bias += Parameter.base
  }
  return bias + (range + 1) * rest / (rest + Parameter.skew)
}

private func digitValue(_ byte: UInt8) -> Int? {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte) - 0x61
  case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 0x30 + 26
  default: nil
  }
}

private func digitByte(_ digit: Int) -> UInt8 {
  UInt8(truncatingIfNeeded: digit < 26 ? digit + 0x61 : digit - 26 + 0x30)
}
