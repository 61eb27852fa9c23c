"""Films made from layered scenes: 1080p25, H.264 and AAC, a counter burned in at a fixed place, a tick every second."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import ImageFont

from home.demo.scenes import mountain, room, sea
from home.demo.scenes.canvas import FRAME_HEIGHT, FRAME_WIDTH, Layer
from home.demo.scenes.still import FRAME_RATE
from videos import ffmpeg

COUNTER_BOX = (48, 48, 660, 100)
COUNTER_SIZE = 60
COUNTER_TEXT_Y = 76
TIMECODE_X, FRAME_NUMBER_X = 76, 478


class FilmError(Exception):
    """ffmpeg did not make the film; the message carries its last words."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a film shows and how it sounds. `ambience` is an audio source in ffmpeg's filter language."""

    name: str
    layers: Callable[[float], Sequence[Layer]]
    seconds: int
    ambience: str


SEA = Scene(
    "sea",
    sea.layers,
    22,
    "anoisesrc=color=brown:amplitude=0.6:seed=7,lowpass=f=700,tremolo=f=0.18:d=0.7",
)
MOUNTAIN = Scene(
    "mountain",
    mountain.layers,
    20,
    "anoisesrc=color=pink:amplitude=0.25:seed=3,bandpass=f=420:w=300,tremolo=f=0.13:d=0.8",
)
ROOM = Scene(
    "room",
    room.layers,
    24,
    "anoisesrc=color=brown:amplitude=0.35:seed=5,bandpass=f=260:w=260,tremolo=f=2.3:d=0.35",
)


def frame_count(scene: Scene, seconds: int | None = None) -> int:
    return FRAME_RATE * (seconds or scene.seconds)


def make_film(scene: Scene, target: Path, *, seconds: int | None = None, progress: ffmpeg.Progress) -> None:
    """Writes the film to `target` (.mp4), its sheets and typeface beside it. Raises FilmError when ffmpeg fails."""
    frames = frame_count(scene, seconds)
    sheets: list[str | Path] = []
    layers = scene.layers(float(frames))
    for number, layer in enumerate(layers):
        sheet = target.with_name(f"{number}.png")
        layer.image.crop(layer.image.getbbox()).save(sheet, compress_level=1)
        sheets += ["-i", sheet]
        progress(0.0)
    font = _write_font(target.with_name("counter.ttf"))
    script = ";".join([*_picture(layers, font), _sound(scene, frames / FRAME_RATE)])
    arguments = [
        *(*sheets, "-filter_complex", script, "-map", "[picture]", "-map", "[sound]", "-frames:v", str(frames)),
        *("-c:v", "libx264", "-preset", "ultrafast", "-crf", "16", "-g", str(2 * FRAME_RATE)),
        *("-pix_fmt", "yuv420p", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"),
        *("-c:a", "aac", "-b:a", "160k", "-ar", "48000", "-ac", "2", "-movflags", "+faststart", target),
    ]
    try:
        ffmpeg.run(arguments, seconds=frames / FRAME_RATE, progress=progress)
    except ffmpeg.EncodingFailed as error:
        raise FilmError(f"The film “{scene.name}” could not be made: {error}") from error


def _picture(layers: Sequence[Layer], font: Path) -> list[str]:
    """The sheets laid over one another, each moving at its own pace, and the counter on top."""
    steps = [f"color=c=black:s={FRAME_WIDTH}x{FRAME_HEIGHT}:r={FRAME_RATE}[under0]"]
    for number, layer in enumerate(layers):
        pixels = "yuv420p" if number == 0 else "yuva420p"
        left, top = (layer.image.getbbox() or (0, 0))[:2]
        x = f"{left}-{layer.drift}*n"
        y = f"{top}+{layer.heave}*sin(n*{2 * math.pi / FRAME_RATE / layer.period:.6f})"
        steps.append(f"[{number}:v]scale=out_color_matrix=bt709:out_range=tv,format={pixels}[sheet{number}]")
        steps.append(f"[under{number}][sheet{number}]overlay=x='{x}':y='{y}'[under{number + 1}]")
    left, top, width, height = COUNTER_BOX
    style = f"fontfile={font}:fontsize={COUNTER_SIZE}:fontcolor=white:y={COUNTER_TEXT_Y}-ascent+48"
    steps.append(
        f"[under{len(layers)}]drawbox=x={left}:y={top}:w={width}:h={height}:color=0x0a1730@0.82:t=fill,"
        f"drawtext={style}:x={TIMECODE_X}:timecode='00\\:00\\:00\\:00':timecode_rate={FRAME_RATE},"
        f"drawtext={style}:x={FRAME_NUMBER_X}:text='%{{eif\\:n\\:d\\:6}}',format=yuv420p[picture]"
    )
    return steps


def _sound(scene: Scene, seconds: float) -> str:
    return (
        f"{scene.ambience},volume=0.8[air];"
        f"aevalsrc=exprs='0.22*sin(2*PI*1000*t)*lt(mod(t,1),0.04)':s=48000[tick];"
        f"[air][tick]amix=inputs=2:normalize=0,atrim=duration={seconds},aformat=sample_rates=48000[sound]"
    )


def _write_font(path: Path) -> Path:
    """Pillow's own typeface as a file: a bare machine has no fonts, and ffmpeg reads them from files."""
    font = ImageFont.load_default(COUNTER_SIZE)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise FilmError("Pillow was built without FreeType, so the counter has no typeface.")
    path.write_bytes(font.font_bytes)
    return path
