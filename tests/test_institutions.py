"""Institutions of one kind in Arabic."""

import pytest

from rag.institutions import other_institution


@pytest.mark.parametrize(
    ("claim", "text", "other"),
    [
        ("افتتح المتحف الوطني للفنون قاعة", "افتتح المتحف الأثري الجديد قاعة", "الوطني للفنون"),
        ("وصل إلى المستشفى الميداني الأول", "وصل إلى المستشفى العسكري", "الميداني الاول"),
        ("افتتح المتحف قاعة", "افتتح المتحف الأثري قاعة", None),
        ("افتتح المتحف الأثري قاعة", "افتتح المتحف الأثري الجديد قاعة", None),
        ("افتتح المتحف المصري قاعة", "افتتح المتحف الأثري قاعة", None),  # countries have a guard of their own
        ("افتتح المتحف الوطني قاعة", "The archaeological museum opened a hall.", None),
        ("", "", None),
    ],
)
def test_another_one_of_its_kind_is_found(claim: str, text: str, other: str | None) -> None:
    assert other_institution(claim, text) == other
