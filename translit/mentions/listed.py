"""Mentions of concepts in the glossary: full names, surnames, places, acronyms; the longest wins."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from translit.glossary.entries import ACRONYM, FULL, NAMESAKE, PLURAL, RUSSIAN_FORM, SHORT, UNDETERMINED
from translit.knowledge import Knowledge, english_knows
from translit.mentions import former, whole
from translit.mentions.lookup import CATEGORY, Doubt, Lookup, Match, Reading, languages, leaning, lookup, people_in_full
from translit.mentions.times import Times
from translit.model import Document, Finding, Fix, Span, Tier
from translit.text import Cover, fit_blanks, fold, match_case, words

# A word that stands alone is changed only when the rules that spell it are usual; in a full name the others vouch.
USUAL = 0.38
CLEAR, LISTED, COUNTS, COMMON = 0.65, 0.55, 0.05, 7
"""The least share of the form to which a word's letters alone restore it, of one that the glossary has where no other
language has a form with the third share, and how often the lists have it if the rules are unusual."""
HOME_GROUND, FAR_GROUND = 4, 2
"""A document that names so many people and places of one native language is about its country: one whose names are Slavic,
so that other countries have them as well, or another."""
_SLAVIC = ("ru", "uk", "be", "bg", "mk", "sr")
_AT = re.compile(r"(?i)\b(?:in|from|near|around|to|at|outside|towards|of)\s(?:the\s)?\Z")
_AND = re.compile(r",? (?:and|or) |, ")
_IN = re.compile(r"(?i)\b(?:in|near|around|outside|(?:city|town|village|settlement|region|district) of)\s\Z")
_REGION = re.compile(r"(?i)\s(?:region|district|oblast|province|airport)\b|\s?\((?:ukraine|russia|belarus|georgia|armenia|azerbaijan|kazakhstan)\)")
_CAPITAL = re.compile(r"[ -][^\W\d_a-zß-ÿ]")
_NOUN = re.compile(r" ([a-z]+)\b")
_LAST_WORD = re.compile(r"((?:[^\W_][\u0300-\u036f]*)+) (?:(?:da|de|del|di|do|du|van|von|aan de|am|an der|ob der|sul|sur) )?\Z")


class _Around(NamedTuple):
    """What the text says around a mention.

    `before` is the capitalised word before it and `stranger` whether that is no known one; `there` are the native languages
    of the country that "in" before it speaks of, `home` those of the countries that the text is about,
    but for Russian, in which the glossary has the places of the world; `inside`: the words beside it make it a place, `at`: it
    may be one; `timed`: its time has chosen among its readings; `namesake`: the text gives the word as a surname to somebody
    in full; `spelled` is the word as its letters alone restore it, and `several` whether they leave open which; `national`: as
    it is it is an English form of a Georgian or Armenian name, though not of a Russian one: Orjonikidze. `lean` is the
    language that most names of the text are of; `told`: other words of the text say that a doubtful form is meant so.
    """

    before: str
    stranger: bool
    there: Collection[str]
    home: Collection[str]
    inside: bool
    at: bool
    timed: bool
    namesake: bool
    spelled: str
    several: bool
    national: bool
    lean: str | None
    told: bool


def matches(document: Document, knowledge: Knowledge) -> list[Match]:
    """Every mention of a concept outside the protected spans, right ones included; none lies within another."""
    protected = Cover(document.protected)
    tokens = [word for word in words(document.text) if not protected.touches(word)]
    return outermost(list(lookup(knowledge).matches(document.text, tokens)))


def find(document: Document, knowledge: Knowledge, mentions: Sequence[Match], times: Times) -> list[Finding]:
    """A finding for each of these mentions that is not in a form the house style accepts, or not the name of its time."""
    index, text = lookup(knowledge), document.text
    in_full = people_in_full(mentions)
    namesakes = _namesakes(text, mentions, index)
    home_ground = {n for n, count in languages(mentions).items() if count >= (HOME_GROUND if n in _SLAVIC else FAR_GROUND)}
    far_ground = home_ground.difference(_SLAVIC)
    covered = Cover(match.span for match in mentions)
    # A firm's daughter may bear the name of a country: Rosneft Deutschland.
    bodies = {m.span.end for m in mentions if all(r.entry.type == "organisation" for r in m.readings)}
    lean, found = leaning(mentions), []
    # Where the mention before ends, if it is a place.
    places = [mention.span.end if all(r.entry.type == "place" for r in mention.readings) else None for mention in mentions]
    says = {fold(text[slice(*word)]) for word in words(text)}
    for mention, last in zip(mentions, [None, *places], strict=False):
        if finding := former.outdated(mention, index, times):
            found.append(finding)
            continue
        match = former.of_its_time(mention, index, times)
        if not index.right(match):
            before = _word_before(text, match.span.start)
            # A capitalised word that neither English nor the glossary knows may begin a longer name: De Krim is a Dutch town.
            stranger = before is not None and not covered.touches(before) and not english_knows(fold(text[slice(*before)]))
            # In an article about Ukraine, "in Odessa" is no town of Texas.
            where = _AT.search(text, max(0, match.span.start - 12), match.span.start) or _REGION.match(text, match.span.end)
            at = bool(where or (last is not None and _AND.fullmatch(text, last, match.span.start)))
            there = home_ground if at else far_ground
            stranger = stranger or (before is not None and before.end in bodies and text[before.end : match.span.start] == " ")
            inside = _IN.search(text, max(0, match.span.start - 20), match.span.start) or _REGION.match(text, match.span.end)
            around = _Around(
                text[slice(*before)] if before else "",
                stranger,
                there,
                home_ground - {"ru"},
                bool(inside),
                at,
                match is not mention,
                match.text in namesakes,
                *_spelled(match, knowledge, lean),
                lean,
                not says.isdisjoint(index.telling(match)) or bool(inside and _abroad(match) and not _CAPITAL.match(text, match.span.end)),
            )
            if finding := _finding(match, index, in_full, around):
                found.append(_beside_noun(finding, text))
    return found


def _abroad(match: Match) -> bool:
    """Whether the words are listed for a place of the rest of the world and for nothing else: "in München" is no club."""
    return bool(match.listed) and all(r.entry.language == UNDETERMINED for r in match.readings)


def _spelled(match: Match, knowledge: Knowledge, lean: str | None) -> tuple[str, bool, bool]:
    """One word as its letters alone restore it, lower-case, whether they leave it open, and whether it is a national form as it is.

    Nothing is restored then, or of several words.
    """
    if " " in match.text:
        return "", False, False
    spelling = fold(match.text, lookup(knowledge).marks)
    forms = knowledge.restorer.restore(spelling, lean=lean)
    language = whole.people_of([forms[0].native], None) if forms and "j" in spelling else None
    national = language is not None and any(form.english == spelling for form in knowledge.restorer.restore(spelling, lean=language))
    usual = forms and (forms[0].reading.rules >= USUAL or forms[0].reading.known >= COMMON)
    # A known name that is spelled by more usual rules may be meant: Sarsembáyev is Sarsembayev as well as Sarsenbayev.
    usually = any(form.reading.known and form.reading.rules >= USUAL > forms[0].reading.rules for form in forms[1:])
    likely = {form.language for form in forms if form.share >= COUNTS}
    known = len(likely) == 1 and any(fold(lookup(knowledge).english(reading)) == forms[0].english for reading in match.readings)
    several = bool(forms) and (forms[0].share < (LISTED if known else CLEAR) or usually)
    return forms[0].english if usual and not several else "", several, national


def _beside_noun(finding: Finding, text: str) -> Finding:
    """The finding with forms that do not repeat the noun after the name: the Kyzylkum desert, not the Kyzylkum Desert desert."""
    after = _NOUN.match(text, finding.span.end)
    if after is None or finding.text.casefold().endswith(f" {after[1].casefold()}"):
        return finding
    tail = f" {after[1].casefold()}"
    fixes = (Fix(fix.text[: -len(tail)]) if fix.text.casefold().endswith(tail) else fix for fix in finding.fixes)
    return replace(finding, fixes=tuple(dict.fromkeys(fixes)))


def outermost(matches: Sequence[Match]) -> list[Match]:
    """The matches that lie within no other."""
    kept: list[Match] = []
    furthest = -1
    for match in sorted(matches, key=lambda m: (m.span.start, -m.span.end)):
        if match.span.end > furthest:
            furthest = match.span.end
            kept.append(match)
    return kept


def _word_before(text: str, start: int) -> Span | None:
    """The capitalised word that a blank, perhaps with a particle of names, parts from the offset."""
    before = _LAST_WORD.search(text, max(0, start - 40), start)
    return Span(*before.span(1)) if before and before[1][0].isupper() else None


def _namesakes(text: str, mentions: Sequence[Match], index: Lookup) -> set[str]:
    """Surnames that the text gives to somebody in full: a listed bearer in English spelling, or one after a word that is no English one."""
    found, covered = set(), Cover(mention.span for mention in mentions)
    for mention in mentions:
        parts = {reading.part for reading in mention.readings if reading.entry.type == "person"}
        if parts == {FULL} and index.right(mention):
            found.add(mention.text.split()[-1])
        elif parts == {SHORT} and (before := _word_before(text, mention.span.start)) and not covered.touches(before):
            word = text[slice(*before)]
            if index.given_name(word) or not english_knows(fold(word)):
                found.add(mention.text)
    return found


def _finding(match: Match, index: Lookup, in_full: Collection[str], around: _Around) -> Finding | None:
    readings = _at_home(index.ranked(match, in_full), around.there)
    best = next(iter(readings.values()))
    alone = best.part != ACRONYM and " " not in index.plain(match.text)
    doubt = index.doubt(match) if alone and not best.listed else None
    if doubt and doubt.certain:
        return None
    if alone and not best.listed and best.entry.type == "place" and not index.foreign(match.text) and index.gender(match.text):
        # Taras is a man rather than the town of Taraz.
        return None
    forms = list(readings)
    if best.part == PLURAL:
        forms = [index.full(best.entry), *forms]
    if match.text in forms:
        return None
    why = _why(match, readings, index, in_full, around, doubt)
    return claim(match, best, forms, index, why)


def claim(match: Match, best: Reading, forms: Sequence[str], index: Lookup, why: str | None) -> Finding:
    """The finding that a mention is these forms, the best first; it is only suggested if there is a reason `why` it may be otherwise."""
    alone = best.part != ACRONYM and " " not in index.plain(match.text)
    fixes = tuple(Fix(form if best.part == ACRONYM else match_case(match.text, fit_blanks(match.text, form))) for form in forms)
    native = index.native(best)
    return Finding(
        span=match.span,
        text=match.text,
        kind="name" if best.entry.type in ("person", "place") else "term",
        rule=best.entry.id,
        message=_message(match.text, native, fixes[0].text, best.entry.about, why),
        category=CATEGORY,
        severity="minor" if fold(match.text, index.marks) == fixes[0].text.casefold() else "major",
        confidence=confidence(best, alone, why),
        tier=Tier.SUGGEST if why else Tier.APPLY,
        how="listed" if best.listed else "derived",
        fixes=fixes,
        native=native,
    )


def _at_home(readings: dict[str, Reading], there: Collection[str]) -> dict[str, Reading]:
    """The readings, or only the newsroom or body of the country that the article is about: Azattyk is Kyrgyz, Azattyq Kazakh."""
    if len(readings) < 2 or not all(r.entry.type in ("media", "organisation") for r in readings.values()):
        return readings
    local = {form: r for form, r in readings.items() if r.entry.language in there}
    return local if len(local) == 1 else readings


def _why(match: Match, readings: Mapping[str, Reading], index: Lookup, in_full: Collection[str], around: _Around, doubt: Doubt | None) -> str | None:
    """Why the words may be something else than the likeliest of their readings, or rightly written; None when nothing says so."""
    best, forms = next(iter(readings.values())), list(readings)
    alone = best.part != ACRONYM and " " not in index.plain(match.text)
    spelled = bool(around.spelled) and around.spelled == forms[0].casefold()
    russian = best.why == RUSSIAN_FORM and (spelled or index.foreign(match.text) or best.entry.language in around.there)
    # Whether the field or the man of that name is meant, Tenguiz is Tengiz.
    anyway = spelled and index.foreign(match.text) and best.entry.type == "place" and not best.listed and best.why != RUSSIAN_FORM
    here = best.entry.type == "place" and best.entry.language in around.there
    place = here and ((around.inside and index.foreign(match.text)) or (around.at and best.entry.language == around.lean))
    settled = anyway or place or russian or (best.why == NAMESAKE and best.entry.id in in_full)
    why = None if settled else best.why
    at_home = best.entry.type == "place" and best.entry.language in around.home
    # The caution about a former name is about its time, which has been looked at. Where the text is about Ukraine, Odessa is Odesa.
    current = anyway or around.told or around.timed or index.former(match) or at_home or (best.part == SHORT and best.entry.id in in_full)
    # A given name before it says that the word is a surname, however it is spelled.
    named = best.part == SHORT and best.entry.type == "person" and bool(around.before) and index.given_name(around.before)
    certain = (at_home and index.foreign(match.text)) or best.entry.id in in_full
    # What is right but for its accents is right without them, whoever is meant: Arman Beisembáyev is no other than Beisembayev.
    bare = index.foreign(match.text) and fold(match.text, index.marks) == forms[0].casefold()
    bare = bare and (around.lean is None or spelled or not around.spelled)
    clear = (bare and best.entry.type == "place") or (spelled and best.entry.type == "person")
    odd = alone and not named and not certain and not (spelled and index.foreign(match.text))
    why = why or (None if current else index.caution(match)) or (doubt and doubt.why) or _uncertain(readings, odd, clear)
    unsure = best.part == SHORT and best.entry.id not in in_full
    unsure = unsure and (around.national or not (spelled or index.foreign(match.text)))
    if not why and unsure and not bare and index.given_name(around.before):
        why = f"{around.before} may be somebody else of that name, who spells it so"
    differs = bool(around.spelled) and not whole.alike(around.spelled, forms[0].casefold())
    undecided = best.part == SHORT and (around.several or differs) and best.entry.language != around.lean
    others = undecided and (named or around.stranger) and not bare
    if not why and others and not any(index.same(around.before, r.entry.english.split()[0]) for r in readings.values()):
        why = f"{around.before} may be somebody else of that name, who is of another country"
    if not why and around.namesake and not bare and (unsure or (undecided and best.entry.id not in in_full)):
        why = "the text names somebody else of that surname in full"
    # Barqi Tojik is a power company.
    part = best.entry.type == "place" or (best.entry.type in ("demonym", "term") and not best.listed)
    if not why and alone and around.stranger and part and not (spelled and index.foreign(match.text)):
        why = f"with {around.before} it may be part of a longer name"
    # Tayga is a town and a newsroom.
    if not why and best.entry.type == "term" and not best.listed and match.text[0].isupper() and forms[0].islower():
        why = "with a capital letter it may be a name"
    return why


def _uncertain(readings: Mapping[str, Reading], alone: bool, clear: bool) -> str | None:
    best = next(iter(readings.values()))
    # What is only another name of the same words is not meant: Dnipró is the city rather than the river.
    equals = [form for form, r in readings.items() if r is best or not (r.why and best.listed and r.entry.native == best.entry.native)]
    if best.part == PLURAL:
        return "adjective or people"
    if len(equals) > 1 and not clear:
        return "it may be " + " or ".join(readings)
    if alone and not best.listed and best.weight < USUAL:
        return "an unusual spelling, and the name stands alone"
    return None


def confidence(best: Reading, alone: bool, why: str | None) -> float:
    """Rough and not yet calibrated: what is listed, then what is spelled by usual rules, then the rest."""
    if why:
        return 0.6
    if best.listed:
        return 0.99
    return 0.97 if alone and best.weight < 0.5 else 0.98


def _message(text: str, native: str | None, english: str, about: str, why: str | None) -> str:
    says = f"{text} is {native}, {english} in English" if native and native != english else f"{text} is {english} in English"
    return f"{says}: {about}" + (f". To be checked: {why}" if why else "")
