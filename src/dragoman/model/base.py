"""Record: the one base class of everything that passes between rooms."""

from typing import Any, Self, dataclass_transform

import msgspec


@dataclass_transform(kw_only_default=True, frozen_default=True)
class _RecordMeta(msgspec.StructMeta):
    """Makes subclasses of Record keyword-only too (msgspec does not hand that on), and tells type checkers."""

    def __new__(mcls, name: str, bases: tuple[type, ...], fields: dict[str, Any], **config: Any) -> Any:
        return super().__new__(mcls, name, bases, fields, **{"kw_only": True, **config})


class Record(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    gc=False,
    forbid_unknown_fields=True,
    omit_defaults=False,
    metaclass=_RecordMeta,
):
    """A frozen, keyword-only value. Compared and hashed by its fields; built into JSON by msgspec."""

    def replace(self, **changes: Any) -> Self:
        """A copy with the given fields changed."""
        return msgspec.structs.replace(self, **changes)
