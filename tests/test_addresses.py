import socket

import pytest

from index.addresses import anywhere, is_url, public, resolve

PRIVATE = """
127.0.0.1 127.1.2.3 0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.254 192.168.0.1 192.168.255.255
169.254.169.254 169.254.0.1 100.64.0.1 100.127.255.254 192.0.0.1 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9
224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
::1 :: fe80::1 fe80::1%eth0 fc00::1 fd12:3456::1 fec0::1 ff02::1 2001:db8::1 100::1
::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:a9fe:a9fe ::127.0.0.1 64:ff9b::7f00:1 64:ff9b::10.0.0.1
2002:7f00:1:: 2002:0a00:0001:: 2001:0:7f00:1:: nonsense 127.1 2130706433 0x7f.0.0.1
""".split()
PUBLIC = "1.1.1.1 8.8.8.8 93.184.216.34 100.63.255.255 172.32.0.1 2606:4700::1111 2a00:1450::1 64:ff9b::8.8.8.8".split()


@pytest.mark.parametrize("address", PRIVATE)
def test_what_only_this_machine_or_its_network_may_reach_is_not_public(address: str) -> None:
    assert not public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_everybody_may_reach_is_public(address: str) -> None:
    assert public(address)
    assert anywhere(address)


@pytest.mark.parametrize(
    ("target", "expected"),
    [("https://a.example", True), ("HTTP://a", True), ("news.jsonl", False), ("ftp://a", False), ("https", False)],
)
def test_a_web_address_is_told_from_a_file(target: str, expected: bool) -> None:
    assert is_url(target) == expected


def test_the_addresses_of_a_host_are_found_once_each() -> None:
    assert resolve("127.0.0.1", 80) == ["127.0.0.1"]
    assert set(resolve("localhost", 80)) <= {"127.0.0.1", "::1"}


def test_a_host_that_is_not_there_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object, **__: object) -> list[object]:
        raise socket.gaierror("no such host")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    with pytest.raises(OSError, match="no such host"):
        resolve("nobody.example", 80)
