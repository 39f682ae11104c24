"""Settings: a file in, one record out, and clear words for what is wrong with it."""

from pathlib import Path

import pytest

from dragoman.errors import SettingsError
from dragoman.run.settings import Settings, load_settings, override, settings_of_folder


def test_no_file_is_the_defaults(tmp_path: Path) -> None:
    assert settings_of_folder(tmp_path) == Settings()


def test_actor_files_are_found_beside_the_settings(tmp_path: Path) -> None:
    (tmp_path / "dragoman.toml").write_text('languages = ["en", "fr"]\nactors = ["mine.tsv"]\n')
    settings = settings_of_folder(tmp_path)
    assert settings.languages == ("en", "fr")
    assert settings.actors == (str(tmp_path / "mine.tsv"),)


def test_arguments_add_actors_and_replace_the_pipeline() -> None:
    settings = override(Settings(actors=("a.tsv",), pipeline="one"), actors=[Path("b.tsv")], pipeline="two")
    assert (settings.actors, settings.pipeline) == (("a.tsv", "b.tsv"), "two")
    assert override(Settings(pipeline="one")).pipeline == "one"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("pipelines = 1", "unknown field `pipelines`"),
        ("languages = 'en'", r"Expected `array`, got `str`.*languages"),
        ("languages =", "is not TOML"),
    ],
)
def test_wrong_settings_name_the_file(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "dragoman.toml"
    file.write_text(text)
    with pytest.raises(SettingsError, match=message) as caught:
        load_settings(file)
    assert str(file) in str(caught.value)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be opened"):
        load_settings(tmp_path / "none.toml")
