#!/usr/bin/env python3
"""Writes the captures beside this file: invented values in the shapes of real recordings.

Run it after a change here and commit what it writes; the same seed gives the same bytes.
The zstd copies need the `zstd` program or the `zstandard` module.
"""

import gzip
import json
import pathlib
import random
import re
import shutil
import subprocess

ROOT = pathlib.Path(__file__).parent / "captures"
CHANCE = random.Random(20260117)
SOL = "So11111111111111111111111111111111111111112"
PRACTICE = "0xPractice"


# --- values ---------------------------------------------------------------------------------


def hexdigits(count):
    return "".join(CHANCE.choice("0123456789abcdef") for _ in range(count))


def uuid():
    return "-".join(hexdigits(count) for count in (8, 4, 4, 4, 12))


def player_id():
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    return "did:privy:cm" + "".join(CHANCE.choice(letters) for _ in range(23))


def game_id(day):
    return f"{day}-{hexdigits(16)}"


def trace():
    return {"__trace": True, "traceparent": f"00-{hexdigits(32)}-{hexdigits(16)}-01"}


PLAYERS = [(player_id(), name, level) for name, level in
           [("Aldwin", 12), ("Brisa", 41), (None, 3), ("Corvo_7", 66), ("Dunja", 25)]]


def walk(ticks):
    """A price for each tick that ends in a rug."""
    prices = [1.0]
    for _ in range(ticks - 2):
        prices.append(prices[-1] * (1 + CHANCE.uniform(-0.03, 0.034)))
    return [1] + prices[1:] + [prices[-1] * 0.0123]


# --- events ---------------------------------------------------------------------------------


def side_bet(game, tick):
    return {"startedAtTick": tick, "gameId": game, "end": tick + 40, "betAmount": 0.004,
            "xPayout": 5, "coinAddress": SOL, "bonusPortion": 0, "realPortion": 0.004}


def coin():
    return {"address": PRACTICE, "ticker": "FREE", "name": "Practice Token", "max_bet": 10000,
            "max_win": 50000, "logoURI": "/icons/practice.png"}


def standing(rank, game, tick, generation):
    who, name, level = PLAYERS[rank]
    bets = rank == 1 and tick > 3
    quantity = round(CHANCE.uniform(0, 2), 9) if rank < 4 else 0
    gain = round(CHANCE.uniform(-0.2, 0.5), 9)
    return {"id": who, "username": name, "level": level, "pnl": gain, "regularPnl": gain,
            "sidebetPnl": -0.004 if bets else 0, "shortPnl": 0, "sidebetActive": bets or None,
            "sideBet": side_bet(game, 3) if bets else None, "shortPosition": None,
            "pnlPercent": round(gain * 100, 6), "hasActiveTrades": True, "positionQty": quantity,
            "avgCost": round(CHANCE.uniform(0.8, 1.4), 9) if quantity else 0,
            "totalInvested": round(CHANCE.uniform(0.1, 1), 9),
            "selectedCoin": coin() if generation == 12 and rank == 2 else None,
            "position": rank + 1}


def tournament():
    event = {"id": f"admin-{uuid()}", "startTime": "2026-01-17T20:00:00.000Z",
             "endTime": "2026-01-17T21:00:00.000Z", "prepTimeMinutes": 30, "levelRequired": 10,
             "startingBalance": 100, "status": "SCHEDULED",
             "createdAt": "2026-01-16T09:15:00.000Z", "createdBy": "admin",
             "customPrizes": {"1": 1, "2": 0.5, "3": 0.25}}
    return {"status": "SCHEDULED", "activeEventId": event["id"], "currentEvent": event,
            "upcomingEvents": [], "events": [event]}


def waiting(game, seed, timer):
    return {"gameId": game, "cooldownTimer": timer, "cooldownPaused": False,
            "allowPreRoundBuys": timer <= 10000, "connectedPlayers": 200 + timer // 1000,
            "leaderboard": [], "provablyFair": {"serverSeedHash": seed, "version": "v3"}}


