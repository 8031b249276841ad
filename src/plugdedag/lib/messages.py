"""The words on the screen: taken from the code, kept in one catalogue an app, checked, compiled. No gettext needed.

Theory of operation: code is read as a syntax tree; templates are turned into calls by Django's ``templatize``, which
Babel reads; a data file of TOML names, in a list ``translated``, the keys whose texts are read. A catalogue keeps what
people wrote: new messages come in empty, messages that went stay as obsolete until somebody clears them, and nothing is
guessed. All apps' catalogues together make one compiled file.
"""

import ast
import io
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from babel.messages import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

LANGUAGE = "nl"
PLACE = Path("locale", LANGUAGE, "LC_MESSAGES", "django.po")
NOISE = re.compile(
    r'^"(Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team'
    r"|MIME-Version|Generated-By):.*\n",
    re.MULTILINE,
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")

Key = tuple[str | None, str]
Words = tuple[str | None, str | tuple[str, ...]]


class Problem(NamedTuple):
    """Something wrong with one message of one app."""

    app: str
    what: str
    message: str


def key(message: Message) -> Key:
    """What makes a message itself: its context and its (singular) id."""
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def sources(app: Path) -> Iterator[Path]:
    """The files of an app that may hold messages: its code and its templates."""
    for path in sorted(app.rglob("*")):
        inside = path.relative_to(app).parts
        if "migrations" in inside or "__pycache__" in inside:
            continue
        if (
            path.suffix == ".py"
            or ("data" in inside and path.suffix == ".toml")
            or ("templates" in inside and path.suffix in {".html", ".txt", ".svg"})
        ):
            yield path


def shape(function: str) -> tuple[int, int] | None:
    """How many contexts and how many ids a gettext function takes; None for any other function."""
    if function == "_":
        return 0, 1
    name = function.removesuffix("_lazy").removesuffix("_noop")
    if name not in {"gettext", "ngettext", "pgettext", "npgettext"}:
        return None
    kind = name.removesuffix("gettext")
    return int("p" in kind), 1 + int("n" in kind)


def in_code(code: str) -> Iterator[Words]:
    """The messages of Python: calls of a gettext function with literal words, in f-strings too."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            literals = [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args]
            yield from parts(name, literals)


def in_template(code: str) -> Iterator[Words]:
    """The messages of a template."""
    calls = f"({templatize(code)}\n)"  # in brackets indentation means nothing
    functions = {f"{name}gettext": None for name in ("", "n", "p", "np")} | {"_": None}
    for _line, name, literals, _comments in extract_python(io.BytesIO(calls.encode()), functions, [], {}):
        yield from parts(str(name), list(literals) if isinstance(literals, list | tuple) else [literals])


def in_data(text: str) -> Iterator[Words]:
    """The messages of a data file: the texts under the keys it names in ``translated``, at any depth; none without
    it."""
    data = tomllib.loads(text)
    wanted = data.pop("translated", ())
    yield from ((None, words) for words in texts_under(data, frozenset(wanted)))


def texts_under(node: object, wanted: frozenset[str]) -> Iterator[str]:
    if isinstance(node, list):
        for each in node:
            yield from texts_under(each, wanted)
    elif isinstance(node, dict):
        for name, value in node.items():
            if isinstance(value, str):
                yield from [value] if name in wanted else []
            else:
                yield from texts_under(value, wanted)


READ = {".py": in_code, ".toml": in_data}


def parts(function: str, literals: Sequence[object]) -> Iterator[Words]:
    """The context and the ids among a call's arguments, when they are there and literal."""
    found = shape(function)
    if found is None:
        return
    contexts, ids = found
    words = literals[: contexts + ids]
    if len(words) == contexts + ids and all(isinstance(word, str) and word for word in words):
        texts = [str(word) for word in words]
        yield (texts[0] if contexts else None), (tuple(texts[contexts:]) if ids > 1 else texts[-1])


def extracted(app: Path) -> Catalog:
    """Every message of an app, without translations."""
    catalog = Catalog(locale=LANGUAGE)
    for path in sources(app):
        read = READ.get(path.suffix, in_template)
        for context, ids in read(path.read_text(encoding="utf-8")):
            catalog.add(ids, context=context)
    return catalog


def kept(app: Path) -> Catalog:
    """The catalogue as written; an empty one when the app has none yet."""
    path = app / PLACE
    if not path.exists():
        return Catalog(locale=LANGUAGE)
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE)


