"""Films that carry their frame numbers as sixteen black or white squares, readable after any encoding."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from PIL import Image, ImageDraw

BITS = 16


def draw(number: int, width: int = 640, height: int = 360) -> Image.Image:
    """A frame of one colour with its number across the top, most significant bit first."""
    image = Image.new("RGB", (width, height), (30 + number % 60, 70, 120))
    pen, side = ImageDraw.Draw(image), width // BITS
    for bit in range(BITS):
        on = number >> (BITS - 1 - bit) & 1
        pen.rectangle((bit * side, 0, (bit + 1) * side - 1, side - 1), fill="white" if on else "black")
    return image


def read_number(image: Image.Image) -> int:
    side, number = image.width // BITS, 0
    grey = image.convert("L")
    for bit in range(BITS):
        number = number << 1 | (grey.getpixel((bit * side + side // 2, side // 2)) > 128)
    return number


def numbers_in(path: Path) -> list[int]:
    """The number of every frame that decoding to the end yields."""
    with av.open(str(path)) as container:
        return [read_number(frame.to_image()) for frame in container.decode(video=0)]


def decoded_seconds(path: Path) -> tuple[float, float]:
    """How long picture and sound are, decoded to the end, in seconds; the sound is zero where there is none."""
    with av.open(str(path)) as container:
        rate = container.streams.video[0].average_rate
        pictures = sum(1 for _ in container.decode(video=0))
        seconds = float(pictures / rate)
        if not container.streams.audio:
            return seconds, 0.0
    with av.open(str(path)) as container:
        return seconds, sum(frame.samples / frame.sample_rate for frame in container.decode(audio=0))


def make(
    path: Path,
    *,
    frames: int = 100,
    rate: Fraction = Fraction(25),
    sound: bool = True,
    size: tuple[int, int] = (640, 360),
) -> Path:
    """Writes `frames` numbered frames, and as much sound that goes silent at every odd second."""
    with av.open(str(path), "w", options={"movflags": "faststart"} if path.suffix == ".mp4" else {}) as container:
        picture = container.add_stream("libx264", rate=rate, options={"preset": "ultrafast", "crf": "20"})
        picture.width, picture.height, picture.pix_fmt = *size, "yuv420p"
        tone = container.add_stream("aac", rate=48000, layout="mono") if sound else None
        for number in range(frames):
            container.mux(picture.encode(av.VideoFrame.from_image(draw(number, *size))))
        container.mux(picture.encode())
        if tone:
            for chunk in _tone(float(frames / rate)):
                container.mux(tone.encode(chunk))
            container.mux(tone.encode())
    return path


def _tone(seconds: float) -> Iterator[av.AudioFrame]:
    """A square wave of 500 Hz at 48 kHz in even seconds, silence in odd ones."""
    loud = (b"\x00\x20" * 48 + b"\x00\xe0" * 48) * 11
    for start in range(0, int(seconds * 48000), 1056):
        frame = av.AudioFrame(format="s16", layout="mono", samples=1056)
        frame.planes[0].update(loud if start // 48000 % 2 == 0 else bytes(2112))
        frame.sample_rate, frame.pts = 48000, start
        yield frame


def loud_seconds(path: Path) -> list[bool]:
    """For every tenth of a second of sound, whether it is loud."""
    samples: list[float] = []
    with av.open(str(path)) as container:
        resampler = av.AudioResampler(format="flt", layout="mono", rate=48000)
        for frame in container.decode(audio=0):
            for part in resampler.resample(frame):
                samples += memoryview(bytes(part.planes[0])[: part.samples * 4]).cast("f").tolist()
    return [max(map(abs, samples[i : i + 4800])) > 0.05 for i in range(0, len(samples) - 4800, 4800)]


def local_copy(item: Any, folder: Path) -> Path:
    """The stored film of a rendition or a clip, as a file of its own."""
    path = folder / f"{item.pk}.mp4"
    with item.file.open() as content:
        path.write_bytes(content.read())
    return path
