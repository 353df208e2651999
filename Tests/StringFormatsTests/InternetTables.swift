import StringFormats

private let longLabel = String(repeating: "a", count: 63)

let internetTables = [
  FormatTable(
    format: .ipv4,
    accepted: ["0.0.0.0", "255.255.255.255", "10.20.30.40", "1.2.3.4"],
    refused: [
      "", "1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.04", "1.2.3.00", "1..2.3",
      ".1.2.3.4", "1.2.3.4.", "1.2.3.-4", "1.2.3.4/8", "0x1.2.3.4", "1.2.3.1000", "1.2.3.",
      "99999999999999999999.1.1.1",
    ]),
  FormatTable(
    format: .ipv6,
    accepted: [
      "::", "::1", "1::", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1::8",
      "2001:DB8::ff00:42:8329", "::ffff:1.2.3.4", "1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5::1.2.3.4",
      "::1.2.3.4", "64:ff9b::192.0.2.33", "1:2:3::6:7:8",
    ],
    refused: [
      "", ":", ":::", "1", "1:", ":1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3",
      "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8", "12345::", "g::", "::1%eth0", "::1/64", "[::1]",
      "1:2:3:4:5:6:7:1.2.3.4", "::1.2.3", "::1.2.3.4:5", "::01.2.3.4", "1.2.3.4", "1.2.3.4::",
      "1:2:3:4:5:6::1.2.3.4.5", "::1:", "1:::2", "1.2.3.4:1:2:3:4:5:6",
    ]),
  FormatTable(
    format: .hostname,
    accepted: [
      "localhost", "a", "1", "A.B.C", "xn--bcher-kva.example", "XN--BCHER-KVA.example", "a--b",
      "ab--cd.example", longLabel + ".com", "1host", "3com.xn--4dbrk0ce", "1.2.3", "1.2.3.4.5",
      "1.2.3.4a",
    ],
    refused: [
      "", ".", "a.", ".a", "a..b", "-a", "a-", "a.-b", "192.168.0.1", "999.0.0.01", "a_b", "a b",
      "bücher.example",
      longLabel + "a", "xn--", "xn--a", "xn--abc-", "xn--bcher-kvz.", "xn--99999999", "a\u{3002}b",
      Array(repeating: longLabel, count: 4).joined(separator: "."),
    ]),
  FormatTable(
    format: .idnHostname,
    accepted: [
      "localhost", "bücher.example", "xn--bcher-kva.example",
      "пример.испытание", "例え.テスト", "א.ב", "straße.de", "a\u{3002}b", "Example.COM",
      "نامه\u{200C}ای", "l·l", "ab-cd", "γ\u{375}γ",
      "\u{915}\u{94D}\u{200D}\u{937}",
    ],
    refused: [
      "", ".", "a.", "192.168.0.1", "Bücher.example", "ab--cd", "bu\u{308}cher", "\u{1E2F}\u{330}",
      "e\u{301}\u{327}", "☃.net", "ａ.b", "a\u{200D}b",
      "a\u{200C}b", "ـ", "a·b", "א1a", "1א", "3com.א", "xn--a", "xn--ls8h",
      "ᄀ", "a\u{AD}b", "q\u{301}\u{323}", "\u{1F37A}.com", "ﬁ", "ſ", "Å", "\u{2E1A}", "a\u{20D0}",
      String(repeating: "ü", count: 60), String(repeating: "я", count: 70),
    ]),
  FormatTable(
    format: .email,
    accepted: [
      "a@b", "joe.bloggs@example.com", "a+b@c.d", "!#$%&'*+-/=?^_`{|}~@x.y", "\"\"@x", "\" \"@x",
      "\"a\\\"b\"@x", "\"a\\\\\"@x", "a@[1.2.3.4]", "a@[001.2.3.4]", "a@[IPv6:::1]",
      "a@[ipv6:1:2:3:4:5:6:7:8]", "a@[IPv6:1:2:3:4:5:6::]", "a@[IPv6:1:2:3:4::1.2.3.04]",
      String(repeating: "a", count: 64) + "@x", "a@1.2.3.4",
      "a@a--b.c",
    ],
    refused: [
      "", "a", "@", "a@", "@b", ".a@b", "a.@b", "a..b@c", "a b@c", "a@b@c", "a@b.", "a@.b",
      "a@b..c", "a@-b", "a@b-", "a@b_c", "a@[1.2.3]", "a@[1.2.3.256]", "a@[::1]", "a@[IPv6:1]",
      "a@[IPv6:1:2:3:4:5:6:7::]", "a@[IPv6:1:2:3:4:5::1.2.3.4]",
      "a@[IPv6:::1", "a@[tag:x]", "a@[]", "a@[IPv6:]", "\"a@b", "\"a\"b@c", "\"a\u{7}\"@b",
      "\"\\", "a@ü.de", "ü@a.de", String(repeating: "a", count: 65) + "@x",
      "a@" + longLabel + "a.com", "a@" + String(repeating: "a.", count: 128) + "a", "<a@b>",
      "a,b@c", "a(x)@b", "mailto:a@b",
    ]),
  FormatTable(
    format: .idnEmail,
    accepted: [
      "a@b", "ü@ü.de", "\"ü\"@x", "用户@例子.广告", "a@[IPv6:::1]", "π.ρ@x",
      String(repeating: "é", count: 32) + "@x",
    ],
    refused: [
      "", "ü", "@ü", "ü@", "ü..ü@x", "ü ü@x", "ü@-x", "ü\u{FF20}x", "\"\\ü\"@x",
      String(repeating: "é", count: 33) + "@x",
    ]),
]
