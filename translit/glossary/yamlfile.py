"""YAML as people write it, read without anything that could hang, crash or run: plain data with the line of each part.

Anchors, aliases, tags, repeated keys, deep nesting and large files are refused with their place. The parser is
libyaml's; what is built from its events is only `dict`, `list`, `str`, `int`, `float`, `bool` and `None`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import msgspec
import yaml

from translit.errors import GlossaryError, Report, did_you_mean, refuse

MAX_BYTES = 8_000_000
MAX_DEPTH = 24

T = TypeVar("T")
Place = tuple[str | int, ...]


class YamlFile:
    """The data of one file and where each part of it stands."""

    def __init__(self, name: str, text: str) -> None:
        """Parse `text`. Raises GlossaryError, naming line and column, when it is not the YAML described above."""
        self.name = name
        self._marks: dict[Place, tuple[int, int]] = {}
        try:
            self._events = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
            self.data = self._document()
        except yaml.YAMLError as error:
            mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
            what = (error.problem if isinstance(error, yaml.MarkedYAMLError) else None) or str(error).partition("\n")[0]
            where = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
            raise GlossaryError(f"not valid YAML: {what}", where=where, hint="check the indentation and the quotes") from None

    def where(self, *place: str | int) -> str:
        """`file:line:column` of the part reached by these keys and indices, or of the nearest part around it."""
        for n in range(len(place), -1, -1):
            if place[:n] in self._marks:
                line, column = self._marks[place[:n]]
                return f"{self.name}:{line}:{column}"
        return self.name

    def convert(self, kind: type[T]) -> T:
        """The data as `kind` (msgspec structs and containers). Raises GlossaryError with the line of what does not fit."""
        return self._convert(self.data, kind, ())

    def entries(
        self, kind: type[T], report: Report = refuse, *place: str | int, only: Callable[[Any], bool] = lambda entry: True
    ) -> Iterator[tuple[int, T]]:
        """The entries of the list at a place that are of `kind`, numbered; whatever is wrong with the others is reported.

        Those that `only` does not want are passed over.
        """
        data = self.data
        for step in place:
            data = data[step]
        if not isinstance(data, list):
            for problem in self._problem(data, list, place):
                report(problem)
            return
        for number, item in enumerate(data):
            if not only(item):
                continue
            try:
                yield number, msgspec.convert(item, kind)
            except msgspec.ValidationError:
                for problem in self._problems(item, kind, (*place, number)):
                    report(problem)

    def _convert(self, data: Any, kind: type[T], base: Place) -> T:
        try:
            return msgspec.convert(data, kind)
        except msgspec.ValidationError as error:
            what, _, at = str(error).partition(" - at ")
            place = (*base, *_place(at.strip("`")))
            key = re.search(r"unknown field `(.*?)`", what)
            if key:
                known = sorted(_fields(kind))
                raise GlossaryError(
                    f"unknown key {key[1]!r}", where=self.where(*self._find(place, key[1])), hint=did_you_mean(key[1], known)
                ) from None
            raise GlossaryError(_plain(what), where=self.where(*self._find(place))) from None

    def _problems(self, item: Any, kind: Any, place: Place) -> Iterator[GlossaryError]:
        """Everything that keeps an entry from being of `kind`, a struct; the validator itself stops at the first."""
        if not isinstance(item, dict):
            yield from self._problem(item, kind, place)
            return
        fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
        for name in item:
            if name not in fields:
                yield GlossaryError(f"unknown key {name!r}", where=self.where(*place, name), hint=did_you_mean(name, list(fields)))
        for name, field in fields.items():
            if name in item:
                yield from self._problem(item[name], field.type, (*place, name))
            elif field.required:
                yield GlossaryError(f"the entry missing required field {name!r}", where=self.where(*place))

    def _problem(self, data: Any, kind: Any, place: Place) -> Iterator[GlossaryError]:
        try:
            self._convert(data, kind, place)
        except GlossaryError as error:
            yield error

    def _find(self, place: Place, *more: str) -> Place:
        """msgspec writes `[...]` for any key of a mapping; look for the first one that has the trouble."""
        if "..." not in place:
            return (*place, *more)
        at = place.index("...")
        around: Any = self.data
        for step in place[:at]:
            around = around[step]
        for key in around if isinstance(around, dict) else ():
            candidate = self._find((*place[:at], key, *place[at + 1 :]), *more)
            if candidate in self._marks:
                return candidate
        return place[:at]

    def _document(self) -> Any:
        for event in self._events:
            if isinstance(event, (yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent, yaml.AliasEvent)):
                data = self._node(event, ())
                for rest in self._events:
                    if isinstance(rest, yaml.DocumentStartEvent):
                        raise self._error(rest, "a second document", "keep one document a file, without a --- line between")
                return data
        return None

    def _node(self, event: Any, place: Place) -> Any:
        self._marks.setdefault(place, _position(event))
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise self._error(event, "anchors and aliases (& and *) are not read here", "write the value out, or put quotes around it")
        if event.tag and event.tag != "!":
            raise self._error(event, f"tags ({event.tag}) are not read here", "put quotes around the value")
        if len(place) > MAX_DEPTH:
            raise self._error(event, f"nested deeper than {MAX_DEPTH} levels", "check the indentation and brackets")
        if isinstance(event, yaml.ScalarEvent):
            return scalar(event.value) if event.implicit[0] else event.value
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
                items.append(self._node(event, (*place, len(items))))
            return items
        mapping: dict[Any, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self._error(event, "a key has to be a plain word", "put quotes around it")
            key = event.value
            if key in mapping:
                raise self._error(event, f"the key {key!r} stands here twice", "keep one of them")
            self._marks[(*place, key)] = _position(event)
            mapping[key] = self._node(next(self._events), (*place, key))
        return mapping

    def _error(self, event: Any, what: str, hint: str) -> GlossaryError:
        line, column = _position(event)
        return GlossaryError(what, where=f"{self.name}:{line}:{column}", hint=hint)


def parse(name: str, data: bytes) -> YamlFile:
    """The YAML in these bytes of a file called `name` in messages. Raises GlossaryError when it is not readable."""
    if len(data) > MAX_BYTES:
        raise GlossaryError(f"larger than {MAX_BYTES:,} bytes", where=name, hint="split it into several files")
    try:
        return YamlFile(name, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise GlossaryError(f"not valid UTF-8 at byte {error.start}", where=f"{name}:{line}", hint="save the file as UTF-8") from None


def _position(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


_NUMBER = re.compile(r"-?\d+")
_FRACTION = re.compile(r"-?\d+\.\d+")


def scalar(value: str) -> Any:
    """A plain scalar; YAML 1.2's core words only, so that `no` and `on` stay words (Norway, the town of On)."""
    if value in ("", "~", "null"):
        return None
    if value in ("true", "false"):
        return value == "true"
    if _NUMBER.fullmatch(value) and len(value) < 16:
        return int(value)
    if _FRACTION.fullmatch(value) and len(value) < 32:
        return float(value)
    return value


