"""From how many people on a number may be told about them."""

FEW = 5  # no statistic about fewer people
