// Writes captures for measuring: invented values in the shapes of recordings, the same bytes for
// the same arguments on every machine.
//
//   generate KIND BYTES [SEED] > FILE      whole lines until BYTES are reached
//
// KIND: events      enveloped game states of about 4 KB that fit contracts/gameStateUpdate.yaml;
//                   every eighth has a field that no contract names
//       half        the same, every second one broken in one of six ways
//       invalid     the same, every one broken
//       documents   the payloads alone, for tools that know no envelopes
//       unknown     the same, with forty fields that no schema names
//       deep        objects inside each other, sixty levels
//       wide        objects of four hundred fields
//       strings     texts of 4 KB
//       flat        records of about 30 bytes
//       line        one record of BYTES

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

/// xorshift64*: small, and the same everywhere.
struct Chance {
  uint64_t state;

  uint64_t next() {
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return state * 0x2545F4914F6CDD1DULL;
  }
  uint64_t below(uint64_t limit) { return next() % limit; }
};

struct Writer {
  std::string text;
  Chance chance;

  void put(const char *piece) { text += piece; }

  void number(uint64_t value) { text += std::to_string(value); }

  /// A decimal below `whole`, with as many digits as recordings have.
  void decimal(uint64_t whole, int digits) {
    number(chance.below(whole));
    text += '.';
    for (int at = 1; at < digits; at++) { text += char('0' + chance.below(10)); }
    text += char('1' + chance.below(9));
  }

  void letters(const char *alphabet, size_t kinds, size_t count) {
    for (size_t at = 0; at < count; at++) { text += alphabet[chance.below(kinds)]; }
  }

  void hexadecimal(size_t count) { letters("0123456789abcdef", 16, count); }

  /// A number with leading zeros.
  void padded(uint64_t value, size_t width) {
    auto digits = std::to_string(value);
    text.append(width > digits.size() ? width - digits.size() : 0, '0');
    text += digits;
  }
};

void player(Writer &out, uint64_t rank, const char *coin) {
  out.put("{\"id\": \"did:privy:");
  out.letters("0123456789abcdefghijklmnopqrstuvwxyz", 36, 25);
  out.put("\", \"username\": \"");
  out.letters("abcdefghijklmnopqrstuvwxyz", 26, 4 + out.chance.below(9));
  out.put("\", \"level\": ");
  out.number(out.chance.below(60));
  out.put(", \"pnl\": ");
  if (out.chance.below(3) == 0) { out.put("-"); }
  out.decimal(2, 9);
  out.put(", \"regularPnl\": ");
  out.decimal(2, 9);
  out.put(", \"sidebetPnl\": 0, \"shortPnl\": 0, \"sidebetActive\": null, \"sideBet\": null"
          ", \"shortPosition\": null, \"pnlPercent\": ");
  out.decimal(100, 15);
  out.put(", \"hasActiveTrades\": true, \"positionQty\": ");
  out.decimal(3, 9);
  out.put(", \"avgCost\": ");
  out.decimal(3, 9);
  out.put(", \"totalInvested\": ");
  out.decimal(2, 9);
  out.put(", \"selectedCoin\": ");
  out.put(coin);
  out.put(", \"position\": ");
  out.number(rank);
  out.put("}");
}

void partialPrices(Writer &out, uint64_t tick) {
  out.put("{\"startTick\": ");
  out.number(tick);
  out.put(", \"endTick\": ");
  out.number(tick + 4);
  out.put(", \"values\": {");
  for (uint64_t at = tick; at < tick + 5; at++) {
    if (at > tick) { out.put(", "); }
    out.put("\"");
    out.number(at);
    out.put("\": ");
    out.decimal(4, 16);
  }
  out.put("}}");
}

/// One payload; `fault` 0 is sound, 1 to 6 are broken in one place each.
void gameState(Writer &out, uint64_t index, uint64_t fault) {
  uint64_t tick = index % 900;
  out.put("{\"active\": true, \"price\": ");
  if (fault == 1) { out.put("\""); }
  out.decimal(4, 16);
  if (fault == 1) { out.put("\""); }
  out.put(", \"partialPrices\": ");
  partialPrices(out, tick);
  out.put(", \"tradeCount\": ");
  out.number(out.chance.below(300));
  out.put(", \"rugged\": ");
  out.put(fault == 2 ? "0" : "false");
  out.put(", \"tickCount\": ");
  out.put(fault == 3 ? "-1" : std::to_string(tick + 4).c_str());
  out.put(", \"cooldownTimer\": 0, \"cooldownPaused\": false, \"pauseMessage\": \"\""
          ", \"allowPreRoundBuys\": false, \"averageMultiplier\": ");
  out.decimal(9, 3);
  out.put(", \"count2x\": 44, \"count10x\": 6, \"count50x\": 2, \"count100x\": 1"
          ", \"connectedPlayers\": ");
  out.number(150 + out.chance.below(200));
  if (index % 8 == 0) { out.put(", \"serverRegion\": \"eu-central\""); }
  if (fault != 4) {
    // A round has as many steps as its ticks count.
    Chance round{index / 900 + 1};
    char id[17];
    snprintf(id, sizeof id, "%016llx", static_cast<unsigned long long>(round.next()));
    out.put(", \"gameId\": \"20260117-");
    out.put(id);
    out.put("\"");
  }
  out.put(", \"leaderboard\": [");
  for (uint64_t rank = 1; rank <= 8; rank++) {
    if (rank > 1) { out.put(", "); }
    player(out, fault == 5 && rank == 5 ? 0 : rank, fault == 6 && rank == 3 ? "17" : "null");
  }
  out.put("], \"provablyFair\": {\"serverSeedHash\": \"");
  out.hexadecimal(64);
  out.put("\", \"version\": \"v3\"}, \"rugpool\": {\"rugpoolAmount\": ");
  out.decimal(20, 9);
  out.put(", \"threshold\": 10, \"instarugCount\": 4}}");
}

