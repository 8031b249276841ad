"""Numbers in addresses: no larger than a table's key can be, so that none is too large to look up."""

from django.urls import register_converter


class Key:
    """The key of a row: eighteen digits at most, which any database holds."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(Key, "key")
