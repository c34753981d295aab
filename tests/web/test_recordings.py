"""What people recorded: the list of it, the list of what can be recorded, and a site with it."""

from __future__ import annotations

import errno
import json
import os
import re
import tomllib
from pathlib import Path

import pytest

from locales.hatch_build import MOST_AUDIO, copy_audio
from locales.language_toml import BadLanguage
from permit_wizard import review
from permit_wizard.cli import main
from permit_wizard.command_line import console
from permit_wizard.command_line.site import about_recordings
from permit_wizard.core.editions import PACT_2026
from permit_wizard.core.text import _
from permit_wizard.language.languages import languages
from permit_wizard.language.localizer import Localizer
from permit_wizard.language.recordable import NOT_ALL_HEARD, heard
from permit_wizard.visit.first_pages import TITLE
from permit_wizard.web.build import documents, pyodide, recordings
from permit_wizard.web.build import site as building
from permit_wizard.web.build.audio_files import media_type
from permit_wizard.web.build.recordings import Recordings, digest, read
from permit_wizard.web.build.recordings_list import BadRecording
from tests.builders import thorough
from tests.web.tones import TONE, tone
from tests.web.visiting import Page

DUTCH = Localizer("nl", isolate=False)
NEEDED, WORDS, OTHER = DUTCH(NOT_ALL_HEARD), DUTCH(TITLE), DUTCH(_("Leave now?"))
SPEAKER, DAY = 'speaker = "Somebody"\n', "day = 2026-11-30\n"
HEAD = f"[[session]]\n{SPEAKER}{DAY}"


def row(file: str, words: str) -> str:
    return f"{json.dumps(file)} = {json.dumps(words, ensure_ascii=False)}\n"


GOOD = f"{HEAD}[session.files]\n{row('all.wav', NEEDED)}{row('first.wav', WORDS)}"


def folder(tmp_path: Path, listed: str | bytes, **files: bytes) -> Path:
    """A folder of recordings, with the one that each needs."""
    content = listed if isinstance(listed, bytes) else listed.encode()
    (tmp_path / "recordings.toml").write_bytes(content)
    for name, sound in {"all_wav": TONE, "first_wav": TONE, **files}.items():
        (tmp_path / name.replace("_", ".")).write_bytes(sound)
    return tmp_path


# ------------------------------------------------------------------------------------------------------------- the list


def test_recordings_are_found_by_their_words_however_these_are_written(tmp_path: Path) -> None:
    spaced = row("title.wav", OTHER.replace(" ", "\n\u00a0"))
    second = f"[[session]]\n{SPEAKER.replace('Some', 'Any')}{DAY}[session.files]\n{spaced}"
    found = read("nl", folder(tmp_path, GOOD + second, title_wav=tone(0.1), notes_txt=b"x"))
    assert found
    assert set(found.places) == {digest(NEEDED), digest(WORDS), digest(OTHER)}
    for sound, words in ((TONE, NEEDED), (tone(0.1), OTHER)):
        first, length, kind = found.places[digest(words)]
        assert (found.content[first : first + length], kind) == (sound, "audio/wav")
    assert found.speakers == ("Somebody", "Anybody")
    assert found.unlisted == ("notes.txt",)
    assert re.fullmatch(r"audio/nl-[0-9a-f]{12}\.bin", found.name("nl"))


def test_without_recordings_there_are_none(tmp_path: Path) -> None:
    assert read("nl", tmp_path / "audio") is None
    assert read("nl", tmp_path) is None
    (tmp_path / "start.mp3").write_bytes(TONE)
    assert read("nl", tmp_path) == Recordings(b"", {}, (), ("start.mp3",))  # named, so that nobody waits for it


DAY_OF_RULES = DUTCH.pattern("Apply online at {site}, with your DigiD.")
COUNTED = DUTCH.pattern("Your card expired {n} day ago", "Your card expired {n} days ago", 3)


