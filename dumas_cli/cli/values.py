"""Takes plain values of options as they were typed; Typer loads a validation library (0.1 s) to come to the same."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, get_args, get_origin

if TYPE_CHECKING:
    from typer.models import ParameterInfo


def take_plainly(params: Sequence[object]) -> None:
    """Let these parameters of a command take plain values directly, and leave all other values to Typer.

    A parameter of a Typer that reads values in another way is left as it is.
    """
    for param in params:
        whole, descriptor = getattr(param, "get_runtime_param", None), getattr(param, "type_descriptor", None)
        info = getattr(descriptor, "parameter_info", None)
        if callable(whole) and info is not None and not isinstance(whole, _Values):
            vars(param)["get_runtime_param"] = _Values(whole, getattr(descriptor, "annotation", None), info)


class _Parameter(Protocol):
    """What is asked of a parameter of a command."""

    @property
    def multiple(self) -> bool: ...

    @property
    def nargs(self) -> int: ...


class _Values:
    """Stands in for what Typer makes to read a parameter's values, and makes that only for a value that needs it."""

    def __init__(self, whole: Callable[[], Any], annotation: object, info: ParameterInfo) -> None:
        self._whole = whole
        self._annotation = annotation
        self._info = info

    def __call__(self) -> _Values:
        return self

    def coerce(self, value: object, param: _Parameter, ctx: object) -> object:
        """The value as Typer would give it."""
        is_many = param.multiple or param.nargs == -1
        if value is None:
            return () if is_many else None
        try:
            if not is_many:
                return self._plain(value, self._annotation)
            if get_origin(self._annotation) is list and isinstance(value, list | tuple):
                (kind,) = get_args(self._annotation)
                return [self._plain(one, kind) for one in value]
        except ValueError:
            pass  # not plain, or wrong: Typer reads it, or tells what is wrong
        return self._whole().coerce(value, param=param, ctx=ctx)

    def _plain(self, value: object, kind: object) -> object:
        """The value of one word; ValueError where it is not taken as it stands."""
        is_choice = isinstance(kind, type) and issubclass(kind, Enum)
        if is_choice and isinstance(value, kind) and self._info.parser is None:  # type: ignore[arg-type]
            return value
        if not isinstance(value, str):
            raise ValueError
        value.encode()  # a name that is not text is a UnicodeError, and so a ValueError
        if self._info.parser is not None:
            return self._info.parser(value)
        if kind is str:
            return value
        if is_choice:
            return kind(value)  # type: ignore[operator]
        if kind is Path and self._may_be_any() and (not Path(value).exists() or os.access(value, os.R_OK)):
            return Path(value)
        raise ValueError

    def _may_be_any(self) -> bool:
        """Whether the parameter asks nothing of a path but that what is there can be read."""
        info = self._info
        asks = info.exists or info.writable or info.resolve_path or info.allow_dash or info.path_type is not None
        return info.file_okay and info.dir_okay and info.readable and not asks