_SAID = {
    "array": "a list", "object": "keys with values", "null": "nothing", "str": "text", "int": "a whole number", "float": "a number",
    "bool": "true or false",
}  # fmt: skip


def _plain(what: str) -> str:
    """A validator's sentence in words that people know who write YAML.

    >>> _plain("Expected `str | array`, got `null`"), _plain("Object missing required field `about`")
    ('Expected text or a list, got nothing', "the entry missing required field 'about'")
    """
    types = re.compile("`((?:{0})(?: \\| (?:{0}))*)`".format("|".join(_SAID)))
    plain = types.sub(lambda match: " or ".join(_SAID[name] for name in match[1].split(" | ")), what)
    return plain.replace("Object", "the entry").replace("`", "'")


def _place(at: str) -> Place:
    """`$[3].native[...]` as (3, 'native', '...')."""
    steps = re.findall(r"\.([\w-]+)|\[(\d+)\]|\[(\.\.\.)\]", at)
    return tuple(int(index) if index else key or dots for key, index, dots in steps)


def _fields(kind: Any) -> set[str]:
    """The names of all fields of the structs inside a type: what a misspelt key may have meant."""
    names: set[str] = set()
    for info in msgspec.inspect.multi_type_info([kind]):
        stack = [info]
        seen: set[Any] = set()
        while stack:
            node = stack.pop()
            if isinstance(node, msgspec.inspect.StructType):
                if node.cls in seen:
                    continue
                seen.add(node.cls)
                names |= {f.encode_name for f in node.fields}
                stack += [f.type for f in node.fields]
            elif isinstance(node, msgspec.inspect.UnionType):
                stack += node.types
            elif isinstance(node, msgspec.inspect.DictType):
                stack.append(node.value_type)
            elif isinstance(node, msgspec.inspect.ListType):
                stack.append(node.item_type)
    return names
