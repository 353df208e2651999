// Runs candidates in turn, several rounds, and tells the medians of what the kernel counted for
// each: CPU time of user and system, wall time, peak memory.
//
//   measure [--rounds N] [--output FILE] < PLAN
//
// A plan line: workload, candidate, bytes, input and command, parted by tabs. The input is `-` for
// none, or `| COMMAND` for what is piped in. The first candidate of a workload is what the others
// are compared with. A candidate named `... (own clock)` prints its CPU seconds itself.

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace {

struct Candidate {
  std::string workload, name, input, command;
  double bytes = 0;
  std::vector<double> cpu, wall, memory;
  int status = 0;
};

struct Run {
  double cpu, wall, memory;
  int status;
};

std::vector<std::string> split(const std::string &text, char separator) {
  std::vector<std::string> parts;
  std::stringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) {
    if (!part.empty() || separator == '\t') { parts.push_back(part); }
  }
  return parts;
}

double median(std::vector<double> values) {
  if (values.empty()) { return 0; }
  std::sort(values.begin(), values.end());
  size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double seconds(timeval time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; }

bool hasOwnClock(const Candidate &candidate) {
  return candidate.name.find("(own clock)") != std::string::npos;
}

/// Starts a command with the given ends; never returns in the child.
pid_t start(const std::string &command, int input, int output, int unwanted) {
  auto words = split(command, ' ');
  std::vector<char *> arguments;
  for (auto &word : words) { arguments.push_back(word.data()); }
  arguments.push_back(nullptr);
  pid_t child = fork();
  if (child != 0) { return child; }
  int nothing = open("/dev/null", O_RDWR);
  dup2(input >= 0 ? input : nothing, 0);
  dup2(output >= 0 ? output : nothing, 1);
  dup2(nothing, 2);
  if (unwanted >= 0) { close(unwanted); }
  execvp(arguments[0], arguments.data());
  _exit(127);
}

std::string readAll(int file) {
  std::string text;
  char buffer[4096];
  for (ssize_t got; (got = read(file, buffer, sizeof buffer)) > 0;) { text.append(buffer, size_t(got)); }
  return text;
}

Run run(const Candidate &candidate) {
  bool piped = candidate.input.rfind("| ", 0) == 0;
  int feed[2] = {-1, -1};
  int told[2] = {-1, -1};
  pid_t feeder = -1;
  if (piped && pipe2(feed, O_CLOEXEC) == 0) { feeder = start(candidate.input.substr(2), -1, feed[1], feed[0]); }
  if (hasOwnClock(candidate) && pipe2(told, O_CLOEXEC) != 0) { exit(2); }

  auto begin = std::chrono::steady_clock::now();
  pid_t child = start(candidate.command, feed[0], told[1], feed[1]);
  for (int end : {feed[0], feed[1], told[1]}) {
    if (end >= 0) { close(end); }
  }
  std::string text = told[0] >= 0 ? readAll(told[0]) : "";
  if (told[0] >= 0) { close(told[0]); }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
  if (feeder > 0) { waitpid(feeder, nullptr, 0); }

  double cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  if (hasOwnClock(candidate)) { cpu = atof(text.c_str()); }
  return {cpu, wall.count(), double(usage.ru_maxrss) / 1024,
          WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status)};
}

std::vector<Candidate> readPlan() {
  std::vector<Candidate> plan;
  for (std::string line; std::getline(std::cin, line);) {
    auto parts = split(line, '\t');
    if (parts.size() != 5) { continue; }
    Candidate candidate;
    candidate.workload = parts[0];
    candidate.name = parts[1];
    candidate.bytes = atof(parts[2].c_str());
    candidate.input = parts[3];
    candidate.command = parts[4];
    plan.push_back(candidate);
  }
  return plan;
}

