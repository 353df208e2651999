"""Builds a wheel that carries the program, and nothing of Python.

The build backend of pyproject.toml: `pip install .`, `pip wheel .` and the pre-commit framework's
`language: python` come here. SCHEMA_BINARY names a program that is built already; without it, one
is built from these sources, which needs Swift and the libraries that `scripts/setup` names.
"""

import base64
import hashlib
import os
import platform
import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NAME = "schema-governance"


def version():
    text = (ROOT / "Sources/Commands/Program/SchemaProgram.swift").read_text("utf-8")
    return re.search(r'static let version = "([^"]*)"', text).group(1)


def program():
    """The program's bytes, and whether it needs libraries of the machine that built it."""
    path = os.environ.get("SCHEMA_BINARY")
    if not path:
        command = ["swift", "build", "-c", "release", "--static-swift-stdlib", "--product", "schema"]
        # pip shows what a backend writes only when it fails.
        subprocess.run(command, cwd=ROOT, check=True, stdout=sys.stderr)
        path = ROOT / ".build/release/schema"
    return Path(path).read_bytes()


def needs_libraries(content):
    """Whether an ELF file names an interpreter, as every program with shared libraries does."""
    if content[:5] != b"\x7fELF\x02":
        return True
    start = int.from_bytes(content[32:40], "little")
    size, count = (int.from_bytes(content[at : at + 2], "little") for at in (54, 56))
    kinds = (
        int.from_bytes(content[start + size * n : start + size * n + 4], "little")
        for n in range(count)
    )
    return 3 in kinds


def tag(content):
    machine = platform.machine()
    if sys.platform != "linux":
        return f"py3-none-{sys.platform}_{machine}"
    if needs_libraries(content):
        return f"py3-none-linux_{machine}"
    # A file without libraries runs beside any of them.
    return f"py3-none-manylinux_2_17_{machine}.musllinux_1_1_{machine}"


def metadata():
    readme = (ROOT / "README.md").read_text("utf-8")
    return (
        f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {version()}\n"
        "Summary: Keep the data contracts between repositories honest\n"
        "License: Apache-2.0\nRequires-Python: >=3.7\n"
        f"Description-Content-Type: text/markdown\n\n{readme}"
    )


def moment():
    epoch = max(int(os.environ.get("SOURCE_DATE_EPOCH", 315532800)), 315532800)
    return time.gmtime(epoch)[:6]


def write(path, files):
    """Writes files as a wheel, always in the same way: names, contents and modes."""
    record = next(name for name, _, _ in files if name.endswith("/RECORD"))
    lines = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as wheel:
        for name, content, mode in files:
            if name == record:
                content = "".join(f"{line}\n" for line in lines + [f"{record},,"]).encode()
            info = zipfile.ZipInfo(name, moment())
            info.external_attr = (0o100000 | mode) << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            wheel.writestr(info, content)
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=")
            lines.append(f"{name},sha256={digest.decode()},{len(content)}")


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    content = program()
    base = f"{NAME.replace('-', '_')}-{version()}"
    info = f"{base}.dist-info"
    tags = tag(content)
    python, abi, platforms = tags.split("-")
    lines = "".join(f"Tag: {python}-{abi}-{one}\n" for one in platforms.split("."))
    files = [
        (f"{base}.data/scripts/schema", content, 0o755),
        (f"{info}/METADATA", metadata().encode(), 0o644),
        (
            f"{info}/WHEEL",
            f"Wheel-Version: 1.0\nGenerator: schema\nRoot-Is-Purelib: false\n{lines}".encode(),
            0o644,
        ),
        (f"{info}/licenses/LICENSE", (ROOT / "LICENSE").read_bytes(), 0o644),
        (f"{info}/RECORD", b"", 0o644),
    ]
    name = f"{base}-{tags}.whl"
    write(Path(wheel_directory) / name, files)
    return name


def build_sdist(sdist_directory, config_settings=None):
    raise NotImplementedError("packages of sources are git's: git archive")


if __name__ == "__main__":
    print(build_wheel(sys.argv[1]))
