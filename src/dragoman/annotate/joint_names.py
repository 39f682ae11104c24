"""Mentions of several parties by one name: "North and South Korea", "the two Koreas"."""

import re
from collections.abc import Iterator, Mapping

from dragoman.annotate.names import head_of, token_range
from dragoman.model import Annotated, Mention, MentionKind, Span


class JointNames:
    """Finds the names of joint_names.tsv."""

    def __init__(self, parties: Mapping[str, tuple[str, ...]]) -> None:
        self._parties = parties
        longest = sorted(parties, key=len, reverse=True)
        self._pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")

    def mentions(self, annotated: Annotated) -> Iterator[Mention]:
        """Mentions in text order; where the words break a token, none."""
        starts: dict[int, int] = {}
        for found in self._pattern.finditer(annotated.document.text):
            starts = starts or {token.start: token.i for token in annotated.tokens}
            span = Span(start=found.start(), end=found.end())
            tokens = token_range(annotated, span, starts)
            if tokens is not None:
                parties = self._parties[found.group()]
                yield Mention(
                    span=span,
                    text=found.group(),
                    kind=MentionKind.GROUP,
                    actors=parties,
                    parties=parties,
                    first=tokens[0],
                    last=tokens[1],
                    head=head_of(annotated, *tokens),
                )
