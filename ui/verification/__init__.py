"""The parts of the pages about second examiners and their conflicts."""
