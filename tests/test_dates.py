"""Former names: right at their time, in a look back and in a longer name; corrected where current copy writes them by habit."""

from __future__ import annotations

from pathlib import Path

import pytest

import translit
from translit.errors import GlossaryError, SettingError
from translit.mentions.dates import own, period
from translit.model import Tier

from .conftest import Run


def applied(text: str, date: str | None = None, source: str = "es") -> str:
    return translit.normalise(text, source, date=date).text


@pytest.mark.parametrize(
    "date, text, wanted",
    [
        ("2024-05-02", "Ministers met in Nur-Sultan on Monday.", "Ministers met in Astana on Monday."),
        ("2024", "Ministers met in Nur-Sultán.", "Ministers met in Astana."),
        ("2023", "NUR-SULTAN HOSTS MINISTERS", "ASTANA HOSTS MINISTERS"),
        ("2023-06", "The Nur-Sultan-based bank closed.", "The Astana-based bank closed."),
        ("2023", "The road to Artiómovsk is mined.", "The road to Bakhmut is mined."),
        ("2023", "Soldiers left Artyomovsk's ruins.", "Soldiers left Bakhmut's ruins."),
        ("2020", "A plant in Dnepropetrovsk burned.", "A plant in Dnipro burned."),
        ("2025", "Snow fell in Qurghonteppa.", "Snow fell in Bokhtar."),
        # Plans are no past: the article is of 2023.
        ("2023", "Nur-Sultan will open the line in 2030.", "Astana will open the line in 2030."),
        ("2024", "Drones hit Dnipropetrovsk and Poltava.", "Drones hit Dnipro and Poltava."),
        ("2024", "Flights to Nur-Sultan Tuesday were late.", "Flights to Astana Tuesday were late."),
    ],
)
def test_a_name_given_up_lately_is_corrected_in_current_copy(date: str, text: str, wanted: str) -> None:
    assert applied(text, date) == wanted
    assert applied(wanted, date) == wanted


@pytest.mark.parametrize(
    "date, text",
    [
        # Nothing says when.
        (None, "Ministers met in Nur-Sultan on Monday."),
        (None, "The road to Artyomovsk is mined."),
        # Its own time.
        ("2021-01", "Ministers met in Nur-Sultan on Monday."),
        ("2022", "Ministers met in Nur-Sultan on Monday."),
        ("2022-09-17", "Ministers met in Nur-Sultan on Monday."),
        ("2018", "Ministers met in Nur-Sultan on Monday."),
        ("1943", "A convoy reached Leningrad today."),
        # The sentence's own time.
        ("2024", "In 2020 the team moved to Nur-Sultan."),
        ("2024", "The summit of June 2019 in Nur-Sultan failed."),
        ("2024", "In the 1970s Dnipropetrovsk was a closed city."),
        # A look back.
        ("2024", "The capital, then called Nur-Sultan, hosted it."),
        ("2024", "Astana was renamed Nur-Sultan in his honour."),
        ("2024", "Astana (formerly Nur-Sultan) hosted it."),
        ("2024", "Bakhmut, which Moscow calls Artyomovsk, fell."),
        ("2024", "She was born in Dnipropetrovsk."),
        ("2024", "In Soviet days Artyomovsk dug salt."),
        # Longer names, and regions that still bear theirs.
        ("2024", "The Dnipropetrovsk region was shelled."),
        ("2024", "The Dnipropetrovsk Oblast was shelled."),
        ("2024", "Drones hit the Kirovohrad and Dnipropetrovsk regions."),
        ("2024", "Drones hit Kharkiv, Kirovohrad, Poltava and Sumy regions."),
        ("2024", "The province of Dnipropetrovsk was shelled."),
        ("2024", "Dnipropetrovsk's governor spoke."),
        ("2024", "The Nur-Sultan Opera sang."),
        ("2024", "Nursultan Kaliyev spoke."),
        # Old names are hardly ever meant for today's city.
        ("2024", "The siege of Leningrad lasted 872 days."),
        ("2024", "He grew up in Leningrad."),
        ("2024", "She writes about Stalingrad."),
        ("2024", "The Leningrad Zoo opened on Monday."),
        ("2024", "Veterans of Stalingrad met on Monday."),
        # Names that somebody or something else bears.
        ("2024", "Shevchenko arrived on Monday."),
        ("2024", "Gorky was read on Monday."),
        ("2024", "Novomoskovsk was calm on Monday."),
        # Armenian usage, and towns held by Russia: no date is given for them.
        ("2024", "Stepanakert was empty on Monday."),
        ("2024", "Krasnodon was shelled on Monday."),
    ],
)
def test_a_name_stays_at_its_time(date: str | None, text: str) -> None:
    result = translit.normalise(text, date=date)
    assert result.text == text
    assert not [f for f in result.findings if f.text in ("Nur-Sultan", "Leningrad", "Stalingrad", "Artyomovsk", "Dnipropetrovsk", "Kirovohrad")]


