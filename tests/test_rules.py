"""Every rule finds its examples and leaves its look-alikes; the notation means what its table says."""

from __future__ import annotations

import functools

import pytest

import translit
from benchmarks.artefacts import MEASURED, digest
from tests.ruling import placed_rule
from translit import artefacts, knowledge
from translit.artefacts import notation
from translit.artefacts.check import hidden, matches
from translit.artefacts.rules import compile_rules
from translit.documents import plain
from translit.errors import GlossaryError
from translit.glossary import rulefile
from translit.glossary.files import files
from translit.glossary.rulefile import PlacedRule
from translit.glossary.yamlfile import parse
from translit.knowledge import Knowledge
from translit.model import Document, Finding, Fix, Settings, Span, Tier
from translit.text import fold

ROOT = knowledge.root()
SOURCES = sorted(path.parent.name for path in (ROOT / "sources").glob("*/artefacts.yaml"))


PARSE = functools.cache(parse)
RULES = {(source, placed.rule.id): placed.rule for source in SOURCES for placed in rulefile.load(files(ROOT, source), parse=PARSE)}
CATEGORIES = {
    "terminology", "accuracy", "linguistic-conventions", "style", "locale-conventions", "audience-appropriateness", "design-and-markup",
}  # fmt: skip


def found(rule: dict[str, object], text: str, knows: Knowledge) -> list[Finding]:
    return matches(rule, Document(text, protected=tuple(plain.protected(text))), knows)


@functools.cache
def compiled(source: str) -> dict[str, dict[str, object]]:
    return {rule["id"]: rule for rule in translit.load(source).rules}


@functools.cache
def bare(source: str) -> Knowledge:
    """What a rule may look at by itself: the words for people alone."""
    return Knowledge(source, "news", {"people": knowledge.load("es").tables["people"]})


@pytest.mark.parametrize(("source", "id_"), RULES, ids=map("-".join, RULES))
def test_examples(source: str, id_: str) -> None:
    """Of every source language, with the rules that serve all: a class of the one may change a rule of the other."""
    rule, knows = compiled(source)[id_], bare(source)
    for text in rule["match"]:  # type: ignore[attr-defined]
        assert found(rule, text, knows), f"missed: {text}"
    for text in rule["no_match"]:  # type: ignore[attr-defined]
        assert not found(rule, text, knows), f"wrongly flagged: {text}"


def test_rules_that_are_off_run_when_they_are_asked_for() -> None:
    """Off costs nothing: the rule is not even tried. A kind asked for is the rules of that kind that are on."""
    text = Document("The facts are that they seized weapons of fire.")
    off = compile_rules([make_rule(id="off", pattern="facts", default=False), make_rule(id="on", pattern="weapons of fire")])
    knows = Knowledge("es", "news", {"rules": off})

    def ran(*select: str, ignore: str = "") -> list[str]:
        return [f.rule for f in artefacts.find(text, knows, Settings(select=frozenset(select), ignore=frozenset({ignore})))]

    assert ran() == ran("default") == ran("artefact") == ran("on") == ["on"]
    assert ran("off") == ["off"]
    assert ran("default", "off") == ran("all") == ["off", "on"]
    assert ran("all", ignore="off") == ["on"]
    assert ran("name") == ran("all", ignore="artefact") == []


