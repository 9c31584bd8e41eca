"""translit glossary check finds each of these faults on its line, and mends those that need no thought."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from translit.glossary.yamlfile import parse

GOOD = """\
# our names
- id: fedot-kruchin
  type: person
  english: Fedot Kruchin
  native: {ru: Федот Кручин}
  gender: m  # sure
  about: miller
  source: https://example.org
  examples:
    de: {Fedot Krutschin: Fedot Kruchin}
- id: kruchinsk
  type: place
  english: Kruchinsk
  native: {ru: Кручинск}
  about: town
  source: https://example.org
  examples:
    de: {Krutschinsk: Kruchinsk}
"""
ID, ENGLISH, NATIVE, GENDER, SECOND, TOWN = (
    "id: fedot-kruchin",
    "english: Fedot Kruchin",
    "native: {ru: Федот Кручин}",
    "gender: m",
    "id: kruchinsk",
    "type: place",
)
# What is replaced, by what, the line and column, and what the message says.
FAULTS = {
    "an id that is no slug": (ID, "id: Fedot Kruchin", "2:3", "is no slug"),
    "an id twice": (SECOND, ID, "11:3", "is taken"),
    "a misspelt key": ("about: miller", "abuot: miller", "7:3", "did you mean 'about'"),
    "a missing key": ("  about: miller\n", "", "2:3", "missing required field 'about'"),
    "a wrong type": (ENGLISH, "english: [Fedot Kruchin]", "4:3", "Expected text, got a list"),
    "an unknown type": (TOWN, "type: city", "12:3", "Invalid enum value 'city'"),
    "an unknown gender": (GENDER, "gender: x", "6:3", "Invalid enum value 'x'"),
    "no native form": (NATIVE, "native: {}", "2:3", "needs an English form and a native form"),
    "no English form": (ENGLISH, "english: ''", "2:3", "needs an English form and a native form"),
    "a key twice": (GENDER, "gender: m\n  gender: f", "7:3", "stands here twice"),
    "a tag": (ENGLISH, "english: !x Fedot Kruchin", "4:12", "tags (!x)"),
    "an anchor": (ENGLISH, "english: &x Fedot Kruchin", "4:12", "anchors and aliases"),
    "an alias bomb": ("# our names", "- &a [x,x]\n- &b [*a,*a]", "1:3", "anchors and aliases"),
    "a bracket that is never closed": (NATIVE, "native: {ru: Федот Кручин", "6:9", "not valid YAML"),
    "an unknown native language": (NATIVE, "native: {rus: Федот Кручин}", "5:12", "no native language is called 'rus'"),
    "Latin letters for Russian": (NATIVE, "native: {ru: Fedot Kruchin}", "5:12", "is not written in the letters of 'ru'"),
    "a Latin look-alike": (NATIVE, "native: {ru: Федoт Кручин}", "5:12", "'Федoт' mixes letters of two scripts"),
    "a letter of another language": (NATIVE, "native: {ru: Ґедот Кручин}", "5:12", "has a letter that no system knows"),
    "a Cyrillic look-alike": (ENGLISH, "english: Fedot Кruchin", "4:3", "is not written in English letters"),
    "stray blanks": (ENGLISH, "english: 'Fedot  Kruchin'", "4:3", "stray blanks"),
    "a decomposed letter": (ENGLISH, "english: Fe\u0301dot Kruchin", "4:3", "decomposed letters"),
    "a missing place of today": (TOWN, "type: place\n  now: kruchin-city", "13:3", "no concept has the id 'kruchin-city'"),
    "a circle of former names": (TOWN, "type: place\n  now: kruchinsk", "13:3", "lead to each other"),
    "a chain of former names": (TOWN, "type: place\n  now: nur-sultan", "13:3", "'nur-sultan' is itself a former name"),
    "a former name that ends before it began": (TOWN, "type: place\n  from: 1990\n  until: 1980", "13:3", "'from' 1990 is after 'until' 1980"),
    "no day of the calendar": (TOWN, "type: place\n  until: 2020-13-01", "13:3", "matching regex"),
    "a form both right and avoided": (GENDER, "avoid: [Fedot Kruchin]\n  gender: m", "4:3", "both right and to be avoided"),
    "a form that another entry corrects": (ENGLISH, "english: Vladimir Poutine", "4:3", "is corrected by 'vladimir-putin'"),
    "an admitted form that is avoided": (
        GENDER,
        "admitted: [F. Kruchin]\n  avoid: [F. Kruchin]\n  gender: m",
        "6:14",
        "both right and to be avoided",
    ),
    "a form that is another one's English": (GENDER, "avoid: [Vladimir Putin]\n  gender: m", "6:11", "is the English form of 'vladimir-putin'"),
    "a form that is an English word": (GENDER, "spellings: {es: [Mill]}\n  gender: m", "6:20", "'Mill' is an English word"),
    "a form that is a name at home": (GENDER, "spellings: {es: [Borja]}\n  gender: m", "6:20", "also a name at home in es"),
    "a form that is derived anyway": (GENDER, "spellings: {de: [Krutschin]}\n  gender: m", "6:20", "derived anyway"),
    "a form that is the English one": (GENDER, "spellings: {es: [Fedot Kruchin]}\n  gender: m", "6:20", "is the English form itself"),
    "a form hidden by a fixed phrase": (GENDER, "avoid: [Kievan  Rus]\n  gender: m", "6:11", "hides 'Kievan  Rus'"),
    "a form without letters": (GENDER, "avoid: ['?!']\n  gender: m", "6:11", "'?!' has no letters"),
    "a form that is an address": (GENDER, "avoid: [kruchin.ru]\n  gender: m", "6:11", "reads as an address"),
    "a misspelt key inside": (GENDER, "avoid: [{form: Kruchine, wy: x}]\n  gender: m", "6:28", "did you mean 'why'"),
    "an entry that is a word": (GOOD[GOOD.index("- id: kruchinsk") :], "- kruchinsk\n", "11:3", "Expected keys with values, got text"),
    "spellings of no concept": (
        GOOD[GOOD.index("- id: kruchinsk") :],
        "- spellings_of: kruchin\n  spellings: {es: [Krutx]}\n",
        "11:3",
        "no concept has the id",
    ),
    "an amendment of no rule": (GOOD[GOOD.index("- id: kruchinsk") :], "- rule: torn-hyphens\n  tier: off\n", "11:3", "did you mean 'torn-hyphen'"),
    "an amendment of nothing": (GOOD[GOOD.index("- id: kruchinsk") :], "- rule: torn-hyphen\n", "11:3", "this says nothing of"),
    "spellings of an unknown source": (GENDER, "spellings: {xx: [Krootchin]}\n  gender: m", "6:15", "no source language 'xx'"),
    "a misspelt style": (GENDER, "styles: {reuter: Fedot Kruchine}\n  gender: m", "2:3", "did you mean 'reuters'"),
    "an example that fails": ("de: {Fedot Krutschin", "de: {Fjodor Krutschin", "10:10", "becomes "),
    "an example of an unknown source": ("    de: {Fedot", "    dd: {Fedot", "10:5", "no source language 'dd'"),
    "a collision": (NATIVE + "\n", "native: {ru: Федот Лавров}\n", "5:3", "'Lavrov' is also Sergei Lavrov (sergei-lavrov)"),
}


RULES = """\
# our rules
classes:
  tools: [hammer, anvil]
