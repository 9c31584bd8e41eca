"""translit glossary learn: what decisions teach, as a patch to a glossary of your own."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from translit.cli import run
from translit.errors import DocumentError, GlossaryError, SettingError
from translit.text import visible


@run.guarded()
def command(
    paths: Annotated[list[Path], typer.Argument(metavar="DECISIONS...", help="Decisions files of reviews.", show_default=False)],
    glossary: Annotated[Path, typer.Option("--glossary", "-g", metavar="FILE", help="Your own glossary; it need not exist yet.")] = Path(
        "own-glossary.yaml"
    ),
    least: Annotated[int, typer.Option("--least", metavar="N", min=1, help="So many decisions of one mind make a proposal.")] = 2,
    in_place: Annotated[bool, typer.Option("--in-place", "-i", help="Add the proposals to the file, instead of printing a patch.")] = False,
    quiet: run.Quiet = False,
) -> None:
    """Propose concepts, spellings, exceptions and lower tiers that reviewers' decisions speak for; the shipped files stay as they are."""
    from translit import documents, knowledge
    from translit.glossary import files, library
    from translit.review import decisions, learn, patch

    if glossary.resolve().is_relative_to(knowledge.root().resolve()):
        raise SettingError("the shipped glossaries are not edited from decisions", hint="give --glossary a file of your own")
    loaded = [decisions.load(path) for path in paths]
    made = [decision for file in loaded for decision in file.decisions.values()]
    for message in (message for file in loaded for message in file.messages):
        typer.echo(visible(message), err=True)
    own = [glossary] if glossary.exists() else []
    root = knowledge.root()
    libraries = {source: library.load(files.files(root, source, own), source) for source in sorted({d.source for d in made})}
    articles = {id_: text for path, file in zip(paths, loaded, strict=True) if (text := _article(path)) for id_ in file.decisions}
    proposals = learn.propose(made, libraries, least, articles)
    before = _text(glossary) if own else ""
    if proposals and in_place:
        documents.save(glossary, patch.extended(before, proposals).encode())
    elif proposals:
        run.write(patch.diff(str(glossary), before, patch.extended(before, proposals)).encode())
    if not quiet:
        counts = ", ".join(f"{n} {kind}{'s' if n > 1 else ''}" for kind, n in Counter(p.kind for p in proposals).items())
        typer.echo(f"{len(made)} decisions in {len(paths)} files: {counts or 'nothing to propose'}", err=True)


def _article(decisions: Path) -> str:
    """The text of the article that decisions stand beside; empty where it is gone or cannot be read as it is."""
    from translit import documents
    from translit.review.decisions import ENDING

    article = decisions.with_name(decisions.name.removesuffix(ENDING))
    try:
        return documents.load(article).text if article != decisions else ""
    except DocumentError:
        return ""


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GlossaryError(f"cannot be read: {error}", where=str(path)) from None
