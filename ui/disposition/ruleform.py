"""The question for one retention rule: what it fits, how long it keeps, and what then."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from lims_desktop import retention
from lims_desktop.retention import CONSENTS, Rule
from ui.disposition import wording
from ui.forms import long_text, text_input
from ui.parts.asking import Asking
from ui.parts.choice import Choice
from ui.parts.terms import Terms

_LISTS = (("offences", "offence"), ("outcomes", "case_outcome"), ("item_types", "item_type"))


class RuleForm(Asking):
    """A rule to put; words of lists are written by their code, apart by commas."""

    def __init__(self, rule: Rule | None, terms: Terms, over: QWidget | None) -> None:
        title = self.tr("Change a rule") if rule else self.tr("New rule")
        text = self.tr("Another manager confirms it. The old version stays on record.")
        super().__init__(title, text, self.tr("&Put the rule"), over, columns=2)
        self.terms = terms
        self._texts()
        self._period()
        self.form.add("reason", self.tr("&Why"), long_text(2), span=2)
        self.require("code", "name", "name_es", "clock", "action", "reason")
        if rule is not None:
            self._fill(rule)

    def said(self, rule: Rule | None, values: dict[str, Any]) -> dict[str, Any]:
        """What was written, as the act takes it."""
        made = Rule(
            values["code"],
            values["name"],
            values["name_es"],
            _months(values["months"]),
            values["clock"],
            values["action"],
            [kind for kind in CONSENTS if values[kind]],
            item_class=values["item_class"],
            version=rule.version if rule else 0,
            offences=_codes(values["offences"]),
            outcomes=_codes(values["outcomes"]),
            item_types=_codes(values["item_types"]),
        )
        return retention.said(made, active=not values["ended"])

    def _texts(self) -> None:
        add = self.form.add
        add("code", self.tr("&Code"), text_input(40))
        add("item_class", self.tr("Item c&lass"), Choice(wording.options("classes"), self.tr("Every class")))
        add("name", self.tr("Name, &English"), text_input(200))
        add("name_es", self.tr("Name, &Spanish"), text_input(200))
        apart = self.tr("Codes apart by commas; empty fits all")
        add("offences", self.tr("&Offences"), text_input(600), note=apart)
        add("outcomes", self.tr("Case o&utcomes"), text_input(600), note=apart)
        add("item_types", self.tr("Item &types"), text_input(600), note=apart, span=2)

    def _period(self) -> None:
        add = self.form.add
        add("months", self.tr("&Months"), text_input(4), note=self.tr("Empty: until an authority decides"))
        add("clock", self.tr("Counted &from"), Choice(wording.options("clocks")))
        add("action", self.tr("And &then"), Choice(wording.options("actions")))
        for kind, text in wording.options("consents"):
            add(kind, self.tr("Consent"), QCheckBox(text))
        add("ended", self.tr("Validity"), QCheckBox(self.tr("This rule ends")), span=2)

    def _fill(self, rule: Rule) -> None:
        self.form.fill(
            {
                "code": rule.code,
                "name": rule.name,
                "name_es": rule.name_es,
                "months": rule.months,
                "clock": rule.clock,
                "action": rule.action,
                "item_class": rule.item_class,
                **{kind: kind in rule.consents for kind in CONSENTS},
                **{key: ", ".join(getattr(rule, key) or ()) for key, _ in _LISTS},
            }
        )
        self.form.fields["code"].input.setEnabled(False)


def _codes(text: str | None) -> list[str] | None:
    found = [part for part in re.split(r"[,;\s]+", text or "") if part]
    return found or None


def _months(text: str | None) -> Any:
    return int(text) if text and text.isdigit() else text
