"""What RQ runs: an id in, a service call, nothing else."""

from cms.images import renditions
from cms.images.models import CustomImage


def make_copies(image_id: int) -> None:
    image = CustomImage.objects.filter(pk=image_id).first()
    if image is not None:
        renditions.make_copies(image)
