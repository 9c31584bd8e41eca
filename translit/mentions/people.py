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
    "accountant addict adolescent adult agent aide ally anybody anyone applicant assistant astronaut athlete baby boy boyfriend briton candidate "
    "champion chef citizen civilian cleric client colleague combatant comrade consultant convict cook correspondent cosmonaut counterpart crook "
    "defendant descendant dictator dissident enemy father female fiance fiancé fiancée figure foe friend gentleman girl girlfriend god guard guest "
    "guy gymnast he her hero hers herself him himself his hostage host imam immigrant individual infant inhabitant intern king knight lady male "
    "man martyr mechanic medic mercenary merchant migrant militant model monk mufti national native nun opponent parent participant partisan "
    "patient person personality pilot pope priest prisoner private prodigy protégé queen rabbi rebel recipient recruit resident rival saint "
    "scholar servant she somebody someone spy star student successor suspect teen tenant terrorist thief tsar veteran victim vip who whoever whom "
    "witness woman youth"
)  # fmt: skip
"""Words for one person, who may be the one that a later pronoun means; most others end as `AGENT` says."""
AGENT = re.compile(r"(?:[^e]er|or|ist|ian|eer|ee|man)$")
NO_AGENT = _words(
    "after agree anger another been border coffee committee december degree earlier either ever former for free further german her however human "
    "later letter matter neither never nor november number october offer or order other over paper per power rather see september summer "
    "three together under water whether winter"
)
DOING = _words("arrived became came did died fled had has is left lived received refused spoke was went who will would") | SPEAKING
"""What follows "the Briton" and not, as in "the British army", a word that the first describes."""
MOTION = _words(
    "came coming crossed drove escaped fled flew flown gone moved went headed returned returning sailed sent travelled traveled travelling traveling "
    "arrived left departed go going fly flying move moving"
)
WITHIN = _words("in near at inside outside into around across through throughout within")
CALENDAR = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december"
)
