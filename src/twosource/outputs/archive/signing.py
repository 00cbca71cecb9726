"""Who vouches for an archive: an Ed25519 key of the user's own, made on first use, kept where only the user can read it."""

import os
import stat
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_config_path

from twosource.errors import OutputError, UsageError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

PURPOSE = b"twosource.archive/1\n"
"""Stands before what is signed, so that a signature for one thing is none for another."""
MIN_FINGERPRINT_DIGITS = 16
"""Hex digits that the beginning of a fingerprint needs at least."""


FIELD = 2**255 - 19
ROOT_OF_EIGHT = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
SMALL_ORDER = frozenset({0, 1, FIELD - 1, FIELD, FIELD + 1, ROOT_OF_EIGHT, FIELD - ROOT_OF_EIGHT})
"""The numbers that stand for points of order 8 and below, as keys also those that are one too large: whoever gives one as a key, or
begins a signature with one, can make signatures that fit any content."""


def own_file() -> Path:
    """Where the user's own key lies, on this platform."""
    return user_config_path("twosource") / "signing-key.pem"


def key_of(file: Path | None = None) -> "Ed25519PrivateKey":
    """The key in `file`, or the user's own, which is made when there is none yet. Raises UsageError, OutputError."""
    path = file or own_file()
    if file is None and not path.exists():
        _make(path)
    return _read(path)


def sign(key: "Ed25519PrivateKey", content: bytes) -> dict[str, str]:
    """The signature of `content` with the public key, as plain values. The same content gives the same signature."""
    public = key.public_key().public_bytes_raw()
    return {
        "algorithm": "Ed25519",
        "public_key": public.hex(),
        "fingerprint": fingerprint(public),
        "signature": key.sign(PURPOSE + content).hex(),
    }


def signer(content: bytes, signature: object) -> str:
    """The fingerprint of the key that signed `content`. Raises ValueError when the signature does not hold."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if not isinstance(signature, dict) or signature.get("algorithm") != "Ed25519":
        raise ValueError("it is signed in a way this version does not know")
    try:
        public, signed = (bytes.fromhex(signature[name]) for name in ("public_key", "signature"))
        if _weak(public) or _weak(signed):
            raise ValueError("that is no key that anybody could hold")
        Ed25519PublicKey.from_public_bytes(public).verify(signed, PURPOSE + content)
    except (KeyError, TypeError, ValueError, InvalidSignature):
        raise ValueError("the signature does not fit") from None
    return fingerprint(public)


def _weak(point: bytes) -> bool:
    """Whether the point that 32 bytes stand for, without its sign, is of small order."""
    return int.from_bytes(point[:32], "little") & (2**255 - 1) in SMALL_ORDER


def fingerprint(public: bytes) -> str:
    """What a key is told by: the SHA-256 of its 32 bytes as hex, in groups of four."""
    digits = sha256(public).hexdigest()
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def fits(wanted: str, found: str) -> bool:
    """Whether a fingerprint is the one wanted, of which the beginning is enough. Raises UsageError when that is too short."""
    begin = "".join(wanted.lower().split()).replace(":", "")
    if len(begin) < MIN_FINGERPRINT_DIGITS or set(begin) - set("0123456789abcdef"):
        raise UsageError(f"a fingerprint is hex digits, at least the first {MIN_FINGERPRINT_DIGITS}, not {wanted!r}")
    return found.replace(" ", "").startswith(begin)


def _read(path: Path) -> "Ed25519PrivateKey":
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_ssh_private_key

    try:
        content, mode = path.read_bytes(), path.stat().st_mode
    except OSError as error:
        raise UsageError(f"the key {path} cannot be read: {error.strerror}") from error
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise UsageError(f"the key {path} can be read by others; make it yours alone with: chmod 600 {path}")
    load = load_ssh_private_key if b"OPENSSH PRIVATE KEY" in content else load_pem_private_key
    try:
        key = load(content, None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise UsageError(f"{path} holds no private key without a password, as PEM or of OpenSSH") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise UsageError(f"the key {path} is no Ed25519 key; make one with: ssh-keygen -t ed25519 -N '' -f KEY")
    return key


def _make(path: Path) -> None:
    """Writes a new key, whole or not at all; where another process makes one at the same time, the first counts."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    content = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.link(name, path)
        except FileExistsError:
            return
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"no signing key could be made at {path}: {error.strerror}; name one with --key FILE") from error
