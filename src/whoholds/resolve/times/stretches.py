"""Days, weeks, months and years around a date, as readings.

In: a date or a count of units. Out: a `Reading` with its half-open days and its TIMEX3 value.
Stays true: weeks begin on Monday; nothing outside the years 1 to 9998 is made (the rule then gives no bounds).
"""

from datetime import date, timedelta

from whoholds.resolve.times.expression import Grain, Reading
from whoholds.resolve.times.words import SEASONS, UNIT_CODES

ONE_DAY = timedelta(days=1)
_HALVES = {"hour": "30M", "minute": "30S", "year": "6M"}
"""Half of a unit, in the next finer one."""
_SEASON_CODES = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def make_day(year: int, month: int, day: int) -> date | None:
    """That date, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def months_on(day: date, months: int) -> date:
    """The same day so many months on (or back), or the last one of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = min(max(index // 12, 1), 9998), index % 12 + 1
    return next(found for back in range(4) if (found := make_day(year, month, day.day - back)))


def days_on(day: date, days: float) -> date:
    """`day` plus a number of days, kept inside the calendar."""
    return date.fromordinal(min(max(day.toordinal() + int(days), 1), date.max.toordinal() - 366))


def day_reading(day: date, grain: Grain = Grain.DAY) -> Reading:
    return Reading(day, day + ONE_DAY, grain, day.isoformat())


def week_reading(day: date) -> Reading:
    monday = days_on(day, -day.weekday())
    year, week, _ = monday.isocalendar()
    return Reading(monday, days_on(monday, 7), Grain.WEEK, f"{year}-W{week:02d}")


def weekend_reading(day: date) -> Reading:
    """The Saturday and Sunday of the week of `day`."""
    week = week_reading(day)
    saturday = days_on(day, 5 - day.weekday())
    return Reading(saturday, days_on(saturday, 2), Grain.WEEKEND, f"{week.value}-WE")


def month_reading(year: int, month: int) -> Reading:
    start = date(year, month, 1)
    return Reading(start, months_on(start, 1), Grain.MONTH, f"{year:04d}-{month:02d}")


def year_reading(year: int) -> Reading:
    return Reading(date(year, 1, 1), date(year + 1, 1, 1), Grain.YEAR, f"{year:04d}")


def decade_reading(year: int) -> Reading:
    first = year // 10 * 10
    return Reading(date(first, 1, 1), date(first + 10, 1, 1), Grain.DECADE, f"{first // 10}")


def century_reading(number: int) -> Reading:
    """The `number`-th century, by the century's usual name: the 20th is 1900 to 1999."""
    first = 100 * (number - 1)
    return Reading(date(max(first, 1), 1, 1), date(first + 100, 1, 1), Grain.CENTURY, f"{number - 1:02d}")


def season_reading(year: int, season: str) -> Reading:
    """A season of the northern half; a winter is named by the year it begins in."""
    month = SEASONS[season.lower()]
    start = date(year, month, 1)
    return Reading(start, months_on(start, 3), Grain.SEASON, f"{year:04d}-{_SEASON_CODES[month]}")


def quarter_reading(year: int, quarter: int) -> Reading:
    start = date(year, 3 * quarter - 2, 1)
    return Reading(start, months_on(start, 3), Grain.QUARTER, f"{year:04d}-Q{quarter}")


def unit_reading(unit: str, day: date) -> Reading:
    """The whole unit that `day` lies in."""
    match unit:
        case "week" | "fortnight":
            return week_reading(day)
        case "weekend":
            return weekend_reading(day)
        case "month":
            return month_reading(day.year, day.month)
        case "quarter":
            return quarter_reading(day.year, (day.month + 2) // 3)
        case "year":
            return year_reading(day.year)
        case "decade":
            return decade_reading(day.year)
        case "century":
            return century_reading(day.year // 100 + 1)
    return day_reading(day)


def move(day: date, number: float, unit: str) -> date:
    """`day` moved by `number` units, back if negative; hours move by whole days, rounded up."""
    match unit:
        case "minute":
            return day
        case "hour":
            return days_on(day, -(-number // 24) if number > 0 else number // 24)
        case "week":
            return days_on(day, 7 * number)
        case "fortnight":
            return days_on(day, 14 * number)
        case "weekend":
            return days_on(day, 7 * number)
        case "month":
            return months_on(day, round(number))
        case "quarter":
            return months_on(day, round(3 * number))
        case "year":
            return months_on(day, round(12 * number))
        case "decade":
            return months_on(day, round(120 * number))
        case "century":
            return months_on(day, round(1200 * number))
    return days_on(day, number)


def length_value(number: float | None, unit: str) -> str:
    """The TIMEX3 duration: "P2W", "PXM", "PT36H"; a half is told in the next finer unit ("P2Y6M")."""
    if number is not None and number % 1 == 0.5 and unit in _HALVES:
        whole = length_value(number - 0.5, unit) if number > 1 else "P" if unit == "year" else "PT"
        return whole + _HALVES[unit]
    scale = {"decade": 10, "century": 100, "fortnight": 2}.get(unit, 1)
    written = "X" if number is None else f"{number * scale:g}"
    if unit in ("hour", "minute"):
        return f"PT{written}{unit[0].upper()}"
    if number is None and unit in ("decade", "century"):
        return "PXE" if unit == "decade" else "PXC"
    return f"P{written}{UNIT_CODES.get(unit, 'W' if unit == 'fortnight' else 'Y' if scale > 1 else 'D')}"