def running(game, seed, prices, tick, generation, royale):
    window = range(max(0, tick - 4), tick + 1)
    return {"active": True, "price": prices[tick],
            "partialPrices": {"startTick": window[0], "endTick": window[-1],
                              "values": {str(number): prices[number] for number in window}},
            "tradeCount": 10 + 3 * tick, "rugged": tick == len(prices) - 1, "tickCount": tick,
            "cooldownTimer": 0, "cooldownPaused": False, "pauseMessage": "",
            "allowPreRoundBuys": False, "averageMultiplier": 5.231, "count2x": 44, "count10x": 6,
            "count50x": 2, "count100x": 1, "connectedPlayers": 207 + tick % 5, "gameId": game,
            "leaderboard": [standing(rank, game, tick, generation) for rank in range(3)],
            "provablyFair": {"serverSeedHash": seed, "version": "v3"},
            "rugRoyale": royale if generation == 6 else
            {"status": "INACTIVE", "activeEventId": None, "currentEvent": None,
             "upcomingEvents": [], "events": []},
            "rugpool": {"instarugCount": 2, "threshold": 10, "rugpoolAmount": 0.8125}}


def finished(day, number):
    game = game_id(day)
    prices = walk(6)
    who, name, level = PLAYERS[1]
    common = {"playerId": who, "gameId": game, "username": name, "betAmount": 0.01, "xPayout": 5,
              "coinAddress": SOL}
    placed = common | {"bonusPortion": 0, "realPortion": 0.01, "timestamp": 1768640000000 + number,
                       "type": "placed", "startedAtTick": 2, "end": 42, "id": uuid()}
    paid = common | {"level": level, "payout": 0.05, "profit": 0.04, "endTick": 42, "startTick": 2,
                     "tickIndex": 5, "price": prices[-1], "timestamp": 1768640001500 + number,
                     "type": "payout", "id": uuid()}
    return {"id": game, "timestamp": 1768640002000 + number, "prices": prices, "rugged": True,
            "peakMultiplier": max(prices), "gameVersion": "v3",
            "provablyFair": {"serverSeed": hexdigits(64), "serverSeedHash": hexdigits(64)},
            "globalTrades": [], "globalSidebets": [placed, paid]}


def full(day, game, seed, prices):
    message = running(game, seed, prices, 1, 12, None)
    for name in ("tradeCount", "rugpool", "rugRoyale"):
        del message[name]
    message |= {"gameHistory": [finished(day, number) for number in range(2)],
                "gameVersion": "v3", "prices": prices[:2], "highestToday": 812.5,
                "highestTodayTimestamp": 1768608000000, "highestTodayPrices": [1, 1.5, 812.5],
                "availableShitcoins": [coin()]}
    for size in ("2x", "10x", "50x"):
        message |= {f"godCandle{size}": None, f"godCandle{size}Timestamp": None,
                    f"godCandle{size}Prices": [], f"godCandle{size}MassiveJump": None}
    message |= {"godCandle50x": 57.5, "godCandle50xTimestamp": 1768601000000,
                "godCandle50xPrices": [1, 5.75, 57.5], "godCandle50xMassiveJump": [5.75, 57.5]}
    return message


def trade(game, tick, price, buys):
    who, name, level = PLAYERS[CHANCE.randrange(4)]
    quantity = round(CHANCE.uniform(0.1, 2), 9)
    amount = round(quantity * price, 9)
    return {"id": uuid(), "gameId": game, "playerId": who, "price": price,
            "type": "buy" if buys else "sell", "qty": quantity, "tickIndex": tick,
            "coin": "solana", "amount": amount} | ({"leverage": 1} if buys else {}) | {
            "bonusPortion": 0, "realPortion": amount, "username": name, "level": level}


def chat(text):
    who, name, level = PLAYERS[3]
    return {"message": text, "username": name, "playerId": who, "level": level, "role": None,
            "timestamp": 1768640000000, "verified": True, "filtered": False}


# --- recordings -----------------------------------------------------------------------------


class Clock:
    def __init__(self, day):
        self.day, self.micros = day, 30_000_000_000

    def __call__(self):
        self.micros += CHANCE.randrange(180_000, 320_000)
        seconds, rest = divmod(self.micros, 1_000_000)
        return (f"{self.day}T{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
                f".{rest:06}")


