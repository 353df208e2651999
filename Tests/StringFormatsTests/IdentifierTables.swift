import StringFormats

private let absolute = [
  "a:", "http://", "http://a", "HTTP://A/", "http://a:80/", "http://a:/", "http:a", "http:/a",
  "urn:a:b", "mailto:a@b", "file:///etc/hosts", "http://u:p@h:1/p/q;r=1?q=/?#f/?", "a+b-c.1:x",
  "http://[::1]:80/", "http://[v1.a:b]/", "http://%41", "http://a/%C3%BC", "x://a//b", "tag:a,b:c",
  "http://a@/", "http://1.2.3.4.5/", "data:,x",
]
private let never = [
  "http://a b", "http://a/b c", "http://a/<>", "http://a/\"", "http://a/{x}", "http://a/|",
  "http://a/\\", "http://a/^", "http://a/`", "http://[::1", "http://::1]", "http://[1.2.3.4]",
  "http://[::1]a", "http://[::1%25eth0]", "http://[v.a]", "http://[v1.]", "http://[vg.a]",
  "http://a:b", "http://a@b@c", "http://a/%", "http://a/%4", "http://a/%g0", "http://a/#a#b",
  "http://a/[", "http://a?[]", "1a:b:c", "a_b:c", ":a", "http://u[@a", "http://a\u{0}",
  "http://a/\u{7F}", "http://[]", "://a", "http://[::1]:b", "http://a#%", "http://[:::1]",
]
private let relative = [
  "", "a", "/a", "//a", "?q", "#f", "a/b:c", "./a:b", "../..", "//a:1/b", "/",
]
private let unicode = [
  "http://ü.de/ü?ü#ü", "http://a/\u{10400}", "x:\u{A0}", "http://a/?\u{E000}", "http://ü@ü:1/",
]

// Swift refuses the escape of this one, U+FDD0, in a literal.
private let noncharacter = String(decoding: [0xEF, 0xB7, 0x90] as [UInt8], as: UTF8.self)

let identifierTables = [
  FormatTable(format: .uri, accepted: absolute, refused: never + relative + unicode),
  FormatTable(
    format: .uriReference, accepted: absolute + relative, refused: never + unicode + ["1:2", "ü"]),
  FormatTable(
    format: .iri, accepted: absolute + unicode,
    refused: never + relative + [
      "http://a/\u{E000}", "http://a/#\u{E000}", "http://a/\u{FFFE}", "http://a/\u{80}",
      "http://a/" + noncharacter, "http://a/\u{E0001}", "http://a/\u{202E}b", "ü:a",
      "http://a/\u{1FFFF}",
    ]),
  FormatTable(
    format: .iriReference, accepted: absolute + unicode + relative + ["ü", "#ü", "//ü"],
    refused: never + ["1:2", "ü:a", "\u{E000}", "\u{FFFF}"]),
  FormatTable(
    format: .uriTemplate,
    accepted: [
      "", "a", "http://a/{b}", "{a}{b}", "{+a}", "{#a,b}", "{?a*,b:3}", "{a.b_c}", "{%41}", "ü",
      "{&a}", "{;a:9999}", "%41", "{1}", "[x]", "{=a}", "\u{E000}",
    ],
    refused: [
      "{", "}", "{}", "{a", "a}", "{{a}}", "{a b}", "{a:}", "{a:0}", "{a:10000}", "{a:1*}",
      "{a**}", "{a,}", "{,}", "{+}", "{++a}", "{.a.}", "{a..b}", "{.}", "{ü}", "%", "%4", "{%4}",
      "<", "\"", "\\", "^", "`", "|", " ", "{a-b}", "{a:-1}", "\u{0}", "{$a}",
    ]),
]