def test_rules_for_translations_count_where_a_text_is_one() -> None:
    """A rule of words that is on counts two, one for translations one; eight are enough, fifteen in 1,000 words needed."""
    traces = "They seized weapons of fire, made public the facts and realized a concert."
    sure = [make_rule(id=words, pattern=words) for words in ("weapons of fire", "made public", "realized a concert")]
    likely = [make_rule(id=words, pattern=words, default="translated") for words in ("the facts", "they seized")]
    quotes = make_rule(id="guillemets", kind="quotes", check="guillemets", pattern=[])
    knows = Knowledge("es", "news", {"rules": compile_rules([*sure, quotes, *likely])})

    def ran(text: str, *select: str, ignore: str = "") -> bool:
        settings = Settings(select=frozenset(select), ignore=frozenset({ignore}))
        return "the facts" in [f.rule for f in artefacts.find(Document(text), knows, settings)]

    assert ran(traces) and ran(traces, "default") and ran(traces, "artefact")
    assert not ran("They seized weapons of fire, made public the facts and went; «the facts».")
    assert not ran(traces + " Nothing else is said here." * 300)
    assert ran(traces.replace("the facts", "it") + "\n\nThey know the facts.")
    doubtful = compile_rules([make_rule(id="the facts", pattern="the facts", default="translated", confidence=0.7)])
    knows = Knowledge("es", "news", {"rules": [*knows.rules[:-2], *doubtful, knows.rules[-1]]})
    assert ran(traces) and not ran(traces.replace("the facts", "it") + "\n\nThey know the facts.")
    assert ran("The facts are these.", "the facts") and ran("The facts are these.", "all")
    assert not ran(traces, ignore="the facts") and not ran(traces, ignore="artefact") and not ran(traces, "name")


def test_names_in_the_spelling_of_the_source_help_to_show_a_translation() -> None:
    """Each once, six at most: alone they are not enough."""
    names = ["Zajárova", "Tokáyev", "Shoigú", "Yermak", "Almatí", "Aktáu", "Járkov", "Jersón"]
    spans = {name: Span(7 * n, 7 * n + 6) for n, name in enumerate(names)}
    knows = Knowledge(
        "es",
        "news",
        {"rules": compile_rules([make_rule(id="r", pattern="the facts", default="translated"), make_rule(id="s", pattern="made public")])},
    )

    def ran(text: str, names: list[str], tier: Tier = Tier.APPLY) -> bool:
        found = [Finding(spans[n], n, "name", "r", "m", "terminology", "minor", 0.9, tier, "derived", (Fix("x"),)) for n in names]
        return "r" in [f.rule for f in artefacts.find(Document(text), knows, Settings(), found)]

    assert ran("They know the facts made public.", names)
    assert not ran("They know the facts made public.", names[:4])
    assert not ran("They know the facts made public.", [names[0]] * 8)
    assert not ran("They know the facts made public.", names, Tier.SUGGEST)
    assert not ran("They know the facts.", names)


def test_there_are_enough_rules_and_each_says_why() -> None:
    assert len(RULES) >= 60
    for rule in RULES.values():
        assert rule.category.partition("/")[0] in CATEGORIES, rule.id
        assert len(rule.match) >= 2, rule.id
        assert len(rule.no_match) >= 2, rule.id
        assert rule.cause, rule.id


def test_only_what_was_measured_and_never_wrong_is_applied() -> None:
    """benchmarks/artefacts.py --write measures the rules; one that changed since has to be measured again."""
    rows = [line.split("\t") for line in MEASURED.read_text(encoding="utf-8").splitlines()[2:]]
    measured = {name: (int(alarms), written) for name, alarms, written in rows}
    applied = {p.rule.id: p.rule for tag in SOURCES for p in rulefile.load(files(ROOT, tag)) if p.rule.tier == "apply"}
    assert applied
    for name, rule in applied.items():
        assert measured[name] == (0, digest(rule)), f"{name}: measure it again"


def make_rule(**keys: object) -> PlacedRule:
    return placed_rule({"animal": ["cat", "wild cat", "dog"]}, **keys)


def make(**keys: object) -> dict[str, object]:
    return compile_rules([make_rule(**keys)])[0]


