"""Entries -> proposed Judgements: which speak of the same happening; docs/design/fold.md has the rules."""

from dragoman.resolve.propose import MAKER, Resolver, propose
from dragoman.resolve.stories import stories, told
from dragoman.resolve.story_index import StoryIndex
from dragoman.resolve.story_sketch import Sketches

__all__ = ["MAKER", "Resolver", "Sketches", "StoryIndex", "propose", "stories", "told"]