def older_generation():
    """`{timestamp, event_type, data}`, as of 2025-12-06."""
    clock, day = Clock("2026-01-16"), "20260116"
    game, seed, prices, royale = game_id(day), hexdigits(64), walk(9), tournament()
    events = [("gameStateUpdate", waiting(game, seed, timer)) for timer in (15000, 9900, 100)]
    for tick in range(len(prices)):
        events.append(("gameStateUpdate", running(game, seed, prices, tick, 6, royale)))
        if tick % 3 == 1:
            events.append(("standard/newTrade", [trace(), trade(game, tick, prices[tick], tick < 5)]))
    return [{"timestamp": clock(), "event_type": name, "data": data} for name, data in events]


def newer_generation():
    """`{seq, ts, event, data}`, as of 2025-12-12."""
    clock, day = Clock("2026-01-17"), "20260117"
    game, seed, prices = game_id(day), hexdigits(64), walk(9)
    events = [("gameStateUpdate", full(day, game, seed, prices))]
    for tick in range(2, len(prices)):
        events.append(("gameStateUpdate", running(game, seed, prices, tick, 12, None)))
        if tick % 2:
            events.append(("standard/newTrade", [trace(), trade(game, tick, prices[tick], tick < 5)]))
    events += [("gameStateUpdate", waiting(game_id(day), hexdigits(64), timer))
               for timer in (15000, 14900)]
    return [{"seq": number, "ts": clock(), "event": name, "data": data}
            for number, (name, data) in enumerate(events, 1)]


def recorder():
    """Flat records, one round a file."""
    clock, game, prices = Clock("2026-01-17"), game_id("20260117"), walk(8)
    lines = [{"type": "game_start", "timestamp": clock(), "game_id": game,
              "session_game_number": 1}]
    for tick, price in enumerate(prices):
        rugged = tick == len(prices) - 1
        lines.append({"type": "tick", "timestamp": clock(), "game_id": game, "tick": tick,
                      "price": price, "phase": "RUG_EVENT_1" if rugged else "ACTIVE_GAMEPLAY",
                      "active": not rugged, "rugged": rugged, "cooldown_timer": 0,
                      "trade_count": 4 * tick})
    lines.append({"type": "game_end", "timestamp": clock(), "game_id": game,
                  "total_ticks": len(prices), "tick_range": [0, len(prices) - 1],
                  "price_range": [min(prices), max(prices)], "peak_price": max(prices),
                  "final_price": prices[-1], "status": "complete"})
    return lines


def press(game, button, category, position, sequence, **more):
    return {"ts": f"2026-01-17T08:31:0{position}.125000", "server_ts": None, "button_id": button,
            "button_category": category, "tick": 30 + position, "price": 1.375, "game_phase": 2,
            "game_id": game, "balance": 3.5, "position_qty": 0, "bet_amount": 0.01,
            "ticks_since_last_action": 1 + position, "sequence_id": sequence,
            "sequence_position": position, "time_in_position": 0, "execution_tick": None,
            "execution_price": None, "trade_id": None, "client_timestamp": None,
            "latency_ms": None} | more


