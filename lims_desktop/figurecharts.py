"""A figure as a chart: its values in bars, its codes in words. The screen and the paper draw the same one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lims_desktop.charts import Bars, Series
from lims_desktop.figures import LIST, Figure, Row

MOST = 12
"""So many rooms are drawn; what the smaller ones hold is drawn together."""

_REST = {"en": "{count} others", "es": "{count} más"}

Named = Callable[[str, str], str]
"""The words for a code of a controlled list: `named("hold_kind", "legal")`."""


def chart(figure: Figure, language: str, named: Named, opens: Callable[[Row], object] = lambda _row: None) -> Bars:
    """The figure in bars. `opens` says what a bar stands for: the list behind it, or None."""
    definition, wording = figure.definition, figure.definition.wording(language)
    labels = [label for label in figure.labels if figure.row(label) or label in definition.shown]
    lying = definition.shape != "standing"
    kept, rest = (labels[:MOST], labels[MOST:]) if lying and len(labels) > MOST + 1 else (labels, [])
    texts = [label_words(figure, label, language, named) for label in kept]
    keys = [opens(row) if (row := figure.listed(label)) else None for label in kept]
    if rest:
        texts.append(_REST["es" if language.startswith("es") else "en"].format(count=len(rest)))
    series = [
        Series(wording.words.get(part, ""), _values(figure, part, kept, rest), _tone(figure, number))
        for number, part in enumerate(figure.parts)
    ]
    whole = "ratio" not in figure.parts
    return Bars(texts, series if labels else (), "" if whole else wording.unit, lying, keys, whole)


def label_words(figure: Figure, label: str, language: str, named: Named) -> str:
    """What a label says: itself, a word of the definition, or a term of a list."""
    definition = figure.definition
    if definition.labels.startswith(LIST):
        return named(definition.labels.removeprefix(LIST), label)
    return definition.wording(language).words.get(label, label)


def _values(figure: Figure, part: str, kept: Sequence[str], rest: Sequence[str]) -> list[float]:
    values = [float(figure.value(label, part) or 0) for label in kept]
    return [*values, sum(float(figure.value(label, part) or 0) for label in rest)] if rest else values


def _tone(figure: Figure, number: int) -> str:
    tones = figure.definition.tones
    return tones[number] if number < len(tones) else "chart_1"
