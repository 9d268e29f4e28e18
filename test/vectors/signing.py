"""Shared by the scripts beside it: bytes, base64, HMAC, and a way to run a program."""
import base64, hmac, subprocess


def raw(value):
    return value if isinstance(value, bytes) else value.encode()


def b64(data):
    return base64.b64encode(raw(data)).decode()


def mac(key, message, name="sha256"):
    return hmac.new(raw(key), raw(message), name).digest()


def run(*command, stdin=""):
    return subprocess.run(command, input=stdin.encode(), capture_output=True, check=True).stdout.decode()
