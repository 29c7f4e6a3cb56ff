"""What an image is, read from its bytes; what is none, or not whole, or too large, is refused."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.domain.images import ImageInfo, NotAnImage, TooManyPixels, read_image
from tests.support.pictures import png


def drawn(kind: str, **options: object) -> bytes:
    file = BytesIO()
    Image.new("RGB", (64, 48), "red").save(file, kind, **options)
    return file.getvalue()


IMAGES = {
    "png": drawn("PNG"), "jpeg": drawn("JPEG"), "progressive": drawn("JPEG", progressive=True), "gif": drawn("GIF"),
    "webp": drawn("WEBP"), "lossless": drawn("WEBP", lossless=True),
}  # fmt: skip
TYPES = {"progressive": "image/jpeg", "lossless": "image/webp"}


@pytest.mark.parametrize("kind", IMAGES)
def test_kind_and_size_are_read(kind: str) -> None:
    expected = ImageInfo(mimetype=TYPES.get(kind, f"image/{kind}"), width=64, height=48)
    assert read_image(IMAGES[kind]) == expected


@pytest.mark.parametrize("kind", IMAGES)
def test_half_an_image_is_none(kind: str) -> None:
    with pytest.raises(NotAnImage):
        read_image(IMAGES[kind][: len(IMAGES[kind]) // 2])


@pytest.mark.parametrize(
    "content", [b"", b"<svg/>", b"<!DOCTYPE html>", b"MZ", b"\x89PNG\r\n\x1a\n", b"RIFF", b"%PDF-1.7"]
)
def test_anything_else_is_none(content: bytes) -> None:
    with pytest.raises(NotAnImage):
        read_image(content)


def test_a_png_that_was_changed_is_none() -> None:
    with pytest.raises(NotAnImage):
        read_image(png().replace(b"IDAT", b"IDBT"))


def test_an_image_of_a_billion_pixels_is_refused() -> None:
    with pytest.raises(TooManyPixels):
        read_image(png(claims=(40_000, 25_000)))


@given(st.sampled_from(sorted(IMAGES)), st.integers(0, 400), st.binary(max_size=20))
def test_whatever_the_bytes_nothing_else_is_raised(kind: str, place: int, patch: bytes) -> None:
    content = IMAGES[kind]
    try:
        read_image(content[:place] + patch + content[place + len(patch) :])
    except (NotAnImage, TooManyPixels):
        return
