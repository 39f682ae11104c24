"""The pages: each a record made from a look; PAGES lists them all."""

from dragoman.web.look import Page
from dragoman.web.pages.adding import PAGES as ADDING
from dragoman.web.pages.commitments import PAGES as COMMITMENTS
from dragoman.web.pages.stances import PAGES as STANCES
from dragoman.web.pages.talks import PAGES as TALKS
from dragoman.web.pages.texts import PAGES as TEXTS
from dragoman.web.pages.today import PAGES as TODAY

PAGES: tuple[Page, ...] = (*TODAY, *TALKS, *COMMITMENTS, *STANCES, *TEXTS, *ADDING)
"""All pages, in the order of the navigation."""
