"""Findings for words restored letter by letter: whether one may be changed, and the forms that are offered.

What is not sure enough to be changed is suggested; what may be right already is left alone.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Container, Iterable

from translit.knowledge import Knowledge, english_knows
from translit.mentions.lookup import Lookup, lookup
from translit.mentions.reading import Reading
from translit.mentions.whole import surname
from translit.model import Finding, Fix, Span, Tier
from translit.names.convention import convention_key
from translit.names.restore import Restored
from translit.text import Cover, fold, match_case, unaccented

CATEGORY = "terminology/wrong-term"
SHOWN, OFFERED = 0.05, 0.02
"""A form less likely than this is not thought of, or not offered."""
RIVALS = ((0.2, 2), (0.1, 4))
"""A form so likely, spelled by rules so many times more usual, may be meant: Julanova is Khulanova as well as Zhulanova."""
RIGHT = 0.2
"""A word that is itself an English form so likely is left as it is."""
FAMILY, CLEAR, USUAL = 0.6, 0.65, 0.45
"""The least shares of a form, and the least weight of its rules, for a given name of known family and for bolder changes."""
PLAINLY = 0.8
"""The share with which a form in the language of the article's names beats the word as it is: Vdovichenko is Vdovychenko."""
SLAVIC = ("ru", "uk", "be", "bg", "mk", "sr")
"""Russian, and the languages of which one English letter may stand for two (Ukrainian и and і), so that a word's own letters say little."""
OTHER = 0.2
"""A form so likely speaks against a name that no list knows: German Schestjannikow is Zhestyannikov as well as Shestyannikov."""
IYEV = ("iyev", "iyeva")
"""How the house style ends names that many write with -iev: one that no list knows is for a reviewer."""
ARMENIAN = ("ян", "յան")
"""How names of Armenians end, many of whom are at home elsewhere."""
EMIGRANT = "иан"
"""How Armenian names do not end in Russian: one that no list knows may be an emigrant's, in the spelling of the new country."""
HALF, LEAST, ODD = 0.5, 0.15, 0.5
"""A form with a smaller share, or spelled by rules of less weight, changes nothing by itself, nor one spelled by rules of no
more than the last weight that no list knows: Abdujalimov may be Abdukhalimov as well as Abdudzhalimov."""
COMMON = 7
"""A word with ё after ч or the like that the lists have less often may have о there: Чоканова is no Чёканова."""
_DOTTED = re.compile("[жчшщ]ё(?!ва?$)")
MORE = 4
"""A word that the lists have so many times more often than another of its language is meant: Galyna rather than Galina."""
JOINED = ("kk", "ky")
"""Languages for which English writes ж in several ways, so that the one in the text may stay: Nurzhan, Nurjan."""
CONVENTIONS = (("dzh", "j"), ("iyev", "iev"), ("oev", "oyev"), ("iuk", "yuk"), ("zada", "zade"))
"""Letters of the house style that other conventions write otherwise: such a form of the best one is offered as well."""
LONG = 6
"""Shorter words that no name stands beside could be anything: the agency Wada, the town of Soran."""
BOLD = 0.7
"""A word so sure is changed if it is clearly a name of the region."""


def find(readings: Iterable[Reading], knowledge: Knowledge, taken: Iterable[Span]) -> list[Finding]:
    """A finding for each reading that is sure enough, outside the spans that are `taken`."""
    known, readings = Cover(taken), list(readings)
    here = {fold(reading.text) for reading in readings if _of_here(reading, knowledge)}
    found = (_finding(reading, knowledge, here) for reading in readings if not known.touches(reading.span))
    return [finding for finding in found if finding is not None]


def _right_already(reading: Reading, plain: str) -> bool:
    """Whether the word as it is may well be the English form."""
    best = reading.forms[0]
    # Yekaterina is Ekaterina in another convention, Jamoliddin Dzhamoliddin.
    alike = (best.english, f"y{best.english}", best.english.replace("dzh", "j"))
    # With y for its i it is one too: Leyla is Leila, Sergey Sergei.
    other = plain.replace("y", "i") == best.english.replace("y", "i") and plain.count("y") > best.english.count("y")
    return plain in alike or other or (not reading.given and _likely_as_it_is(reading, plain, max(RIGHT, best.share / 2)))


