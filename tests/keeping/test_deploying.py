"""The files for a server: systemd itself finds nothing wrong with them, and what is filled in fits."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugdedag.config.bodies import MOST
from plugdedag.keeping.deploying import Server, here, write
from plugdedag.lib.refusals import Refused

pytestmark = pytest.mark.only("sqlite")  # the same on any database

TRUE = Path("/usr/bin/true")  # something that can be started wherever this runs


def unit(path: Path) -> dict[str, dict[str, str]]:
    """A unit file, read as systemd would."""
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(path, encoding="utf-8")
    return {section: dict(parser[section]) for section in parser.sections()}


@pytest.mark.parametrize("apart", [False, True])
def test_the_units(tmp_path: Path, apart: bool) -> None:
    write(Server(["plug.example.org"], TRUE, 8123, apart), tmp_path)
    services = {path.name: unit(path)["Service"] for path in tmp_path.glob("*.service")}
    wanted = {"plug-web.service", "plug-worker.service"} if apart else {"plug.service"}
    assert set(services) == wanted | {"plug-backup.service"}
    for service in services.values():
        assert (service["User"], service["ProtectSystem"], service["StateDirectory"]) == (
            "plug",
            "strict",
            "plug",
        )
        assert service["EnvironmentFile"] == "/etc/plug/plug.env"
    serving = services["plug-web.service" if apart else "plug.service"]["ExecStart"]
    assert serving == f"{TRUE} serve --host 127.0.0.1 --port 8123{' --web-only' * apart}"
    assert services["plug-backup.service"]["ExecStart"] == f"{TRUE} backup --keep 14"
    assert unit(tmp_path / "plug-backup.timer")["Timer"]["Persistent"] == "true"


@pytest.mark.parametrize("apart", [False, True])
def test_systemd_agrees(tmp_path: Path, apart: bool) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not here to verify the unit files")
    write(Server(["plug.example.org"], TRUE, apart=apart), tmp_path)
    units = sorted(map(str, [*tmp_path.glob("*.service"), *tmp_path.glob("*.timer")]))
    assert verified(units) == (0, "")
    (tmp_path / "broken.service").write_text(
        "[Service]\nExecStart=nowhere\nProtectSistem=strict\n"
    )  # the control
    code, said = verified([str(tmp_path / "broken.service")])
    assert code != 0 or "ProtectSistem" in said


def verified(units: list[str]) -> tuple[int, str]:
    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_the_caddyfile(tmp_path: Path) -> None:
    write(Server(["plug.example.org", "plug.example.com"], TRUE, 8123), tmp_path)
    text = (tmp_path / "Caddyfile").read_text()
    lines = [line.strip() for line in text.splitlines() if not line.startswith("#")]
    assert lines[0] == "plug.example.org, plug.example.com {"
    assert "reverse_proxy 127.0.0.1:8123 {" in lines
    assert text.count("{") == text.count("}") == 3
    (most,) = re.findall(r"max_size (\d+)MB", text)
    assert int(most) * 1_000_000 > MOST  # so that who sends too much reads our page, not an empty answer
    assert not re.search(r"^\s*log\b", text, re.MULTILINE)  # addresses of pages hold people's own links


@pytest.mark.parametrize("name", ["install.sh", "plug.sh"])
def test_the_scripts(tmp_path: Path, name: str) -> None:
    write(Server(["plug.example.org"], TRUE), tmp_path)
    subprocess.run(["sh", "-n", tmp_path / name], check=True)


def test_the_settings_are_for_a_shell_and_for_systemd(tmp_path: Path) -> None:
    write(Server(["plug.example.org", "plug.example.com"], TRUE), tmp_path)
    said = subprocess.run(
        ["sh", "-c", f'. {tmp_path}/plug.env; echo "$PLUG_DATA|$PLUG_HOSTS|$PLUG_MAIL_FROM"'],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert said == "/var/lib/plug|plug.example.org,plug.example.com|PLUG <plug@plug.example.org>\n"
    assert (tmp_path / "plug.env").stat().st_mode & 0o777 == 0o600


def test_nothing_is_left_to_fill_in_and_every_file_has_its_place(tmp_path: Path) -> None:
    written = write(Server(["plug.example.org"], TRUE), tmp_path)
    assert {path.name for path in written} == {path.name for path in tmp_path.iterdir()}
    assert [path.name for path in written if re.search("[«»]", path.read_text(encoding="utf-8"))] == []
    script = (tmp_path / "install.sh").read_text()
    units = {path.name for path in written if path.suffix in {".service", ".timer"}}
    assert [
        name for name in {path.name for path in written} - units - {"install.sh"} if name not in script
    ] == []


def test_again_keeps_the_settings_and_only_one_way_to_serve(tmp_path: Path) -> None:
    write(Server(["plug.example.org"], TRUE), tmp_path)
    (tmp_path / "plug.env").write_text("PLUG_MAIL_URL='smtps://mine'\n")
    write(Server(["plug.example.org"], TRUE, apart=True), tmp_path)
    assert (tmp_path / "plug.env").read_text() == "PLUG_MAIL_URL='smtps://mine'\n"
    assert not (tmp_path / "plug.service").exists()


@pytest.mark.parametrize(
    "domain",
    [
        "https://plug.example.org",
        "plug",
        "-a.example.org",
        "a b.example.org",
        "plug.example.org/",
        "é.nl",
        "a..nl",
    ],
)
def test_what_is_no_name(tmp_path: Path, domain: str) -> None:
    with pytest.raises(Refused, match="is not a name for a site"):
        write(Server([domain], TRUE), tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("bin/plug", "cannot be started"),
        ("/opt/my plug/plug", "cannot be started"),
        ("home/x/plug", "somebody's home"),
    ],
)
def test_a_program_that_a_server_cannot_start(tmp_path: Path, program: str, words: str) -> None:
    path = Path("/", program) if program.startswith("home") else Path(program)
    with pytest.raises(Refused, match=words):
        write(Server(["plug.example.org"], path), tmp_path / "out")


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(Refused, match="Cannot write in"):
        write(Server(["plug.example.org"], TRUE), tmp_path / "out")


def test_the_program_is_the_one_beside_this_python() -> None:
    assert here() == Path(sys.executable).parent / "plug"
