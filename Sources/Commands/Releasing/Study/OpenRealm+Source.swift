import Contracts
import Linting
import Realms
import Schemas
import Workspace

extension OpenRealm {
  /// A version of a contract that lies in a domain, with its graph; nil where there is none.
  func source(
    of name: ContractName, _ version: Version, in domain: RealmDomain, _ context: RealmContext
  ) throws(CommandError) -> ContractSource? {
    guard let listed = domain.versions(of: name).first(where: { $0.version == version }) else {
      return nil
    }
    let file: ContractFile?
    do throws(RealmFailure) { file = try contract(listed) } catch { throw .realm(error) }
    guard let file else { return nil }
    // What is published stands for itself; what was put there by hand may name files beside it.
    let schemas = SchemaFiles(
      limit: context.settings.limits.document,
      reading: { path in
        do throws(RealmFailure) {
          return try bytes(at: path).map { .found($0) } ?? .missing
        } catch { return .unreadable(error.description) }
      })
    return try ContractSource(
      "\(name)@\(version)", file, at: listed.path, in: schemas,
      SchemaReader.Options(resolve: schemas.resolver))
  }
}