CASES = [
    ({"pattern": "weapon(s) of fire", "replace": "firearm(s)"}, "Weapons of fire, a weapon\nof fire, WEAPONS OF FIRE", ["Firearms", "firearm", "FIREARMS"]),
    ({"pattern": "weapon of fire", "replace": "x"}, "weapon of fired, weapon of fire-eaters, myweapon of fire", []),
    ({"pattern": "{assures|assured} that", "replace": "{says|said} that"}, "he assured that, she ASSURES THAT", ["said that", "SAYS THAT"]),
    ({"pattern": "the {animal} of {Name}", "replace": "{Name}'s {animal}"}, "the wild cat of José Núñez ran", ["José Núñez's wild cat"]),
    ({"pattern": "{Name}, <he >labels", "replace": ""}, "Tokáyev, he labels them", [""]),
    ({"pattern": "({ACRONYM} in its acronym)".replace("(", "[").replace(")", "]"), "replace": "x"}, "nothing", []),
    ({"pattern": "Major State", "replace": "General Staff"}, "the Major State; a major state visit", ["General Staff"]),
    ({"pattern": "the {1-2 words} mine", "replace": "x"}, "the mine, the old mine, the very old mine, the one very old mine", ["x", "x"]),
    ({"pattern": "={CAPITALS} {Name}", "replace": "x"}, "By ANA LÓPEZ Madrid, Ana Madrid", ["x"]),
    ({"pattern": "more of {number}", "replace": "more than {number}"}, "more of 1,300 and more of twenty", ["more than 1,300", "more than twenty"]),
    ({"pattern": "{number} men", "replace": "{number} soldiers"}, "twenty-one men, Fifteen men and one men", ["twenty-one soldiers", "Fifteen soldiers"]),
    ({"pattern": "{start}Is the first", "replace": []}, "Is the first. Is the first? It Is the first", [(), ()]),
    ({"pattern": "assured that", "replace": "said that", "not_after": "{was|is}"}, "he was assured that; it assured that", ["said that"]),
    ({"pattern": "count with", "replace": "have", "not_before": ["{his|her} fingers"]}, "count with her fingers, count with tanks", ["have"]),
    ({"pattern": "in [the ]march", "replace": "x"}, "in march, in the march", ["x", "x"]),
    ({"pattern": "ensures that", "near": "{radio|Interfax}"}, "Interfax, he says, ensures that. The law ensures that it is. And the radio ensures that", [(), ()]),
    ({"pattern": "ensures that", "near": ["radio", "press"]}, "A radioman ensures that. Radio.\n\nHe ensures that the press", [()]),
    ({"pattern": "the facts", "not_near": "[the ]evidence"}, "The facts in evidence. The facts here\nand the evidence. The facts? No evidence of the facts, no", [()]),
    ({"pattern": "{Name}, <he> {say|tell}", "not_near": "say", "replace": ""}, "Ana, he say. Ana, he tell and say.", [""]),
    ({"pattern": "{1-3 digits}.{3 digits} {-ees}", "replace": "{1},{2} {3}"}, "1.500 refugees, 1.5000 refugees, 12.500 men", ["1,500 refugees"]),
    ({"pattern": "{line start}<then>", "replace": "x"}, "Then, then\n  then, and then", ["X", "x"]),
    ({"pattern": "<then>{line end}", "replace": "x"}, "Then, then\r\nand then so. then", ["x", "x"]),
    ({"pattern": "the mayor's", "replace": "x"}, "the mayor’s and the mayor's", ["x", "x"]),
]  # fmt: skip


@pytest.mark.parametrize(("keys", "text", "suggestions"), CASES, ids=[c[0]["pattern"] for c in CASES])
def test_the_notation(keys: dict[str, object], text: str, suggestions: list[object], knows: Knowledge) -> None:
    made = [f.suggestions[0] if f.suggestions else () for f in found(make(**keys), text, knows)]
    assert made == suggestions


def test_a_deletion_takes_one_blank_along(knows: Knowledge) -> None:
    for text in ("and that Tokáyev, he labels them", "Tokáyev, he labels"):
        (finding,) = found(make(pattern="{Name}, <he> labels", replace=""), text, knows)
        assert text[: finding.span.start] + text[finding.span.end :] == text.replace("he ", "")