def own_client():
    """What an authenticated client sees and sends beside the broadcasts."""
    clock, game = Clock("2026-01-17"), game_id("20260117")
    who, name, level = PLAYERS[0]
    bet = {"playerId": who, "gameId": game, "username": name, "level": level, "betAmount": 0.002,
           "xPayout": 5, "coinAddress": SOL, "startTick": 12, "endTick": 52}
    sequence = uuid()
    events = [
        ("usernameStatus", [trace(), {"id": who, "hasUsername": True, "username": name}]),
        ("playerLeaderboardPosition", [trace(), {
            "success": True, "period": "7d", "sortDirection": "highest", "playerFound": True,
            "rank": 812, "total": 2400,
            "playerEntry": {"playerId": who, "username": name, "pnl": -0.0155},
            "surroundingEntries": [{"playerId": PLAYERS[2][0], "username": None, "pnl": -0.0151}]}]),
        ("buyOrder", {"amount": 0.01}),
        ("playerUpdate", {
            "id": who, "role": None, "authenticated": True, "cash": 3.49, "bonusBalance": 0,
            "bonusWagerReq": 0, "bonusWagered": 0, "cumulativePnL": -0.0002,
            "positionQty": 0.0072, "avgCost": 1.381, "totalInvested": 0.01, "pnlPercent": -2.1,
            "sidebetPnl": 0, "shortPosition": None, "leveragedPositions": [], "sidebets": [],
            "sideBet": None, "autobuysEnabled": False, "autosellPrice": None,
            "hasInteracted": True, "hitMaxWin": False, "selectedCoin": None,
            "shitcoinBalances": {PRACTICE: 100},
            "levelInfo": {"level": level, "xp": 210, "xpForNextLevel": 1500, "totalXP": 9210},
            "xpBoost": {"active": False, "activeUntil": 0, "available": 1},
            "crateKeys": {"gold": 0, "iron": 2}, "recentCrateRewards": []}),
        ("requestSidebet", [trace(), {"amount": 0.002, "coinAddress": SOL, "xPayout": 5}]),
        ("currentSidebet", [trace(), bet | {
            "price": 1.2, "tickIndex": 12, "timestamp": 1768638700000, "type": "placed"}]),
        ("gameStatePlayerUpdate", {
            "gameId": game, "leaderboardEntry": standing(0, game, 12, 12),
            "rugpool": {"instarugCount": 3, "rugpoolAmount": 2.1875, "totalEntries": 8200,
                        "threshold": 10}}),
        ("currentSidebetResult", [trace(), bet | {
            "payout": 0.01, "profit": 0.008, "tickIndex": 31, "price": 0.0125,
            "timestamp": 1768638705000, "type": "payout"}]),
        ("sellOrder", {"percentage": 100}),
        ("ping", {"lastPing": 169.25}),
        ("button_event", press(game, "INC_01", "bet_adjust", 0, sequence)),
        ("button_event", press(
            game, "BUY", "action", 1, sequence, server_ts=1768638661180,
            client_timestamp=1768638661050, latency_ms=130, execution_tick=32,
            execution_price=1.381, trade_id=uuid())),
        ("button_event", press(game, "SELL", "action", 2, uuid(), bet_amount=0.0,
                               position_qty=0.0072, time_in_position=1)),
    ]
    return [{"seq": number, "ts": clock(), "event": event, "data": data}
            for number, (event, data) in enumerate(events, 1)]


def stored_rows(events):
    """The event store's rows for the first events of a capture."""
    session = uuid()
    for number, event in enumerate(events, 1):
        data = event["data"][1] if isinstance(event["data"], list) else event["data"]
        yield {"ts": event["ts"], "source": "public_ws", "doc_type": "ws_event",
               "session_id": session, "seq": number, "direction": "received",
               "raw_json": json.dumps({"event": event["event"], "data": data}),
               "game_id": data["gameId"], "player_id": data.get("playerId"),
               "username": data.get("username"), "event_name": event["event"], "price": None,
               "tick": None, "action_type": None, "cash": None, "position_qty": None,
               "button_id": None, "button_category": None, "sequence_id": None,
               "sequence_position": None}


# --- files ----------------------------------------------------------------------------------


def lines(records):
    return "".join(json.dumps(record) + "\n" for record in records).encode()


def write(name, data):
    path = ROOT / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def of_another_day(data, day):
    """The same events of other rounds and trades, so that no stream rule takes them for repeats."""
    data = data.replace(b"20260117-", b"202601%d-" % day)
    return re.sub(rb'("id":\s*")[0-9a-f]{2}', rb"\g<1>%d" % day, data)


def zstd(data):
    if shutil.which("zstd"):
        return subprocess.run(["zstd", "-q", "-19", "-c"], input=data, stdout=-1, check=True).stdout
    import zstandard
    return zstandard.ZstdCompressor(level=19).compress(data)


def write_good():
    old, new = older_generation(), newer_generation()
    write("good/2025-12-06-style.jsonl", lines(old))
    write("good/2025-12-12-style.jsonl", lines(new))
    write("good/recorder-style.jsonl", lines(recorder()))
    write("good/own-client.jsonl", lines(own_client()))
    write("good/stored-rows.jsonl", lines(stored_rows(new[1:6])))
    write("good/2025-12-12-style.jsonl.gz", gzip.compress(of_another_day(lines(new), 18), 9, mtime=0))
    write("good/2025-12-12-style.jsonl.zst", zstd(of_another_day(lines(new), 19)))
    return new


