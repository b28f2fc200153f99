"""Everything with a cable: label printers, scanners, balances, temperature loggers, and their simulators.

No screen and no database here: a device is handed a `Port` and answers plain values. What goes wrong with a device is
a `lims_desktop.errors.Refused` with a code that has a sentence: `devices.silent`, `label.does_not_fit` ...

* `devices.bench.Bench` - what the station file says is attached; status, print, test label, test scan, last faults.
* `devices.port` - one `Port` for every cable; `devices.script` replays and records conversations.
* `devices.scan.read_scan(raw)` - what a scanner sent, as a `Scan(text, symbology, ok, problem)`.
* `devices.labels` - `designs()` by name, `preview(design, fields, dpi)` as PNG, `compose` for a printer.
* `devices.printers` - ZPL, TSPL, EPL2, a system queue, a PDF sheet; each answers `status()` and `print(label)`.
* `devices.balances` - MT-SICS, A&D, SBI, Ohaus; each answers `weigh()` with a stable `Weight`.
* `devices.loggers` - Lake Shore 218; each answers `read(channel)` with a `Temperature`.
* `devices.simulated` - devices that behave like the real ones, their faults included.
* `devices.simulate` - the same simulators for a person at a command line, over a TCP port or a pseudo-terminal.

A new driver is one file with one class, registered by name; no existing line changes. None of these drivers has been
tried on the hardware yet: each says so by `tried = False`, and the screen repeats it.
"""
