"""A file is written whole or not at all, and what is in the way is said in one sentence."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from permit_wizard.language.localizer import Localizer
from permit_wizard.outputs.delivery.files import CannotSave, refuse_early, refuse_folder_early, save

CONTENT = b"what to do\n" * 1000


def refusal(name: object, *, replace: bool = False) -> CannotSave:
    with pytest.raises(CannotSave) as caught:
        save(CONTENT, str(name), replace=replace)
    assert Localizer("en").line(caught.value.reason)
    return caught.value


def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    path = save(CONTENT, str(tmp_path / "result.html"))
    assert path == tmp_path / "result.html"
    assert path.read_bytes() == CONTENT
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_pieces_make_one_file(tmp_path: Path) -> None:
    assert save((bytes([n]) for n in range(5)), str(tmp_path / "x")).read_bytes() == bytes(range(5))


def test_home_is_a_tilde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert save(CONTENT, "~/a").read_bytes() == CONTENT == (tmp_path / "a").read_bytes()


def test_nothing_is_replaced_unless_it_may_be(tmp_path: Path) -> None:
    path = tmp_path / "result.html"
    path.write_text("theirs")
    refused = refusal(path)
    assert refused.exists
    assert "exists already" in refused.reason.message
    assert path.read_text() == "theirs"
    save(CONTENT, str(path), replace=True)
    assert path.read_bytes() == CONTENT
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_name_taken_meanwhile_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "result.html"
    fsync = os.fsync

    def somebody_is_faster(descriptor: int) -> None:
        path.write_text("theirs")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", somebody_is_faster)
    assert refusal(path).exists
    assert path.read_text() == "theirs"
    assert list(tmp_path.iterdir()) == [path]


def test_a_stick_without_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_paths: object, **_how: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    assert save(CONTENT, str(tmp_path / "a")).read_bytes() == CONTENT
    assert refusal(tmp_path / "a").exists


def test_a_disk_without_nameless_files_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "O_TMPFILE")
    assert save(CONTENT, str(tmp_path / "a")).read_bytes() == CONTENT
    assert save(b"new", str(tmp_path / "a"), replace=True).read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


WRITE_SLOWLY = """
import os, sys, time
from permit_wizard.outputs.delivery.files import save
if sys.argv[2] == "named":
    del os.O_TMPFILE
def pieces():
    yield b"an answer" * 100000
    print("half", flush=True)
    time.sleep(60)
