"""PLOVER events: what happened between whom, of the sixteen types of the 2021 specification."""

from dragoman.extract.events.codes import CodedEvent, code_events
from dragoman.extract.events.extractor import EventExtractor

__all__ = ["CodedEvent", "EventExtractor", "code_events"]
