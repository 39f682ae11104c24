"""Finds the words that name talks, accords and exchanges."""

from collections.abc import Iterator

from dragoman.extract.clauses import particle, prepositions
from dragoman.lexicon.talks import Happening, TalksLexicon
from dragoman.model import Annotated, Record, Token


class Trigger(Record):
    """A happening's head token, the first token of its words, and its lexicon row."""

    token: int
    first: int
    row: Happening


def find_triggers(annotated: Annotated, lexicon: TalksLexicon) -> Iterator[Trigger]:
    """Triggers in text order; the longest wording at each head, and no noun that only describes another."""
    for token in annotated.tokens:
        if token.pos in ("NOUN", "PROPN"):
            found = _noun(annotated, token, lexicon)
        elif token.pos == "VERB":
            found = _verb(annotated, token, lexicon)
        elif token.text.lower() in ("it", "they", "them"):
            found = _pronoun(annotated, token, lexicon) or _accord_pronoun(annotated, token, lexicon)
        else:
            found = None
        if found is not None:
            yield found


def _noun(annotated: Annotated, token: Token, lexicon: TalksLexicon) -> Trigger | None:
    if _appeal(annotated, token) or _business(annotated, token, lexicon):
        return None
    if ceasing(annotated, token.i, lexicon):
        return Trigger(token=token.i, first=token.i, row=lexicon.happenings[("cessation", "NOUN")])
    lemma = "talk" if token.text.lower() == "talks" else token.lemma
    for size in (3, 2, 1):
        first = token.i - size + 1
        if first < 0 or annotated.tokens[first].sentence != token.sentence:
            continue
        words = annotated.words(annotated.span(first, token.i + 1)).lower()
        row = lexicon.happenings.get((words.removesuffix(token.text.lower()) + lemma, "NOUN"))
        row = row or (lexicon.happenings.get((f"{lemma} exchange", "NOUN")) if size == 1 else None)
        if (
            row is not None
            and not _singular_talk(token, row)
            and (row.needs != "title" or token.text[:1].isupper())
            and not _round_of(annotated, token, lexicon)
            and not _swallowed(annotated, token, lexicon)
        ):
            return Trigger(token=token.i, first=first, row=row)
    return None


def ceasing(annotated: Annotated, noun: int, lexicon: TalksLexicon) -> bool:
    """Whether a noun is an end of fighting: "a halt to hostilities", "an end to the bombardment"."""
    if annotated.tokens[noun].lemma not in lexicon.used("ceases"):
        return False
    objects = [n for p, n in prepositions(annotated, noun) if p in ("to", "of", "in")]
    return any(annotated.tokens[i].lemma in lexicon.used("fighting") for o in objects for i in annotated.conjuncts(o))


def _round_of(annotated: Annotated, token: Token, lexicon: TalksLexicon) -> bool:
    """ "Round of talks" is read from "talks"; a round of elections is none of talks."""
    if token.lemma not in ("round", "invitation"):
        return False
    nouns = [annotated.child(t.i, "pobj") for t in annotated.children_of(token.i, "prep")]
    named = [n for n in nouns if n is not None]
    return bool(named) and (token.lemma == "round" or any((n.lemma, "NOUN") in lexicon.happenings for n in named))


def _singular_talk(token: Token, row: Happening) -> bool:
    return row.word.endswith("talk") and token.text.lower() == "talk"


def _appeal(annotated: Annotated, token: Token) -> bool:
    """ "A call for talks", "calls to leave the accord" are no telephone calls."""
    after = [t.tag for t in annotated.tokens[token.i + 1 : token.i + 3]]  # wherever the parser hangs the infinitive
    wanted = after == ["TO", "VB"] or any(t.lemma == "for" for t in annotated.children_of(token.i, "prep"))
    return token.lemma == "call" and wanted


