"""People who are no government's stand for themselves: "Chadian rebels" are not Chad.

The annotation gives their country, which the coding of events asks for; who reads parties calls `standing` first.
"""

from dragoman.model import ActorKind, Annotated, Mention, MentionKind

ARMED = ("REB", "PRM", "CRM")  # PLOVER sectors of people who are a party of their own
OPPOSED = "opposition"  # the office of an opposition and its people
CIVIL = ("CVL",)  # people who are a party where they meet somebody
UNION = "EU"  # whom "European leaders" speak for
RULING = ("government", "administration")
DESCRIBING = ("amod", "compound", "nmod")


def standing(annotated: Annotated) -> Annotated:
    """The document with such people as parties by the words of the text, in small letters."""
    named: dict[tuple[str, ...], str] = {}
    mentions = tuple(_own(annotated, m, named) for m in annotated.mentions)
    return annotated.replace(mentions=mentions) if mentions != annotated.mentions else annotated


def _own(annotated: Annotated, mention: Mention, named: dict[tuple[str, ...], str]) -> Mention:
    if mention.kind is MentionKind.ROLE and not mention.parties and _of_land(annotated, mention):
        land = by_words(annotated, mention)
        return mention.replace(parties=(land,), actors=(land,))
    if mention.kind is MentionKind.ROLE and not mention.parties and _of_union(annotated, mention):
        return mention.replace(parties=(UNION,), actors=(UNION,))
    apart = mention.sector in ARMED or opposes(mention)
    if not apart or not _of_state(annotated, mention):
        return mention
    if mention.kind is MentionKind.PRONOUN:
        party = named.get(mention.parties)
    elif mention.kind is MentionKind.ROLE and annotated.tokens[mention.head].tag in ("NNS", "NNPS", "NN"):
        party = named[mention.parties] = by_words(annotated, mention)
    else:
        return mention
    return mention.replace(parties=(party,), actors=(party,)) if party else mention


def _of_land(annotated: Annotated, mention: Mention) -> bool:
    """Whether a mention is the government of a land that no table has: "the Quebec government"."""
    words = annotated.children_of(mention.head, "compound")
    named = any(t.tag == "NNP" and t.entity in ("GPE", "LOC", "NORP") for t in words)
    return named and annotated.tokens[mention.head].lemma in RULING


def _of_union(annotated: Annotated, mention: Mention) -> bool:
    """Whether officials are called European and nothing else."""
    words = annotated.children_of(mention.head, "amod")
    return mention.sector == "GOV" and any(t.text == "European" for t in words)


def opposes(mention: Mention) -> bool:
    """Whether a mention is an opposition or its people, and says so: "the party" alone may govern."""
    return mention.office == OPPOSED and (OPPOSED in mention.text.lower() or mention.kind is MentionKind.PRONOUN)


def _of_state(annotated: Annotated, mention: Mention) -> bool:
    """Whether nothing but a state is known of a mention's parties."""
    actors = [annotated.actors.get(party) for party in mention.parties]
    return bool(actors) and all(actor is not None and actor.kind is ActorKind.STATE for actor in actors)


def by_words(annotated: Annotated, mention: Mention) -> str:
    """The words of a phrase as a party's name: "Muslim separatists" is muslim-separatists."""
    tokens = annotated.tokens
    capitals = [
        t.i
        for t in annotated.children_of(mention.head, *DESCRIBING)
        if t.text[:1].isupper() and t.i < mention.first and tokens[t.i + 1].i <= mention.first
    ]
    first = min([mention.first, *capitals])
    words = annotated.words(annotated.span(first, mention.last)).lower()
    return words.removeprefix("the ").replace("'s ", " ").replace("’s ", " ").replace(" ", "-")
