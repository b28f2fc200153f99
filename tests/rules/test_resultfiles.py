"""Result files: whole or not at all, once, kept, and every value says where in which file it stood."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from uuid import uuid4

import pytest

from lims_desktop import files, resultfiles, worksheets
from lims_desktop.codes import machine_code
from lims_desktop.errors import Conflict, NeedsReason, Refused
from lims_desktop.resultfiles import File, Layout, Mapped, Matching, Table, results_import
from lims_desktop.worksheets import Entry
from tests.database import Database, LabOf, Psql, Refusal
from tests.rules.test_requests import method
from tests.rules.test_worksheets import Bench, a_bench, an_instrument, bench

__all__ = ["bench", "method"]
LAYOUT = Layout(key=0, fields=(Mapped("ratio", 1), Mapped("ratio_confirmation", 2)))
OTHERS = ("tech.tom", "rita.view", "mona.manager", "quinn.manager", "aud.itor", "admin.ada", "client.pol")
IMPORT = "select lims.results_import(gen_random_uuid(), %s, %s, %s, %s)"


def export(lab_of: LabOf, bench: Bench, text: str = "") -> tuple[File, list[Entry]]:
    view = worksheets.view(lab_of("ana.lyst"), bench.worksheet)
    assert view is not None
    number = view.positions[-1].item_number
    text = text or f"Sample,Ratio,Col 2\n{number},1.885,y\nhigh_control,2.51,y\n{number},1.91,y\n"
    table = Table(text.encode(), LAYOUT)
    file = File("run7.csv", text.encode(), LAYOUT, len(table.rows), bench.instrument)
    return file, Matching(view).plan(table).entries(change=True)


def as_json(entries: list[Entry]) -> str:
    return json.dumps([{name: getattr(one, name) for name in Entry.__slots__} for one in entries])


def test_a_file_comes_in_whole_says_where_and_stays(lab_of: LabOf, bench: Bench, database: Database) -> None:
    ana, act = lab_of("ana.lyst"), uuid4()
    worksheets.start(ana, bench.worksheet)
    file, entries = export(lab_of, bench)
    told = results_import(ana, bench.worksheet, file, entries, act=act)
    assert told.versions == [1] * 6
    assert results_import(ana, bench.worksheet, file, entries, act=act) == told
    rows = database.superuser("select typed, source from lab.result where field = 'ratio' order by id")
    digest = sha256(file.raw).hexdigest()
    assert rows == [
        ("1.885", {"file": digest, "row": 2, "column": 2}),
        ("2.51", {"file": digest, "row": 3, "column": 2}),
        ("1.91", {"file": digest, "row": 4, "column": 2}),
    ]
    kept = files.read(lab_of("rita.view"), digest)
    assert kept is not None
    assert kept.content == file.raw
    assert files.read(lab_of("client.pol"), digest) is None
    (line,) = resultfiles.files_of(lab_of("rita.view"), bench.worksheet)
    assert (line.name, line.taken, line.entered_by) == ("run7.csv", 6, "Ana Lyst")
    with pytest.raises(Refused, match=r"result_file\.twice") as refusal:
        results_import(ana, bench.worksheet, file, entries, again=True, reason="Once more")
    assert refusal.value.detail["by"] == "Ana Lyst"


def test_nothing_of_a_file_is_entered_when_one_value_is_refused(
    lab_of: LabOf, bench: Bench, psql: Psql, database: Database
) -> None:
    ana = lab_of("ana.lyst")
    file, entries = export(lab_of, bench)
    with pytest.raises(Refused, match=r"worksheet\.wrong_state"):
        results_import(ana, bench.worksheet, file, entries)
    worksheets.start(ana, bench.worksheet)
    with pytest.raises(Refused, match=r"worksheet\.no_number"):
        results_import(ana, bench.worksheet, file, [*entries[1:], replace(entries[0], typed="1,5")])
    with pytest.raises(Refused, match=r"worksheet\.too_many_lines"):
        results_import(ana, bench.worksheet, file, [*entries, replace(entries[0], replicate=3)])
    with pytest.raises(Refused, match=r"worksheet\.no_position"):
        results_import(ana, bench.worksheet, file, [*entries, replace(entries[0], position=99_999)])
    with pytest.raises(Refused, match=r"worksheet\.nothing"):
        results_import(ana, bench.worksheet, file, [])
    with pytest.raises(Refused, match=r"result_file\.not_used"):
        results_import(ana, bench.worksheet, replace(file, instrument=an_instrument(lab_of)), entries)
    for source in (None, {}, {"row": 0, "column": 1}, {"row": "x", "column": 1}, {"row": 1, "column": None}):
        with pytest.raises(Refused, match=r"result_file\.no_source"):
            results_import(ana, bench.worksheet, file, [replace(entries[0], source=source)])
    about = json.dumps({"name": "a.csv", "lines": 1, "layout": {}})
    for login in OTHERS:
        told = psql(login, IMPORT, bench.worksheet, file.raw, about, as_json(entries))
        assert isinstance(told, Refusal), login
        assert told.state == "42501", login
    assert psql("ben.lyst", IMPORT, bench.worksheet, file.raw, about, as_json(entries)) == Refusal(
        "LM001", "authorisation.missing"
    )
    counts = "select (select count(*) from lab.result), (select count(*) from lab.result_file)"
    assert database.superuser(counts) == [(0, 0)]
    assert not database.superuser("select from lab.blob where sha256 = %s", file.sha256)


def test_a_source_is_said_by_the_laboratory_only(lab_of: LabOf, bench: Bench, psql: Psql) -> None:
    worksheets.start(lab_of("ana.lyst"), bench.worksheet)
    entry = Entry(None, "slope", "12.5", source={"file": "ab" * 32, "row": 1, "column": 1})
    enter = "select lims.results_enter(gen_random_uuid(), %s, %s)"
    assert psql("ana.lyst", enter, bench.worksheet, as_json([entry])) == Refusal("LM001", "result_file.no_source")
    for change in ("update lab.result_file set name = 'x'", "delete from lab.result_file"):
        told = psql("ana.lyst", change)
        assert isinstance(told, Refusal)
        assert told.state == "42501"


def test_what_stands_there_is_changed_only_with_a_reason(lab_of: LabOf, bench: Bench) -> None:
    ana = lab_of("ana.lyst")
    worksheets.start(ana, bench.worksheet)
    file, entries = export(lab_of, bench)
    first = entries[0]
    worksheets.enter(ana, bench.worksheet, [replace(first, typed="1.8", source=None)])
    with pytest.raises(Conflict, match=r"worksheet\.changed_meanwhile"):
        results_import(ana, bench.worksheet, file, entries)
    _, seen = export(lab_of, bench)
    with pytest.raises(NeedsReason, match=r"worksheet\.why_changed"):
        results_import(ana, bench.worksheet, file, seen)
    told = results_import(ana, bench.worksheet, file, seen, reason="The export counts, not the display")
    assert told.versions == [2, 1, 1, 1, 1, 1]


def test_a_file_belongs_to_one_worksheet_unless_somebody_says_otherwise(lab_of: LabOf, bench: Bench) -> None:
    ana = lab_of("ana.lyst")
    worksheets.start(ana, bench.worksheet)
    text = "Sample,Ratio,Col 2\nreagent_blank,0.01,y\n"
    file, entries = export(lab_of, bench, text)
    results_import(ana, bench.worksheet, file, entries)
    other = a_bench(lab_of, equipped=False)
    for lot in bench.lots:
        worksheets.take(ana, other.worksheet, machine_code("R", lot))
    worksheets.start(ana, other.worksheet)
    again, entries = export(lab_of, other, text)
    with pytest.raises(Refused, match=r"result_file\.elsewhere"):
        results_import(ana, other.worksheet, again, entries)
    with pytest.raises(NeedsReason, match=r"result_file\.why_again"):
        results_import(ana, other.worksheet, again, entries, again=True)
    results_import(ana, other.worksheet, again, entries, again=True, reason="One sequence for two worksheets")
    assert [one.worksheet_id for one in resultfiles.files_of(ana, sha256=file.sha256)] == [
        bench.worksheet, other.worksheet,
    ]  # fmt: skip


def test_how_files_are_read_is_remembered_for_the_instrument(lab_of: LabOf, bench: Bench, psql: Psql) -> None:
    ana = lab_of("ana.lyst")
    view = worksheets.view(ana, bench.worksheet)
    assert view is not None
    assert [one.read for one in resultfiles.mappings(ana, bench.worksheet, view.method)] == [None]
    act = uuid4()
    saved = resultfiles.result_mapping_save(ana, bench.instrument, view.method, LAYOUT, act=act)
    assert resultfiles.result_mapping_save(ana, bench.instrument, view.method, LAYOUT, act=act) == saved
    resultfiles.result_mapping_save(ana, bench.instrument, view.method, replace(LAYOUT, decimal=",", delimiter=";"))
    (found,) = resultfiles.mappings(ana, bench.worksheet, view.method)
    assert (found.read, found.saved_by) == (replace(LAYOUT, decimal=",", delimiter=";"), "Ana Lyst")
    save = "select lims.result_mapping_save(gen_random_uuid(), %s, %s, %s)"
    for layout in ("[]", '"x"', json.dumps({"x": "y" * 20_000})):
        assert psql("ana.lyst", save, bench.instrument, view.method, layout) == Refusal(
            "LM001", "result_file.no_layout"
        )
    assert psql("ana.lyst", save, 999, view.method, "{}") == Refusal("LM001", "instrument.unknown")
    assert psql("ana.lyst", save, bench.instrument, "nothing", "{}") == Refusal("LM001", "method.unknown")
    assert psql("ben.lyst", save, bench.instrument, view.method, "{}") == Refusal("LM001", "authorisation.missing")
    for login in OTHERS:
        told = psql(login, save, bench.instrument, view.method, "{}")
        assert isinstance(told, Refusal)
        assert told.state == "42501", login