def test_removed_lines_are_removed_whole(knows: Knowledge) -> None:
    rule = make(kind="residue", pattern="leave a reply")
    for text in ("One.\r\nLeave a Reply\r\nTwo.\r\n", "One.\r\n* LEAVE A REPLY *\r\nTwo.\r\n"):
        (finding,) = found(rule, text, knows)
        assert text[: finding.span.start] + text[finding.span.end :] == "One.\r\nTwo.\r\n"
    assert not found(rule, "Leave a Reply to him\nHe said: Leave a Reply\n", knows)


def test_a_line_that_holds_protected_text_is_only_flagged(knows: Knowledge) -> None:
    rule = make(kind="residue", pattern=["leave a reply at {line}"], tier="apply")
    (finding,) = found(rule, "One.\nLeave a Reply at https://osh.example/x\nTwo.\n", knows)
    assert (finding.tier, finding.fixes) == (Tier.FLAG, ())


QUOTES = [
    ("mixed", "He spoke of “security and order».", [("»", "”")]),
    ("mixed", "units of “Russia and Kyrgyzstan ‘.", [(" ‘", "”")]),
    ("mixed", "“It’s ‘fine’,” she said; “don’t.”", []),
    ("mixed", 'He said "yes" and “no”.', []),
    ("mixed", "Rock ’n’ roll of the ’90s, the dogs’ bowls and James’ “car”.", []),
    ("guillemets", "consist of «Protect them »", [("«", "“"), (" »", "”")]),
    ("guillemets", 'he "said" «so» "now"', [("«", '"'), ("»", '"')]),
    ("unbalanced", "He said “we will go and left.", [("“", None)]),
    ("unbalanced", "He said: “One.\n\n“Two.”", []),
    ("unbalanced", "the deputy said we will”.", [("”", None)]),
    ("inner-space", "a “success ”, and “ more”", [(" ”", "”"), ("“ ", "“")]),
    ("inner-space", "a “success” and “more”", []),
    ("inverted-marks", "¿Who? ¡Never!", [("¿", ""), ("¡", "")]),
]


@pytest.mark.parametrize(("check", "text", "wanted"), QUOTES)
def test_quotation_marks(check: str, text: str, wanted: list[tuple[str, str | None]], knows: Knowledge) -> None:
    made = [(f.text, f.suggestions[0] if f.suggestions else None) for f in found(make(kind="quotes", check=check), text, knows)]
    assert made == wanted


GLUED = [
    ("words", "gas pricesMeasures that, interest ratesSavers", ["pricesMeasures", "ratesSavers"]),
    ("words", "an iPhone, a MacBook, YouTube, macOS, eBay, McDonald, javaScript, openSUSE", []),
    ("sentences", "in that year.The army left, he said!Then they went", ["year.The", "said!Then"]),
    ("sentences", "in Node.Js, e.g.The, www.site.Com", []),
    ("sentences", "when it closed (in May).The army left, and it closed.the rest", [".The", ".the"]),
    ("words", "in KhersonSanctions for all, KurchatovWithout water, BelAirways flew, EuroSystems left", ["KurchatovWithout", "KhersonSanctions"]),
    ("starts", "It is closed for good. snow fell in the pass. Snow melts, e.g. in May.", ["snow"]),
    ("starts", "A value is closed. iphone sales rose. foo is set. foo was closed. foo is open.", []),
    ("quotes", "Some left.“Why?” she asked.", ["“"]),
    ("quotes", "“Nobody sleeps here”she said, the word“here”", ["”", "“"]),
    ("hyphens", "A pro -Kremlin deputy of Nagorno -Karabakh", [" -", " -"]),
    ("hyphens", "5 -3 = 2 and a - b", []),
    ("numbers", "18:02Firefighters came at 18:02 Sharp", ["18:02Firefighters"]),
]