def _business(annotated: Annotated, token: Token, lexicon: TalksLexicon) -> bool:
    """Whether words tell of talks within a land's politics or trade: "coalition talks", "talks on pay"."""
    words = [*annotated.children_of(token.i, "compound", "amod", "nmod")]
    for prep in annotated.children_of(token.i, "prep"):
        if prep.lemma in ("on", "over", "about"):
            words += annotated.children_of(prep.i, "pobj")
            words += [t for c in annotated.children_of(prep.i, "pcomp") for t in annotated.children_of(c.i, "dobj")]
    words += [t for w in words if w.dep in ("pobj", "dobj") for t in annotated.children_of(w.i, "compound")]
    here = annotated.sentences[token.sentence]
    if any(t.lemma in lexicon.used("wages") for t in annotated.tokens[here.first : here.last]):
        return True
    governing = any(t.dep == "dobj" and t.lemma in lexicon.used("formed") for t in words)
    return governing or any(t.lemma in lexicon.used("business") for t in words)


def _swallowed(annotated: Annotated, token: Token, lexicon: TalksLexicon) -> bool:
    """Whether the noun only describes a longer wording: "ceasefire" in "ceasefire agreement"."""
    if token.dep not in ("compound", "nmod"):
        return False
    above = annotated.tokens[token.head]
    return (f"{token.text.lower()} {above.lemma}", "NOUN") in lexicon.happenings or above.text.lower() == "talks"


def _pronoun(annotated: Annotated, token: Token, lexicon: TalksLexicon) -> Trigger | None:
    """ "It has been postponed", "they will resume": a pronoun for talks, told by the verb, which has no object."""
    verb = annotated.tokens[token.head]
    if token.dep not in ("nsubj", "nsubjpass") or (annotated.child(verb.i, "dobj") and verb.lemma != "take"):
        return None
    role = "obj" if token.dep == "nsubjpass" else "subj"
    row = lexicon.governor(particle(annotated, verb.i), "VERB", role, "meeting")
    telling = row is not None and (row.status in ("postponed", "cancelled") or row.lemma in lexicon.used("resumes"))
    talks = lexicon.happenings[("talk", "NOUN")]
    return Trigger(token=token.i, first=token.i, row=talks.replace(needs="2")) if telling else None


def _accord_pronoun(annotated: Annotated, token: Token, lexicon: TalksLexicon) -> Trigger | None:
    """ "They extended *it* by a week", "withdrew from *it*": a pronoun for the accord named last, where the verb is one
    that is said of little else."""
    verb = annotated.tokens[token.head]
    role = {"dobj": "obj", "nsubjpass": "obj", "nsubj": "subj"}.get(token.dep)
    if token.dep == "pobj":
        role, verb = verb.lemma, annotated.tokens[verb.head]
    lemma = particle(annotated, verb.i) if verb.pos == "VERB" else ""
    row = lexicon.governor(lemma, "VERB", role, "accord") if role is not None else None
    if row is None or row.lemma.split()[0] not in lexicon.used("of-accords"):
        return None
    first = annotated.sentences[max(0, token.sentence - 1)].first
    for before in reversed(annotated.tokens[first : token.i]):
        trigger = _noun(annotated, before, lexicon) if before.pos in ("NOUN", "PROPN") else None
        if trigger is not None:
            named = trigger.row.kind == "accord"
            return Trigger(token=token.i, first=token.i, row=trigger.row) if named else None
    return None


def _verb(annotated: Annotated, token: Token, lexicon: TalksLexicon) -> Trigger | None:
    """A verb's row; one both of visits and of captives ("received") tells of those whom it has as object."""
    whole = (particle(annotated, token.i), "VERB")  # "sat down"
    guests = lexicon.happenings.get((token.lemma, "VERB")) or lexicon.happenings.get(whole)
    captives = lexicon.happenings.get((f"{token.lemma} exchange", "VERB"))
    objects = annotated.children_of(token.i, "dobj", "nsubjpass")
    freed = guests is None or any(t.lemma in lexicon.captives for t in objects)
    row = (captives if freed else None) or guests
    return Trigger(token=token.i, first=token.i, row=row) if row else None
