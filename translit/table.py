"""A mapping stored in pieces, for large tables of which one run needs little."""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Mapping
from typing import Any


class Table:
    """A large mapping that loads in no time: its items lie packed in buckets, and a bucket is unpacked when it is asked.

    Keys are strings or whole numbers; values are whatever `marshal` takes. Not for keys that are in no table of ours:
    a missing key costs as much as a present one.

    >>> table = Table(Table.pack({"zajarova": (1, 0.5), "almati": (2, 1.0)}))
    >>> table.get("almati"), table.get("nobody")
    ((2, 1.0), None)
    """

    BUCKETS = 4096

    def __init__(self, buckets: list[bytes]) -> None:
        self._packed = buckets
        self._open: dict[int, dict[str | int, Any]] = {}

    def get(self, key: str | int) -> Any:
        """The value, or None."""
        number = self._bucket(key)
        bucket = self._open.get(number)
        if bucket is None:
            bucket = self._open[number] = marshal.loads(self._packed[number]) if self._packed[number] else {}
        return bucket.get(key)

    @classmethod
    def pack(cls, items: Mapping[Any, Any]) -> list[bytes]:
        """The buckets of a mapping, to be stored."""
        buckets: list[dict[str | int, Any]] = [{} for _ in range(cls.BUCKETS)]
        for key, value in items.items():
            buckets[cls._bucket(key)][key] = value
        return [marshal.dumps(bucket) if bucket else b"" for bucket in buckets]

    @classmethod
    def _bucket(cls, key: str | int) -> int:
        return (key if isinstance(key, int) else zlib.crc32(key.encode("utf-8", "surrogatepass"))) % cls.BUCKETS