/// Candidates of one workload take turns, so that a busy minute hits all of them.
void measure(std::vector<Candidate *> &group, int rounds) {
  for (int round = 0; round < rounds; round++) {
    for (auto *candidate : group) {
      Run result = run(*candidate);
      candidate->cpu.push_back(result.cpu);
      candidate->wall.push_back(result.wall);
      candidate->memory.push_back(result.memory);
      candidate->status = std::max(candidate->status, result.status);
      std::cerr << '.' << std::flush;
    }
  }
}

void printHead(const std::string &workload) {
  printf("\n%-42s %9s %8s %9s %9s %9s %5s\n", workload.c_str(), "GB/cpu-s", "of first", "cpu ms",
         "wall ms", "peak MB", "exit");
}

void printRow(const Candidate &candidate, const Candidate &first) {
  double cpu = median(candidate.cpu);
  if (candidate.bytes > 0) {
    printf("  %-40s %9.3f %7.2fx", candidate.name.c_str(), candidate.bytes / cpu / 1e9,
           (candidate.bytes / cpu) / (first.bytes / median(first.cpu)));
  } else {
    printf("  %-40s %9s %8s", candidate.name.c_str(), "", "");
  }
  printf(" %9.1f %9.1f %9.1f %5d\n", cpu * 1e3, median(candidate.wall) * 1e3,
         median(candidate.memory), candidate.status);
}

void writeList(std::ostream &out, const std::vector<double> &values) {
  out << '[';
  for (size_t at = 0; at < values.size(); at++) { out << (at ? ", " : "") << values[at]; }
  out << ']';
}

/// The names hold no quotes or backslashes: they come from our own plan.
void writeResults(const std::string &path, const std::vector<Candidate> &plan, int rounds) {
  std::ofstream out(path);
  out.precision(6);
  char now[32];
  time_t clock = time(nullptr);
  strftime(now, sizeof now, "%Y-%m-%dT%H:%M:%SZ", gmtime(&clock));
  out << "{\"format\": \"schema-bench/1\", \"time\": \"" << now << "\", \"rounds\": " << rounds
      << ", \"processors\": " << sysconf(_SC_NPROCESSORS_ONLN) << ", \"results\": [\n";
  for (size_t at = 0; at < plan.size(); at++) {
    const auto &candidate = plan[at];
    out << "  {\"workload\": \"" << candidate.workload << "\", \"candidate\": \"" << candidate.name
        << "\", \"bytes\": " << uint64_t(candidate.bytes) << ", \"exit\": " << candidate.status
        << ",\n   \"cpuSeconds\": ";
    writeList(out, candidate.cpu);
    out << ",\n   \"wallSeconds\": ";
    writeList(out, candidate.wall);
    out << ",\n   \"peakMegabytes\": ";
    writeList(out, candidate.memory);
    out << (at + 1 < plan.size() ? "},\n" : "}\n");
  }
  out << "]}\n";
}

}  // namespace

int main(int count, char **arguments) {
  int rounds = 5;
  std::string output;
  for (int at = 1; at + 1 < count; at += 2) {
    if (strcmp(arguments[at], "--rounds") == 0) { rounds = std::max(1, atoi(arguments[at + 1])); }
    if (strcmp(arguments[at], "--output") == 0) { output = arguments[at + 1]; }
  }
  auto plan = readPlan();
  for (size_t begin = 0; begin < plan.size();) {
    std::vector<Candidate *> group;
    for (size_t at = begin; at < plan.size() && plan[at].workload == plan[begin].workload; at++) {
      group.push_back(&plan[at]);
    }
    measure(group, group.front()->bytes > 0 ? rounds : 10 * rounds);
    std::cerr << '\r' << std::string(60, ' ') << '\r';
    printHead(plan[begin].workload);
    for (auto *candidate : group) { printRow(*candidate, *group.front()); }
    fflush(stdout);
    begin += group.size();
  }
  if (!output.empty()) { writeResults(output, plan, rounds); }
  return 0;
}
