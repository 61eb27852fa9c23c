"""What RQ runs. A job is an id and a call; all the rest is in the services."""

from videos import clips, pipeline, work
from videos.models import Clip, Preparation


def prepare(preparation_id: int) -> None:
    work.carry_out(Preparation, preparation_id, pipeline.make_renditions)


def cut(clip_id: int) -> None:
    work.carry_out(Clip, clip_id, clips.make)


def sweep() -> None:
    """Every few seconds, by RQ's cron: no work stays running or waiting without a worker."""
    work.sweep()
    clips.forget_old()
