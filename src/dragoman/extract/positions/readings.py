"""From a stance word to a Position: holder, content, mood, conditions, evidence."""

from collections.abc import Iterator
from itertools import islice

from dragoman.extract.clauses import distinct
from dragoman.extract.factuality.mood import Reality, negated, own_mood
from dragoman.extract.positions.conditions import conditions_at
from dragoman.extract.positions.contents import NAMING, Content, content, contents, infinitive_after
from dragoman.extract.positions.gates import content_tokens, counts, named_parties
from dragoman.extract.positions.holders import Holder, Reading, against_of, holder_of, is_state, named
from dragoman.extract.positions.moods import reality_of
from dragoman.extract.positions.offers import answer_to
from dragoman.extract.positions.promises import due_in, promised
from dragoman.extract.positions.scene import Scene
from dragoman.lexicon.issues import Named, Weight
from dragoman.lexicon.stances import StanceRow
from dragoman.lexicon.talks import Mood
from dragoman.model import ActorKind, Finding, Position, Record, Stance, Token

ASSERTED = (Mood.PAST, Mood.ONGOING, Mood.FUTURE)
REPORTED = ("would", "can", "could")
FACING = (Stance.DEMANDS, Stance.REJECTS, Stance.ACCUSES)
HINGING = (Stance.ACCEPTS, Stance.OFFERS, Stance.REJECTS, Stance.SUPPORTS, Stance.CONDITIONS)


class Charge(Record):
    """Who accuses, the token of the accused, and the head of what he is accused of."""

    accuser: Holder
    target: int
    deed: int


def stance_positions(scene: Scene) -> Iterator[Finding]:
    """A Position for each asserted stance word of a document, one an issue where it names several."""
    found = [reading for token in scene.annotated.tokens for reading in islice(readings(scene, token), 1)]
    for reading in found:
        if is_proposal(scene, reading):
            continue
        if not any(
            other.holder.parties == reading.holder.parties and _within(scene, other, reading.word) for other in found
        ):
            yield from _positions(scene, reading)


def is_proposal(scene: Scene, reading: Reading) -> bool:
    """Whether a reading belongs to the proposals: an answer to somebody's proposal, a request to outsiders."""
    answer = answer_to(scene, reading.content.head)
    answered = answer is not None and answer.verb == reading.word and set(answer.owners) != set(reading.holder.parties)
    return answered or requested(scene, reading)


def requested(scene: Scene, reading: Reading) -> bool:
    """Whether somebody asks an organisation to do something, or anybody to mediate."""
    if reading.content.frame != "person" or reading.row.lemma not in scene.lexicons.requests:
        return False
    asked = [scene.annotated.actors.get(p) for p in named_parties(scene, reading.content.target)]
    outside = any(actor is not None and actor.kind is ActorKind.ORGANISATION for actor in asked)
    return outside or scene.issue(content_tokens(scene, reading.content)) == "mediation"


def _within(scene: Scene, reading: Reading, word: int) -> bool:
    return word != reading.word and word in content_tokens(scene, reading.content)


def readings(scene: Scene, token: Token) -> Iterator[Reading]:
    """The readings of one token that are on the talks and not a meeting, accord or exchange."""
    verb = mistaken(scene, token)
    if verb is not None and counts(scene, verb):
        yield verb
    for row in rows_of(scene, token):
        taken = stance_of(scene, token, row)
        holder = _holder(scene, token, row) if taken is not None else None
        if taken is None or holder is None:
            continue
        denied = _denied(scene, token)
        for found in islice(contents(scene.annotated, token.i, row), 1):
            reading = Reading(word=token.i, row=row, holder=holder, content=found, stance=taken, denied=denied)
            if counts(scene, reading):
                yield reading


