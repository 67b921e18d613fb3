"""Plain words: finds phrases of the card's word lists in a text, and quotes them as they were written.

A text is cut into words (letters and digits; everything else separates), in lower case, and a
phrase is a run of such words: so a phrase matches whole words only, over line breaks, dots and
hyphens. In a phrase ``tanah*`` is any word that begins so, and ``*`` alone is any one word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice

KEY = 4
"""How many first letters of a phrase's first word index it; a stem before ``*`` is at least so long."""

LONGEST_QUOTE = 80
"""Letters a quotation may have; a longer one is cut, with an ellipsis."""

WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of words to look for, as (word, whether it is only the beginning of one); ("", True) is any word."""

    words: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class WordList:
    """Phrases that count, and phrases around them that do not.

    ``sources`` are the texts it is looked for in (see ``sight.SOURCES``).
    ``categories`` are complaint category codes that count like a word. A list ``on_request`` has
    words so common that it is looked for only when asked for.
    """

    name: str
    phrases: tuple[Phrase, ...]
    exceptions: tuple[Phrase, ...] = ()
    sources: tuple[str, ...] = ("subject", "text")
    categories: tuple[str, ...] = ()
    on_request: bool = False


class PhraseError(ValueError):
    """A phrase that cannot be looked for; its text is a full sentence saying why."""


def read_phrase(text: str) -> Phrase:
    """Reads a phrase as the card writes it: words, ``stem*`` for a beginning, ``*`` for any one word.

    Raises PhraseError where it holds no word, begins with ``*``, or a stem has under four letters.
    """
    words: list[tuple[str, bool]] = []
    for part in text.lower().split():
        stem = part.endswith("*")
        pieces = WORD.findall(part.rstrip("*"))
        if part == "*":
            words.append(("", True))
        elif not pieces or "*" in part.rstrip("*"):
            raise PhraseError(f'"{text}" is not a phrase: a star stands alone or ends a word.')
        else:
            words += [(piece, False) for piece in pieces[:-1]] + [(pieces[-1], stem)]
    if not words or not words[0][0]:
        raise PhraseError(f'"{text}" does not begin with a word.')
    if any(stem and 0 < len(word) < KEY for word, stem in words):
        raise PhraseError(f'"{text}" has a star after fewer than {KEY} letters.')
    return Phrase(tuple(words))


class PhraseTree:
    """Phrases as a tree of words, so that all of them are looked for at once; each phrase bears a name."""

    __slots__ = ("any_word", "ends", "exact", "longest", "stems")

    def __init__(self) -> None:
        self.exact: dict[str, PhraseTree] = {}
        self.stems: dict[str, list[tuple[str, PhraseTree]]] = {}  # by the first KEY letters
        self.any_word: PhraseTree | None = None
        self.ends: list[str] = []
        self.longest = 0

    def add(self, phrase: Phrase, name: str) -> None:
        """Adds a phrase under its name."""
        node = self
        for left, (word, stem) in zip(range(len(phrase.words), 0, -1), phrase.words, strict=True):
            node.longest = max(node.longest, left)
            node = node._child(word, stem)
        if name not in node.ends:
            node.ends.append(name)

    def starts(self, tokens: list[str]) -> list[int]:
        """The positions where some phrase may stand: its first word does, and its second one if it needs one."""
        exact, stems = self.exact, self.stems
        return [
            at
            for at, token in enumerate(tokens)
            if token[:KEY] in stems or (token in exact and exact[token]._goes_on(tokens, at + 1))
        ]

    def matches(self, tokens: list[str], at: int) -> list[tuple[str, int]]:
        """The name and the position after it of each phrase that stands at ``at``, the shortest first."""
        found: list[tuple[str, int]] = []
        trees = [self]
        while trees and at < len(tokens):
            token = tokens[at]
            at += 1
            children: list[PhraseTree] = []
            for tree in trees:
                child = tree.exact.get(token)
                if child is not None:
                    children.append(child)
                if tree.stems:
                    children += [child for stem, child in tree.stems.get(token[:KEY], ()) if token.startswith(stem)]
                if tree.any_word is not None:
                    children.append(tree.any_word)
            for child in children:
                found += [(name, at) for name in child.ends]
            trees = [child for child in children if child.longest]
        return found

    def _goes_on(self, tokens: list[str], at: int) -> bool:
        # Most first words are common ones ("tidak", "surat"): a look at the next word spares the walk.
        if self.ends or self.stems or self.any_word is not None:
            return True
        return at < len(tokens) and tokens[at] in self.exact

    def _child(self, word: str, stem: bool) -> PhraseTree:
        if not word:
            self.any_word = self.any_word or PhraseTree()
            child = self.any_word
        elif not stem:
            child = self.exact.setdefault(word, PhraseTree())
        else:
            known = self.stems.setdefault(word[:KEY], [])
            child = next((tree for text, tree in known if text == word), PhraseTree())
            if (word, child) not in known:
                known.append((word, child))
        return child


class WordFinder:
    """All word lists of a card in one index, so that a text is read once for all of them.

    ``spellings`` maps a word as people shorten it to the word the phrases use (tdk -> tidak).
    """

    def __init__(self, lists: Iterable[WordList], spellings: Mapping[str, str]) -> None:
        self._spellings = dict(spellings)
        self.lists = {words.name: self._respelt(words) for words in lists}
        self._trees: dict[str, PhraseTree] = {}  # by source, and by name for a list on request
        self._exceptions: dict[str, PhraseTree] = {}
        for words in self.lists.values():
            for key in (words.name,) if words.on_request else words.sources:
                tree = self._trees.setdefault(key, PhraseTree())
                for phrase in words.phrases:
                    tree.add(phrase, words.name)
            self._exceptions[words.name] = PhraseTree()
            for phrase in words.exceptions:
                self._exceptions[words.name].add(phrase, words.name)

    def find(self, text: str, asked: str) -> dict[str, str]:
        """For each list with a phrase in ``text``: its first one, quoted as written, blanks made single.

        A phrase that shares a word with one of the list's exceptions does not count. The lists are
        those that read the source ``asked``, or the one on request that is ``asked`` by name.
        """
        tree = self._trees.get(asked)
        if tree is None:
            return {}
        tokens = self._tokens(text)
        spans: dict[str, list[tuple[int, int]]] = {}
        for start in tree.starts(tokens):
            for name, end in tree.matches(tokens, start):
                spans.setdefault(name, []).append((start, end))
        counting = {name: self._first_that_counts(name, those, tokens) for name, those in spans.items()}
        last = max((span[1] for span in counting.values() if span is not None), default=0)
        places = [match.span() for match in islice(WORD.finditer(text), last)]
        return {
            name: _quote(text[places[span[0]][0] : places[span[1] - 1][1]])
            for name, span in counting.items()
            if span is not None
        }

    def _respelt(self, words: WordList) -> WordList:
        # A card may use the short spelling in a phrase too: the text it meets has lost it.
        def respell(phrase: Phrase) -> Phrase:
            return Phrase(tuple((w if stem else self._spellings.get(w, w), stem) for w, stem in phrase.words))

        return replace(
            words,
            phrases=tuple(map(respell, words.phrases)),
            exceptions=tuple(map(respell, words.exceptions)),
        )

    def _tokens(self, text: str) -> list[str]:
        # Lower case comes after the cut: some letters grow a combining mark, which would cut a word in two.
        tokens = " ".join(WORD.findall(text)).lower().split(" ") if text else []
        if self._spellings.keys().isdisjoint(tokens):
            return tokens
        return [self._spellings.get(token, token) for token in tokens]

    def _first_that_counts(
        self, name: str, candidates: list[tuple[int, int]], tokens: list[str]
    ) -> tuple[int, int] | None:
        exceptions = self._exceptions[name]
        # The first in the text, and of those that begin there the longest: it makes the better quotation.
        for start, end in sorted(candidates, key=lambda span: (span[0], -span[1])):
            around = range(max(start - exceptions.longest + 1, 0), end)
            if not any(to > start for at in around for _, to in exceptions.matches(tokens, at)):
                return start, end
        return None


def _quote(words: str) -> str:
    quote = " ".join(words.split())
    return quote if len(quote) <= LONGEST_QUOTE else quote[: LONGEST_QUOTE - 1].rstrip() + "…"
