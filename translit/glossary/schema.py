"""The shape of every file people edit. Unknown keys are errors; docs/adding-*.md explains the keys."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

Type = Literal["person", "place", "organisation", "media", "demonym", "title", "term"]
ORDER = ("place", "person", "organisation", "media", "demonym", "title", "term")
"""The types of concepts in the order in which lists of spellings show them."""

Date = Annotated[int, msgspec.Meta(ge=1000, le=9999)] | Annotated[str, msgspec.Meta(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
"""A year, a month or a day: 2022, 2022-01, 2022-01-06."""


class Form(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A spelling that is only sometimes this concept: it is not applied unasked, but in a text that has one of the words `sure_with`."""

    form: str
    tier: Literal["apply", "suggest"] = "suggest"
    why: str = ""
    sure_with: list[str] = []


class Forms(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The spellings of one concept in one source language, where they differ in kind."""

    forms: list[str | Form] = []
    plural: list[str | Form] = []
    acronym: list[str | Form] = []


Spellings = list[str | Form] | Forms


class Short(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The part of a name that may stand alone, where that is not simply its last word."""

    english: str
    native: dict[str, str]


class Change(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One step in the history of a concept, or of one of its terms; termbases keep it, and no run looks at it."""

    what: Literal["origination", "modification"]
    date: Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None = None
    by: str | None = None
    note: str | None = None
    term: str | None = None


class Concept(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One person, place, organisation or term, with its native form(s) and its English form."""

    id: str
    type: Type
    english: str
    native: dict[str, str]
    about: str
    source: str
    acronym: str | None = None
    native_acronym: dict[str, str] = {}
    plural: str | None = None
    admitted: list[str] = []
    avoid: list[str | Form] = []
    short: Short | Literal["none"] | None = None
    caution: str | None = None
    now: str | None = None
    since: Date | None = msgspec.field(default=None, name="from")
    until: Date | None = None
    gender: Literal["m", "f"] | None = None
    country: str | None = None
    styles: dict[str, str] = {}
    spellings: dict[str, Spellings] = {}
    examples: dict[str, dict[str, str]] = {}
    """By source language, what copy says and what it has to become; `translit glossary check` runs them."""
    notes: list[str] = []
    history: list[Change] = []


class More(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """In a user's own glossary: further spellings of a concept that is there already."""

    spellings_of: str
    spellings: dict[str, Spellings]
    why: str = ""


class Amendment(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """In a user's own glossary: what a rule or concept may do less than it was shipped to.

    `tier` is the most it may do, `stays` are words on which it is silent.
    """

    rule: str
    tier: Literal["suggest", "flag", "off"] | None = None
    stays: list[str] = []
    why: str = ""


class FixedPhrase(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Words in which a name keeps the form it has."""

    phrase: str
    why: str


Words = list[Annotated[str, msgspec.Meta(min_length=1, pattern="^[^A-Z]*$")]]
"""Words in small letters, as a text is compared with them."""


class People(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """English words for people and for what is no person; glossaries/common/people.yaml says what each list is for."""

    titles: Words
    kin: Words
    speaking: Words
    men: dict[str, str]
    women: dict[str, str]
    wifely: Words
    persons: Words
    agents: Words
    no_agents: Words
    doing: Words
    motion: Words
    within: Words
    calendar: Words
    women_in_news: Words
    female: Words
    departments: Words
    bodies: Words
    body_endings: Words
    belongings: Words
    holdings: Words
    deeds: Words
    fates: Words
    minds: Words
    realm: Words
    describing: Words
    giving: Words
    spoken_of: Words
    many: Words
    no_plurals: Words
    openers: Words
    times: Words
    finite: Words
    attributes: Words
    particles: Words


class Norm(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One of the competing norms by which a language writes foreign names; its weight is how usual it is, 0 to 1."""

    weight: float
    about: str
    source: str


class Doubled(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What becomes of doubled consonants: `drop` names the norm under which one of the two is lost."""

    drop: str


Alternatives = str | dict[str, str | list[str]]


class Native(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """How one native language is written: rules in the notation of translit.names.systems.

    `like` names another native language of the system whose rules, classes and doubling hold where these say nothing.
    """

    rules: dict[str, Alternatives] = {}
    like: str | None = None
    classes: dict[str, str] = {}
    doubled: Doubled | None = None


class Sample(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A derivation that has to hold, or with `never` one that must not."""

    native: dict[str, str]
    forms: list[str] = []
    never: list[str] = []


class System(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """How one source language writes the names of the native languages."""

    tag: str
    name: str
    about: str
    marks: str
    tells: list[str]
    norms: dict[str, Norm]
    natives: dict[str, Native]
    samples: list[Sample]
    own_endings: list[str] = []
    genitive: str = ""
    acronyms_as_words: bool = False


class Style(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A house style: the English forms that differ from the style it inherits from."""

    name: str
    about: str
    source: str
    inherits: str | None = None
    norm: str = "news"
    words: dict[str, str] = {}
    concepts: dict[str, str] = {}
    quality: dict[Literal["neutral", "minor", "major", "critical", "punctuation"], Annotated[float, msgspec.Meta(ge=0)]] = {}


class Sense(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What to propose for a phrase, and the words of which one has to be, or none may be, elsewhere in its sentence."""

    means: str
    near: list[str] = []
    not_near: list[str] = []


class Rule(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One artefact rule; docs/adding-a-rule.md explains the notation of patterns."""

    id: str
    kind: Literal[
        "phrase", "residue", "quotes", "glued", "lines", "garbled", "unlisted", "untranslated", "pronouns", "margins", "grammar", "senses", "learned"
    ]  # fmt: skip
    message: str
    cause: str
    category: str
    severity: Literal["neutral", "minor", "major", "critical"]
    tier: Literal["apply", "suggest", "flag"]
    match: list[str]
    no_match: list[str]
    pattern: str | list[str] = []
    replace: str | list[str] | None = None
    not_after: str | list[str] = []
    not_before: str | list[str] = []
    near: str | list[str] = []
    not_near: str | list[str] = []
    default: bool | Literal["translated"] = True
    check: str | None = None
    allow: list[str] = []
    senses: dict[str, dict[str, str | Sense]] = {}
    confidence: float = 0.9


class Borrowed(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A rule of another source language: the construction of this one it comes from, and a message where its own does not fit."""

    cause: str
    message: str | None = None


class RuleFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Rules and the classes of words their patterns name as {class}; the rules are read one by one.

    `borrows` names rules of other source languages, by language and id, that run for this one as well.
    """

    rules: list[Any] = []
    classes: dict[str, list[str]] = {}
    borrows: dict[str, dict[str, str | Borrowed]] = {}


Confidence = Annotated[float, msgspec.Meta(ge=0, le=1)]


class Thresholds(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Confidences, 0 to 1: fixes less sure than `apply` are only suggested, findings less sure than `show` are left out."""

    apply: Confidence | None = None
    show: Confidence | None = None


class Project(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The settings of a project, in `translit.yaml` or `[tool.translit]`; docs/layers.md explains them.

    `glossary` names files and folders, from the settings file's folder.
    """

    source: str | None = None
    style: str | None = None
    select: list[str] | None = None
    ignore: list[str] | None = None
    thresholds: Thresholds = Thresholds()
    originals: bool | None = None
    glossary: list[str] | None = None
