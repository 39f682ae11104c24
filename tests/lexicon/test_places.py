"""The gazetteer: candidates of a name, countries, and that the shipped file is what tools/gazetteer.py makes."""

import importlib.util
from pathlib import Path

import pytest

from dragoman.lexicon.places import FOLDER, load_gazetteer
from dragoman.model import PlaceKind

SCRIPT = Path(__file__).parents[2] / "tools" / "gazetteer.py"


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Geneva", "CHE", PlaceKind.CITY),
        ("Kiev", "UKR", PlaceKind.CITY),
        ("Khar'kov", "UKR", PlaceKind.CITY),
        ("sharm el sheikh", "EGY", PlaceKind.CITY),
        ("Camp David", "USA", PlaceKind.VENUE),
        ("Élysée Palace", "FRA", PlaceKind.VENUE),
        ("Alaska", "USA", PlaceKind.REGION),
        ("Donbass", "UKR", PlaceKind.REGION),
        ("Black Sea", None, PlaceKind.WATER),
    ],
)
def test_what_a_name_means_where_nothing_else_is_known(name: str, country: str | None, kind: PlaceKind) -> None:
    best = load_gazetteer().candidates(name)[0].place
    assert (best.country, best.kind) == (country, kind)


def test_an_unknown_name_means_no_place() -> None:
    assert load_gazetteer().candidates("Xyzzyville") == ()
    assert load_gazetteer().country("XXX") is None


def test_a_country_lies_at_its_capital_and_kosovo_has_our_code() -> None:
    qatar, kosovo = (load_gazetteer().country(code) for code in ("QAT", "KOS"))
    assert qatar is not None
    assert kosovo is not None
    assert (round(qatar.latitude, 1), round(qatar.longitude, 1)) == (25.3, 51.5)
    assert kosovo.name == "Kosovo"


def test_the_shipped_gazetteer_is_what_the_script_makes(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("gazetteer", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.rows() == script.shipped((FOLDER / "gazetteer.sqlite.gz").read_bytes())
