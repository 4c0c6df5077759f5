"""The days of the week as the file of settings names them."""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