def mistaken(scene: Scene, token: Token) -> Reading | None:
    """A verb that the parser took for a noun, as it does in the style of headlines: "Kardania vows not to disarm"."""
    rows = scene.lexicons.stances.find(token.lemma, "VERB") if token.pos in ("NOUN", "PROPN") else ()
    who = next((m for m in scene.annotated.mentions if m.last == token.i and m.parties), None)
    sentence = scene.annotated.sentences[token.sentence]
    deed = infinitive_after(scene.annotated, token.i, sentence.last)
    if who is None or deed is None:
        return None
    content = Content(head=deed, frame="inf", negated=negated(scene.annotated, deed))
    fitting = [row for row in rows if "inf" in row.frames and ("not" not in row.frames or content.negated)]
    holder = Holder(parties=who.parties, token=who.head, speaker=who.actors[0])
    return next(
        (
            Reading(word=token.i, row=row, holder=holder, content=content, stance=row.taken)
            for row in fitting
            if row.taken is not None
        ),
        None,
    )


def _holder(scene: Scene, token: Token, row: StanceRow) -> Holder | None:
    """The word's own holder; who warns of harm to the talks is the speaker."""
    if token.pos == "ADJ" and row.frames == ("attr",):
        return _judge(scene, token)
    if "harm" not in row.frames:
        charge = charge_over(scene, token.i)
        accused = charge is not None and charge.deed == token.i and token.pos == "VERB"
        return named(scene, charge.target, token.i) if charge and accused else holder_of(scene, token.i)
    parties = scene.speaking(token.i)
    return Holder(parties=parties) if parties else None


def _judge(scene: Scene, token: Token) -> Holder | None:
    """Who says that something is unacceptable: the subject of "called it unacceptable", else the speaker."""
    above = scene.annotated.tokens[token.head]
    if above.lemma in NAMING:
        return holder_of(scene, above.i)
    parties = scene.speaking(token.i)
    return Holder(parties=parties) if parties else None


def rows_of(scene: Scene, token: Token) -> tuple[StanceRow, ...]:
    """The rows of a token's lemma, with its particle where it has one, or the word before it ("red line"); those of the
    adjective for a participle that is none ("is opposed to")."""
    stances = scene.lexicons.stances
    if token.pos == "PROPN":
        return ()
    if is_state(scene, token):
        return stances.find(token.text.lower(), "ADJ")
    prt = scene.annotated.child(token.i, "prt")
    if prt is None and token.pos == "NOUN" and token.i > 0:
        pair = stances.find(f"{scene.annotated.tokens[token.i - 1].text.lower()} {token.lemma}", "NOUN")
        if pair:
            return pair
    lemma = f"{token.lemma} {prt.lemma}" if prt is not None else token.lemma
    return stances.find(lemma, token.pos)


def stance_of(scene: Scene, token: Token, row: StanceRow) -> Stance | None:
    """The stance the row gives in the mood of its clause; None where nobody asserts that it is taken."""
    if token.pos == "NOUN":
        above = scene.annotated.tokens[token.head]
        if token.dep == "dobj" and scene.lexicons.stances.drops(above.lemma):
            return None
        return row.negated if negated(scene.annotated, token.i) else row.taken
    verb = token if token.pos == "VERB" else _copula(scene, token)
    if verb is None:
        return None
    if "harm" in row.frames:
        return _harms(scene, token, row)
    reality = reality_of(scene, verb)
    if "attr" in row.frames:  # what is said to be so is judged now, whatever clause the word stands in
        reality = Reality(mood=own_mood(scene.annotated, verb), negated=negated(scene.annotated, verb.i))
    denied = reality.negated or (verb.i != token.i and negated(scene.annotated, token.i))
    if reality.mood in (Mood.DENIED, Mood.NEGATED):
        return row.negated
    if not _asserted(scene, token, verb, reality):
        return None
    return row.negated if denied else row.taken


def _denied(scene: Scene, token: Token) -> bool:
    """Whether somebody denies that the stand was ever taken: "denied having agreed to talks"."""
    return token.pos == "VERB" and reality_of(scene, token).mood is Mood.DENIED


def _harms(scene: Scene, token: Token, row: StanceRow) -> Stance | None:
    """Harm counts where somebody says that it would be done to talks, an accord or peace."""
    what = scene.annotated.child(token.i, "dobj")
    hit = what is not None and any(n.issue.alone is Weight.GENERAL for n in scene.named(scene.own_words(what.i)))
    return row.taken if hit and scene.statement(token.i) is not None else None


