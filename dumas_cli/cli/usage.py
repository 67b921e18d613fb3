"""Puts Typer's messages about a wrong command line into plain words."""

from __future__ import annotations

import re
from difflib import get_close_matches

_ENV = re.compile(r" \(env var: '\w+'\)")
_WORDS = (
    (re.compile(r"\bValue error, "), ""),
    (re.compile(r"Input should be a valid integer.*"), "it is not a whole number"),
    (re.compile(r"Input should be greater than or equal to (-?\d+)"), r"it must be \1 or more"),
    (re.compile(r"^No such option: (\S+)"), r"There is no option \1."),
    (re.compile(r"^No such command '(.*)'\. Did you mean (.*)\?"), r'There is no command "\1". Did you mean \2?'),
    (re.compile(r"^No such command '(.*)'\."), r'There is no command "\1".'),
    (re.compile(r" \(Possible options: (.*)\)$"), r" Did you mean \1?"),
    (re.compile(r"^Option '(.*)' requires an argument\.$"), r"\1 needs a value after it."),
    (re.compile(r"^Got unexpected extra arguments?(?:\(s\))? \((.*)\)$"), r'"\1" is more than this command takes.'),
    (re.compile(r"^Missing (?:option|argument) '(.*?)'.*$"), r"\1 is missing."),
    (re.compile(r"^Invalid value for '?(.*?)'?: '(.*)' is not one of (.*?)\.?$"), r'\1 cannot be "\2": choose \3.'),
    (re.compile(r"^Invalid value for '?(.*?)'?: "), r"\1: "),
)
_WRONG_CHOICE = re.compile(r'^\S+ cannot be "(.*)": choose (.*)\.$')
_QUOTED_CHOICES = re.compile(r"(?<=choose ).*|(?<=Did you mean )'.*'")


def plain_words(message: str) -> str:
    """The message as the other errors of this program would say it; one that is not known stays as it is."""
    message = _ENV.sub("", message)
    for pattern, words in _WORDS:
        message = pattern.sub(words, message)
    message = _QUOTED_CHOICES.sub(lambda found: found.group().replace("'", ""), message)
    if wrong := _WRONG_CHOICE.match(message):
        nearest = get_close_matches(wrong[1], wrong[2].split(", "), n=1)
        message += f" Did you mean {nearest[0]}?" if nearest else ""
    return message if message.endswith((".", "?", "!")) else f"{message}."
