import pytest

from videos.byterange import ByteRange, Unsatisfiable, requested_range


@pytest.mark.parametrize(
    ("header", "answer"),
    [
        ("bytes=0-0", ByteRange(0, 1)),
        ("bytes=2-4", ByteRange(2, 5)),
        ("bytes=7-", ByteRange(7, 10)),
        ("bytes=-3", ByteRange(7, 10)),
        ("bytes=-30", ByteRange(0, 10)),
        ("bytes=5-999", ByteRange(5, 10)),
        ("", None),
        ("bytes=", None),
        ("bytes=-", None),
        ("bytes=4-2", None),
        ("bytes=0-1,4-5", None),
        ("lines=0-1", None),
        ("bytes=a-b", None),
        (f"bytes={'9' * 5000}-", None),
    ],
)
def test_one_range_is_understood_and_anything_else_asks_for_the_whole(header, answer):
    assert requested_range(header, 10) == answer


@pytest.mark.parametrize("header", ["bytes=10-", "bytes=10-20", "bytes=-0"])
def test_a_range_outside_the_file_cannot_be_satisfied(header):
    with pytest.raises(Unsatisfiable):
        requested_range(header, 10)