def write_odd(new):
    ticks = lines(recorder())
    write("odd/gzip-by-another-name.jsonl", gzip.compress(ticks, 9, mtime=0))
    write("odd/two-gzip-members.jsonl.gz",
          b"".join(gzip.compress(part, 9, mtime=0) for part in (ticks[:400], ticks[400:])))
    write("odd/array.json", json.dumps(new[-4:]).encode() + b"\n")
    write("odd/array-over-lines.json", json.dumps(new[-3:], indent=2).encode() + b"\n")
    write("odd/one-event.json", json.dumps(new[-1], indent=2).encode() + b"\n")
    write("odd/bom.jsonl", b"\xef\xbb\xbf" + ticks)
    write("odd/crlf.jsonl", ticks.replace(b"\n", b"\r\n"))
    write("odd/no-last-newline.jsonl", ticks[:-1])
    write("odd/blank-lines.jsonl", b"\n\n" + ticks.replace(b"\n", b"\n\n \t\n", 2) + b"\n")
    write("odd/empty.jsonl", b"")
    write("odd/only-blank-lines.jsonl", b"\n\n  \n")
    record = recorder()[1]
    written = [json.dumps(record | {"price": 1}).replace('"price": 1,', f'"price": {number},')
               for number in ("1.0", "1e0", "0.1", "1.6263e-05", "100E-2",
                              "1.00000000000000000000000000000000000001")]
    write("odd/number-spellings.jsonl", "\n".join(written).encode() + b"\n")