save(pieces(), sys.argv[1] + "/result")
"""


@pytest.mark.parametrize(
    ("how", "number"),
    [("nameless", signal.SIGKILL), ("nameless", signal.SIGTERM), ("named", signal.SIGTERM), ("named", signal.SIGHUP)],
)
def test_an_interrupted_save_leaves_nothing(tmp_path: Path, how: str, number: int) -> None:
    command = [sys.executable, "-c", WRITE_SLOWLY, str(tmp_path), how]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"half\n"
        process.send_signal(number)
    assert process.returncode == -number
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("how", ["nameless", "named"])
def test_whatever_the_umask_the_owner_can_read_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    if how == "named":
        monkeypatch.delattr(os, "O_TMPFILE")
    before = os.umask(0o777)
    try:
        path = save(CONTENT, str(tmp_path / "a"))
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_to_a_stream_is_never_replaced(tmp_path: Path) -> None:
    with (tmp_path / "theirs").open("w") as stream:
        (tmp_path / "link").symlink_to(f"/proc/self/fd/{stream.fileno()}")
        (tmp_path / "second").symlink_to("link")
        for name in ("link", "second"):
            assert refusal(tmp_path / name, replace=True)
            assert (tmp_path / name).is_symlink()
    (tmp_path / "ordinary").symlink_to("theirs")
    assert save(CONTENT, str(tmp_path / "ordinary"), replace=True)


def test_a_link_keeps_leading_to_its_file_which_is_replaced(tmp_path: Path) -> None:
    near, far = tmp_path / "near", tmp_path / "far"
    near.mkdir()
    far.mkdir()
    (far / "list.html").write_text("last week's")
    (far / "step").symlink_to("list.html")
    link = near / "link"
    link.symlink_to("../far/step")
    assert refusal(link).exists
    assert (far / "list.html").read_text() == "last week's"
    assert save(CONTENT, str(link), replace=True) == link
    assert link.is_symlink()
    assert (far / "step").is_symlink()
    assert (far / "list.html").read_bytes() == CONTENT
    assert stat.S_IMODE((far / "list.html").stat().st_mode) == 0o600
    assert sorted(path.name for path in (*near.iterdir(), *far.iterdir())) == ["link", "list.html", "step"]


def test_the_folder_of_the_file_behind_a_link_has_to_take_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "list.html").write_text("last week's")
    (tmp_path / "link").symlink_to("far/list.html")
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "far" and access(path, mode))
    with pytest.raises(CannotSave) as caught:
        refuse_early(str(tmp_path / "link"), replace=True)
    assert f"You may not write in {tmp_path / 'far'}" in Localizer("en", isolate=False).line(caught.value.reason)


def test_a_link_to_nowhere_counts_as_there(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "nowhere")
    assert "does not exist" in refusal(tmp_path / "a").reason.message
    assert (tmp_path / "a").is_symlink()


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="this system has no such folder")
def test_a_folder_that_takes_no_files_is_not_called_missing() -> None:
    assert "You may not write in" in refusal("/proc/result.txt").reason.message


@pytest.mark.parametrize("replace", [False, True])
def test_a_device_or_a_pipe_is_never_replaced(tmp_path: Path, *, replace: bool) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("/dev/null", tmp_path / "pipe"):
        refused = refusal(name, replace=replace)
        assert "a device or a pipe" in refused.reason.message
        assert not refused.exists  # to ask for it again with `replace` would be of no use
    assert Path("/dev/null").is_char_device()
    assert (tmp_path / "pipe").is_fifo()


def test_a_read_only_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "result.html"
    path.write_text("theirs")
    path.chmod(0o444)
    assert "read-only" in refusal(path, replace=True).reason.message
    assert path.read_text() == "theirs"


def test_places_that_cannot_be(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path).reason.message
    assert "no folder" in refusal(tmp_path / "missing" / "a").reason.message
    (tmp_path / "file").touch()
    assert "not a folder" in refusal(tmp_path / "file" / "a").reason.message
    assert "no folder" in refusal(f"{tmp_path}/new/").reason.message
    assert "No file can be called" in refusal("a\0b").reason.message
    assert "no folder" in refusal("~nobody-of-that-name/a").reason.message
    assert "too long" in refusal(tmp_path / ("a" * 300)).reason.message
    assert "Type the name" in refusal(" ").reason.message


def test_what_is_refused_early_is_what_saving_would_refuse(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to("nowhere")
    names = ["", " ", ".", "new/", "file", "link", "missing/a", "file/a", "a\0b", "~nobody-of-that-name/a", "a" * 300]
    for name in names:
        typed = f"{tmp_path}/{name}" if name.strip() and not name.startswith("~") else name
        for replace in (False, True) if name != "file" else (False,):
            with pytest.raises(CannotSave) as caught:
                refuse_early(typed, replace=replace)
            assert caught.value.reason == refusal(typed, replace=replace).reason


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "no room left"),
        (errno.EDQUOT, "no room left"),
        (errno.EROFS, "may not write"),
        (errno.EACCES, "may not write"),
        (errno.EIO, "cannot be reached"),
        (errno.ENODEV, "cannot be reached"),
        (errno.EMFILE, "cannot be written"),
    ],
)
@pytest.mark.parametrize("step", ["open", "fsync"])
def test_what_goes_wrong_on_the_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str, step: str
) -> None:
    def fails(*_arguments: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, step, fails)
    assert words in refusal(tmp_path / "a").reason.message
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield CONTENT
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(CannotSave):
        save(pieces(), str(tmp_path / "a"))
    assert list(tmp_path.iterdir()) == []


def test_escapes_in_a_name_are_not_sent_to_the_terminal(tmp_path: Path) -> None:
    assert "\x1b" not in Localizer("en")(refusal(tmp_path / "\x1b[2J" / "a").reason)


def test_a_folder_that_cannot_be_made_is_refused_early(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to("nowhere")
    for name in ("file", "file/site", "link", "link/site"):
        with pytest.raises(CannotSave, match="is not a folder"):
            refuse_folder_early(f"{tmp_path}/{name}")
    for name in ("new", "new/", "new/site", ""):
        assert refuse_folder_early(f"{tmp_path}/{name}") == tmp_path / name

    def no_right(*_arguments: object) -> bool:
        return False

    monkeypatch.setattr(os, "access", no_right)
    with pytest.raises(CannotSave, match="may not write"):
        refuse_folder_early(f"{tmp_path}/new/site")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "link"]
