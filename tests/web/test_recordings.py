"""What a person recorded: the list of it, a site with it, and hearing it."""

from __future__ import annotations

import io
import json
import math
import re
import struct
import tomllib
import wave
from pathlib import Path
from typing import Any

import pytest

from permit_wizard import review
from permit_wizard.cli import main
from permit_wizard.command_line import console
from permit_wizard.core.editions import PACT_2026
from permit_wizard.core.text import Text, _
from permit_wizard.language import localizer
from permit_wizard.language.localizer import Localizer, languages
from permit_wizard.language.recordable import NOT_ALL_HEARD, heard
from permit_wizard.visit.first_pages import TITLE
from permit_wizard.web.build import documents, pyodide
from permit_wizard.web.build.recordings import BadRecording, Recordings, digest, media_type, read
from tests.web import browser as real
from tests.web.browser import Browser
from tests.web.in_browser import accessible, fits
from tests.web.test_updates import installed
from tests.web.versions import another_version, light_version, with_recordings


def tone(seconds: float = 0.15) -> bytes:
    """A sound of no voice."""
    target, rate = io.BytesIO(), 8000
    with wave.open(target, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        samples = (math.sin(n * 440 * math.tau / rate) for n in range(int(seconds * rate)))
        sound.writeframes(b"".join(struct.pack("<h", int(8000 * sample)) for sample in samples))
    return target.getvalue()


TONE = tone()
DUTCH = Localizer("nl", isolate=False)
NEEDED, WORDS = DUTCH(NOT_ALL_HEARD), DUTCH(TITLE)
SPEAKER, DAY = 'speaker = "Somebody"\n', "day = 2026-11-30\n"
HEAD = f"[[session]]\n{SPEAKER}{DAY}"


def row(file: str, words: str) -> str:
    return f"{json.dumps(file)} = {json.dumps(words, ensure_ascii=False)}\n"


GOOD = f"{HEAD}[session.files]\n{row('all.wav', NEEDED)}"


def folder(tmp_path: Path, listed: str | bytes, **files: bytes) -> Path:
    """A folder of recordings, with the one that each needs."""
    content = listed if isinstance(listed, bytes) else listed.encode()
    (tmp_path / "recordings.toml").write_bytes(content)
    for name, sound in {"all_wav": TONE, **files}.items():
        (tmp_path / name.replace("_", ".")).write_bytes(sound)
    return tmp_path


# ------------------------------------------------------------------------------------------------------------- the list


def test_recordings_are_found_by_their_words_however_these_are_written(tmp_path: Path) -> None:
    spaced = row("title.wav", WORDS.replace(" ", "\n\u00a0"))
    second = f"[[session]]\n{SPEAKER.replace('Some', 'Any')}{DAY}[session.files]\n{spaced}"
    found = read("nl", folder(tmp_path, GOOD + second, title_wav=tone(0.1), notes_txt=b"x"))
    assert found
    assert set(found.places) == {digest(NEEDED), digest(WORDS)}
    for sound, words in ((TONE, NEEDED), (tone(0.1), WORDS)):
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
        (GOOD + "x = ", "recordings.toml cannot be read: there is a mistake in line 6."),
        (GOOD.encode() + b"\xff", "recordings.toml cannot be read: there is a mistake in line 6."),
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
        (GOOD + row("x.wav", WORDS), "The recording x.wav is not in the folder. Put it there, or take its line"),
        (GOOD + row("../all.wav", WORDS), "The recording ../all.wav is not in the folder."),
        (GOOD + row("a\0.wav", WORDS), "The recording a�.wav is not in the folder."),
        (GOOD + row("..", WORDS), ".. cannot be read: it is a folder, not a file"),
        (GOOD + row("large.wav", WORDS), "The recording large.wav has more than 300 kB. Save it with a lower quality"),
        (GOOD + row("video.wav", WORDS), "video.wav is not a recording that every phone can play. Save it as MP3, M4A"),
        (GOOD + row("empty.wav", WORDS), "empty.wav is not a recording that every phone can play."),
        (GOOD + row("2.wav", NEEDED), f"“{NEEDED}” is there twice. Keep one recording of it."),
        (GOOD.replace(NEEDED, WORDS), f"there is no recording of “{NEEDED}”. It is heard at the end of pages"),
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
    assert list(tomllib.loads(filled)["session"][0]["files"].values()) == [NEEDED]
    whole = re.sub(r'^# (?=")', "", filled, flags=re.MULTILINE)
    files: dict[str, str] = tomllib.loads(whole)["session"][0]["files"]
    (tmp_path / "recordings.toml").write_text(whole, encoding="utf-8")
    for name in files:
        (tmp_path / name).write_bytes(TONE)
    found = read("nl", tmp_path)
    assert found
    assert len(found.places) == len(files) > 200
    order = list(files.values())
    places = [order.index(DUTCH(text)) for text in (_("Yes"), TITLE, _("Leave now?"))]  # on each question, once, seldom
    assert places == sorted(places)


def test_a_site_with_a_bad_recording_is_refused_before_anything_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pyodide, "fetch", lambda _folder: pytest.fail("something was fetched"))
    monkeypatch.setattr(localizer, "COMPILED", tmp_path)
    (tmp_path / "nl" / "audio").mkdir(parents=True)
    folder(tmp_path / "nl" / "audio", GOOD + "x")
    assert main(["site", str(tmp_path / "site"), "--lang", "nl"]) == console.BAD_INPUT
    assert capfd.readouterr().err == (
        "permit-wizard: locales/nl/audio/recordings.toml is niet te lezen: er staat een fout in regel 6.\n"
    )
    assert not (tmp_path / "site").exists()


