"""A wrong setting stops the start in one line: the value, what was expected, and the cure."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugdedag.config import environment as env
from tests.cli.running import plug, refusal

pytestmark = pytest.mark.only("sqlite")  # the same on any database

WRONG = {
    "PLUG_DEBUG": ("maybe", "expected yes or no"),
    "PLUG_DEMO": ("2", "expected yes or no"),
    "PLUG_HTTPS": ("sure", "expected yes or no"),
    "PLUG_HOSTS": ("https://plug.example.org", "expected a bare hostname"),
    "PLUG_LINK_PORT": ("8²", "expected a port from 1 to 65535"),
    "PLUG_LOG_LEVEL": ("LOUD", "expected one of DEBUG, INFO, WARNING, ERROR"),
    "PLUG_MAIL_FROM": ("nobody", "expected an e-mail address"),
    "PLUG_MAIL_URL": ("http://mail.example.org", "expected smtp://, smtp+tls:// or smtps://"),
    "PLUG_SECRET_KEY": ("short", "expected at least 50 characters"),
    "PLUG_OPERATOR": ("me at home", "expected an e-mail address"),
    "DATABASE_URL": ("mysql://root:geheim@localhost/plug", "expected sqlite:///… or postgres://…"),
}


@pytest.mark.parametrize("name", sorted(WRONG))
def test_a_wrong_value_is_one_line(name: str, tmp_path: Path) -> None:
    value, expected = WRONG[name]
    said = refusal(plug(tmp_path / "data", "doctor", **{name: value}))
    assert said.startswith(f"{name}=")
    assert expected in said
    assert "geheim" not in said
    assert said.rstrip(".").count(". ") == 1, "what is wrong, and then the cure"


@pytest.mark.parametrize("port", ["99999", "x", "-1"])
def test_a_wrong_port_of_the_mail_server(port: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLUG_MAIL_URL", f"smtp://mail.example.org:{port}")
    with pytest.raises(SystemExit, match="expected smtp://"):
        env.mail("PLUG_MAIL_URL", Path())


def test_a_mail_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLUG_MAIL_URL", "smtp+tls://noor%40example.org:p%3Ass@mail.example.org")
    found = env.mail("PLUG_MAIL_URL", Path())
    assert (found["host"], found["port"], found["use_tls"]) == ("mail.example.org", 587, True)
    assert (found["host_user"], found["host_password"]) == ("noor@example.org", "p:ss")


def test_a_database_on_a_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://plug@%2Frun%2Fpostgresql/plug")
    assert env.database("DATABASE_URL", Path())["HOST"] == "/run/postgresql"


def test_postgresql_without_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://plug:geheim@db.example.org/plug")
    monkeypatch.setattr(env, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match=r"plug:…@db.example.org.*pip install 'plugdedag\[postgres\]'"):
        env.database("DATABASE_URL", Path())


def test_a_secret_is_made_once_and_kept_to_ourselves(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("PLUG_SECRET_KEY", raising=False)
    made = env.secret("PLUG_SECRET_KEY", tmp_path / "key")
    assert len(made) >= 50
    assert env.secret("PLUG_SECRET_KEY", tmp_path / "key") == made
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("kept", ["", "short", "a folder"])
def test_a_kept_secret_that_is_none(kept: str, tmp_path: Path) -> None:
    if kept == "a folder":
        (tmp_path / "secret.key").mkdir()
    else:
        (tmp_path / "secret.key").write_text(kept)
    said = refusal(plug(tmp_path, "doctor"))
    assert said.startswith(f"PLUG_SECRET_KEY='{tmp_path}/secret.key' is not usable: expected a file ")


def test_no_hosts_named_is_none_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLUG_HOSTS", " , ")
    assert env.hosts("PLUG_HOSTS", default=["*"]) == ["*"]


@pytest.mark.parametrize("below", ["build", "build/assets"])
def test_a_folder_of_ours_that_is_a_file(below: str, tmp_path: Path) -> None:
    (tmp_path / below).parent.mkdir(exist_ok=True)
    (tmp_path / below).touch()
    assert refusal(plug(tmp_path, "doctor")).startswith(f"PLUG_DATA='{tmp_path}/{below}' is not usable")


@pytest.mark.parametrize("place", ["file/data", "file"])
def test_a_file_in_place_of_the_folder(place: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "expected a folder that can be made" in refusal(plug(tmp_path / place, "doctor"))


@pytest.fixture
def fixed() -> Iterator[Path]:
    """A folder that anybody can enter and, but for root, nobody can write in."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        Path(name).chmod(0o755)
        folder = Path(name) / "fixed"
        folder.mkdir(mode=0o555)
        yield folder


def test_a_folder_that_cannot_be_written_in(fixed: Path) -> None:
    """As somebody without rights there: root, who may write everywhere, becomes nobody in a child."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        said = "nothing was refused"
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            os.environ["PLUG_DATA"] = str(fixed)
            env.folder("PLUG_DATA", fixed)
        except SystemExit as refused:
            said = str(refused.code)
        finally:
            os.write(writing, said.encode())
            os._exit(0)
    os.waitpid(child, 0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        assert "expected a folder that can be written in" in pipe.read()
