"""House styles: policy is data, and a style changes exactly what it speaks of."""

from __future__ import annotations

import pytest

import translit
from translit import knowledge

STYLES = sorted(p.stem for p in (knowledge.root() / "styles").glob("*.yaml"))

CASES = [
    ("news", "Zelenski in Kiev and Lugansk", "Zelensky in Kyiv and Luhansk"),
    ("ap", "Volodímir Zelenski, Zelenski, Zelensky", "Volodymyr Zelenskyy, Zelenskyy, Zelenskyy"),
    ("reuters", "Zelenski met Serguéi Lavrov", "Zelenskiy met Sergei Lavrov"),
    ("ap", "Serguéi Lavrov, Sergei Lavrov", "Sergey Lavrov, Sergey Lavrov"),
    ("bbc", "Tijanóvskaya", "Tikhanovskaya"),
    ("bgn", "Dmitri Medvédev, Volodímir Zelenski", "Dmitriy Medvedev, Volodymyr Zelenskyi"),
    ("odni", "Alexéi Navalni in Moscú", "Aleksey Navalnyy in Moscow"),
    ("news", "Nursultán Nazarbáyev in Nur-Sultán", "Nursultan Nazarbayev in Nur-Sultan"),
]


@pytest.mark.parametrize(("style", "text", "wanted"), CASES)
def test_forms(style: str, text: str, wanted: str) -> None:
    assert translit.normalise(text, style=style).text == wanted


@pytest.mark.parametrize("style", STYLES)
def test_every_style_keeps_what_it_prints(style: str) -> None:
    done = translit.normalise("Zelenski, Lavrov, Tijanóvskaya, Serguéi Shoigú in Kiev, Almatí and Odesa", style=style).text
    assert translit.normalise(done, style=style).text == done


def test_an_admitted_form_may_stay_where_the_style_says_nothing() -> None:
    assert translit.normalise("Zelenskyy and Volodymyr Zelenskiy").text == "Zelenskyy and Volodymyr Zelenskiy"