@pytest.mark.parametrize(
    ("listed", "sentence"),
    [
        (GOOD + "x = ", "recordings.toml cannot be read: there is a mistake in line 7."),
        (GOOD.encode() + b"\xff", "recordings.toml cannot be read: there is a mistake in line 7."),
        (GOOD + "x = " + "9" * 5000, "recordings.toml cannot be read: there is a mistake in line 7."),
        (GOOD + "x = " + "[" * 3000 + "\n", "recordings.toml cannot be read: there is a mistake in line 7."),
        (GOOD + "x = " + "[\n" * 3000, "recordings.toml cannot be read: there is a mistake in line 7."),
        (GOOD + "x." * 20_000 + "x = 1\n", "recordings.toml cannot be read: there is a mistake in line 7."),
        ("", "“[[session]]” is missing or not valid. Write for example: [[session]]"),
        ("session = 3\n", "“[[session]]” is missing or not valid."),
        ("[[sesion]]\n", "“sesion” is not known. Use one of: session"),
        (GOOD.replace(DAY, DAY + "place = 1\n"), "“place” is not known. Use one of: speaker, day, files"),
        (GOOD.replace(SPEAKER, ""), "“speaker” is missing or not valid. Write for example: speaker = "),
        (GOOD.replace("Somebody", " "), "“speaker” is missing or not valid."),
        (GOOD.replace(DAY, 'day = "30-11-2026"\n'), "“day” is missing or not valid. Write for example: day = 2027"),
        (GOOD.replace(DAY, "day = 2026-11-30T10:00:00\n"), "“day” is missing or not valid."),
        (HEAD, "“files” is missing or not valid."),
        (GOOD + '"x.wav" = 3\n', "“files” is missing or not valid."),
        (GOOD + row("x.wav", "Old words"), "“Old words” (x.wav) is not a text in Nederlands now. Record the text as"),
        (GOOD + row("x.wav", TITLE.message), "is not a text in Nederlands now."),  # another language's words
        (GOOD + row("x.wav", DAY_OF_RULES), "(x.wav) has values that change, a date for example, so it cannot be"),
        (GOOD + row("x.wav", COUNTED), "(x.wav) has values that change"),
        (GOOD + row("x.wav", OTHER), "The recording x.wav is not in the folder. Put it there, or take its line"),
        (GOOD + row("../all.wav", OTHER), "The recording ../all.wav is not in the folder."),
        (GOOD + row("a\0.wav", OTHER), "The recording a�.wav is not in the folder."),
        (GOOD + row("..", OTHER), ".. cannot be read: it is a folder, not a file"),
        (GOOD + row("large.wav", OTHER), "The recording large.wav has more than 300 kB. Save it with a lower quality"),
        (GOOD + row("video.wav", OTHER), "video.wav is not a recording that every phone can play. Save it as MP3, M4A"),
        (GOOD + row("empty.wav", OTHER), "empty.wav is not a recording that every phone can play."),
        (f"{GOOD}{HEAD}[session.files]\n{row('first.wav', OTHER)}", "first.wav is there for two texts. Name one text"),
        (GOOD + row("2.wav", NEEDED), f"“{NEEDED}” is there twice. Keep one recording of it."),
        (GOOD.replace(NEEDED, OTHER), f"there is no recording of “{NEEDED}”. Without it no page can be heard."),
        (GOOD.replace(WORDS, OTHER), f"there is no recording of “{WORDS}”. Without it no page can be heard."),
    ],
)  # fmt: skip
def test_what_cannot_be_used_stops_with_one_sentence(tmp_path: Path, listed: str | bytes, sentence: str) -> None:
    large, video = TONE + bytes(300_000), b"OggS" + TONE
    with pytest.raises(BadRecording) as caught:
        read("nl", folder(tmp_path, listed, large_wav=large, video_wav=video, empty_wav=b"", **{"2_wav": TONE}))
    said = Localizer("en")(caught.value.reason)
    assert sentence in said
    assert said.count("\n") == 0
    assert len(said) < 400


def test_a_folder_that_cannot_be_read_is_named_and_not_the_folder_of_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(BadRecording) as caught:
        read("nl", tmp_path)
    assert Localizer("en")(caught.value.reason) == "locales/nl/audio cannot be read: you have no permission for it"


@pytest.mark.parametrize(
    ("begins", "kind"),
    [
        (b"ID3\x04\0", "audio/mpeg"), (b"\xff\xfb\x90\x64", "audio/mpeg"), (b"\xff\xf3\x40", "audio/mpeg"),
        (b"\0\0\0\x20ftypM4A \0", "audio/mp4"), (b"\0\0\0\x20ftypmp42", "audio/mp4"), (TONE, "audio/wav"),
        (b"\xff\xf1\x50\x80", ""),  # bare AAC, which Firefox does not play
        (b"OggS\0\x02", ""), (b"#!AMR\n", ""), (b"\0\0\0\x18ftyp3gp4", ""), (b"\0\0\0\x18ftypheic", ""),
        (b"RIFF\0\0\0\0AVI ", ""), (b"<!doctype html>", ""), (b"\xff", ""), (b"", ""),
    ],
)  # fmt: skip
def test_what_every_browser_plays_is_known_by_its_first_bytes(begins: bytes, kind: str) -> None:
    assert media_type(begins) == kind


@pytest.mark.parametrize("code", sorted(languages()))
def test_the_recordings_that_the_program_carries_can_be_used(code: str) -> None:
    assert read(code) is None or not read(code).unlisted  # pyright: ignore[reportOptionalMemberAccess]


