"""Compares a state of play with what a careful reader expects of it (examples/README.md)."""

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]
OF_ACCOUNTS = {"status", "disputed", "according_to"}


def covers(have: Any, want: Any) -> bool:
    """Whether a value is the wanted one; a wanted list means at least these members."""
    if isinstance(want, list):
        return isinstance(have, list) and set(want) <= set(have)
    return bool(have == want)


def meets(item: Json, match: Json, quote: str = "") -> bool:
    """Whether a dossier, statement, conflict or working group has the fields, in one and the same account."""
    if "disputed" in match and item.get("disputed", False) != match["disputed"]:
        return False
    subject = item.get("subject", item)
    if not all(covers(subject.get(k), v) for k, v in match.items() if k not in OF_ACCOUNTS):
        return False
    return any(_account_meets(item, account, match, quote) for account in item.get("accounts", [item]))


def _account_meets(item: Json, account: Json, match: Json, quote: str) -> bool:
    if quote and quote.lower() not in account.get("quote", "").lower():
        return False
    if "according_to" in match and not covers(account.get("according_to", []), match["according_to"]):
        return False
    statuses = (account.get("status"), None if quote else item.get("status"))
    return "status" not in match or match["status"] in statuses


def faults(state: Json, expected: Json) -> Iterator[str]:
    """A line for each expected fact that is missing and each thing that must never be said and is."""
    for fact in expected["facts"]:
        if not any(meets(item, fact["match"], fact.get("quote", "")) for item in state[fact["in"]]):
            yield f"missing {fact['id']}: {fact['in']} {fact['match']} {fact.get('quote', '')!r}"
    for never in expected["never"]:
        if not _kept(state, never):
            yield f"said {never['id']}: {never}"


def _kept(state: Json, never: Json) -> bool:
    if "in" not in never:
        quoted = [a["quote"] for k in LISTS for item in state[k] for a in item.get("accounts", [item])]
        return not any(never["quote"] in words for words in quoted)
    found = [i for i in state[never["in"]] if meets(i, never.get("match", {}), never.get("quote", ""))]
    return len(found) <= int(never.get("max", 0))


LISTS = ("meetings", "accords", "exchanges", "proposals", "positions", "statements", "working_groups")
