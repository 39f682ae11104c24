"""JSON-LD: each account a W3C Web Annotation of its document, with its provenance in PROV-O."""

from collections.abc import Iterator

import msgspec

from dragoman.model import Account, Actor, ActorKind, DocumentNote, Dossier, StateOfPlay
from dragoman.views.exports.rows import dossiers_of
from dragoman.views.exports.summary import Summaries

Node = dict[str, object]

CONTEXT: Node = {
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "http://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dragoman": "urn:dragoman:terms:",
    "published": {"@id": "schema:datePublished", "@type": "xsd:date"},
}


class LinkedExport:
    """One JSON-LD document with its context in it, so that no network is needed to read it.

    An account is an oa:Annotation and a prov:Entity: derived from its document, attributed to whoever says it; the
    chain of those who passed it on stands in dragoman:chain, innermost first.
    """

    suffix = ".jsonld"

    def write(self, state: StateOfPlay) -> bytes:
        """The document."""
        return msgspec.json.format(msgspec.json.encode({"@context": CONTEXT, "@graph": list(_graph(state))}), indent=2)


def _graph(state: StateOfPlay) -> Iterator[Node]:
    summaries = Summaries(state)
    yield from map(_actor, (*state.parties, *state.third_parties))
    yield from map(_document, state.documents)
    for dossier in dossiers_of(state):
        yield _dossier(dossier, summaries)
        yield from (_account(dossier, account) for account in dossier.accounts)


def _actor(actor: Actor) -> Node:
    person = actor.kind is ActorKind.PERSON
    node: Node = {
        "@id": _actor_id(actor.id),
        "@type": ["prov:Agent", "prov:Person" if person else "prov:Organization"],
        "schema:name": actor.name,
    }
    if actor.wikidata:
        node["schema:sameAs"] = {"@id": f"http://www.wikidata.org/entity/{actor.wikidata}"}
    return node


def _document(note: DocumentNote) -> Node:
    told: Node = {
        "schema:name": note.title,
        "schema:publisher": note.source,
        "schema:url": note.url,
        "published": note.published,
        "dragoman:handling": note.handling,
        "dragoman:story": {"@id": _document_id(note.story)},
    }
    return {"@id": _document_id(note.id), "@type": ["prov:Entity", "schema:CreativeWork"], **_known(told)}


def _dossier(dossier: Dossier, summaries: Summaries) -> Node:
    return {
        "@id": _dossier_id(dossier.id),
        "@type": ["prov:Entity", f"dragoman:{type(dossier.subject).__name__}"],
        "schema:name": summaries.title(dossier),
        "dragoman:status": dossier.status,
        "dragoman:disputed": dossier.disputed,
        "dragoman:subject": {"@type": "@json", "@value": msgspec.to_builtins(dossier.subject)},
    }


def _account(dossier: Dossier, account: Account) -> Node:
    quote: Node = {"@type": "oa:TextQuoteSelector", "oa:exact": account.quote}
    position: Node = {
        "@type": "oa:TextPositionSelector",
        "oa:start": account.span.start,
        "oa:end": account.span.end,
    }
    node: Node = {
        "@id": f"urn:dragoman:account:{dossier.id}:{account.finding}",
        "@type": ["oa:Annotation", "prov:Entity"],
        "oa:hasBody": {"@id": _dossier_id(dossier.id)},
        "oa:hasTarget": {
            "oa:hasSource": {"@id": _document_id(account.document)},
            "oa:hasSelector": [quote, position],
        },
        "prov:wasDerivedFrom": {"@id": _document_id(account.document)},
        "dragoman:status": account.status,
        "dragoman:chain": {"@list": [{"@id": _actor_id(actor)} for actor in account.according_to]},
    }
    if account.according_to:
        node["prov:wasAttributedTo"] = {"@id": _actor_id(account.according_to[0])}
    return node


def _known(told: Node) -> Node:
    return {name: value for name, value in told.items() if value is not None}


def _actor_id(name: str) -> str:
    return f"urn:dragoman:actor:{name.replace(' ', '-')}"


def _document_id(name: str) -> str:
    return f"urn:dragoman:document:{name}"


def _dossier_id(name: str) -> str:
    return f"urn:dragoman:dossier:{name}"
