"""The calendars in use: their sources, the meetings ahead, the days off."""
