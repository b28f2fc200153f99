"""Who works in the laboratory of the tests, and their passwords."""

from __future__ import annotations

PASSWORD = "a demonstration password"
GIVEN = "given by an administrator"
"""What an administrator gives; everybody here has replaced it."""
EVERYONE = {
    "admin.ada": ("Ada Ministrator", ["administrator"]),
    "admin.bert": ("Bert Ministrator", ["administrator"]),
    "tech.tom": ("Tom Evidence", ["evidence_technician"]),
    "tech.tina": ("Tina Evidence", ["evidence_technician"]),
    "ana.lyst": ("Ana Lyst", ["analyst"]),
    "ben.lyst": ("Ben Lyst", ["analyst"]),
    "rita.view": ("Rita View", ["technical_reviewer"]),
    "adam.view": ("Adam View", ["administrative_reviewer"]),
    "mona.manager": ("Mona Manager", ["laboratory_manager"]),
    "quinn.manager": ("Quinn Manager", ["quality_manager"]),
    "sam.scene": ("Sam Scene", ["scenes_of_crime_officer"]),
    "max.medic": ("Max Medic", ["medical_examiner"]),
    "aud.itor": ("Aud Itor", ["auditor"]),
}
"""One person for each duty of the laboratory, two where two are needed; the agency's clients come with their agency."""
