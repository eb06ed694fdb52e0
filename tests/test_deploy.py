"""What Khabar is run by, as far as it can be checked without a container engine: it parses, and names what is there."""

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from rag.settings import Settings

ROOT = Path(__file__).parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
UNIT = (ROOT / "deploy" / "khabar.service").read_text("utf-8")
RUN_BY = [
    "Dockerfile",
    "compose.yaml",
    "deploy/khabar.service",
    "deploy/nginx.conf",
    "deploy/Caddyfile",
    "docs/operation.md",
]


def instructions(name: str) -> list[str]:
    return re.findall(rf"^{name} (.*)$", DOCKERFILE, re.MULTILINE)


def copied() -> set[str]:
    """What the image takes from the project."""
    taken = [shlex.split(line)[:-1] for line in instructions("COPY") if not line.startswith("--from")]
    return {name for names in taken for name in names}


def test_the_image_takes_what_there_is_and_all_packages_with_what_they_need() -> None:
    assert [name for name in copied() if not (ROOT / name).exists()] == []
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    packages = {name.split(".")[0] for name in project["tool"]["setuptools"]["packages"]}
    assert packages | {"app.py", "samples", "pyproject.toml", "constraints.txt"} <= copied()


def test_nothing_is_sent_to_the_engine_but_what_the_image_takes() -> None:
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert "*" in lines
    assert {line[1:] for line in lines if line.startswith("!")} == copied()


def test_the_image_runs_as_nobody_in_particular_and_names_no_registry() -> None:
    assert instructions("USER") == ["khabar"]
    assert DOCKERFILE.index("USER khabar") < DOCKERFILE.index("ENTRYPOINT")
    assert len(instructions("FROM")) == 2
    for base in instructions("FROM"):
        assert re.fullmatch(r"[a-z]+:[\w.-]+(?: AS build)?", base)
    assert "/healthz" in instructions("HEALTHCHECK")[0]
    assert "http" not in re.sub(r"http://127\.0\.0\.1", "", DOCKERFILE)


def composed() -> dict[str, Any]:
    told = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
    assert isinstance(told, dict)
    return told


def test_the_services_are_hardened_and_only_khabar_is_reached_and_from_this_machine_alone() -> None:
    services = composed()["services"]
    assert set(services) == {"khabar", "chroma"}
    for service in services.values():
        assert (service["read_only"], service["cap_drop"], service["tmpfs"]) == (True, ["ALL"], ["/tmp"])
    assert services["khabar"]["ports"] == ["127.0.0.1:7860:7860"]
    assert "ports" not in services["chroma"]
    assert services["chroma"]["networks"] == ["inside"]
    assert composed()["networks"]["inside"] == {"internal": True}
    used = {volume.split(":")[0] for service in services.values() for volume in service["volumes"]}
    assert used == set(composed()["volumes"])


def test_a_stop_leaves_more_time_than_answers_are_given() -> None:
    grace = Settings().grace
    assert float(composed()["services"]["khabar"]["stop_grace_period"].removesuffix("s")) > grace + 5
    (seconds,) = re.findall(r"^TimeoutStopSec=(\d+)$", UNIT, re.MULTILINE)
    assert float(seconds) > grace + 5


@pytest.mark.parametrize("file", RUN_BY)
def test_every_setting_that_is_named_is_one(file: str) -> None:
    named = set(re.findall(r"\bKHABAR_[A-Z_]*[A-Z]", (ROOT / file).read_text("utf-8")))
    assert named
    assert named - {f"KHABAR_{name.upper()}" for name in Settings.model_fields} == set()


def test_docker_compose_reads_the_file() -> None:
    if not shutil.which("docker"):
        pytest.skip("docker is not here")
    if subprocess.run(["docker", "compose", "version"], capture_output=True).returncode:
        pytest.skip("docker compose is not here")
    done = subprocess.run(["docker", "compose", "config", "-q"], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The unit with a program that is here, as systemd looks for it."""
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd is not here")
    (tmp_path / "khabar.service").write_text(UNIT.replace("/opt/khabar/venv/bin/python", sys.executable), "utf-8")
    return tmp_path / "khabar.service"


def test_systemd_understands_the_unit(unit: Path) -> None:
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", str(unit)], capture_output=True, text=True)
    assert [line for line in done.stderr.splitlines() if "khabar" in line] == []
    assert done.returncode == 0


def test_systemd_finds_the_unit_well_shut_in(unit: Path) -> None:
    command = ["systemd-analyze", "security", "--offline=yes", "--threshold=25", str(unit)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout.splitlines()[-1]


def test_nginx_understands_its_file(tmp_path: Path) -> None:
    if not shutil.which("nginx"):
        pytest.skip("nginx is not here")
    kept = "".join(f"{kind}_temp_path {tmp_path}/{kind}; " for kind in "client_body proxy fastcgi uwsgi scgi".split())
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid; error_log stderr; events {{}} http {{ access_log off; {kept} "
        f"server {{ listen 127.0.0.1:8099; include {ROOT}/deploy/nginx.conf; }} }}",
        "utf-8",
    )
    done = subprocess.run(["nginx", "-t", "-c", str(tmp_path / "nginx.conf")], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_caddy_understands_its_file() -> None:
    if not shutil.which("caddy"):
        pytest.skip("caddy is not here")
    command = ["caddy", "validate", "--adapter", "caddyfile", "--config", str(ROOT / "deploy" / "Caddyfile")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
