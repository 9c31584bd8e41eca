"""Contradictions within one text are told once, with their places; texts in good order raise none."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import translit
from translit.identify import identify
from translit.knowledge import Knowledge
from translit.mentions.claims import RULES
from translit.model import Finding, Result, Tier
from translit.reports import findings as lines_of
from translit.reports.json import as_dict
from translit.resolve import resolve


def notes(text: str, knows: Knowledge) -> list[Finding]:
    return [f for f in translit.check(text, knowledge=knows).findings if f.kind == "consistency"]


CONTRADICTIONS = [
    ("two-spellings", "Tokáyev", "Lavrov met Tokáyev on Monday. Tokayev then flew home."),
    ("two-spellings", "Tokáyev", "TOKAYEV RESIGNS\n\nTokáyev resigned. “Tokayev is tired,” a source said."),
    ("two-spellings", "Zajárova", "Zajárova spoke first. Later Zakharova took questions."),
    ("two-spellings", "Aleksey", "Supporters of Alexei Navalny wept. Aleksey Navalny was buried in Moscow."),
    ("two-spellings", "Almatí", "Fires burned in Almatí. Flights to Almaty were cancelled."),
    ("two-spellings", "ODKB", "The ODKB met in Minsk. Troops of the CSTO left a week later."),
    ("two-spellings", "Jarkovski", "Oleg Jarkovski was held in Omsk. The court gave Kharkovsky ten years."),
    ("given-name-changes", "Sergei Peskov", "Dmitry Peskov denied it at noon. In the evening Sergei Peskov confirmed it."),
    ("given-name-changes", "Viktor Medvedev", "The deputy Dmitry Medvedev threatened Paris. Later the deputy Viktor Medvedev threatened Rome."),
    ("surname-ending", "Maria Zakharov", "At the briefing Maria Zakharov took no questions."),
    ("surname-ending", "Dmitry Peskova", "At the briefing Dmitry Peskova took no questions."),
    ("surname-ending", "Anna Verkhovtsev", "Anna Verkhovtseva won. The jury gave Anna Verkhovtsev ten points."),
    ("gender-of-title", "spokesman", "The spokesman Maria Zakharova took no questions."),
    ("gender-of-title", "spokesman", "The spokesman for the Foreign Ministry, Maria Zakharova, took no questions."),
    ("gender-of-title", "spokesman", "Later the spokesman Zakharova said no."),
    ("gender-of-title", "Mr", "Asked about the visit, Mr Zakharova shrugged."),
    ("gender-of-title", "Mr", "Asked about the visit, Mr. Elena Verkhovtseva shrugged."),
    ("gender-of-title", "spokeswoman", "The Kremlin's spokeswoman, Dmitry Peskov, shrugged."),
    ("gender-of-pronoun", "he", "Zakharova said he would not comment."),
    ("gender-of-pronoun", "he", "On Friday Sviatlana Tsikhanouskaya flew to Vilnius, where he will open an office."),
    ("gender-of-pronoun", "he", "The president of Moldova, Maia Sandu, announced that he would sign."),
    ("gender-of-pronoun", "he", "“Nobody was told,” said Zakharova. In addition, he stressed that the visit was off."),
    ("gender-of-pronoun", "himself", "Elvira Nabiullina defended himself before the committee."),
    ("gender-of-pronoun", "she", "Lavrov announced that she would not go."),
    ("gender-of-pronoun", "He", "Maia Sandu rejected the bill. He wants a new vote."),
    ("gender-of-pronoun", "his", "Elvira Nabiullina flew to Osh with his advisers."),
    ("gender-of-pronoun", "he", "“It is a lie,” said Zakharova, who added that he will travel to Baku."),
    ("gender-of-pronoun", "he", "The spokeswoman said he has no information."),
    ("gender-of-pronoun", "He", "The actress fled to Riga. He lives in a flat by the sea."),
    ("gender-of-pronoun", "She", "Lavrov flew to Baku on Monday. She will stay for two days."),
    ("gender-of-pronoun", "Her", "Lavrov flew to Baku on Monday. Her visit lasts two days."),
    ("gender-of-pronoun", "her", "Lavrov praised her ministry for the deal."),
    ("gender-of-pronoun", "his", "Maia Sandu won the vote. In his speech the crowd was thanked."),
    ("gender-of-pronoun", "him", "Zakharova was in Osh. According to him, the talks were short."),
    ("neuter-for-a-person", "It", "Putin landed in Minsk at noon. It spoke with Lukashenko."),
    ("neuter-for-a-person", "It", "The new defence minister spoke for an hour. It added that the base stays open."),
    ("neuter-for-a-person", "It", "Lavrov is 70 years old. It was born in Moscow."),
    ("neuter-for-a-person", "its", "The Armenian foreign minister called its Iranian counterpart."),
    ("neuter-for-a-person", "its", "On Friday Lavrov expressed its condolences."),
    ("neuter-for-a-person", "it", "Peskov said that it does not know the man."),
    ("he-for-a-body", "his", "Kazakhstan raised his oil exports."),
    ("he-for-a-body", "he", "The ministry said that he has no news of the ship."),
    ("he-for-a-body", "He", "The company cut the flow of gas. He said the bill had not been paid."),
    ("he-for-a-body", "His", "The mission left Minsk. His report speaks of a farce."),
    ("he-for-a-body", "His", "The newspaper closed in May. His archive was burned."),
    ("acronym-expansion", "CIS", "The Collective Security Treaty Organization (CIS) sent troops."),
    ("two-expansions", "FBK", "The Anti-Corruption Foundation (FBK) closed. In June the Fund for Fighting Graft (FBK) reopened."),
    (
        "full-name-late",
        "Zakharova",
        "On Monday Zakharova will fly to Minsk for two days of talks about the treaty.\n\nThe spokeswoman Maria Zakharova gave no details.",
    ),
]


@pytest.mark.parametrize(("rule", "where", "text"), CONTRADICTIONS)
def test_contradictions(rule: str, where: str, text: str, knows: Knowledge) -> None:
    found = notes(text, knows)
    assert [(f.rule, f.text) for f in found] == [(rule, where)]
    assert all(f.kept and f.tier is not Tier.APPLY for f in found)


def test_every_rule_is_tested() -> None:
    assert {rule for rule, _, _ in CONTRADICTIONS} == set(RULES)


IN_ORDER = [
    # Families and couples.
    "Tokayev and Tokayeva waved. Putin was married to Lyudmila Putina. Putina has remarried, and Putin lives alone.",
    "Alexei Navalny died in prison. Yulia Navalnaya said he had been killed. Navalny's brother Oleg Navalny served three years.\n\n"
    "His mother, Lyudmila Navalnaya, went to Salekhard, where he had been held. Navalnaya said she would go on. He had asked her to.",
    "Vitali Klitschko is the mayor of Kyiv. Wladimir Klitschko, his brother, said he would fight. Klitschko said the city was calm.",
    "Alexander Lukashenko received his sons. Viktor Lukashenko and Dmitry Lukashenko sat beside him, Nikolai Lukashenko stood. Lukashenko spoke.",
    "Sviatlana Tsikhanouskaya ran after Siarhei Tsikhanouski was jailed. Tsikhanouskaya left for Vilnius, where he joined her in 2025.",
    "Volodymyr Zelensky flew to Warsaw. Olena Zelenska opened a school in Odesa. Zelenska said he would join her.",
    "Ilham Aliyev followed his father Heydar Aliyev. Mehriban Aliyeva is his deputy. Aliyeva said he had asked her. Aliyev nodded.",
    "Peskov's daughter Yelizaveta Peskova wrote that he was ill. Dmitry Peskov has a son, Nikolay Peskov, who said he was in the army.",
    "Ramzan Kadyrov gave Adam Kadyrov, 15, a medal. Aishat Kadyrova is a minister. Kadyrova said he had earned it.",
    # People who share a surname or a given name.
    "Sergei Shoigu and Sergey Lavrov flew together. Alexei Kudrin, Alexey Miller and Aleksei Ulyukaev stayed.",
    "Sergei Ivanov, a teacher, and Viktor Ivanov, a retired officer, stood. Anna Ivanova came third. Ivanova said she was content.",
    "Karpov and Kasparov drew. Elena Karpova scored ten points. Anatoly Karpov said he had never met Karpova.",
    # Pronouns that mean somebody else.
    "Lavrov met his colleague. He said the talks went well. Zakharova said he would go again in May.",
    "Zakharova criticised Trump, and he answered. Zakharova said the man was wrong and that he knew it.",
    "Gershkovich was held in Yekaterinburg. Zakharova confirmed the arrest. He was sentenced in July.",
    "“I know Putin,” Merkel said. “He is patient.” Nabiullina told Siluanov that he could wait. He added that he would.",
    "The spokeswoman said he, the minister, would resign. According to Zakharova, he had been warned.",
    "Irina Volk said the suspect had confessed. She said he faced ten years. Volk added that he had acted alone.",
    "The ambassador was summoned. Zakharova said he was late.",
    "The ambassador was summoned.\n\nZakharova said he was late.",
    "Zakharova, he said, was wrong. Asked about the visit, Zakharova said: “He is late.”",
    "An American was held in Moscow. Zakharova said he was a spy.\n\nThe Briton left. Zakharova said he had a day. Asked again, she smiled.",
    "The pope wrote to Kyiv. Zelenska said he had prayed. A witness came forward. Politkovskaya wrote that he was afraid.",
    "Ion Sandu, a farmer, sued the state. Sandu said he had lost his land. Constantin Sandu is not related to Maia Sandu.",
    "Peresild flew up. Peresild said he, the director, was ill. Kira Yarmysh, spokeswoman for the prisoner, said he was weak.",
    "The lawyer of the young activist, Anna Verkhovtseva, said he was well. In Minsk he was freed. Verkhovtseva smiled.",
    "Angela Merkel wrote a memoir. Putin said she was honest. Lavrov said that she would be missed. Zakharova read it.",
    "Yulia Tymoshenko and Semyon Timoshenko never met. Timoshenko was a marshal, and Tymoshenko said he was none of hers.",
    "Sandu signed the law. Her rival Dodon was furious. He wants a new vote. Nabiullina read his speech and left.",
    "Dodon fled.\n\nZakharova criticised his arrest. Zakharova commented on his resignation. She said he had lost his post.",
    "The lawyer of the actress, a former judge, spoke. He said she was ill. The actress left with her brother. He was wanted.",
    "The spokeswoman said the suspect was drunk. He was held. The first lady and her husband left. He waved.",
    "Angela Merkel spoke in Berlin.\n\nLavrov denied it. She had called it a fake, and Lavrov praised her speech.",
    "Putin said that Russia and her allies will win. Lavrov sent her flowers. Shoigu left the Moskva. Her crew was saved. Her Majesty smiled.",
    "Lavrov met the German minister. Her plane was late. The company won. His wife was happy, the owner said. Lavrov gave her a book.",
    # “It” that means a body, a text or nothing, and “he” that means a person.
    "The president said it is clear that it will rain. Lavrov said it was a mistake and that it would be corrected.",
    "The minister read the report. It said that the dam was safe. The minister praised the agency. It promised new data.",
    "The president of Georgia vetoed the law. It will return to parliament, and its authors are angry.",
    "The general visited Poland. It thanked him. Putin met the head of Gazprom. It lost its market. Peskov praised Tass. It added a photo.",
    "The president and the army lost its support, and the head of the company praised its wife-and-husband team of founders.",
    "Moldova thanked Romania, its neighbour. Russia said its soldiers had left. The minister said its soldiers, Georgia's, had left.",
    "The mayor opened the bridge. It was closed in May. The prosecutor read the note. It was found in a car.",
    "“Its mother is dead,” the hunter said of the cub. The minister fed the bear. Its brother slept.",
    "Kyrgyzstan freed the poet. Kazakhstan said he would be sent home. The ministry said that he has asylum.",
    "The tsar built a fleet. Russia mourned his army. The company sued the founder. It said he had sold his shares.",
    "The company's director resigned. The company said he wants a rest. Turkey said that he, the envoy, would stay.",
    # Titles that are another's, or that women bear.
    "A spokesman for Maria Zakharova declined. The spokesman for President Maia Sandu did, too. Her spokesman, for Sandu, spoke.",
    "They invited a businessman, Maria Zakharova, Sergei Lavrov and others. They met a spokesman, Maria Zakharova, and Lavrov.",
    "A spokesman and Maria Zakharova both declined. The spokesman told Maria Zakharova's aide that he was ill.",
    "Valentina Matviyenko, chairman of the Federation Council, opened the session. Mrs Gorbachev liked London. Mr and Mrs Zelensky came.",
    "The spokesman for the governor, Maria Petrova's brother, said nothing. The policeman Zakharova had praised was ill.",
    # Places of two names, and names spoken of.
    "Chicken Kiev is served in Kyiv, where Dynamo Kyiv play. Kharkiv, which maps called Kharkov, is near. Odessa, Texas, is far from Odesa.",
    "Luhansk, or Lugansk in Russian, was shelled. They call it the “Lugansk People's Republic”. Konstantinovka (Kostiantynivka) was shelled.",
    "The capital became Nur-Sultan in 2019 and Astana again in 2022.",
    "Sviatlana Tsikhanouskaya (also spelled Tikhanovskaya) spoke. Lukashenko won. Lukashenka, as Belarusians write it, lost.",
    # Acronyms.
    "The Collective Security Treaty Organization (CSTO) met. The Organisation for Security and Co-operation in Europe (OSCE) did too, as the "
    "Organization for Security and Co-operation in Europe (OSCE) wrote. Russia’s Federal Security Service (FSB), or the Federal Security Service (FSB).",
    # Names at home elsewhere.
    "Erik Hansen beat Carl Jansen. Meyer met Meier. Jorge Ramírez met Jorge Ramires. Juan Jiménez met Ximena Gimenez. Smit met Smith.",
    "Nikola Jokić met Nikola Jovic and Luka Jović. Sara Johnson met Sarah Jonson. Kostas Papadopoulos met Costas Papadopulos.",
    # The surname alone before the full name: a heading, a quotation, a person already known.
    "Zakharova warns Paris\n\nThe spokeswoman Maria Zakharova warned Paris on Monday. Zakharova gave no reason.",
    "“I have read what Zakharova wrote about the treaty and I do not agree with it,” he said.\n\nThe spokeswoman Maria Zakharova shrugged.",
]


@pytest.mark.parametrize("text", IN_ORDER)
@pytest.mark.parametrize("source", ["es", "de"])
def test_texts_in_order(text: str, source: str) -> None:
    assert notes(text, translit._shipped(source, "news")) == []


def test_the_message_names_every_place(knows: Knowledge) -> None:
    text = "Tokáyev spoke.\n\nTokáyev left.\n\nTokayev slept."
    (found,) = notes(text, knows)
    assert found.message == "Tokáyev (lines 1, 3), Tokayev (line 5): one person, two spellings"
    assert [text[slice(*place)] for place in found.places] == ["Tokáyev", "Tokayev"]
    assert found.native == "Тоқаев"


def test_a_note_and_a_name_stand_on_the_same_words(knows: Knowledge) -> None:
    result = translit.normalise("Tokáyev spoke. Tokayev left.", knowledge=knows)
    assert result.text == "Tokayev spoke. Tokayev left."
    assert [(f.kind, f.kept) for f in result.findings] == [("name", True), ("consistency", True)]
    assert not notes(result.text, knows)


def test_a_repair_is_offered_in_the_case_of_the_text(knows: Knowledge) -> None:
    text = "MR ZAKHAROVA SHRUGS. At noon Zakharova replied. He said the visit was off."
    found = notes(text, knows)
    assert [(f.text, f.suggestions) for f in found] == [("MR", ("MS",)), ("He", ("She",))]


def test_reports_show_the_places(knows: Knowledge) -> None:
    result = translit.check("Almatí burned.\nThen Almaty slept.", knowledge=knows)
    shown = next(f for f in as_dict(result)["findings"] if f["kind"] == "consistency")
    assert shown["places"] == [{"start": 20, "end": 26, "line": 2, "column": 6, "text": "Almaty"}]
    assert '-:1:1: flag [two-spellings] "Almatí": Almatí (line 1), Almaty (line 2): one place, two spellings (also at 2:6)' in lines_of.render(result)


PIECES = [
    "Tokáyev", "Tokayev", "Kassym-Jomart Tokayev", "Maria Zajárova", "Zakharova", "Maria Zakharov", "Sergei Peskov", "Dmitri Peskov", "Peskova",
    "Zaja\u0301rova", "“Almaty”", "https://x.ru/Tokayev", "Jarkovski", "Oleg Kharkovsky", "Anna Jarkovskaya", "Almatí", "Almaty", "Kiev", "Kyiv", "ODKB", "CSTO", "the spokesman ", "Mr ", "he", "he said ",
    "Collective Security Treaty Organization (", "CIS)", " said", " said he ", ". ", ". He added ", ", ", "“", "”", "\n\n", "\n", " ", "'s ", "-", " and ",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@example("Zaja\u0301rova. Zaja\u0301rova", random.Random(0))
@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join), st.randoms())
def test_findings_hold_their_text_and_never_edit(text: str, shuffle: random.Random) -> None:
    result = translit.normalise(text, knowledge=translit._shipped("es", "news"))
    found = [f for f in result.findings if f.kind == "consistency"]
    for finding in found:
        assert text[slice(*finding.span)] == finding.text
        assert finding.tier is not Tier.APPLY
        assert finding.span not in finding.places
        assert all(0 <= place.start < place.end <= len(text) for place in finding.places)
    assert not any(f.span == edit.span and f.fixes for f in found if f.kept for edit in result.edits)
    assert _same_without_notes(result)
    shuffled = list(result.findings)
    shuffle.shuffle(shuffled)
    assert identify(shuffled, text) == identify(result.findings, text)
    assert resolve(shuffled) == resolve(result.findings)
    kept = [f for f in result.findings if f.kept and not f.note]
    assert not any(a.span.overlaps(b.span) for a, b in itertools.pairwise(kept))


def _same_without_notes(result: Result) -> bool:
    """Whether notes change nothing for the other findings."""
    others = [f for f in result.findings if not f.note]
    return resolve(others) == others