def write_broken():
    good = [json.dumps(record) for record in recorder()]
    first, second, third = good[1:4]
    name = "broken/{}.jsonl".format
    write(name("truncated-last-line"), "\n".join(good[:4])[:-37].encode())
    write(name("broken-middle-line"), "\n".join([first, second[:60], third]).encode() + b"\n")
    write(name("run-together"),
          (first + second + "\n" + '{"' + third + "\n" + third[25:] + "\n}\n" + third + "\n").encode())
    write(name("comments"), f"{first}\n## server restarted here\n{second}\n".encode())
    doubled = second.replace('"tick":', '"price": 2, "\\u0074ick": 7, "tick":', 1)
    write(name("duplicate-key"), f"{first}\n{doubled}\n".encode())
    write(name("invalid-utf8"), f"{first}\n".encode() + second.replace(
        "ACTIVE_GAMEPLAY", "ACTIVE@").encode().replace(b"@", b"\xc0\xaf\xed\xa0\x80") + b"\n"
        + third.encode() + b"\n")
    write(name("bom-in-the-middle"), f"{first}\n\ufeff{second}\n{third}\n".encode())
    write(name("nul"), f"{first}\n{second[:40]}\0{second[40:]}\n{third}\n".encode())
    write(name("nul-tail"), f"{first}\n{second}\n".encode() + bytes(512))
    write(name("carriage-returns-only"), "\r".join([first, second, third]).encode() + b"\r")
    write(name("utf16"), f"{first}\n{second}\n".encode("utf-16"))
    write(name("lone-surrogate"), f"{first}\n{second}\n".replace(
        "ACTIVE_GAMEPLAY", "ACTIVE\\ud800", 1).encode())
    write(name("not-an-object"), f'{first}\n17\n"tick"\n[{second}]\nnull\n{third}\n'.encode())
    write(name("not-json"), "\n".join([
        first, second[:-1] + ", }", second.replace('"', "'"), second.replace(": 0,", ": 00,", 1),
        second.replace("false", "False"), second.replace('"price": ', '"price": NaN, "x": ', 1),
        third]).encode() + b"\n")
    deep = "[" * 300 + "]" * 300
    write(name("deep"), f'{first}\n{second[:-1]}, "x": {deep}}}\n{third}\n'.encode())
    whole = lines(newer_generation())
    cut = gzip.compress(whole, 9, mtime=0)
    write("broken/half.jsonl.gz", cut[:len(cut) // 2])
    packed = zstd(whole)
    write("broken/half.jsonl.zst", packed[:len(packed) // 2])
    damaged = bytearray(cut)
    damaged[len(cut) // 2] ^= 0xFF
    write("broken/damaged.jsonl.gz", bytes(damaged))


def write_drifted():
    def wrap(records):
        clock = Clock("2026-01-17")
        return lines({"seq": number, "ts": clock(), "event": event, "data": data}
                     for number, (event, data) in enumerate(records, 1))

    game, seed, prices = game_id("20260117"), hexdigits(64), walk(9)

    def state(tick):
        return running(game, seed, prices, tick, 12, None)

    grown = state(5) | {"serverRegion": "eu", "latencyHint": 12}
    grown["leaderboard"][0]["badge"] = "gold"
    grown["leaderboard"][1]["badge"] = None
    grown["partialPrices"]["source"] = "cache"
    write("drifted/unknown-fields.jsonl", wrap([
        ("gameStateUpdate", state(4)), ("gameStateUpdate", grown),
        ("standard/newTrade", [trace(), trade(game, 5, 1.5, True) | {"slippage": 0.01}])]))

    renamed = {"tickNumber" if name == "tickCount" else name: value
               for name, value in state(5).items()}
    short = [record for record in recorder() if record["type"] == "tick"][:2]
    short[1] = {"tickCount" if name == "tick" else name: value for name, value in short[1].items()}
    write("drifted/near-miss-names.jsonl", wrap([("gameStateUpdate", renamed)]) + lines(short))

    deeper = state(5)
    inner = {name: deeper.pop(name) for name in ("gameId", "tickCount", "price")}
    sold = trade(game, 6, 1.25, False)
    write("drifted/wrong-depth.jsonl", wrap([
        ("gameStateUpdate", deeper | {"game": inner}),
        ("standard/newTrade", [trace(), {"trade": sold}])]) + lines([
            {"seq": 3, "ts": "2026-01-17T08:31:00.000001", "data": {
                "event": "gameStateUpdate", "data": state(6)}}]))

    write("drifted/trace-only.jsonl", wrap([
        ("standard/newTrade", trace()), ("standard/newTrade", [trace()]),
        ("usernameStatus", trace())]))

    wrong = state(5) | {"price": "1.25", "tickCount": 5.5, "rugged": 0}
    wrong["leaderboard"][0] |= {"id": "Aldwin", "level": None}
    old = trade(game, 6, 1.25, True) | {"type": "BUY", "amount": -1}
    write("drifted/wrong-values.jsonl", wrap([
        ("gameStateUpdate", wrong), ("standard/newTrade", [trace(), old]),
        ("gameStateUpdate", state(6) | {"gameId": "unknown", "price": 0})]))

    write("drifted/unknown-events.jsonl", wrap([
        ("gameStateUpdates", state(5)), ("GameStateUpdate", state(6)),
        ("newChatMessage", chat("good luck")), ("connect", None), ("", {}),
        ("standard/newTrades", [trace(), trade(game, 6, 1.5, True)])]) + lines([
            {"seq": 7, "ts": "2026-01-17T08:31:00.000001", "kind": "gameStateUpdate"}]))

    escape, tricks = "\x1b[2J\x1b[31mred\x07", "<script>alert(1)</script> & [a](javascript:b) **x** `y`"
    write("drifted/hostile-strings.jsonl", wrap([
        ("standard/newTrade", [trace(), trade(game, 5, 1.5, True) | {"username": escape, "type": escape}]),
        ("standard/newTrade", [trace(), trade(game, 5, 1.5, True) | {
            "type": "::error file=x,line=1::owned\n::warning::twice", tricks: tricks}]),
        ("standard/newTrade", [trace(), trade(game, 5, 1.5, True) | {
            "type": tricks, "%0A::error::": 1, "\u202egnp.exe": 1, "a/b~c": 1, "": 1, "\u0000": 1}]),
        (f"::error::{escape}", {tricks: 1}), ("| a | b |\n|---|---|", {})]))

    bad = press(game, "BUY", "action", 0, "seq-1", bet_amount=0.0, time_in_position=4)
    write("drifted/button-rules.jsonl", wrap([
        ("button_event", bad),
        ("button_event", press(game, "SELL", "percentage", 1, uuid(), ticks_since_last_action=1.5)),
        ("button_event", press("unknown", "SIDEBET", "action", 2, uuid(), latency_ms=80)),
        ("button_event", press(game, "BUY", "action", 3, uuid(), execution_tick=31))]))


if __name__ == "__main__":
    write_odd(write_good())
    write_broken()
    write_drifted()
