import Drift
import JSONText
import SourceText
import Workspace

/// Profiles as files.
enum ProfileFile {
  /// The largest profile that is read.
  private static let limit = 512 << 20

  /// Several profiles, added up.
  static func read(
    _ paths: [String], in surroundings: Surroundings
  ) throws(CommandError) -> Profile {
    var profile = Profile()
    for path in paths { profile.add(try read(path, in: surroundings)) }
    return profile
  }

  static func read(_ path: String, in surroundings: Surroundings) throws(CommandError) -> Profile {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try surroundings.readFile(path, limit: limit).bytes
    } catch { throw .file(error) }
    let document: JSONDocument
    do throws(JSONError) {
      // A level of an event takes two of the file.
      document = try JSONDocument.read(bytes, limits: JSONLimits(depth: 600))
    } catch {
      let position = LineTable(bytes).position(of: error.offset, in: bytes)
      throw .setup(
        "'\(path)' (\(position.line):\(position.column)) is no profile: \(error.message)",
        advice: advice)
    }
    do throws(ProfileError) { return try Profile(reading: document.root) } catch {
      throw .setup("'\(path)' is no profile: \(error)", advice: advice)
    }
  }

  private static let advice = ["'schema profile CAPTURE... -o FILE' writes one"]
}