void event(Writer &out, uint64_t index, uint64_t fault) {
  out.put("{\"seq\": ");
  out.number(index + 1);
  out.put(", \"ts\": \"2026-01-17T");
  uint64_t seconds = index / 4 % 86400;
  out.padded(seconds / 3600, 2);
  out.put(":");
  out.padded(seconds / 60 % 60, 2);
  out.put(":");
  out.padded(seconds % 60, 2);
  out.put(".");
  out.padded(out.chance.below(1000000), 6);
  out.put("\", \"event\": \"gameStateUpdate\", \"data\": ");
  gameState(out, index, fault);
  out.put("}\n");
}

void flat(Writer &out, uint64_t index) {
  out.put("{\"t\":");
  out.number(index % 100000);
  out.put(",\"p\":");
  out.decimal(4, 5);
  out.put(",\"ok\":true}\n");
}

/// Fields that nobody knows, in the place of the last brace.
void unknownFields(Writer &out, uint64_t index) {
  out.text.pop_back();
  for (uint64_t at = 0; at < 40; at++) {
    out.put(", \"extra_field_");
    out.number((at * 7 + index) % 60);
    out.put("\": ");
    out.decimal(9, 6);
  }
  out.put("}");
}

void deep(Writer &out) {
  for (int level = 0; level < 60; level++) { out.put("{\"level\": 1, \"inner\": "); }
  out.put("null");
  out.text.append(60, '}');
  out.put("\n");
}

void wide(Writer &out) {
  out.put("{");
  for (uint64_t at = 0; at < 400; at++) {
    if (at > 0) { out.put(", "); }
    out.put("\"f");
    out.number(at);
    out.put("\": ");
    out.decimal(90, 4);
  }
  out.put("}\n");
}

void strings(Writer &out, uint64_t index) {
  out.put("{\"line\": ");
  out.number(index);
  out.put(", \"message\": \"");
  for (int word = 0; word < 500; word++) {
    out.letters("abcdefghijklmnopqrstuvwxyz", 26, 3 + out.chance.below(8));
    out.put(word % 50 == 49 ? "\\n" : " ");
  }
  out.put("\"}\n");
}

/// One record as long as wanted: an array of small objects.
void line(Writer &out, uint64_t bytes) {
  out.put("{\"values\": [{\"p\": 1}");
  while (out.text.size() + 3 < bytes) {
    out.put(", {\"p\": ");
    out.decimal(4, 16);
    out.put("}");
    if (out.text.size() > (1U << 20)) {
      fwrite(out.text.data(), 1, out.text.size(), stdout);
      bytes -= out.text.size();
      out.text.clear();
    }
  }
  out.put("]}\n");
}

}  // namespace

int main(int count, char **arguments) {
  if (count < 3) {
    fputs("usage: generate events|half|invalid|documents|unknown|deep|wide|strings|flat|line BYTES [SEED]\n", stderr);
    return 2;
  }
  std::string kind = arguments[1];
  uint64_t bytes = strtoull(arguments[2], nullptr, 10);
  uint64_t seed = count > 3 ? strtoull(arguments[3], nullptr, 10) : 20260117;
  Writer out{{}, {seed == 0 ? 1 : seed}};
  out.text.reserve(2 << 20);

  uint64_t written = 0;
  for (uint64_t index = 0; written + out.text.size() < bytes; index++) {
    if (kind == "events" || kind == "events-long") {
      event(out, index, 0);
    } else if (kind == "half") {
      event(out, index, index % 2 == 0 ? 0 : 1 + index / 2 % 6);
    } else if (kind == "invalid") {
      event(out, index, 1 + index % 6);
    } else if (kind == "documents") {
      gameState(out, index, 0);
      out.put("\n");
    } else if (kind == "unknown") {
      gameState(out, index, 0);
      unknownFields(out, index);
      out.put("\n");
    } else if (kind == "deep") {
      deep(out);
    } else if (kind == "wide") {
      wide(out);
    } else if (kind == "strings") {
      strings(out, index);
    } else if (kind == "flat") {
      flat(out, index);
    } else if (kind == "line") {
      line(out, bytes);
      break;
    } else {
      fprintf(stderr, "generate: error: no kind '%s'\n", kind.c_str());
      return 2;
    }
    if (out.text.size() > (1U << 20)) {
      if (fwrite(out.text.data(), 1, out.text.size(), stdout) != out.text.size()) { return 1; }
      written += out.text.size();
      out.text.clear();
    }
  }
  fwrite(out.text.data(), 1, out.text.size(), stdout);
  return fflush(stdout) == 0 ? 0 : 1;
}