def test_the_list_to_record_is_a_list_that_can_be_read(tmp_path: Path) -> None:
    """Filled in, with every text recorded: those on each page first, and none with values."""
    made = review.write("recordings", [DUTCH], PACT_2026).decode()
    assert made.startswith("# ")
    filled = made.replace('speaker = ""', 'speaker = "Somebody"').replace('day = ""', "day = 2026-11-30")
    assert list(tomllib.loads(filled)["session"][0]["files"].values()) == [NEEDED, WORDS]
    whole = re.sub(r'^# (?=")', "", filled, flags=re.MULTILINE)
    files: dict[str, str] = tomllib.loads(whole)["session"][0]["files"]
    (tmp_path / "recordings.toml").write_text(whole, encoding="utf-8")
    for name in files:
        (tmp_path / name).write_bytes(TONE)
    found = read("nl", tmp_path)
    assert found
    assert len(found.places) == len(files) > 200
    order = list(files.values())
    places = [
        order.index(DUTCH(text)) for text in (_("Yes"), _("Start now"), _("Leave now?"))
    ]  # on each question, once, seldom
    assert places == sorted(places)


def test_a_site_with_a_bad_recording_is_refused_before_anything_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pyodide, "fetch", lambda _folder: pytest.fail("something was fetched"))
    monkeypatch.setattr(recordings, "COMPILED", tmp_path)
    (tmp_path / "nl" / "audio").mkdir(parents=True)
    folder(tmp_path / "nl" / "audio", GOOD + "x")
    assert main(["site", str(tmp_path / "site"), "--lang", "nl"]) == console.BAD_INPUT
    assert capfd.readouterr().err == (
        "permit-wizard: locales/nl/audio/recordings.toml is niet te lezen: er staat een fout in regel 7.\n"
    )
    assert not (tmp_path / "site").exists()


# ---------------------------------------------------------------------------------------------------------- in the site


@pytest.mark.parametrize("kiosk", [False, pytest.param(True, marks=thorough)])
def test_a_site_carries_recordings_and_is_silent_about_them_elsewhere(
    stand_ins: pyodide.Parts, tmp_path: Path, kiosk: bool
) -> None:
    codes, one = ("ti", "nl"), Recordings(TONE, {digest(NEEDED): (0, len(TONE), "audio/wav")}, ("Somebody",), ())
    options = building.BuildOptions(codes, "", "auto", kiosk, {}, drawn_on="2026-11-30", baked=False)
    for name, recorded in (("with", {} if kiosk else {"ti": one}), ("without", {})):
        building.write(tmp_path / name, stand_ins, options._replace(recordings=recorded))
    with_it, without = tmp_path / "with", tmp_path / "without"
    audio = [path.relative_to(with_it).as_posix() for path in (with_it / "audio").glob("*")]
    assert audio == ([] if kiosk else [one.name("ti")])
    assert not (without / "audio").exists()
    assert f"AUDIO = {json.dumps(audio)}" in (with_it / "sw.js").read_text(encoding="utf-8")
    for code in codes:
        say = Localizer(code, isolate=False)
        for folder, text in ((with_it, documents.RECORDED), (without, documents.NO_VOICE)):
            words = heard(Page((folder / f"{code}.html").read_text(encoding="utf-8")).text())
            said = {each.message: heard(say(each)) in words for each in (documents.RECORDED, documents.NO_VOICE)}
            assert said == {each: each == text.message and code == "ti" and not kiosk for each in said}
    scripts = [next(folder.glob("code-*/app.js")).read_text(encoding="utf-8") for folder in (with_it, without)]
    assert [digest(NEEDED) in script for script in scripts] == [not kiosk, False]


def test_recordings_are_copied_with_the_catalogues_unless_they_are_too_large(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    copy_audio(source, target)
    assert not target.exists()
    source.mkdir()
    for name in ("old.mp3", "new.mp3"):
        (source / name).write_bytes(TONE)
    copy_audio(source, target)
    (source / "old.mp3").unlink()
    copy_audio(source, target)
    assert [path.name for path in target.iterdir()] == ["new.mp3"]
    (source / "raw.wav").write_bytes(bytes(MOST_AUDIO))
    with pytest.raises(BadLanguage, match=r"source: 8\.0 MB; at most 8 MB"):
        copy_audio(source, target)


def test_the_command_reports_how_many_recordings_there_are_and_what_is_left_out() -> None:
    names = tuple(f"{number}.wav" for number in range(9))
    one = Recordings(bytes(1_540_000), {"a": (0, 1, ""), "b": (1, 1, "")}, ("Somebody", "An\nybody"), names)
    say = Localizer("en")
    assert [say(line) for line in about_recordings("ti", one, say)] == [
        "Tigrinya: 2 recordings, by Somebody, An�ybody (1.5 MB, loaded when somebody presses “Listen”)",
        (
            "Tigrinya: left out, because locales/ti/audio/recordings.toml does not name them: "
            "0.wav, 1.wav, 2.wav, 3.wav, 4.wav, 5.wav, 6.wav, 7.wav, …"
        ),
    ]
    none = about_recordings("ti", one._replace(content=b"", places={}, unlisted=("1.wav",)), say)
    assert len(none) == 1
