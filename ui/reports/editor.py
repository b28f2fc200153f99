"""What the authors of a report write. What comes from worksheets is not here: it stands on the paper beside."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lims_desktop.errors import LimsError
from lims_desktop.reports import Content, Opinion
from ui.forms import Form, long_text
from ui.parts.scrolled import Scrolled
from ui.parts.words import paragraph, words
from ui.reports.opinions import FIELDS, Opinions

TEXTS = ("summary", "limitations", "deviations", "remarks")


def trimmed(content: Content) -> Content:
    """The same words without what an editor takes off: blanks at the ends, opinions with nothing in them."""
    texts = {name: getattr(content, name).strip() for name in TEXTS}
    opinions = (Opinion(**{name: getattr(one, name).strip() for name in FIELDS}) for one in content.opinions)
    return Content(opinions=tuple(one for one in opinions if one != Opinion("")), **texts)


class Editor(QWidget):
    """Texts and opinions; `edited` says that a person changed something, `finished` that they want it saved."""

    edited = Signal()
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.above, self.below, self.opinions = Form(), Form(), Opinions()
        self.above.add("summary", self.tr("S&ummary"), long_text(5), note=self.tr("Stands before the results."))
        note = self.tr("Limitations of the methods are added from the worksheets.")
        self.below.add("limitations", self.tr("Limi&tations"), long_text(4), note=note)
        self.below.add("deviations", self.tr("&Deviations"), long_text(4), note=self.tr("Empty: “None.” is printed."))
        self.below.add("remarks", self.tr("Remar&ks"), long_text(4))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(12)
        about = paragraph(
            self.tr("Items, methods and results come from the worksheets; nothing is typed again."), "quiet"
        )
        heading = words(self.tr("Opinions and interpretations"), "section")
        for part in (about, self.above, heading, self.opinions, self.below):
            column.addWidget(part)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolled(inside))
        for form in (self.above, self.below):
            form.edited.connect(self.edited)
            form.finished.connect(self.finished)
        self.opinions.edited.connect(self.edited)
        self.opinions.after = self.above.fields["summary"].input
        self.setFocusProxy(self.above.fields["summary"].input)

    @property
    def content(self) -> Content:
        """What stands here."""
        said = {name: str(value or "") for form in (self.above, self.below) for name, value in form.values().items()}
        return Content(opinions=self.opinions.opinions, **said)

    def show_content(self, content: Content) -> None:
        """Show this; a text that stands here already keeps its cursor."""
        if trimmed(content) == self.content:
            return
        for form in (self.above, self.below):
            form.fill({name: text for name in form.fields if (text := getattr(content, name)) != (form[name] or "")})
        self.opinions.show_opinions(content.opinions)

    def complain(self, error: LimsError, sentence: str) -> bool:
        """Say beside a field what cannot be kept; answers whether there is such a field."""
        return error.code == "report.ratio" and self.opinions.complain(sentence, str(error.detail.get("ratio", "")))
