// The yardstick: simdjson's parse to its tape, and nothing else.
//
//   parse_many FILE            reads and parses batch by batch, as fast as it can be had
//   parse_many --memory FILE   reads the whole file first and prints the CPU seconds of the parse

// One thread: simdjson would index the next batch in another, which is not what is measured.
#undef SIMDJSON_THREADS_ENABLED
#include <simdjson.h>
#include <sys/resource.h>

#include <cstdio>
#include <cstring>
#include <vector>

namespace {

constexpr size_t batch = 1 << 20;

double cpuSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  auto seconds = [](timeval time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Parses whole lines; false when one of them is no JSON.
bool parse(simdjson::dom::parser &parser, const char *text, size_t length, size_t &documents) {
  simdjson::dom::document_stream stream;
  if (parser.parse_many(text, length, length < batch ? batch : length).get(stream)) { return false; }
  for (auto document : stream) {
    if (document.error()) { return false; }
    documents++;
  }
  return true;
}

bool parseMemory(const char *path) {
  simdjson::padded_string text;
  if (simdjson::padded_string::load(path).get(text)) { return false; }
  simdjson::dom::parser parser;
  size_t documents = 0;
  double start = cpuSeconds();
  simdjson::dom::document_stream stream;
  if (parser.parse_many(text, batch).get(stream)) { return false; }
  for (auto document : stream) {
    if (document.error()) { return false; }
    documents++;
  }
  printf("%.6f\n", cpuSeconds() - start);
  return documents > 0;
}

bool parseStream(FILE *file) {
  simdjson::dom::parser parser;
  std::vector<char> buffer(2 * batch + simdjson::SIMDJSON_PADDING);
  size_t held = 0;
  size_t documents = 0;
  for (;;) {
    if (buffer.size() - simdjson::SIMDJSON_PADDING - held < batch) { buffer.resize(2 * buffer.size()); }
    size_t got = fread(buffer.data() + held, 1, batch, file);
    size_t length = held + got;
    if (length == 0) { return documents > 0; }
    auto *newline = static_cast<const char *>(memrchr(buffer.data() + held, '\n', got));
    if (got != 0 && newline == nullptr) {
      held = length;
      continue;
    }
    size_t whole = got == 0 ? length : size_t(newline - buffer.data()) + 1;
    if (!parse(parser, buffer.data(), whole, documents)) { return false; }
    held = length - whole;
    memmove(buffer.data(), buffer.data() + whole, held);
  }
}

}  // namespace

int main(int count, char **arguments) {
  if (count == 3 && strcmp(arguments[1], "--memory") == 0) { return parseMemory(arguments[2]) ? 0 : 1; }
  if (count != 2) {
    fputs("usage: parse_many [--memory] FILE\n", stderr);
    return 2;
  }
  FILE *file = fopen(arguments[1], "rb");
  if (file == nullptr) { return 2; }
  setvbuf(file, nullptr, _IONBF, 0);
  bool sound = parseStream(file);
  fclose(file);
  if (!sound) { fputs("parse_many: not JSON\n", stderr); }
  return sound ? 0 : 1;
}
