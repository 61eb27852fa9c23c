"""Copies of pictures carry no word about where, when, by whom and with what they were taken."""

from willow.plugins.pillow import PillowImage
from willow.registry import registry

# What Pillow keeps from the file; the colour profile stays, for it is how the picture looks.
TELLING = ("exif", "xmp", "XML:com.adobe.xmp", "photoshop", "comment", "Comment", "mp", "mpoffset")


def upright_and_silent(image: PillowImage) -> PillowImage:
    """Turns a picture as its camera says and forgets the rest of what it says, the place above all."""
    turned = in_eight_bits(image.auto_orient())
    for name in TELLING:
        turned.image.info.pop(name, None)
    return turned


def in_eight_bits(image: PillowImage) -> PillowImage:
    """A grey picture of sixteen bits, which no copy could be written of, in eight; any other as it is."""
    if not image.image.mode.startswith("I"):
        return image
    grey = image.image.point(lambda level: level / 256).convert("L")
    grey.info.pop("transparency", None)
    return PillowImage(grey)


def register() -> None:
    """Every copy that Wagtail makes begins by turning the picture: that step is ours from now on."""
    registry.register_operation(PillowImage, "auto_orient", upright_and_silent)
