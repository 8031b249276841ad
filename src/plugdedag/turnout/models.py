"""How many people are expected on a day, as it was told so many days before. Nothing here is about anybody."""

from __future__ import annotations

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone

from plugdedag.days.models import Day
from plugdedag.engine.turnout import ENOUGH


class Forecasts(models.QuerySet["Forecast"]):
    def sure(self) -> Forecasts:
        """Those with enough history behind them, for the date the day is still on: a day that moved is told anew."""
        return self.filter(date=F("day__date"), learned__gte=ENOUGH)

    def last_told(self) -> Forecasts:
        """Of each day the one that was told last for the date it is on, sure or not."""
        mine = Forecast.objects.filter(day=OuterRef("day"), date=OuterRef("day__date"))
        return self.filter(pk=Subquery(mine.order_by("days_to_go").values("pk")[:1]))


class Forecast(models.Model):
    """What was told of a day on one date: a distribution, its range that holds four times in five, and why.

    A row for each number of whole days to go; the last one of that date stays.
    """

    day = models.ForeignKey(Day, models.CASCADE, related_name="forecasts")
    date = models.DateField()  # of the day, when this was told
    days_to_go = models.PositiveSmallIntegerField()
    made = models.DateTimeField(default=timezone.now)  # before anything was read for it
    learned = models.PositiveSmallIntegerField()  # from so many days that were
    said = models.PositiveSmallIntegerField()  # so many had said by then that they come
    mean = models.FloatField()
    low = models.PositiveSmallIntegerField()
    high = models.PositiveSmallIntegerField()
    chances = models.JSONField(default=list)  # of 0, 1, 2 … people
    why = models.JSONField(default=dict)  # in people: said, others, strangers

    objects = Forecasts.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "date", "days_to_go"], name="forecast_once_a_date"),
            models.CheckConstraint(condition=Q(low__lte=F("high")), name="forecast_range_has_a_width"),
        ]

    def __str__(self) -> str:
        return f"{self.low}–{self.high}, {self.days_to_go} before {self.date}"

    @property
    def is_early(self) -> bool:
        """Too early to say: there are too few days to have learned from."""
        return self.learned < ENOUGH

    @property
    def likely(self) -> int:
        """The number that is as likely too high as too low."""
        total = 0.0
        for count, chance in enumerate(self.chances):
            total += chance
            if total >= 0.5:
                return count
        return self.high