# ---------------------------------------------------------------------------------------------------------- on the page

WITHOUT_VOICES = """
delete globalThis.speechSynthesis;
globalThis.played = []; globalThis.marked = [];
const { play } = HTMLMediaElement.prototype;
HTMLMediaElement.prototype.play = function () { played.push(this); return play.call(this); };
const markings = (changes) => changes.map(({ target }) => target).filter(({ dataset }) => "spoken" in dataset);
new MutationObserver((changes) => { marked = [...new Set([...marked, ...markings(changes)])]; })
  .observe(document, { attributeFilter: ["data-spoken"], subtree: true });
"""
LISTEN = "document.querySelector('.listen')"
IS_OVER = f"{LISTEN}.textContent === 'ስምዑ' && !document.querySelector('[data-spoken]')"


def all_recorded(code: str, *besides: Text) -> Recordings:
    """Every text of a language that can be recorded is the same tone, besides some."""
    say = Localizer(code, isolate=False)
    messages: list[dict[str, Any]] = json.loads((localizer.COMPILED / "messages.json").read_text(encoding="utf-8"))
    texts = [Text(one["english"], {}) for one in messages if one["plural"] is None and "{" not in one["english"]]
    words = {heard(say(text)) for text in texts} - {heard(say(text)) for text in besides}
    return Recordings(TONE, {digest(one): (0, len(TONE), "audio/wav") for one in words}, ("Nobody",), ())


@pytest.fixture(scope="module")
def recorded_site(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    known = {"ti": all_recorded("ti"), "fa": all_recorded("fa", TITLE)}
    return with_recordings(another_version(site, tmp_path_factory.mktemp("recorded") / "site", "e"), known)


def listen(browser: Browser) -> None:
    browser.js("played.length = 0; marked.length = 0")
    browser.driver.find_element("css selector", ".listen").click()


def test_recordings_are_loaded_once_they_are_asked_for_and_heard_without_a_network(
    chromium: Browser, recorded_site: Path, axe: str
) -> None:
    (name,) = (f"audio/{path.name}" for path in recorded_site.glob("audio/ti-*"))
    say = Localizer("ti", isolate=False)
    with real.served(recorded_site) as server, chromium.before_pages(WITHOUT_VOICES):
        chromium.open(server.address + "fa.html")  # a title that nobody recorded
        assert not chromium.js(f"return {LISTEN}.checkVisibility()")
        chromium.open(server.address + "ti.html")
        installed(chromium, "e")
        assert chromium.js(f"return {LISTEN}.textContent") == "ስምዑ (1 MB ይጽዓን)"
        assert [path for path in server.seen if "audio" in path] == []
        listen(chromium)
        chromium.wait(IS_OVER)
        assert [path for path in server.seen if "audio" in path] == [f"/{name}"]
        marked = chromium.js("return marked.map((one) => one.innerText)")
        shown = chromium.js("return document.querySelector('main').innerText")
        places = [shown.index(words) for words in marked]
        assert len(places) > 8
        assert places == sorted(places)
        unheard = chromium.js("return [...document.querySelectorAll('[data-unheard]')].map((one) => one.innerText)")
        assert ["0800" in words for words in unheard] == [True]  # the line with telephone numbers has values
        assert heard(chromium.js("return document.getElementById('told').textContent")) == heard(say(NOT_ALL_HEARD))
        assert chromium.js("return played.length") > len(marked)  # and it was heard, by people who cannot read it
        chromium.driver.find_element("id", "told").click()  # it covers the button
        chromium.press("[value=start]", "permit")
        listen(chromium)
        chromium.wait(IS_OVER)
        assert chromium.js("return [told.textContent, document.querySelectorAll('[data-unheard]').length]") == ["", 0]
        listen(chromium)
        chromium.wait("played.length === 2")
        chromium.press("[value=back]", "start")  # leaving
        assert chromium.js("return [played.length, played[0].paused]") == [2, True]
        assert chromium.js("return document.querySelectorAll('[data-spoken]').length") == 0
        chromium.press("[value=start]", "permit")
        chromium.answer("permit", "other", "check")
        chromium.press("[name=go][value=result]", "result")
        listen(chromium)
        chromium.wait("document.querySelector('[data-unheard]')")
        accessible(chromium, axe, "listened")
        fits(chromium)
        assert len([path for path in server.seen if "audio" in path]) == 1
        address = server.address
    chromium.cdp("Network.clearBrowserCache")
    with chromium.before_pages(WITHOUT_VOICES):
        chromium.driver.get(address + "ti.html")
        chromium.wait(f"{LISTEN}?.checkVisibility()")
        listen(chromium)
        chromium.wait("played.length > 3")
    chromium.complaints()


@pytest.mark.parametrize("fault", [503, "html", "stall"])
def test_recordings_that_do_not_come_are_reported(
    chromium: Browser, site: Path, tmp_path: Path, fault: int | str
) -> None:
    light = with_recordings(light_version(site, tmp_path / "site", "f"), {"ti": all_recorded("ti")})
    failed = Localizer("ti", isolate=False)(documents.RECORDINGS_FAILED)
    with real.served(light) as server, chromium.before_pages(WITHOUT_VOICES):
        server.wrong = {".bin": fault}
        chromium.open(server.address + "ti.html")
        listen(chromium)
        chromium.wait("document.getElementById('told').textContent")
        chromium.wait(f"document.getElementById('told').textContent.trim() === {failed!r}", 10)
        assert chromium.js(f"return [{LISTEN}.textContent, played.length]") == ["ስምዑ (1 MB ይጽዓን)", 0]
        server.wrong = {}
        server.gate.set()
        listen(chromium)
        chromium.wait("played.length > 3")
    chromium.complaints()
