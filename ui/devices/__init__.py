"""The parts of the devices page: what is attached, tests of each kind of device, and the simulators' own panel."""