def _likely_as_it_is(reading: Reading, plain: str, least: float = RIGHT) -> bool:
    """Whether the word as it is is a likely form, though not the likeliest."""
    best = reading.forms[0]
    likely = (f for f in reading.forms if f.share >= least and (not reading.leant or f.language == best.language))
    return any(f.english == plain for f in likely)


def _sure(reading: Reading, first: Restored, knowledge: Knowledge, here: Container[str]) -> bool:
    """Whether the word may be changed to its first form without asking; `here` are words that names at home stand before."""
    evidence, index, best = reading.evidence, lookup(knowledge), reading.forms[0]
    plain = fold(reading.text)
    if reading.english:
        return reading.given and best.share >= PLAINLY and best.reading.rules >= PLAINLY and best.reading.known > 2 * COMMON
    kin = [f for f in reading.forms if f.language == best.language]
    if reading.family and best.share >= FAMILY * sum(f.share for f in kin) and not any(f.english == plain and f.share > best.share / 2 for f in kin):
        # Its surname tells whose the given name is: Mikola Savchuk is a Ukrainian, and no Belarusian or Bulgarian.
        return True
    least = knowledge.confidence.thresholds["apply"]
    if _clear(reading) or _plain(reading) or (reading.spelled and reading.vouched):
        least = min(least, BOLD)
    plainly = reading.leant and reading.accompanied and best.share >= PLAINLY
    # Another English spelling of the name is no error, and what a second run would change again is left to a reviewer.
    if reading.certainty < least or _rivalled(reading, first) or index.foreign(first.english):
        return False
    if not (evidence.converted or reading.vouched or plainly or _respelled(reading)):
        return False
    if best.language == "uk" and not reading.leant and "г" in best.native and "g" in plain and best.reading.known < COMMON:
        # With a g it may be a name that only the Ukrainian list has: Kuchurgan is in Moldova.
        return False
    if plain == best.english.replace("gh", "g"):
        # Lasha Tugushi and Tughushi are one Georgian in two conventions.
        return False
    if not best.reading.known and first.english.endswith(IYEV) and not plain.endswith(("yev", "yeva")):
        return False
    if not best.reading.known and first.native.endswith(EMIGRANT):
        return False
    if _DOTTED.search(best.native) and best.reading.known < COMMON:
        return False
    if not best.reading.known and first.reading.rules <= ODD and first.english != _bare(reading):
        return False
    if _oddly_spelled(reading) and best.reading.known < COMMON and first is best:
        return False
    if plain in here and (best.native.endswith(ARMENIAN) or not (evidence.foreign or surname(best.native))):
        # Natalie Pawlik is a German, Patrick Tchobanian a Frenchman.
        return False
    if reading.given and _likely_as_it_is(reading, plain):
        # German Safar is Safar as well as Zafar.
        return False
    if reading.given:
        # The surname tells whose spelling the whole name is in: Michail Simonow is as German as Simonow.
        return True
    if _respelled(reading):
        return True
    # A name that is at home here, or ends as such names do, is for a reviewer unless its letters or its neighbour say more.
    if evidence.listed and not evidence.foreign:
        return reading.vouched and evidence.converted and best.reading.known >= COMMON
    if not evidence.converted and not evidence.foreign and any(f.english == plain and f.share >= SHOWN for f in reading.forms):
        # One of several English forms, perhaps the right one already.
        return False
    return reading.accompanied or _named(reading) or not (index.ends_at_home(reading.text) or knowledge.restorer.elsewhere(plain, best))


def _respelled(reading: Reading) -> bool:
    """Whether the word is a Russian name in the source's spelling, in an article that has its names so: Anatoli Serebriakov."""
    best = reading.forms[0]
    likely = best.share >= PLAINLY and best.reading.rules >= CLEAR and best.reading.known >= (1 if surname(best.native) else COMMON)
    return reading.spelled and (reading.accompanied or _named(reading)) and best.language == "ru" and likely


