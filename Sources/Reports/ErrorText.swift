/// What people read when we could not look: what happened, then what to do next.
///
/// The words may hold names from files or the command line; they are cleaned here.
package func errorText(
  _ message: String, advice: [String] = [], style: TextStyle = TextStyle()
) -> String {
  var page = TextPage(style)
  page.add([.init("error: ", .error)], hanging: displayText(message))
  for line in advice { page.add([.init("       ")], hanging: displayText(line)) }
  return page.text
}