def update(app: Path, *, clear: bool = False) -> Catalog:
    """Bring the catalogue up to the code, keeping every translation; ``clear`` drops the obsolete ones."""
    new, old = extracted(app), kept(app)
    known = {key(message): message for message in [*old.obsolete.values(), *old] if message.id}
    for message in new:
        before = known.pop(key(message), None)
        if before is None or not message.id:
            continue
        message.flags |= before.flags
        message.user_comments = before.user_comments
        if isinstance(before.id, str) == isinstance(message.id, str):
            message.string = before.string
    if not clear:
        new.obsolete.update({message.id: message for message in known.values() if all(strings(message))})
    return new


def write(app: Path, catalog: Catalog) -> None:
    """Write it sorted, without line numbers and dates, so that a diff shows words alone."""
    if not len(catalog) and not catalog.obsolete:
        return
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100, no_location=True, sort_output=True)
    catalog_text = buffer.getvalue().decode()
    body = catalog_text[catalog_text.index("msgid") :].replace('#, fuzzy\nmsgid ""\n', 'msgid ""\n', 1)
    path = app / PLACE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(NOISE.sub("", body).rstrip() + "\n", encoding="utf-8")


def problems(app: Path) -> Iterator[Problem]:
    """What is missing, fuzzy, obsolete or broken in an app's catalogue, compared with its code."""
    known = {key(message): message for message in kept(app) if message.id}
    wanted = {key(message): message for message in extracted(app) if message.id}
    for each, message in wanted.items():
        translated = known.get(each)
        if translated is None or not all(strings(translated)) or count(translated) != count(message):
            yield Problem(app.name, "missing", each[1])
        elif translated.fuzzy:
            yield Problem(app.name, "fuzzy", each[1])
        elif not same_placeholders(translated):
            yield Problem(app.name, "other placeholders", each[1])
    for each in known.keys() - wanted.keys():
        yield Problem(app.name, "obsolete", each[1])
    for message in kept(app).obsolete.values():
        yield Problem(app.name, "obsolete", key(message)[1])


def conflicts(apps: Iterable[Path]) -> Iterator[Problem]:
    """Messages that two apps translate differently: only one of them could be shown."""
    seen: dict[Key, tuple[str, tuple[str, ...]]] = {}
    for app in apps:
        for message in kept(app):
            first, words = seen.setdefault(key(message), (app.name, strings(message)))
            if message.id and words != strings(message):
                yield Problem(app.name, f"other words than in {first}", key(message)[1])


def strings(message: Message) -> tuple[str, ...]:
    """Its translation, or its translations by number."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def count(message: Message) -> int:
    """1, or 2 for a message with a plural."""
    return 1 if isinstance(message.id, str) else 2


def same_placeholders(message: Message) -> bool:
    """Whether every translation fills in what its original fills in. A singular may spell its number out."""
    ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    allowed = {frozenset(PLACEHOLDER.findall(each)) for each in ids}
    return all(frozenset(PLACEHOLDER.findall(each)) in allowed for each in strings(message))


def compile_into(apps: Iterable[Path], folder: Path) -> Path:
    """Merge all catalogues into ``folder/nl/LC_MESSAGES/django.mo``, which Django reads. Answers its path."""
    merged = Catalog(locale=LANGUAGE)
    for app in apps:
        for message in kept(app):
            if message.id and all(strings(message)) and not message.fuzzy:
                merged.add(message.id, message.string, context=message.context)
    target = folder / LANGUAGE / "LC_MESSAGES" / "django.mo"
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_suffix(".new")
    with new.open("wb") as file:
        write_mo(file, merged)
    return new.replace(target)


def apps(package: Path) -> list[Path]:
    """The apps of the package: its folders with code, except those that only builders and servers read."""
    return sorted(
        path.parent for path in package.glob("*/__init__.py") if path.parent.name not in {"cli", "config"}
    )