@pytest.mark.parametrize(("check", "text", "wanted"), GLUED)
def test_glued_text(check: str, text: str, wanted: list[str], knows: Knowledge) -> None:
    assert [f.text for f in found(make(kind="glued", check=check), text, knows)] == wanted


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"pattern": "the {beast}"}, "no class of words is called 'beast'"),
        ({"pattern": "the (s"}, "unclosed"),
        ({"pattern": "a <b"}, "needs one < and one >"),
        ({"pattern": "a", "replace": "{1}"}, "which the pattern has not"),
        ({"kind": "quotes", "check": "mixd"}, "did you mean 'mixed'?"),
        ({"pattern": "the {animol}"}, "did you mean 'animal'?"),
        ({"pattern": "the {cat|ACRONYM}"}, "a class stands alone, {ACRONYM}: write one pattern for each"),
    ],
)
def test_wrong_rules_are_explained(keys: dict[str, object], message: str) -> None:
    with pytest.raises(GlossaryError, match=message.replace("?", r"\?").replace("{", r"\{")):
        make(**keys)


def test_patterns_are_linear(knows: Knowledge) -> None:
    """Patterns that make backtracking engines hang run in no time over a long text."""
    import time

    rule = make(pattern=["{Name} {Name} {Name} x", "{word} {word} {number}y"], replace=[])
    started = time.perf_counter()
    found(rule, "Aa " * 20_000 + "1" * 20_000, knows)
    assert time.perf_counter() - started < 5
    assert notation.pattern("a.*b+", {}).regex.startswith(r"(?i)(?P<focus>a\.\*b\+)")


def test_vocabularies_hold_no_english() -> None:
    """A word that English knows would be flagged in good English."""
    for path in sorted((ROOT / "sources").glob("*/words.txt")):
        listed = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        assert len(listed) >= 300, path
        assert listed == sorted(set(listed)), path
        assert not [word for word in listed if knowledge.english_knows(word) or word != fold(word)], path


UNTRANSLATED = [
    ("es", "Russia también sent a frigate, aseguró Lavrov.", ["también", "aseguró"]),
    ("es", "La reunión terminó con un acuerdo sobre fronteras.", ["reunión terminó", "acuerdo sobre fronteras"]),
    ("es", "The Universidad de los Andes, Amigos de la Ciudad, “el gobierno de los muertos”, por@ciudad.es, ciudad-real", []),
    ("de", "The talks, so der Kreml, werden nicht fortgesetzt today.", ["werden nicht"]),
    ("fr", "The army, selon the ministry, n’a pas quitté the town depuis lundi.", ["selon", "depuis lundi"]),
    ("tr", "He said that ancak güvenlik için they stay.", ["ancak güvenlik için"]),
    ("nl", "There is no list of Dutch words: omdat.", []),
]


@pytest.mark.parametrize(("source", "text", "wanted"), UNTRANSLATED)
def test_untranslated_words(source: str, text: str, wanted: list[str]) -> None:
    assert [f.text for f in found(make(kind="untranslated"), text, Knowledge(source, "news", {}))] == wanted