def test_what_is_rather_wrong_is_only_suggested() -> None:
    for text, form in (
        ("Rain flooded Leningrad on Monday.", "St. Petersburg"),
        ("“We fly to Nur-Sultan,” the minister said.", "Astana"),
    ):
        finding = next(f for f in translit.check(text, date="2024-03").findings if f.suggestions == (form,))
        assert finding.tier is Tier.SUGGEST and "To be checked" in finding.message


@pytest.mark.parametrize("text", ["In 1915 Tiflis grew.", "In the Soviet years Tiflis grew.", "The old name Tiflis is seen on maps."])
def test_the_source_languages_usual_name_stays_in_the_past(text: str) -> None:
    result = translit.check(text, "de")
    assert not result.findings
    assert applied("In Tiflis the roads were closed in 2020.", source="de") == "In Tbilisi the roads were closed in 2020."
    text = "The painter, whom Soviet censors had silenced, died on Sunday in {}."
    assert applied(text.format("Tiflis"), source="de") == text.format("Tbilisi")
    assert applied("In Tiflis the roads were closed.", "1919", "de") == "In Tiflis the roads were closed."


@pytest.mark.parametrize(
    "head, wanted",
    [
        ("Ministers meet\n\n2024-05-02\n\nThe ...", "2024-05-02"),
        ("Ministers meet\nPublished: 2 May 2024, 14:05 GMT\n\nThe ...", "2024-05-02"),
        ("Ministers meet\nMay 2nd, 2024\nThe ...", "2024-05-02"),
        ("Ministers meet\n02.05.2024 14:05 | World\n", "2024-05-02"),
        ("date: 2024-05-02T14:05:00Z\nMinisters meet", "2024-05-02"),
        ("ASTANA, May 2, 2024 (Agency) - Ministers from five countries met to speak of water and of gas.", "2024-05-02"),
        ("Sept. 3, 2023 — Ministers from five countries met to speak of water, of gas and of much more.", "2023-09-03"),
    ],
)
def test_an_article_bears_its_date_in_the_first_lines(head: str, wanted: str) -> None:
    assert own(head) == period(wanted)
    assert "Astana" in applied(f"{head}\n\nTalks went on in Nur-Sultan.\n")


@pytest.mark.parametrize(
    "head",
    [
        "On May 2, 2024, ministers from five countries met to speak of water and of gas.",
        "The town was freed on 27 January 1944 after nine hundred days of hunger and cold.",
        "Ministers meet\n\n2024-13-40\n",
        "Flight 12.345.2024 lands",
        "One\n" * 9 + "2024-05-02",
        "",
    ],
)
def test_a_date_in_running_text_is_not_the_articles(head: str) -> None:
    assert own(head) is None


def test_a_date_is_checked(run: Run, tmp_path: Path) -> None:
    for wrong in ("May", "2024-13", "2024-02-30", "20240502"):
        with pytest.raises(SettingError):
            period(wrong)
    (tmp_path / "a.txt").write_text("Talks in Nur-Sultan.\n", encoding="utf-8")
    assert run("normalise", "a.txt", "-s", "es", "-q", "--date", "2024").stdout == b"Talks in Astana.\n"
    assert run("normalise", "a.txt", "-s", "es", "-q", "--date", "today").stdout == b"Talks in Astana.\n"
    refused = run("check", "a.txt", "-s", "es", "--date", "May")
    assert refused.returncode == 2 and b"'May' is no date" in refused.stderr


def test_a_renamed_place_of_ones_own(tmp_path: Path) -> None:
    own_file = tmp_path / "own.yaml"
    entry = """
- id: velikogorsk
  type: place
  english: Velikogorsk
  native: {ru: Великогорск}
  about: name of Malogorsk until 2015
  source: https://example.org
  now: malogorsk
  from: 1950-02
  until: 2015-06-01
- id: malogorsk
  type: place
  english: Malogorsk
  native: {ru: Малогорск}
  about: town
  source: https://example.org
"""
    own_file.write_text(entry, encoding="utf-8")
    knows = translit.load("es", glossaries=[own_file])
    assert translit.normalise("Fires near Velikogorsk.", knowledge=knows, date="2020").text == "Fires near Malogorsk."
    assert translit.normalise("Fires near Velikogorsk.", knowledge=knows, date="2015").text == "Fires near Velikogorsk."
    for old, new, said in (
        ("until: 2015-06-01", "until: 1949", "is after"),
        ("now: malogorsk", "now: malogork", "did you mean"),
        ("until: 2015-06-01", "until: 1. 6. 2015", "own.yaml:10"),
    ):
        own_file.write_text(entry.replace(old, new), encoding="utf-8")
        with pytest.raises(GlossaryError, match=said):
            translit.load("es", glossaries=[own_file])
