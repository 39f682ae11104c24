"""The annotate room's one door: Document -> Annotated."""

from collections.abc import Iterable, Iterator

from spacy.language import Language

from dragoman.annotate.capitals import Capitals
from dragoman.annotate.coreference import Resolver
from dragoman.annotate.groups import unknown_groups
from dragoman.annotate.joint_names import JointNames
from dragoman.annotate.names import KnownNames
from dragoman.annotate.parse import Parser
from dragoman.annotate.people import UnknownPeople, name_people, of_land
from dragoman.annotate.places import PlaceFinder
from dragoman.annotate.roles import RolePhrases, Scene
from dragoman.annotate.times import dated_weekdays, find_times, weekday_clashes
from dragoman.annotate.voice import own_voice, publishing
from dragoman.lexicon.actors import ActorIndex
from dragoman.lexicon.groups import load_group_words
from dragoman.lexicon.joint_names import load_joint_names
from dragoman.lexicon.people import load_person_words
from dragoman.lexicon.places import load_gazetteer, load_place_words
from dragoman.lexicon.publishers import load_publishers
from dragoman.lexicon.roles import Roles, load_roles
from dragoman.lexicon.times import load_times
from dragoman.model import ActorKind, Annotated, Document


class SpacyAnnotator:
    """Tokens and trees by a spaCy pipeline; actors, roles, coreference and times by our own rules."""

    def __init__(self, pipeline: Language, actors: ActorIndex, roles: Roles | None = None) -> None:
        self._index = actors
        self._roles = roles or load_roles()
        self._times = load_times()
        self._publishers = load_publishers()
        self._group_words = load_group_words()
        self._joint = JointNames(load_joint_names())
        self._words = load_person_words()
        self._parser = Parser(pipeline, reader=Capitals(actors, self._words.given).reader)
        self._names = KnownNames(actors, self._roles)
        place_words = load_place_words()
        self._places = PlaceFinder(load_gazetteer(), place_words)
        things = {*self._group_words, *place_words.with_use("part")}
        self._people = UnknownPeople(actors, self._roles, self._words, things)
        self._phrases = RolePhrases(actors, self._roles)

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotated]:
        """One Annotated for each document, in order."""
        for parsed in self._parser.parse(documents):
            yield self.link(parsed)

    def link(self, parsed: Annotated) -> Annotated:
        """A parsed document with its actors, mentions and times."""
        known = list(self._names.mentions(parsed))
        groups = list(unknown_groups(parsed, known, self._group_words))
        longer = [*(mention for mention, _ in groups), *self._joint.mentions(parsed)]
        covered = {i for mention in longer for i in range(mention.first, mention.last)}
        known = [*(m for m in known if m.head not in covered), *longer]
        known.sort(key=lambda m: m.first)
        places = tuple(self._places.find(parsed.replace(mentions=tuple(known), actors=self._index.actors)))
        people = list(self._people.find(parsed, [*known, *places]))
        publisher = publishing(parsed, self._index, self._publishers)
        home = publisher.id if publisher is not None and publisher.kind is ActorKind.STATE else None
        lands = [land for at in places if (land := of_land(parsed, at)) is not None]
        loose = [m for m in known if not m.parties and self._index.actors[m.actors[0]].kind is ActorKind.PERSON]
        known = [m for m in known if m not in loose]
        people += [(m, self._index.actors[m.actors[0]]) for m in loose]
        persons, actors = name_people(parsed, people, known, self._roles, self._index, lands=lands, home=home)
        named = sorted([*known, *persons], key=lambda m: m.first)
        scene = Scene(heading=tuple(self._names.heading(parsed)), voice=publisher.id if publisher else None)
        roles = list(self._phrases.mentions(parsed, named, scene))
        voice = own_voice(parsed, self._index, self._publishers)
        mentions = Resolver(parsed, self._index, self._roles, self._words).resolve([*named, *roles, *voice])
        met = {actor for mention in mentions for actor in (*mention.actors, *mention.parties)}
        met |= {at.place.country for at in places if at.place.country is not None}
        actors |= {actor.id: actor for _, actor in groups}
        actors |= {actor: self._index.actors[actor] for actor in met if actor in self._index.actors}
        linked = parsed.replace(mentions=tuple(mentions), places=places, actors=actors)
        times = tuple(find_times(linked, self._times))
        doubts = tuple(weekday_clashes(linked, self._times)) if dated_weekdays(times) else ()
        return linked.replace(times=times, doubts=doubts)