def _oddly_spelled(reading: Reading) -> bool:
    """Whether a word that only loses its accents is one letter from its best form, by a rare rule: Saírov is Sairov as well as Zairov."""
    bare, best = _bare(reading), reading.forms[0]
    apart = sum(one != other for one, other in zip(bare, best.english, strict=False))
    return reading.evidence.foreign and best.reading.rules < USUAL and len(bare) == len(best.english) and apart == 1


def _of_here(reading: Reading, knowledge: Knowledge) -> bool:
    """Whether the word stands behind a name at home here and in English that nobody in the region bears: Natalie Pawlik."""
    given = (fold(word.text) for word in reading.beside if word.before and word.form is None)
    home = (word for word in given if english_knows(word, as_name=True) and knowledge.restorer.at_home(word))
    return any(all(form.reading.known <= 1 for form in knowledge.restorer.restore(word)) for word in home)


def _named(reading: Reading) -> bool:
    """Whether the word stands beside a surname of the region: Saulé Imanbékova."""
    return any(word.form is not None and surname(word.form.native) for word in reading.beside)


def _foreigner(reading: Reading, knowledge: Knowledge) -> bool:
    """Whether the word and one beside it are of one other source language: Viktor Orbán, though Виктор and Орбан are native too."""
    beside = {place for word in reading.beside for place in knowledge.restorer.elsewhere(fold(word.text), word.form)}
    return bool(beside) and not beside.isdisjoint(knowledge.restorer.elsewhere(fold(reading.text), reading.forms[0]))


def _clear(reading: Reading) -> bool:
    """Whether the word is in letters of the source, unlike its own names, with one likely form, in an article about the region."""
    evidence, best = reading.evidence, reading.forms[0]
    unlike = evidence.foreign and (evidence.home > evidence.cost + evidence.length or (evidence.bare and (reading.vouched or surname(best.native))))
    # Beside a word that no list knows it may be half of a name from elsewhere: Łapsze Niżne is a Polish village.
    forms = [word.form for word in reading.beside if word.form]
    strange = any(not form.reading.known and not surname(form.native) for form in forms) and not reading.accompanied
    return reading.region and unlike and not strange and best.share >= CLEAR and best.reading.rules >= USUAL


def _plain(reading: Reading) -> bool:
    """Whether the word is no English spelling and has one likely form by usual rules, in an article about the region.

    A list has the word, or most names of the article are of its language.
    """
    evidence, best = reading.evidence, reading.forms[0]
    known = reading.leant or (best.reading.known > 0 and reading.certainty > PLAINLY)
    usual = best.share >= PLAINLY and best.reading.rules >= CLEAR
    return reading.region and evidence.converted and not evidence.listed and evidence.length >= LONG and known and usual


def _rivalled(reading: Reading, first: Restored) -> bool:
    """Whether another form is about as likely as the best one, or likely and spelled by much more usual rules."""
    best = reading.forms[0]
    if _plainer(first, best) and first.english == _bare(reading):
        return False
    others = [f for f in reading.forms[1:] if not _rarer(f, best)]
    # What may be Russian as well as Ukrainian is Russian unless the article says otherwise.
    least = HALF if best.language == "ru" or reading.leant else FAMILY
    return (
        best.share + sum(f.share for f in reading.forms[1:] if f not in others) < least
        or best.reading.rules < LEAST
        or any(f.share >= least and f.reading.rules > times * best.reading.rules for f in others for least, times in RIVALS)
        or (not best.reading.known and any(_other(f, best) for f in others))
    )


def _other(form: Restored, best: Restored) -> bool:
    """Whether a form is another name than the best one's, likely and spelled by rules about as usual."""
    return form.share >= OTHER and form.reading.rules >= HALF * best.reading.rules and not _one_name(form, best)


def _one_name(form: Restored, other: Restored) -> bool:
    """Whether two forms are one name but for convention."""
    return convention_key(form.english) == convention_key(other.english)


