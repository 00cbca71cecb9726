"""Keys that only their user can read, and signatures that hold for one thing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat

from twosource.errors import OutputError, UsageError
from twosource.outputs.archive.signing import fits, key_of, own_file, sign, signer


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))


def saved(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    path.chmod(0o600)
    return path


def test_a_key_is_made_once_for_its_user_alone() -> None:
    first, again = key_of(), key_of()
    assert first.private_bytes_raw() == again.private_bytes_raw()
    assert own_file().stat().st_mode & 0o777 == 0o600
    assert os.listdir(own_file().parent) == [own_file().name]


def test_two_processes_that_make_a_key_at_once_have_one() -> None:
    code = "from twosource.outputs.archive.signing import key_of; print(key_of().private_bytes_raw().hex())"
    running = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert len({each.communicate()[0] for each in running}) == 1


@pytest.mark.parametrize("form", [PrivateFormat.PKCS8, PrivateFormat.OpenSSH])
def test_a_named_key_may_be_pem_or_openssh(form: PrivateFormat, tmp_path: Path) -> None:
    key = Ed25519PrivateKey.generate()
    path = saved(tmp_path / "key", key.private_bytes(Encoding.PEM, form, NoEncryption()))
    assert key_of(path).private_bytes_raw() == key.private_bytes_raw()
    assert not own_file().exists()


def test_a_key_others_can_read_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path / "key", Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    path.chmod(0o640)
    with pytest.raises(UsageError, match="chmod 600"):
        key_of(path)


def test_what_is_no_key_of_ours_is_refused_in_words(tmp_path: Path) -> None:
    other = generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    locked = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"x"))
    for content, words in ((b"nothing", "no private key"), (other, "no Ed25519 key"), (locked, "without a password")):
        with pytest.raises(UsageError, match=words):
            key_of(saved(tmp_path / "key", content))
    with pytest.raises(UsageError, match="cannot be read"):
        key_of(tmp_path / "missing")


def test_no_place_for_a_key_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    with pytest.raises(OutputError, match="--key FILE"):
        key_of()


def test_a_signature_holds_for_one_content_and_one_key() -> None:
    key, content = Ed25519PrivateKey.generate(), b"what was said"
    made = sign(key, content)
    assert signer(content, made) == made["fingerprint"]
    assert sign(key, content) == made
    other = sign(Ed25519PrivateKey.generate(), content)
    wrong: list[object] = [
        made | {"public_key": other["public_key"]},
        made | {"signature": other["signature"]},
        made | {"signature": "zz"},
        made | {"signature": None},
        made | {"public_key": ""},
        made | {"algorithm": "none"},
        {"algorithm": "Ed25519"},
        [],
        None,
    ]
    for each in wrong:
        with pytest.raises(ValueError, match="sign"):
            signer(content, each)
    with pytest.raises(ValueError, match="does not fit"):
        signer(content + b".", made)
    assert signer(content, made | {"fingerprint": "of somebody else"}) == made["fingerprint"]


def test_a_bare_signature_of_the_same_bytes_is_none_of_an_archive() -> None:
    key, content = Ed25519PrivateKey.generate(), b"what was said"
    with pytest.raises(ValueError, match="does not fit"):
        signer(content, sign(key, content) | {"signature": key.sign(content).hex()})


def test_the_beginning_of_a_fingerprint_is_enough_but_not_a_few_digits() -> None:
    found = sign(Ed25519PrivateKey.generate(), b"")["fingerprint"]
    assert fits(found, found)
    assert fits(found.upper()[:24], found)
    assert fits(found.replace(" ", ":"), found)
    assert not fits("0" * 64, found)
    for bad in ("", "12ab", "x" * 20):
        with pytest.raises(UsageError, match="hex digits"):
            fits(bad, found)
