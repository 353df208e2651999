# The formula as packaging/formula fills it: where the sources of a release lie, and their digest.
class Schema < Formula
  desc "Keep the data contracts between repositories honest"
  homepage "@HOMEPAGE@"
  url "@URL@"
  version "@VERSION@"
  sha256 "@SHA256@"
  license "Apache-2.0"

  depends_on "pkgconf" => :build
  depends_on "cmark-gfm"
  depends_on "libyaml"
  depends_on :linux
  depends_on "openssl@3"
  depends_on "pcre2"
  depends_on "simdjson"
  depends_on "swift"
  depends_on "zstd"

  uses_from_macos "expat"
  uses_from_macos "zlib"

  def install
    system "swift", "build", "--disable-sandbox", "-c", "release", "--static-swift-stdlib",
           "--product", "schema"
    bin.install ".build/release/schema"
    generate_completions_from_executable(bin/"schema", "completions")
    (man1/"schema.1").write Utils.safe_popen_read(bin/"schema", "man")
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/schema version")
    system bin/"schema", "init", "--no-hooks"
    assert_path_exists testpath/"schema.yaml"
  end
end
