"""Proposals of the radar as entries of a glossary file, with the evidence as comments."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import yaml

from translit.radar import Proposal
from translit.text import visible

OPEN = "to be completed"
"""What stands where only a person knows what to write."""
HEAD = "# Names that the articles write and no glossary lists. Every entry is a proposal: check it, complete `about` and `source`.\n"


def entries(proposals: Iterable[Proposal], taken: Collection[str]) -> list[str]:
    """Each proposal as an entry in YAML, ready for `--glossary`; `taken` are the ids that may not be used for new ones."""
    made, used = [], set(taken)
    for proposal in proposals:
        entry = _more(proposal) if proposal.concept else _new(proposal, _slug(proposal.english, used))
        used.update([entry["id"]] if "id" in entry else [])
        made.append(_comment(proposal) + _yaml(entry))
    return made


def _new(proposal: Proposal, id_: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": id_, "type": proposal.type, "english": proposal.english, "native": {proposal.language: proposal.native}}
    if proposal.type == "person" and proposal.gender:
        entry["gender"] = proposal.gender
    return {**entry, "about": OPEN, "source": OPEN}


def _more(proposal: Proposal) -> dict[str, Any]:
    """Further spellings of a listed concept."""
    spellings: dict[str, list[str]] = {}
    for spelling in proposal.spellings:
        spellings.setdefault(spelling.source, []).append(spelling.text)
    return {"spellings_of": proposal.concept, "spellings": spellings, "why": counted(proposal)}


def _comment(proposal: Proposal) -> str:
    what = f"a misspelling of {proposal.concept}" if proposal.concept else "new"
    lines = [f"{what}; confidence {proposal.confidence:.2f}; {counted(proposal)}", written(proposal)]
    lines += [f"{example.path}:{example.line} {shortened(example.text)}" for example in proposal.examples]
    return "".join(f"# {' '.join(visible(line).split())}\n" for line in lines)


def counted(proposal: Proposal) -> str:
    """How often a name is written.

    >>> counted(Proposal("A", "А", "ru", "person", None, 1.0, 3, 1, (), ()))
    '3 mentions in 1 article'
    """
    mentions, articles = proposal.count, proposal.documents
    return f"{mentions} mention{'s' * (mentions != 1)} in {articles} article{'s' * (articles != 1)}"


def written(proposal: Proposal) -> str:
    """How the articles of each source language write a name."""
    sources: dict[str, list[str]] = {}
    for spelling in proposal.spellings:
        sources.setdefault(spelling.source, []).append(f"{spelling.text} {spelling.count}")
    return "; ".join(f"{source}: {', '.join(forms)}" for source, forms in sources.items())


def shortened(text: str, most: int = 160) -> str:
    """A long sentence cut at a word."""
    return text if len(text) <= most else text[:most].rpartition(" ")[0] + " ..."


def _yaml(entry: Mapping[str, Any]) -> str:
    text: str = yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, default_flow_style=None, width=10_000)
    return text


def _slug(english: str, used: Collection[str]) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", english) if not unicodedata.combining(c))
    slug = re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-") or "name"
    number = 2
    while (id_ := slug if number == 2 and slug not in used else f"{slug}-{number}") in used:
        number += 1
    return id_
