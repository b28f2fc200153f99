"""What devices, drivers, faults and kinds of barcode are called on the screen."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from devices.attached import Attached
from devices.printers import Status
from ui.parts.badge import Badge

WEDGE = "wedge"
"""The driver that the page shows for scanners that type; no entry of the station file has it."""

ICONS = {"printer": "printer", "scanner": "scan", "balance": "balance", "logger": "cold", "unknown": "warning"}

_KINDS = {
    "printer": QT_TRANSLATE_NOOP("devices", "Label printer"),
    "scanner": QT_TRANSLATE_NOOP("devices", "Scanner"),
    "balance": QT_TRANSLATE_NOOP("devices", "Balance"),
    "logger": QT_TRANSLATE_NOOP("devices", "Temperature logger"),
    "unknown": QT_TRANSLATE_NOOP("devices", "Unknown device"),
}
_DRIVERS = {
    "zpl": QT_TRANSLATE_NOOP("devices", "ZPL (Zebra and others)"),
    "tspl": QT_TRANSLATE_NOOP("devices", "TSPL (TSC and others)"),
    "epl2": QT_TRANSLATE_NOOP("devices", "EPL2 (older Zebra)"),
    "queue": QT_TRANSLATE_NOOP("devices", "Printer queue of this computer"),
    "sheet": QT_TRANSLATE_NOOP("devices", "PDF pages in a folder"),
    "serial": QT_TRANSLATE_NOOP("devices", "Serial or USB-CDC line"),
    "sics": QT_TRANSLATE_NOOP("devices", "MT-SICS (Mettler Toledo and others)"),
    "aandd": QT_TRANSLATE_NOOP("devices", "A&D"),
    "sbi": QT_TRANSLATE_NOOP("devices", "SBI (Sartorius)"),
    "ohaus": QT_TRANSLATE_NOOP("devices", "Ohaus"),
    "lakeshore": QT_TRANSLATE_NOOP("devices", "Lake Shore 218 commands"),
    WEDGE: QT_TRANSLATE_NOOP("devices", "Types like a keyboard"),
}
_FAULTS = {
    "paper_out": QT_TRANSLATE_NOOP("devices", "Out of labels"),
    "head_open": QT_TRANSLATE_NOOP("devices", "Head open"),
    "jam": QT_TRANSLATE_NOOP("devices", "Label jammed"),
    "ribbon_out": QT_TRANSLATE_NOOP("devices", "Out of ribbon"),
    "paused": QT_TRANSLATE_NOOP("devices", "Paused"),
    "paper_out_midway": QT_TRANSLATE_NOOP("devices", "Runs out midway"),
    "jam_midway": QT_TRANSLATE_NOOP("devices", "Jams midway"),
    "silent_midway": QT_TRANSLATE_NOOP("devices", "Silent midway"),
    "gone_midway": QT_TRANSLATE_NOOP("devices", "Unplugged midway"),
    "silent": QT_TRANSLATE_NOOP("devices", "Silent"),
    "half_answer": QT_TRANSLATE_NOOP("devices", "Half an answer"),
    "gone": QT_TRANSLATE_NOOP("devices", "Unplugged"),
    "half_scan": QT_TRANSLATE_NOOP("devices", "Next: cut off"),
    "burst": QT_TRANSLATE_NOOP("devices", "Next: 10,000 signs"),
    "control_bytes": QT_TRANSLATE_NOOP("devices", "Next: control bytes"),
    "unstable": QT_TRANSLATE_NOOP("devices", "Not at rest"),
    "overload": QT_TRANSLATE_NOOP("devices", "Overload"),
    "underload": QT_TRANSLATE_NOOP("devices", "Pan lifted"),
    "sensor_broken": QT_TRANSLATE_NOOP("devices", "Sensor broken"),
    "noise": QT_TRANSLATE_NOOP("devices", "Noise on the line"),
}
_SYMBOLOGIES = {
    "code128": "Code 128",
    "datamatrix": "Data Matrix",
    "gs1-128": "GS1-128",
    "gs1-datamatrix": "GS1 Data Matrix",
    "ean": "EAN-13 / UPC",
    "ean-8": "EAN-8",
    "qr": "QR",
    "code39": "Code 39",
    "unknown": QT_TRANSLATE_NOOP("devices", "Not told (AIM identifiers are off)"),
}
_KINDS_OF_CODE = {
    "E": QT_TRANSLATE_NOOP("devices", "Label of an item"),
    "C": QT_TRANSLATE_NOOP("devices", "Label of a container"),
    "L": QT_TRANSLATE_NOOP("devices", "Label of a place"),
    "U": QT_TRANSLATE_NOOP("devices", "Badge of a person"),
    "D": QT_TRANSLATE_NOOP("devices", "Code of a document"),
}


def kind_words(kind: str) -> str:
    """What kind of device this is."""
    return _said(_KINDS.get(kind, kind))


def driver_words(driver: str) -> str:
    """Which language the device speaks."""
    return _said(_DRIVERS.get(driver, driver))


def fault_words(fault: str) -> str:
    """What may be made to happen to a simulated device."""
    return _said(_FAULTS.get(fault, fault))


def symbology_words(symbology: str) -> str:
    """Which kind of barcode the scanner said it was."""
    return _said(_SYMBOLOGIES.get(symbology, symbology))


def code_words(letter: str) -> str:
    """What a machine code with this letter stands for."""
    return _said(_KINDS_OF_CODE[letter])


def where(device: Attached) -> str:
    """The port, and of a printer what is in it; nothing of scanners that type."""
    if device.driver == WEDGE:
        return ""
    port = _said(QT_TRANSLATE_NOOP("devices", "simulated")) if device.simulated else device.port
    parts = [port]
    if device.kind == "printer":
        parts += [f"{device.dpi} dpi", device.media and f"{device.media} mm"]
    return "  ·  ".join(part for part in parts if part)


def about(device: Attached) -> str:
    """One line on how the device is attached."""
    if device.driver == WEDGE:
        return driver_words(WEDGE)
    return where(device)


def state_badge(status: Status | None) -> Badge:
    """How a device is, as a shape and a word; None while it is asked."""
    if status is None:
        return Badge(_said(QT_TRANSLATE_NOOP("devices", "Asking …")))
    if status.busy:
        return Badge(_said(QT_TRANSLATE_NOOP("devices", "Busy")), "info")
    if status.ready:
        return Badge(_said(QT_TRANSLATE_NOOP("devices", "Ready")), "good")
    return Badge(_said(QT_TRANSLATE_NOOP("devices", "Not ready")), "warning")


def _said(words: object) -> str:
    return QCoreApplication.translate("devices", str(words))
