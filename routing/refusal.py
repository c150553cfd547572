"""The one kind of "no" this product says: a code for machines, data, and a sentence for people."""

from collections.abc import Callable


class Refusal(Exception):
    """Refuse an act that the rules do not allow.

    ``code`` is stable and meant for machines; ``template`` is an English sentence with ``{names}`` that doors
    translate; ``data`` is JSON-able and fills the template. How a refusal looks on HTTP is decided by the
    door.
    """

    def __init__(self, code: str, template: str, /, **data: object) -> None:
        super().__init__(code, template, data)
        self.code = code
        self.template = template
        self.data = data

    def sentence(self, say: Callable[[str], str] = str) -> str:
        """Fill the template, translated by ``say`` (``gettext`` at a Django door, English otherwise)."""
        return say(self.template).format(**self.data)

    def __str__(self) -> str:
        return self.sentence()

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions cross process borders (test workers, task results); keyword data would be
        # lost by default.
        return (_again, (type(self), self.code, self.template, self.data))


def _again(kind: type[Refusal], code: str, template: str, data: dict[str, object]) -> Refusal:
    return kind(code, template, **data)
