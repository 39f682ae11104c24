"""The tree of exceptions. Bad input text never raises: it becomes a Diagnostic."""


class DragomanError(Exception):
    """Anything dragoman raises on purpose. The message says what, where and what to do."""


class LexiconError(DragomanError):
    """A data file (lexicon, actors) breaks its schema; the message names file, line and column."""


class SettingsError(DragomanError):
    """A setting or argument is unusable (unknown pipeline, bad date, unknown format)."""


class PluginError(DragomanError):
    """A plugin cannot be loaded or does not keep its door's contract."""


class LedgerError(DragomanError):
    """A store refused to read or append."""
