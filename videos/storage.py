"""Where video files lie. They have no public address: only the gate hands them out."""

from django.core.files.storage import FileSystemStorage, Storage, storages


class PrivateFileSystemStorage(FileSystemStorage):
    """Files without an address: asking for one is a programming error and raises ValueError."""

    def url(self, name: str | None) -> str:
        raise ValueError("A private file has no address; send it through videos.sendfile.")


def private_storage() -> Storage:
    """The storage of masters, renditions, posters and clips. A function, so that migrations name no folder."""
    return storages["private"]
