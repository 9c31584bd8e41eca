"""English words for people, as far as they tell who is meant: titles, kin, verbs that only people do.

Closed lists, and generous: a word too many makes a contradiction pass unseen, a word too few may raise a false one.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    "activist adviser ambassador analyst attorney author banker bishop blogger boss boxer businessman businesswoman captain chairman chairwoman "
    "chancellor chief coach colonel commander commissioner composer critic deputy diplomat director doctor economist editor envoy expert general "
    "governor head historian journalist judge lawmaker lawyer leader lieutenant major marshal mayor minister mogul negotiator officer official "
    "oligarch ombudsman ombudswoman patriarch poet politician premier president prime princess professor prosecutor rapporteur reporter "
    "representative scientist secretary senator singer speaker spokesman spokesperson spokeswoman strategist tycoon writer"
)
KIN = _words(
    "brother brothers child children couple cousin cousins daughter daughters ex-husband ex-wife families family father grandfather grandmother "
    "grandson granddaughter heir husband husbands in-law married mother namesake nephew niece parents relative relatives siblings sister sisters "
    "son sons spouse spouses twin twins uncle aunt unrelated widow widower wife wives"
)
SPEAKING = _words(
    "added admitted announced argued asked asserted assured claimed commented concluded confirmed considered declared denied emphasised "
    "emphasized explained indicated insisted noted pointed promised recalled remarked replied reported said says stated "
    "stressed told underlined warned wrote"
)

PAIRS = {
    "mr": "ms", "spokesman": "spokeswoman", "businessman": "businesswoman", "policeman": "policewoman", "serviceman": "servicewoman",
    "congressman": "congresswoman", "sportsman": "sportswoman", "prince": "princess", "king": "queen", "emperor": "empress", "tsar": "tsarina",
}  # fmt: skip
"""Titles of men and of women. Not here are those that many women bear as men do: chairman, actor, ombudsman."""
WIFE = frozenset(("mrs", "ms", "miss"))
"""What may stand before the surname of a woman's husband."""
WOMEN = {"mrs": "mr", "miss": "mr", "actress": "actor"} | {woman: man for man, woman in PAIRS.items()}
"""The man's title for each woman's."""

PERSONS = TITLES | KIN | _words(
    "anybody anyone applicant boy candidate civilian colleague combatant consultant convict counterpart dictator dissident "
    "friend gentleman guy he him himself his hostage immigrant inhabitant male man monk opponent patient person pilot priest recruit resident "
    "rival somebody someone successor suspect teenager tenant victim who whoever whom youth she her hers herself woman girl lady female nun"
)  # fmt: skip
"""Words for one person, who may be the one that a later pronoun means; most others end as `AGENT` says."""
AGENT = re.compile(r"(?:[^e]er|or|ist|ian|eer|ee)$")
NO_AGENT = _words(
    "after border earlier either former further her however later letter matter neither never nor number offer or order other over paper per power "
    "rather summer together under water whether winter for november october december september another ever for anger see been agree degree three "
    "committee coffee free"
)
MOTION = _words(
    "came coming crossed drove escaped fled flew flown gone moved went headed returned returning sailed sent travelled traveled travelling traveling "
    "arrived left departed go going fly flying move moving"
)
WITHIN = _words("in near at inside outside into around across through throughout within")
CALENDAR = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december"
)
