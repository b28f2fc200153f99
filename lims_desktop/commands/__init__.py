"""The command line. Each module here brings one subject by its function `register(app)`."""
