"""Counts captures on a Spark cluster with `schema validate --partial`, and merges what was counted.

    spark-submit integrations/spark/validate.py [--program PATH] [--repository FOLDER]
        [--command validate|profile] [--split MIB] [--parts FOLDER] CAPTURE... [-- OPTION...]

Every task runs the program over one range of one capture. Tasks may be run twice, die, and be run
again: a part says what was read, and the merge counts each capture once. The parts are written by
Spark's own committed output, so a folder with `_SUCCESS` in it is whole.

What stands behind `--` goes to `schema merge`: `-- --format sarif --output events.sarif`.
The exit code is that of `schema merge`, which is that of one run over everything.
"""

import argparse
import os
import subprocess
import sys

from pyspark.sql import SparkSession

PACKED = (".gz", ".zst", ".zstd", ".json", ".parquet")


def tasks(paths, split):
    """One task for each range of a capture of lines, one for each that cannot be cut."""
    for path in paths:
        size = os.stat(path).st_size
        if path.endswith(PACKED) or size <= split:
            yield (path, "")
            continue
        for start in range(0, size, split):
            yield (path, f"{start}-{min(start + split, size)}")


def captures(words, repository):
    """Files below folders, as the program itself finds them there."""
    for word in words:
        place = os.path.join(repository, word)
        if not os.path.isdir(place):
            yield word
            continue
        for folder, folders, names in os.walk(place):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if name.startswith("."):
                    continue
                if name.endswith((".jsonl", ".ndjson") + PACKED):
                    below = os.path.relpath(os.path.join(folder, name), place)
                    yield os.path.join(word, below)


def counting(program, command, repository):
    """What an executor does with its tasks; nothing of the driver comes along."""

    def count(frames):
        import pandas

        for frame in frames:
            parts = []
            for path, range_ in zip(frame["path"], frame["range"]):
                words = [program, command, "--partial", "-", "--jobs", "1", path]
                if range_:
                    words += ["--range", range_]
                done = subprocess.run(words, cwd=repository, capture_output=True, text=True)
                if done.returncode != 0:
                    raise RuntimeError(f"{' '.join(words)}: {done.stderr.strip()}")
                # Spark ends the line.
                parts.append(done.stdout.rstrip("\n"))
            yield pandas.DataFrame({"part": parts})

    return count


def main(words):
    options = words[words.index("--") + 1 :] if "--" in words else []
    words = words[: words.index("--")] if "--" in words else words
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default="schema", help="the program, on every machine")
    parser.add_argument("--repository", default=".", help="the folder with the contracts")
    parser.add_argument("--command", default="validate", choices=["validate", "profile"])
    parser.add_argument("--split", type=float, default=128, help="MiB of a task")
    parser.add_argument("--parts", default="parts", help="the folder that the parts go to")
    parser.add_argument("captures", nargs="+")
    arguments = parser.parse_args(words)
    repository = os.path.abspath(arguments.repository)

    os.chdir(repository)
    split = max(1, int(arguments.split * (1 << 20)))
    todo = list(tasks(captures(arguments.captures, repository), split))
    spark = SparkSession.builder.appName("schema " + arguments.command).getOrCreate()
    frame = spark.createDataFrame(todo, "path string, range string").repartition(len(todo))
    counted = frame.mapInPandas(
        counting(arguments.program, arguments.command, repository), "part string")
    counted.write.mode("overwrite").text(arguments.parts)
    spark.stop()
    return subprocess.run([arguments.program, "merge", arguments.parts] + options).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