def _told_to(scene: Scene, verb: Token) -> bool:
    """Whether the verb is what somebody is urged or asked to do."""
    for above in islice(scene.annotated.ancestors(verb.i), 3):
        if any("person" in row.frames for row in rows_of(scene, above)):
            deed = content(scene.annotated, above.i, "person")
            if deed is not None and verb.i in scene.annotated.conjuncts(deed.head):
                return True
    return False


def _asserted(scene: Scene, token: Token, verb: Token, reality: Reality) -> bool:
    if _told_to(scene, verb):
        return False
    if reality.mood is Mood.FUTURE and any(
        t.lemma == "when" for t in scene.annotated.children_of(verb.i, "advmod", "mark")
    ):
        return False
    if reality.mood in ASSERTED:
        return reality.operator is None or reality.mood is not Mood.FUTURE
    modal = next((t for t in scene.annotated.children_of(verb.i, "aux") if t.tag == "MD"), None)
    if reality.mood is Mood.POSSIBLE and reality.operator is None and modal is not None:
        reported = modal.lemma == "would" and scene.statement(token.i) is not None
        return reported or (modal.lemma in REPORTED and reality.negated)
    return reality.operator is not None and charge_over(scene, token.i) is not None


def _copula(scene: Scene, token: Token) -> Token | None:
    """The verb an adjective is said with: "is ready"; the adjective itself where there is none."""
    for above in (token, *scene.annotated.ancestors(token.i)):
        if above.pos in ("VERB", "AUX"):
            return above
        if above.dep not in ("acomp", "oprd", "conj", "attr", "advcl", "acl"):
            return token
    return token


def own_clause(scene: Scene, reading: Reading) -> set[int]:
    """The words of the stance word's clause where that clause describes the content: "a plan Kyiv rejected"."""
    if reading.word not in scene.annotated.subtree(reading.content.head):
        return set()
    return set(scene.annotated.subtree(reading.word))


def _positions(scene: Scene, reading: Reading) -> Iterator[Finding]:
    tokens = content_tokens(scene, reading.content) - own_clause(scene, reading)
    conditions = conditions_at(scene, reading.word, reading.content.head)
    inside = {i for c in conditions for i in c}
    hinging = conditions and reading.stance in HINGING
    aside = _own_negation(scene, reading) | _asides(scene, reading.content.head)
    about = _about(scene, reading.content, tokens - inside - aside)
    span = scene.span(_evidence(scene, reading, tokens | inside))
    issues = _issues(scene, reading, tokens - inside or tokens, about)
    bound = promised(scene, reading) and not hinging
    for issue, words in [(scene.issue(tokens | inside), about)] if hinging else issues:
        body = Position(
            by=reading.holder.parties,
            stance=Stance.CONDITIONS if hinging else reading.stance,
            about=words,
            issue=issue,
            against=against_of(scene, reading.content, reading.holder) if reading.stance in FACING else (),
            conditions=tuple(scene.words(c) for c in conditions),
            promised=bound,
            due=due_in(scene, tokens) if bound else None,
        )
        yield Finding(
            body=body, citations=(scene.annotated.cite(span),), according_to=chain_of(scene, reading), score=0.8
        )


def chain_of(scene: Scene, reading: Reading) -> tuple[str, ...]:
    """Who ascribes the stand: the accuser under whose charge the word stands, then the speakers around."""
    charge = charge_over(scene, reading.word)
    accuser = charge.accuser.speaker if charge is not None else None
    above = scene.chain(reading.word)[1 if reading.denied else 0 :]  # who denies it speaks for himself
    return distinct((*((accuser,) if accuser and accuser not in above else ()), *above))


