"""The laboratory itself: rules, records and acts. It knows neither the screen nor any cable."""
