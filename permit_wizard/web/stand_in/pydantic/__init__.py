"""The parts of pydantic that the wizard uses.

Frozen models whose fields are options of an enumeration, or checked by a function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Any, ClassVar, NamedTuple, get_args, get_origin, get_type_hints

from pydantic_core import PydanticCustomError

ConfigDict = dict


class ValidationInfo(NamedTuple):
    """The context of a validator.

    Attributes:
        context: as it was given to `model_validate`.
        field_name: the name of the field.
    """

    context: Any
    field_name: str


class PlainValidator:
    """Checks a field by a function of the value and a ValidationInfo."""

    def __init__(self, func: Callable[[Any, ValidationInfo], Any]) -> None:
        self.func = func


class PlainSerializer:
    """Writes a field's value to JSON by a function; None stays None."""

    def __init__(self, func: Callable[[Any], Any], **_options: Any) -> None:
        self.func = func


class FieldInfo(NamedTuple):
    """A field of a model.

    Attributes:
        annotation: its type.
        default: its value where none is given.
        members: the options of an enumeration by value, or None for a field with a validator.
        validator: the function that checks it, or None.
        serializer: the function that writes it to JSON.
    """

    annotation: Any
    default: Any
    members: Mapping[str, StrEnum] | None
    validator: Callable[[Any, ValidationInfo], Any] | None
    serializer: Callable[[Any], Any]


class ValidationError(ValueError):
    """Values that a model refuses."""

    def __init__(self, refusals: list[dict[str, Any]]) -> None:
        super().__init__(f"{len(refusals)} validation errors")
        self._refusals = refusals

    def errors(self, **_options: bool) -> list[dict[str, Any]]:
        """Return each error with its `type` and `loc`, in the order of the fields, then of the unknown keys."""
        return self._refusals


def _field(hint: Any, default: Any) -> FieldInfo:
    if get_origin(hint) is Annotated:
        annotation, *more = get_args(hint)
        validator = next(part.func for part in more if isinstance(part, PlainValidator))
        serializer = next(part.func for part in more if isinstance(part, PlainSerializer))
        return FieldInfo(annotation, default, None, validator, serializer)
    enumeration = next(part for part in get_args(hint) if isinstance(part, type) and issubclass(part, StrEnum))
    return FieldInfo(hint, default, {member.value: member for member in enumeration}, None, str)


def _option(members: Mapping[str, StrEnum], value: Any) -> StrEnum | None:
    if isinstance(value, bytes | bytearray):  # pydantic reads them as text
        return members.get(value.decode("utf-8", "replace"))
    return members.get(str(value)) if isinstance(value, str) else None


def _is_text(key: Any) -> bool:
    """Whether a key can be encoded: pydantic refuses half of a surrogate pair before it looks at any field."""
    return not isinstance(key, str) or not any("\ud800" <= character <= "\udfff" for character in key)


class BaseModel:
    """A frozen model that accepts no unknown keys."""

    model_config: ClassVar[Any]
    model_fields: ClassVar[dict[str, FieldInfo]]

    def __init_subclass__(cls) -> None:
        hints = get_type_hints(cls, include_extras=True)
        own = vars(cls)
        cls.model_fields = {
            name: _field(hint, own[name]) for name, hint in hints.items() if name in own and name != "model_config"
        }

    def __init__(self, /, **data: Any) -> None:
        self.__dict__.update(self._validated(data, None))

    @classmethod
    def _validated(cls, data: Mapping[Any, Any], context: Any) -> dict[str, Any]:
        if not all(map(_is_text, data)):
            raise ValidationError([{"type": "keys", "loc": ()}])
        values: dict[str, Any] = {}
        refusals: list[dict[str, Any]] = []
        for name, field in cls.model_fields.items():
            value = data.get(name, field.default)
            values[name] = value
            if name not in data:
                continue
            if field.validator is not None:
                try:
                    values[name] = field.validator(value, ValidationInfo(context, name))
                except PydanticCustomError as error:
                    refusals.append({"type": error.type, "loc": (name,)})
            elif value is not None:
                values[name] = _option(field.members or {}, value)
                if values[name] is None:
                    refusals.append({"type": "enum", "loc": (name,)})
        refusals += [{"type": "extra_forbidden", "loc": (key,)} for key in data if key not in cls.model_fields]
        if refusals:
            raise ValidationError(refusals)
        return values

    @classmethod
    def model_validate(cls, data: Mapping[Any, Any], *, context: Any = None) -> Any:
        """Return a model of values from outside.

        Raises:
            ValidationError: an unknown key, or a value that its field refuses.
        """
        return cls.model_construct(cls._validated(data, context))

    @classmethod
    def model_construct(cls, values: Mapping[str, Any]) -> Any:
        """Return a model of values that are known to be right."""
        made = cls.__new__(cls)
        made.__dict__.update(values)
        return made

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Any:
        """Return a copy with other values, which are not checked."""
        return self.model_construct({**self.__dict__, **(update or {})})

    def model_dump(self, *, mode: str = "python", exclude_none: bool = False) -> dict[str, Any]:
        """Return the values by field name; in the mode "json" as JSON has them."""
        values = dict(self)
        if mode == "json":
            fields = self.model_fields
            values = {k: None if v is None else fields[k].serializer(v) for k, v in values.items()}
        return {k: v for k, v in values.items() if v is not None or not exclude_none}

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return iter(self.__dict__.items())

    def __eq__(self, other: object) -> bool:
        return self.__dict__ == other.__dict__ if isinstance(other, self.__class__) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self.__dict__.values()))

    def __setattr__(self, name: str, value: Any) -> None:
        raise ValidationError([{"type": "frozen_instance", "loc": (name,)}])

    def __delattr__(self, name: str) -> None:
        raise ValidationError([{"type": "frozen_instance", "loc": (name,)}])

    def __repr__(self) -> str:
        return f"{self.__class__.__name__}({', '.join(f'{name}={value!r}' for name, value in self)})"
