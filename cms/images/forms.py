"""The form behind every door by which pictures come in: one at a time, many at once, from a chooser."""

from typing import Any

import willow
from django.core.exceptions import ValidationError
from django.forms.fields import FileField
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from cms.images.uploads import check_picture, moving


class PictureField(WagtailImageField):
    """Wagtail's, except that nothing is decoded before its size is known, and that what cannot be decoded is refused.

    Wagtail decodes the whole picture to count its pixels, and fails on one that was cut off.
    """

    def to_python(self, data: Any) -> Any:
        file: Any = FileField.to_python(self, data)
        if file is None:
            return None
        self.check_image_file_size(file)
        try:
            file.image = willow.Image.open(file)
        except Exception as problem:
            unknown = ValidationError(self.error_messages["invalid_image"], code="invalid_image")
            raise (moving(file) or unknown) from problem
        self.check_image_file_format(file)
        check_picture(file, most_pixels=self.max_image_pixels)
        file.content_type = file.image.mime_type
        return file


class PictureForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            theirs = self.fields["file"]
            self.fields["file"] = PictureField(
                label=theirs.label, required=theirs.required, widget=theirs.widget, max_length=theirs.max_length
            )
