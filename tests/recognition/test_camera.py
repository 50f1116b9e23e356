"""Cameras: their pace, their ends, and what they say when they can't be opened. No device is touched."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import cv2
import numpy as np
import pytest

from expression_trainer.domain.errors import CameraError
from expression_trainer.recognition import webcam
from expression_trainer.recognition.camera import CameraGone, LiveDrawing
from expression_trainer.recognition.pixels import picture_of
from expression_trainer.recognition.recordings import PictureFolder, VideoFile
from expression_trainer.recognition.webcam import EMPTY_READS_BEFORE_GONE, Webcam, list_webcams

from .stand_ins import RealClock, textured


def video(path: Path, frames: int = 6, rate: float = 60.0) -> Path:
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), rate, (64, 48))
    for number in range(frames):
        writer.write(np.full((48, 64, 3), 20 * number, np.uint8))
    writer.release()
    return path


def test_a_drawing_is_drawn_for_the_time_since_opening() -> None:
    asked: list[float] = []

    def draw(seconds: float) -> np.ndarray:
        asked.append(seconds)
        return np.full((4, 6, 3), 7, np.uint8)

    with LiveDrawing(draw, RealClock(), frames_per_second=100) as camera:
        frames = [camera.read() for _ in range(4)]
    assert [shown.number for shown in frames if shown] == [1, 2, 3, 4]
    assert 0 <= asked[0] < 0.05 and 0.02 < asked[3] < 0.2
    assert frames[0] is not None and (frames[0].width, frames[0].height) == (6, 4)


def test_a_waiting_camera_can_be_interrupted() -> None:
    with LiveDrawing(lambda _: np.zeros((4, 4, 3), np.uint8), RealClock(), frames_per_second=0.1) as camera:
        assert camera.read() is not None
        threading.Timer(0.05, camera.interrupt).start()
        began = time.perf_counter()
        assert camera.read() is None
        assert time.perf_counter() - began < 1


def test_a_late_source_neither_hurries_nor_drifts() -> None:
    stamps: list[float] = []

    def draw(_: float) -> np.ndarray:
        if len(stamps) == 2:
            time.sleep(0.1)
        stamps.append(time.perf_counter())
        return np.zeros((4, 4, 3), np.uint8)

    with LiveDrawing(draw, RealClock(), frames_per_second=50) as camera:
        for _ in range(6):
            camera.read()
    assert min(np.diff(stamps)[3:]) > 0.01, "one picture is due at once after the delay, then the pace goes on"


def test_a_video_plays_once_at_its_own_rate_in_true_colours(tmp_path: Path) -> None:
    path = tmp_path / "red.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 50, (64, 48))
    for _ in range(6):
        writer.write(np.full((48, 64, 3), (0, 0, 255), np.uint8))
    writer.release()
    began = time.perf_counter()
    with VideoFile(path, RealClock()) as camera:
        frames = []
        while (shown := camera.read()) is not None:
            frames.append(shown)
    assert len(frames) == 6 and 0.08 < time.perf_counter() - began < 1
    picture = picture_of(frames[0])
    assert picture is not None and picture[..., 0].mean() > 200 > 60 > picture[..., 2].mean()


@pytest.mark.parametrize("content", [None, b"", b"not a video at all"])
def test_a_video_that_can_not_be_read_names_the_file_and_the_mend(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "broken.mp4"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CameraError) as caught, VideoFile(path, RealClock()):
        pass
    assert str(path) in str(caught.value) and caught.value.mend


def test_a_cut_off_video_ends_cleanly(tmp_path: Path) -> None:
    path = video(tmp_path / "whole.avi", frames=20)
    path.write_bytes(path.read_bytes()[:9000])
    with VideoFile(path, RealClock()) as camera:
        count = 0
        while camera.read() is not None:
            count += 1
    assert 0 < count < 20


def test_a_folder_shows_its_pictures_by_name_and_passes_over_broken_ones(tmp_path: Path) -> None:
    for name, level in (("b.png", 200), ("a.png", 50)):
        cv2.imwrite(str(tmp_path / name), np.full((8, 8, 3), level, np.uint8))
    (tmp_path / "aa.jpg").write_bytes(b"broken")
    (tmp_path / "notes.txt").write_text("not a picture")
    with PictureFolder(tmp_path, RealClock(), frames_per_second=100, seconds_each=0.02) as camera:
        levels = []
        while (shown := camera.read()) is not None:
            picture = picture_of(shown)
            assert picture is not None
            levels.append(int(picture.mean()))
    assert levels == [50, 50, 200, 200]


def test_a_folder_without_readable_pictures_says_so(tmp_path: Path) -> None:
    for prepare, words in (
        (lambda: None, "no pictures"),
        (lambda: (tmp_path / "x.png").write_bytes(b"?"), "can be read"),
        (lambda: None, "can be read"),
    ):
        prepare()
        with pytest.raises(CameraError, match=words) as caught, PictureFolder(tmp_path, RealClock()):
            pass
        assert caught.value.place == str(tmp_path) and caught.value.mend
    with pytest.raises(CameraError, match="no such folder"), PictureFolder(tmp_path / "none", RealClock()):
        pass


class ScriptedDevice:
    """What OpenCV's capture does, without a device."""

    opens = True
    pictures = 3

    def __init__(self) -> None:
        self.released = False
        self.left = type(self).pictures

    def setExceptionMode(self, _: bool) -> None: ...

    def open(self, _: int) -> bool:
        return type(self).opens

    def set(self, *_: float) -> bool:
        return True

    def read(self) -> tuple[bool, np.ndarray | None]:
        self.left -= 1
        return (True, textured(48, 64)) if self.left >= 0 else (False, None)

    def release(self) -> None:
        self.released = True


@pytest.fixture
def device(monkeypatch: pytest.MonkeyPatch) -> type[ScriptedDevice]:
    kind = type("Device", (ScriptedDevice,), {})
    monkeypatch.setattr(webcam.cv2, "VideoCapture", kind)
    return kind


def test_a_webcam_opens_only_when_entered(device: type[ScriptedDevice], monkeypatch: pytest.MonkeyPatch) -> None:
    device.opens = False
    monkeypatch.setattr(webcam, "_named_webcams", lambda: ((0, "Front camera"),))
    camera = Webcam(0, RealClock(), "Front camera")
    with pytest.raises(CameraError) as caught:
        camera.__enter__()
    assert caught.value.place == "Front camera" and "Another program uses the camera" in caught.value.mend


def test_a_machine_without_a_camera_is_told_so(device: type[ScriptedDevice], monkeypatch: pytest.MonkeyPatch) -> None:
    device.opens = False
    monkeypatch.setattr(webcam, "_named_webcams", lambda: ())
    with pytest.raises(CameraError, match="No camera was found"), Webcam(0, RealClock()):
        pass


def test_a_webcam_that_gives_nothing_is_told_at_once(device: type[ScriptedDevice]) -> None:
    device.pictures = 0
    with pytest.raises(CameraError, match="no picture"), Webcam(0, RealClock()):
        pass


def test_a_webcam_that_vanishes_is_gone_and_not_ended(device: type[ScriptedDevice]) -> None:
    with Webcam(0, RealClock()) as camera:
        assert camera.read() is not None and camera.read() is not None
        with pytest.raises(CameraGone, match="no pictures any more"):
            camera.read()
    assert EMPTY_READS_BEFORE_GONE > 1, "one missing picture is no reason"


def test_listing_webcams_never_raises() -> None:
    assert all(isinstance(index, int) and name for index, name in list_webcams())
