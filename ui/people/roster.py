"""Who there is: everybody this person may see, with duties, account and badge, as the page shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from lims_desktop import agencies, labels, lists, people, places
from lims_desktop.agencies import Agency
from lims_desktop.lab import Lab
from lims_desktop.labels import Badge
from lims_desktop.people import Known
from lims_desktop.places import Office
from ui import remembered
from ui.duties import duty_words

CLIENT = ("agency_client",)
"""All that a client sees of people are the clients of their own agency, who have no other duty."""

SEE_LOCKS = frozenset({"administrator", "auditor", "quality_manager"})


@dataclass(frozen=True)
class PersonRow:
    """One person of the list."""

    known: Known
    duties: tuple[str, ...]
    office: str
    agency: str
    locked_until: datetime | None
    badge: Badge | None
    section: str = ""

    @property
    def id(self) -> int:
        """The person's number."""
        return self.known.id

    @property
    def name(self) -> str:
        """What the person is called."""
        return self.known.name

    @property
    def login(self) -> str:
        """What the person types to sign in."""
        return self.known.login

    @property
    def duty_words(self) -> str:
        """Every duty in the reader's language."""
        return ", ".join(sorted(duty_words(duty) for duty in self.duties))

    def fits(self, text: str) -> bool:
        """Whether each of these words is somewhere in what is known of the person."""
        about = (self.known.title or "", self.office, self.section, self.agency, self.duty_words)
        said = " ".join((self.name, self.login, *about))
        return all(word in said.casefold() for word in text.casefold().split())


@dataclass(frozen=True)
class Roster:
    """Everybody, and the offices and agencies they belong to."""

    people: tuple[PersonRow, ...]
    offices: tuple[Office, ...]
    agencies: tuple[Agency, ...]
    sections: tuple[tuple[str, str], ...] = ()


def roster(lab: Lab, language: str = "en") -> Roster:
    """Everybody this person may see. What a duty may not read is left out."""
    mine = lab.me.duties
    client = "agency_client" in mine
    offices, known_agencies = places.offices(lab), agencies.agencies(lab)
    held: dict[int, list[str]] = {}
    for duty in () if client else people.duties(lab):
        held.setdefault(duty.person_id, []).append(duty.duty)
    locks = {lock.person_id: lock.until for lock in people.locked(lab)} if mine & SEE_LOCKS else {}
    badges = {} if client else {badge.person: badge for badge in labels.badges(lab)}
    office_names: Mapping[int | None, str] = {office.id: office.name for office in offices}
    agency_names: Mapping[int | None, str] = {agency.id: agency.name for agency in known_agencies}
    sections = tuple((term.code, term.named(language)) for term in lists.terms(lab, "discipline"))
    rows = tuple(
        PersonRow(
            one,
            CLIENT if client else tuple(held.get(one.id, ())),
            office_names.get(one.office_id, ""),
            agency_names.get(one.agency_id, ""),
            locks.get(one.id),
            badges.get(one.id),
            dict(sections).get(one.section or "", one.section or ""),
        )
        for one in people.everyone(lab)
    )
    return Roster(rows, tuple(offices), tuple(known_agencies), sections)


def change_password(lab: Lab, old: str, new: str) -> None:
    """Change my own password; a password this computer remembers is the new one from then on."""
    people.set_password(lab, old, new)
    if remembered.recall(lab.station, lab.me.login) is not None:
        remembered.remember(lab.station, lab.me.login, new)
