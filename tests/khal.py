"""How khal is set up where its figures or its reading of our files are wanted."""

from __future__ import annotations

KHAL = """[calendars]
[[mine]]
path = {folder}/khal
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/Bucharest
default_timezone = Europe/Bucharest
[sqlite]
path = {folder}/khal.db
"""