def charge_over(scene: Scene, i: int) -> Charge | None:
    """The charge in whose content token i stands: "accuses Kyiv of *rejecting* compromises"."""
    for above in scene.annotated.ancestors(i):
        for row in rows_of(scene, above):
            content = next(contents(scene.annotated, above.i, row), None) if "charge" in row.frames else None
            if content is None or content.target is None or i not in scene.annotated.subtree(content.head):
                continue
            accuser = holder_of(scene, above.i)
            if accuser is not None and not negated(scene.annotated, above.i):
                return Charge(accuser=accuser, target=content.target, deed=content.head)
    return None


def _asides(scene: Scene, head: int) -> set[int]:
    """The relative clauses that only add to a content: "a two-state solution, *which the Greek Cypriots reject*"."""
    annotated = scene.annotated
    found = [annotated.subtree(t.i) for t in annotated.children_of(head, "relcl")]
    return {i for words in found if annotated.tokens[min(words) - 1].text == "," for i in words}


def _about(scene: Scene, content: Content, tokens: set[int]) -> str:
    return scene.words(tokens) if tokens else scene.annotated.tokens[content.head].text


def _own_negation(scene: Scene, reading: Reading) -> set[int]:
    """The "not" that the stance has taken up: who prefers not to attend rejects "to attend"."""
    if "not" not in reading.row.frames:
        return set()
    return {t.i for t in scene.annotated.children_of(reading.content.head, "neg")}


def _evidence(scene: Scene, reading: Reading, tokens: set[int]) -> set[int]:
    """The holder where it is the word's own subject or owner, the word, and the content."""
    word = scene.annotated.tokens[reading.word]
    found = {word.i, reading.content.head, *tokens}
    found |= scene.own_words(word.i) if "harm" in reading.row.frames else set()
    found |= {t.i for t in scene.annotated.children_of(word.i, "neg", "aux", "auxpass", "prt", "poss", "det")}
    if reading.denied:
        found |= scene.own_words(word.head)
    if reading.content.target is not None:
        found |= scene.own_words(reading.content.target)
    who = reading.holder.token
    if who is not None and _near(scene, word, who):
        found |= scene.own_words(who)
    inside = scene.annotated.sentences[word.sentence]
    return {i for i in found if inside.first <= i < inside.last}


def _near(scene: Scene, word: Token, who: int) -> bool:
    head = scene.annotated.tokens[who].head
    if scene.annotated.tokens[head].dep == "agent":
        head = scene.annotated.tokens[head].head
    verb = _copula(scene, word) if word.pos == "ADJ" else word
    return scene.annotated.tokens[who].sentence == word.sentence and (verb is not None and head in (word.i, verb.i))


def _issues(scene: Scene, reading: Reading, tokens: set[int], about: str) -> Iterator[tuple[str | None, str]]:
    """The issue of a content with its words; several where it lists several particular ones."""
    listed = _listed(scene, tokens) if reading.stance is not Stance.ACCUSES else {}
    if len(listed) < 2:
        yield scene.issue(tokens), about
        return
    for issue, words in listed.items():
        yield issue, scene.words(words)


def _listed(scene: Scene, tokens: set[int]) -> dict[str, set[int]]:
    """Issues that stand in different members of a list, each with its member's words."""
    found: dict[str, set[int]] = {}
    members: set[int] = set()
    for hit in scene.named(tokens):
        member = _member(scene, hit, tokens)
        if hit.issue.alone is not Weight.GENERAL:
            members |= {member} if member is not None else set()
            words = scene.own_words(member) if member is not None else set()
            found.setdefault(hit.issue.id, set()).update(range(hit.first, hit.last), words & tokens)
    joints = ("cc", "punct")
    return (
        {issue: {i for i in words if scene.annotated.tokens[i].dep not in joints} for issue, words in found.items()}
        if len(members) > 1
        else {}
    )


def _member(scene: Scene, hit: Named, tokens: set[int]) -> int | None:
    """The nearest noun above an issue's words that is joined to others by a conjunction."""
    for i in (hit.last - 1, *(t.i for t in scene.annotated.ancestors(hit.last - 1))):
        token = scene.annotated.tokens[i]
        if i not in tokens:
            return None
        if token.pos in ("NOUN", "PROPN") and (token.dep == "conj" or scene.annotated.child(i, "conj") is not None):
            return i
    return None
