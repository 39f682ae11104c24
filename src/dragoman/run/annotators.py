"""The built-in annotator as the plugin door wants it: made from a pipeline's name and the actors."""

from dragoman.annotate.annotator import SpacyAnnotator
from dragoman.annotate.parse import load_pipeline
from dragoman.lexicon.actors import ActorIndex


def spacy_annotator(pipeline: str | None, actors: ActorIndex) -> SpacyAnnotator:
    """The annotator on the named spaCy pipeline, or on the default one. Raises SettingsError where it is missing."""
    return SpacyAnnotator(load_pipeline(pipeline), actors)