def _rarer(form: Restored, best: Restored) -> bool:
    """Whether a form is another English spelling of a much rarer word of the best one's language."""
    much = best.reading.known > MORE * form.reading.known > 0
    return much and form.language == best.language and _one_name(form, best)


def _plainer(form: Restored, best: Restored) -> bool:
    """Whether a form is spelled by usual rules, which the best one is not, and no less known."""
    return form.reading.rules >= USUAL > best.reading.rules and form.reading.known >= best.reading.known


def _bare(reading: Reading) -> str:
    """The word without its accents, lower-case."""
    return unaccented(fold(reading.text))


def _as_written(reading: Reading, index: Lookup) -> list[Restored]:
    """The forms, first of those that differ from the best one by convention only the one that the word itself is nearest to.

    Zhumabáyev is Zhumabayev rather than Jumabayev. What is that very word but for its accents comes first if the article's
    names are of its language, if it is spelled by more usual rules, or if the name is Kazakh: Omírov is Omirov, not Umirov.
    """
    best, bare = reading.forms[0], _bare(reading)
    first = best
    if reading.evidence.foreign:
        same = [f for f in reading.forms if f.english == bare and (not reading.family or f.language == best.language)]
        alike = convention_key(bare) == convention_key(best.english)
        kindred = best.language in JOINED
        if plainly := [f for f in same if kindred or _plainer(f, best) or (reading.leant and f.language == best.language not in SLAVIC)]:
            first = plainly[0]
        elif alike and not index.foreign(bare) and (_zh_alone(best, bare) or (not best.reading.known and best.english.endswith(IYEV))):
            first = best._replace(english=bare)
        elif alike and best.language not in SLAVIC[1:]:
            others = [f for f in reading.forms if f.language not in SLAVIC[1:] and _one_name(f, best) and f.reading.rules >= best.reading.rules]
            first = max((f for f in others if f.language != best.language or f is best), key=lambda f: _likeness(f.english, bare))
    return [first, *(f for f in reading.forms if f is not first)]


def _zh_alone(best: Restored, bare: str) -> bool:
    """Whether a word differs from the form by zh for its j alone; where j stands in the word it is the source's letter: Aïjan is Aizhan."""
    plain = [re.sub("d?zh", "j", form) for form in (bare, best.english)]
    return best.language in JOINED and "j" not in bare and plain[0] == plain[1]


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def _finding(reading: Reading, knowledge: Knowledge, here: Container[str]) -> Finding | None:
    if reading.certainty < knowledge.confidence.thresholds["suggest"] or _right_already(reading, fold(reading.text)):
        return None
    if reading.evidence.foreign and _foreigner(reading, knowledge):
        return None
    ordered = _as_written(reading, lookup(knowledge))
    native = ordered[0].native.capitalize()
    forms = [f.english.capitalize() for f in ordered if f is ordered[0] or f.share >= OFFERED][:4]
    if _DOTTED.search(ordered[0].native):
        forms.append(re.sub("(?i)(ch|zh|sh)e", r"\1o", forms[0], count=1))
    forms += [ordered[0].english.replace(ours, theirs).capitalize() for ours, theirs in CONVENTIONS if ours in ordered[0].english]
    bare = _bare(reading)
    same = reading.evidence.foreign and convention_key(bare) == convention_key(ordered[0].english)
    if _oddly_spelled(reading) or (same and not lookup(knowledge).foreign(bare)):
        # Zhakípov may be Zhakipov in English as well as Zhakypov.
        forms.append(bare.capitalize())
    return Finding(
        span=reading.span,
        text=reading.text,
        kind="name",
        rule="restored-name",
        message=f"{reading.text} reads as {native}, {forms[0]} in English; no glossary lists it",
        category=CATEGORY,
        severity="major",
        confidence=round(reading.certainty, 3),
        tier=Tier.APPLY if _sure(reading, ordered[0], knowledge, here) else Tier.SUGGEST,
        how="restored",
        fixes=tuple(dict.fromkeys(Fix(match_case(reading.text, form)) for form in forms)),
        native=native,
    )