rules:
  - id: anvil-of-fire
    kind: phrase
    pattern: "{tools}(s) of fire"
    replace: "hot {tools}(s)"
    message: say it in English
    cause: yunque de fuego
    category: accuracy/mistranslation
    severity: major
    tier: suggest
    match: ["They sold anvils of fire."]
    no_match: ["An anvil and fire."]
"""
PATTERN, REPLACE, MATCH = 'pattern: "{tools}(s) of fire"', 'replace: "hot {tools}(s)"', 'match: ["They sold anvils of fire."]'
LONGER = RULES[RULES.index("  - id") :].replace("anvil-of-fire", "sold-anvil").replace('"{tools}', '"sold {tools}').replace("hot", "sold hot")
RULE_FAULTS = {
    "an unclosed bracket": (PATTERN, 'pattern: "{tools(s) of fire"', "7:5", "has an unclosed {"),
    "an angle that is never closed": (PATTERN, 'pattern: "<{tools}(s) of fire"', "7:5", "needs one < and one >"),
    "an unknown class": (PATTERN, 'pattern: "{tool}(s) of fire"', "7:5", "no class of words is called 'tool'"),
    "a pattern too large to be safe": (
        PATTERN,
        f'pattern: "{{tools}}(s) of fire{" {Name}" * 20_000}"',
        "7:5",
        "the pattern does not compile",
    ),
    "a replacement of what is not there": (REPLACE, 'replace: "hot {month}"', "8:5", "repeats 'month', which the pattern has not"),
    "no pattern": (PATTERN + "\n    ", "", "5:5", "needs a pattern"),
    "no example": (MATCH, "match: []", "5:5", "has no example under match"),
    "no look-alike": ('["An anvil and fire."]', "[]", "5:5", "has no example under no_match"),
    "an example that is not found": (MATCH, 'match: ["They sold fiery anvils."]', "14:13", "does not find"),
    "a look-alike that is found": ("An anvil and fire.", "An anvil of fire.", "15:16", "finds 'An anvil of fire' in"),
    "an unknown kind": ("kind: phrase", "kind: frase", "6:5", "Invalid enum value 'frase'"),
    "an unknown severity": ("severity: major", "severity: grave", "12:5", "Invalid enum value 'grave'"),
    "an unknown tier": ("tier: suggest", "tier: change", "13:5", "Invalid enum value 'change'"),
    "an unknown check": ("kind: phrase", "kind: glued\n    check: wordz", "7:5", "have no check 'wordz'"),
    "a misspelt key": ("cause:", "couse:", "10:5", "did you mean 'cause'"),
    "a misspelt key of the file": ("classes:", "clases:", "2:1", "did you mean 'classes'"),
    "a rule id twice": ("rules:\n  - ", f"rules:\n{RULES[RULES.index('  - id') :]}  - ", "16:5", "the rule id 'anvil-of-fire' is taken"),
    "a rule hidden by a longer one": (
        "rules:\n",
        f"rules:\n{LONGER}",
        "16:5",
        "'sold-anvil' takes longer words in each example of rule 'anvil-of-fire'",
    ),
    "rules of an unknown language": (
        "classes:",
        "borrows: {xx: {weapons-of-fire: a}}\nclasses:",
        "2:11",
        "no source language 'xx' has rules to borrow",
    ),
    "a rule nobody lends": ("classes:", "borrows: {es: {wepons-of-fire: a}}\nclasses:", "2:16", "did you mean 'weapons-of-fire'"),
}
# Files that are not even entries: their bytes, the place (a line, or nothing for the whole file), and the message.
FILES = {
    "another encoding": (GOOD.replace("miller", "m\u00fcller").encode("latin-1", "replace"), ":7", "not valid UTF-8 at byte"),
    "two bytes a letter": (GOOD.encode("utf-16"), ":1", "not valid UTF-8 at byte 0"),
    "too many bytes": (GOOD.encode() + b"#" * 8_000_001, "", "larger than 8,000,000 bytes"),
    "a second document": (GOOD.encode() + b"---\n- id: x\n", ":19:1", "a second document"),
    "nested without end": (b"- " + b"[" * 100 + b"]" * 100, ":1:27", "nested deeper than 24 levels"),
    "a tab for blanks": (GOOD.replace("  gender", "\tgender").encode(), ":6:1", "not valid YAML"),
    "a control character": (GOOD.replace("miller", "mil\x07ler").encode(), "", "not valid YAML"),
    "a word instead of entries": (b"names\n", ":1:1", "Expected a list, got text"),
}


@pytest.mark.parametrize("what", FAULTS)
def test_each_fault_is_found_on_its_line(what: str, run: Run, tmp_path: Path) -> None:
    old, new, where, message = FAULTS[what]
    assert GOOD.count(old) == 1 or old in GOOD
    (tmp_path / "own.yaml").write_text(GOOD.replace(old, new, 1))
    done = run("glossary", "check", "own.yaml")
    assert done.returncode == 2, done.stdout.decode()
    assert any(line.startswith(f"own.yaml:{where}") and message in line for line in done.stdout.decode().splitlines()), done.stdout.decode()


@pytest.mark.parametrize("what", RULE_FAULTS)
def test_each_fault_of_a_rule_is_found_on_its_line(what: str, run: Run, tmp_path: Path) -> None:
    old, new, where, message = RULE_FAULTS[what]
    assert RULES.count(old) == 1
    (tmp_path / "own.yaml").write_text(RULES.replace(old, new))
    done = run("glossary", "check", "own.yaml")
    assert done.returncode == 2, done.stdout.decode()
    assert any(line.startswith(f"own.yaml:{where}: ") and message in line for line in done.stdout.decode().splitlines()), done.stdout.decode()


@pytest.mark.parametrize("what", FILES)
def test_each_fault_of_a_file_is_one_sentence(what: str, run: Run, tmp_path: Path) -> None:
    data, where, message = FILES[what]
    (tmp_path / "own.yaml").write_bytes(data)
    done = run("glossary", "check", "own.yaml")
    (line,) = done.stdout.decode().splitlines()
    assert done.returncode == 2
    assert line.startswith(f"own.yaml{where}: ") and message in line


def test_sound_rules_are_left_in_peace(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(RULES)
    assert run("glossary", "check", "own.yaml").stdout == b"1 file checked: all as they should be.\n"


def test_a_missing_example_is_a_note_with_one_to_copy(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(GOOD.replace("  examples:\n    de: {Krutschinsk: Kruchinsk}\n", ""))
    done = run("glossary", "check", "own.yaml")
    assert done.returncode == 0
    assert done.stdout.startswith(b"own.yaml:11:3: 'kruchinsk' has no example (examples: {") and b"[note]\n" in done.stdout


def test_what_is_sound_is_left_in_peace(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(GOOD)
    assert run("glossary", "check", "own.yaml", "--fix").stdout == b"1 file checked: all as they should be.\n"
    assert (tmp_path / "own.yaml").read_text() == GOOD


def test_a_brand_in_latin_letters_is_sound_for_a_medium_only(run: Run, tmp_path: Path) -> None:
    entry = "- {id: kruch, type: TYPE, english: Kruch, native: {ru: Kruch}, about: a, source: b}\n"
    (tmp_path / "own.yaml").write_text(entry.replace("TYPE", "media"))
    assert run("glossary", "check", "own.yaml").returncode == 0
    (tmp_path / "own.yaml").write_text(entry.replace("TYPE", "organisation"))
    assert b"is not written in the letters of 'ru'" in run("glossary", "check", "own.yaml").stdout


STYLE = "name: ours\nabout: a\nsource: b\ninherits: ours2\nwords: {Sergei: Sergey, Sergey: Siergiej}\n"


def test_styles_and_settings(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(STYLE)
    assert b"a.yaml:4:1: no style is called 'ours2'" in run("glossary", "check", "a.yaml").stdout
    (tmp_path / "a.yaml").write_text(STYLE.replace("ours2", "ours"))
    text = run("glossary", "check", "a.yaml").stdout.decode()
    assert "a.yaml:4:1: a circle of styles through 'ours'" in text
    assert "a.yaml:5:9: 'Sergei' becomes 'Sergey', which becomes 'Siergiej'" in text
    (tmp_path / "translit.yaml").write_text("source: es\nstile: ap\n")
    assert b"translit.yaml:2:1: unknown key 'stile'" in run("glossary", "check", "translit.yaml").stdout


def test_fix_mends_what_needs_no_thought(run: Run, tmp_path: Path) -> None:
    wrong = GOOD.replace(GENDER, "spellings: {de: [Krutschin, Krutzin], es: [Fedot Kruchin]}\n  gender: m")
    wrong = wrong.replace("english: Kruchinsk", "english: ' Kruchinsk'").replace("  examples:\n    de: {Krutschinsk: Kruchinsk}\n", "")
    (tmp_path / "own.yaml").write_text(wrong)
    done = run("glossary", "check", "own.yaml", "--fix")
    assert (done.returncode, done.stdout.decode()) == (0, "4 problems mended\n1 file checked: all as they should be.\n"), done.stdout.decode()
    text = (tmp_path / "own.yaml").read_text()
    assert "  spellings: {de: [Krutzin]}\n  gender: m  # sure\n" in text
    town = parse("own.yaml", text.encode()).data[1]
    assert (town["english"], next(iter(town["examples"].values())).popitem()[1]) == ("Kruchinsk", "Kruchinsk"), text
    assert text.startswith("# our names\n")