PRONOUNS = [
    ("he", "Anna Rudenko lost his cat. He waits.", [("his", "her"), ("He", "She")]),
    ("he", "Ána Rudénko sat. For Rudénko it was his day.", [("his", "her")]),
    ("he", "Anna Rudenko met Ivan Belov. He waits.", []),
    ("he", "Ivan Belov sat.\n\nAnna Rudenko sat.\n\nHe left.", []),
    ("he", "Anna Rudenko sat. “He is late,” said Oleg.", []),
    ("he", "Zurab Rudenko sat. Rudenko sings, and his aunt Anna Rudenko does. He sings.", []),
    ("he", "Anna Rudenko sat. Minister Rudenko lost his cat.", [("his", "her")]),
    ("he", "Anna Rudenko, a general of the army, lost his cat.", [("his", "her")]),
    ("he", "Anna Rudenko saw the general. He left.", []),
    ("he", "Ivan Belov was ill. Anna Rudenko stayed. He sang.", [("He", "She")]),
    ("he", "Anna Rudenko sat. Grigoryan laughed. He left.", []),
    ("your", "The lake of the north has lost a third of your fish in the last ten years.", [("your", "their")]),
    ("asked", "Q. Was she free?\n\nA. I was.\n\nQ. Does he sing?\n\nA. I do.", [("she", "you"), ("he", "you")]),
    ("asked", "Q. And your sister?\n\nA. She is ill.\n\nQ. Does she sing?\n\nA. A little.", []),
    ("their", "The painter went home. In 1960 he sold the house and their archive.", []),
    ("their", "The painter went home. In 1960 he sold the house in which he kept their archive.", [("their", "his")]),
    ("double", "Belov, a miner with a bad knee, he left.", [("he ", "")]),
    ("double", "The abbot of Osh, the monk Belov, he left. A miner by trade, a singer by night, he left.", [("he ", "")]),
    ("double", "When Belov, a miner, he says, came back, it rained.", []),
    ("she", "Ivan Belov sat in her chair, and saw her leave.", [("her", "his"), ("her", "his")]),
    ("she", "Anna Rudenko sat.\n\nIvan Belov sat in her chair.", []),
]


@pytest.mark.parametrize(("check", "text", "wanted"), PRONOUNS)
def test_pronouns(check: str, text: str, wanted: list[tuple[str, str]]) -> None:
    women, men = "={Ana|Anna} {Name}", "={Ivan|Oleg} {Name}"
    person, rival = (women, men) if check == "he" else (men, women)
    rule = make(kind="pronouns", check=check, pattern=person, not_near=rival, not_after="{the|a} general")
    assert [(f.text, f.suggestions[0]) for f in found(rule, text, knowledge.load("es"))] == wanted


def test_labels_and_margins() -> None:
    interview = "Q. Why?\n\nR. Gas.\n\nQ. And coal?\n\nR. None."
    assert [f.suggestions[0] for f in found(make(kind="margins", check="labels"), interview, Knowledge("es", "news", {}))] == ["A.", "A."]
    article = "\n\n".join(["The miners of the whole valley went on strike for new helmets on Monday, and nobody knows until when."] * 3)
    text = f"Society | Mines\n\nMiners of Osh go on strike\n\n{article}\n\nThey wait.\n\nWhat a helmet costs\nab/cd"
    assert [f.text.strip() for f in found(make(kind="margins", check="head"), text, Knowledge("es", "news", {}))] == ["Society | Mines"]
    assert [f.text.strip() for f in found(make(kind="margins", check="tail"), text, Knowledge("es", "news", {}))] == ["What a helmet costs", "ab/cd"]


