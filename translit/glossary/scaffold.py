"""A folder for a new source language, with every letter in place and comments that say what to change.

The rules start as English news copy writes the letters: a system that is complete from the first minute, and wrong
only where the language differs. The places, bodies and peoples to look up are those that most other languages list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from translit.errors import SettingError
from translit.glossary import schema

TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""A BCP 47 tag as folders are called: es, pt-BR, sr-Latn."""
NORM = "press"
EXAMPLES = (
    ("ru", "Захарова", "a surname, once in capitals"),
    ("ru", "Дмитрий Медведев", "a full name"),
    ("uk", "Володимир Зеленський", "a Ukrainian name, which has its own rules"),
    ("uk", "Чернігів", "a place"),
    ("kk", "Тоқаев", ""),
    ("ka", "სააკაშვილი", ""),
    ("hy", "Փաշինյան", ""),
    ("az", "Əliyev", ""),
)


def check_tag(tag: str, known: Iterable[str]) -> None:
    """Raise SettingError unless `tag` can be the folder of a new source language."""
    if not TAG.fullmatch(tag):
        raise SettingError(f"{tag!r} is no language tag", hint="write it as BCP 47 does, such as ro or sr-Latn")
    if tag in known:
        raise SettingError(f"there is a source language {tag!r} already", hint=f"translit glossary coverage {tag} says how good it is")


def usual(spellings: Iterable[Mapping[str, object]]) -> list[str]:
    """The ids of concepts that at least half of the languages list, in alphabetical order.

    >>> usual([{"russia": [], "kyiv": []}, {"russia": []}, {"russia": [], "volga": []}])
    ['russia']
    """
    languages = [set(entries) for entries in spellings]
    counts = Counter(id_ for ids in languages for id_ in ids)
    return sorted(id_ for id_, count in counts.items() if 2 * count >= len(languages))


def files(tag: str, name: str, english: schema.System, concepts: Mapping[str, schema.Concept], ids: Iterable[str]) -> dict[str, str]:
    """The text of each file of the folder, by file name."""
    return {
        "system.yaml": "".join(_system(tag, name, english)),
        "spellings.yaml": "".join(_spellings(name, [concepts[id_] for id_ in ids if id_ in concepts])),
        "names.txt": f"# Given names, surnames and towns at home in {name}, one a line: they are left alone.\n",
    }


def _system(tag: str, name: str, english: schema.System) -> Iterator[str]:
    yield f"""# How {name}-language copy writes the names of Russia, Ukraine and their neighbours.
# Every letter stands here as English writes it. Change what {name} writes otherwise, from the language board's rules and
# from what its press prints, then run: translit glossary coverage {tag}
tag: {tag}
name: {name}
about: {name} press and encyclopaedias
# Combining accents that {name} adds for stress or length and that never distinguish names, such as "\\u0301"; else empty.
marks: ""
# Letters and endings that English never writes in these names (| is the end of the word), such as [sch, tch, ov|].
tells: []
# How surnames of {name} itself end that look like the region's (Polish -ski); delete the line when there are none.
own_endings: []
# What {name} adds to a name for its genitive, without an apostrophe (German s); delete the line when it adds nothing.
genitive: ""
# Whether newspapers of {name} write acronyms as words (German Wada for WADA).
acronyms_as_words: false

# Each way in which {name} writes these names: how usual it is (0 to 1), what it is, and where it is laid down.
norms:
  {NORM}:
    weight: 1.0
    about: what the press prints
    source: to fill in
  english:
    weight: 0.4
    about: a spelling taken over from English copy
    source: BGN/PCGN 1947 as the English press simplifies it

# One rule a letter. A letter that sounds otherwise beside others needs more lines, the contexts first:
#   г / _ [еи]: gu                        г before е and и (| is the edge of the word, V a letter of class V)
#   ж: {{{NORM}: j, english: [zh, g]}}       several spellings, by the norm that prescribes them
#   ь: ""                                 not written
#   like: ru                              the rules of ru hold where this language has none of its own
natives:
"""
    for language, native in english.natives.items():
        yield from _native(language, native)
    yield "# What has to be derived, and with `never` what must not. Needed: one in capitals, one with an accent written apart\n"
    yield '# ("Zaja\\u0301rova", if the language has any), one full name, one name of the language itself under never.\nsamples:\n'
    for language, form, why in EXAMPLES:
        if language in english.natives:
            yield f"  - native: {{{language}: {form}}}{'   # ' + why if why else ''}\n    forms: []\n"


def _native(language: str, native: schema.Native) -> Iterator[str]:
    yield f"  {language}:\n"
    if native.like:
        yield f"    like: {native.like}\n"
    if native.classes:
        yield "    classes:\n" + "".join(f"      {key}: {letters}\n" for key, letters in native.classes.items())
    rules = {key: _first(value) for key, value in native.rules.items() if len(key) == 1 or (len(key) == 2 and key.isascii())}
    yield "    rules:\n" + "".join(f"      {key}: {value or _QUOTES}\n" for key, value in rules.items()) if rules else "    rules: {}\n"
    yield "\n"


_QUOTES = '""'


def _first(value: schema.Alternatives) -> str:
    """The spelling of the first norm."""
    first = value if isinstance(value, str) else next(iter(value.values()))
    return first if isinstance(first, str) else first[0]


def _spellings(name: str, concepts: Iterable[schema.Concept]) -> Iterator[str]:
    yield f"# {name} spellings that no letter-by-letter transcription gives: exonyms, acronyms, peoples.\n"
    yield "# Remove the # of a line and fill in what the language says; delete the lines whose spelling the system derives.\n"
    yield "#   moscow: [Moskova]\n#   osce: {acronym: [ETYJ]}\n#   kazakh: {forms: [kazakki], plural: [kazakit]}\n"
    yield "#   odesa: [{form: Odessa, tier: suggest, why: 'also Odessa, Texas'}]\n{}\n"
    kind = ""
    for concept in sorted(concepts, key=lambda c: (schema.ORDER.index(c.type), c.id)):
        if concept.type != kind:
            kind = concept.type
            yield f"\n# --- {kind}\n"
        value = "{acronym: []}" if concept.acronym else "{forms: [], plural: []}" if concept.plural else "[]"
        yield f"# {concept.id}: {value}   # {concept.english}{', ' + concept.acronym if concept.acronym else ''}\n"
