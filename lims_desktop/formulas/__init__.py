"""Formulas of methods: parsed, checked and computed in decimal arithmetic; never Python, never binary fractions.

    formula = parse("round(mean(bac) - 2 * u, 3)")
    formula.names                      -> {"bac", "u"}
    formula.value({"bac": (Decimal("0.081"), Decimal("0.083")), "u": Decimal("0.002")})  -> Decimal("0.078")

A formula is made of numbers, texts in single quotes, names of fields, ``+ - * / ^``, comparisons, ``and or not``, and
the functions in `FUNCTIONS`. What is not known yet makes the result unknown (None); what cannot be computed is refused
with a `formula.` code. A `Plan` computes many formulas in the order of what they need, and refuses a circle.
"""

from lims_desktop.formulas.compute import Single, Value, compute
from lims_desktop.formulas.functions import FUNCTIONS
from lims_desktop.formulas.plan import Plan
from lims_desktop.formulas.reading import Formula, parse

__all__ = ["FUNCTIONS", "Formula", "Plan", "Single", "Value", "compute", "parse"]
