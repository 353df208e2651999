import StringFormats

let otherTables = [
  FormatTable(
    format: .uuid,
    accepted: [
      "2eb8aa08-aa98-11ea-b4aa-73b441d16380", "00000000-0000-0000-0000-000000000000",
      "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
    ],
    refused: [
      "", "2eb8aa08aa9811eab4aa73b441d16380", "{2eb8aa08-aa98-11ea-b4aa-73b441d16380}",
      "2eb8aa08-aa98-11ea-b4aa-73b441d1638", "2eb8aa08-aa98-11ea-b4aa-73b441d1638g",
      "2eb8aa0-8aa98-11ea-b4aa-73b441d16380", "2eb8aa08-aa98-11ea-b4aa-73b441d163800",
    ]),
  FormatTable(
    format: .jsonPointer,
    accepted: ["", "/", "//", "/a/b", "/~0~1", "/ü", "/ ", "/\u{0}", "/a~01"],
    refused: ["a", "#", "#/a", " /", "/~", "/~2", "/a~", "~0", "/~0~"]),
  FormatTable(
    format: .relativeJSONPointer,
    accepted: ["0", "1", "10", "0#", "12#", "0/", "0/a/b", "1/~0", "0-1", "2+1/a", "0+10#"],
    refused: [
      "", "#", "/a", "-1", "+1", "01", "00#", "0##", "0#/a", "0a", "1/~", "0+", "0-/a", "1+01", "१",
      "0 ", "99999999999999999999999999x",
    ]),
  FormatTable(
    format: .regex,
    accepted: ["", "a", "^[a-z]+$", "(?<n>a)\\k<n>", "(?<!a)b", "\\p{L}", "[^]", "\\u{1F600}"],
    refused: [
      "(", ")", "[a", "*", "a{2,1}", "\\a", "(?i)a", "(?P<n>a)", "\\p{Nope}", "(?<n>a)(?<n>b)",
    ]
  ),
]