LINES = [
    ("torn", "In\nBuryatia\n, the snow melted early.", [("\n", " "), ("\n", "")]),
    ("torn", "The talks about the border ended on\nSunday without a text, and the envoys\nleft for home.", []),
    ("torn", "Roses\nRed\nViolets of the valley, which nobody has seen in this part of the country\nBlue", []),
    ("repeated", "War in Georgia\nWar in Georgia: what we know\n\nThe army left.", [("War in Georgia\n", "")]),
    (
        "repeated",
        "Trial of critics\nCourt sentenced him\nTrial against critics: court sentences him\n\nIt took hours.",
        [("Trial of critics\n", ""), ("Trial against critics: court sentences him\n", "")],
    ),
    (
        "repeated",
        "Strike in Zhezkazgan\nMiners stay underground\n\nStrike in Kazakh town: miners remain under ground\n\nIt began at noon.",
        [("Strike in Zhezkazgan\n", ""), ("Strike in Kazakh town: miners remain under ground\n\n", "")],
    ),
    (
        "repeated",
        "Grain: ships may leave Odesa\nGrain\nShips may leave the port of Odesa\n",
        [("Grain: ships may leave Odesa\n", ""), ("Grain\n", "")],
    ),
    (
        "repeated",
        "Live from Osh\nThe mayor answers the miners: “I sleep here too”\nLive: the mayor answers the miners\n\nIt began at noon.",
        [("Live from Osh\n", ""), ("Live: the mayor answers the miners\n", "")],
    ),
    ("repeated", "Moldova\nMoldova: a village without water\n\nIt is far.", [("Moldova\n", "")]),
    (
        "repeated",
        "The court in Osh ruled on Monday that the gold company must pay two million dollars to the lake’s fishermen.\n\n"
        "On Monday the court in Osh ruled that the gold company must pay the fishermen two million dollars. They cheered.",
        [("The court in Osh ruled on Monday that the gold company must pay two million dollars to the lake’s fishermen.\n\n", "")],
    ),
    ("repeated", "Putin meets Erdogan in Sochi\nGrain: what was said\nPutin and Erdogan spoke of grain in Sochi\n\nThey met for hours.", []),
    ("repeated", "The minister said on Monday that he would go.\n\nThe minister said on Monday that he would stay.", []),
    ("repeated", "Army leaves Gori\n\nThe army has left Gori.\nGroup A: 3 points\nGroup A: 4 points", []),
]


@pytest.mark.parametrize(("check", "text", "wanted"), LINES)
def test_lines(check: str, text: str, wanted: list[tuple[str, str]], knows: Knowledge) -> None:
    assert [(f.text, f.suggestions[0]) for f in found(make(kind="lines", check=check), text, knows)] == wanted


GARBLED = [
    ("utf-8", "JosÃ© donâ€™t â€œa trap cÅ“ur ÃƒÂ©t Å‚uk", ["José", "don’t", "“a", "cœur", "ét", "łuk"]),
    ("utf-8", "MAÇÃ “PERÓ” É» y LIBERTÉ» 300 € – bâtiment, São Tomé®", []),
    ("gb2312", "Mosc¨² ¡°yes¡±, 40 m² ¡Hola! Tomé®", ["Moscú", "“yes”"]),
]


@pytest.mark.parametrize(("check", "text", "wanted"), GARBLED)
def test_garbled_letters(check: str, text: str, wanted: list[str], knows: Knowledge) -> None:
    assert [f.suggestions[0] for f in found(make(kind="garbled", check=check), text, knows)] == wanted


@pytest.mark.parametrize("source", SOURCES)
def test_no_rule_is_hidden_by_others(source: str) -> None:
    placed = rulefile.load(files(ROOT, source))
    own = [rule for rule in placed if rule.borrower is None and rule.file.name.startswith(f"sources/{source}/")]

    def read(text: str) -> Document:
        return Document(text, protected=tuple(plain.protected(text)))

    assert list(map(str, hidden(own, [], compiled(source).values(), bare(source), read))) == []


UNLISTED = [
    ("The mandatary inadverted it.", ["mandatary", "inadverted"]),
    # Derived by the rules of English, compounds, plurals of what is listed, and of what `allow` lists.
    ("Regasification of seawater, antimissile yellowcake, epidemiologists and kompromats.", []),
    # Names, shouting, parts of words and of addresses, abbreviations.
    ("Pinacoteca, PINACOTECA, pinacoteca-café, l’olonjo, pinacoteca.example, @olonjo, olon4jo, mvdr", []),
    # A foreign word in quotation marks, or explained, is meant.
    ("An olonjo, “olonjo”.", ["olonjo"]),
    ("The olonjo, the epic of the Yakuts, and chuchvara (dumplings).", []),
]


@pytest.mark.parametrize(("text", "wanted"), UNLISTED)
def test_unlisted_words(text: str, wanted: list[str], knows: Knowledge) -> None:
    assert [f.text for f in found(make(kind="unlisted", allow=["kompromat"]), text, knows)] == wanted
