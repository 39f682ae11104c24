"""Markdown -> plain text: marks taken off, words and paragraphs left as they are."""

import re

# Each pattern is bounded, or stops where it would begin anew, so that no text takes time by its square.
COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
FENCE = re.compile(r"(?m)^\s*(?:```|~~~).*$")
RULE = re.compile(r"(?m)^\s{0,3}(?:[-*_]\s*){3,}$|^\s{0,3}=+\s*$")
HEADING = re.compile(r"(?m)^\s{0,3}#{1,6}\s+(?P<words>.*?)\s*#*\s*$")
MARKER = re.compile(r"(?m)^\s{0,3}(?:>\s?|[-*+]\s+)+")
IMAGE = re.compile(r"!\[[^\[\]\n]{0,500}\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)")
LINK = re.compile(r"\[(?P<words>[^\[\]\n]{1,500})\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)")
INLINE = re.compile(r"</?(?:sup|sub|b|i|em|strong|br|u|s|span|small|a|p|div)(?:\s[^<>\n]*)?/?>", re.IGNORECASE)
STRONG = re.compile(r"(?P<mark>\*\*|__|(?<!\w)[*_](?=\S))(?P<words>[^*_\n]+?)(?P=mark)(?!\w)")


def plain_markdown(text: str) -> str:
    """The text without Markdown's marks; each heading and list item is a paragraph."""
    text = FENCE.sub("", COMMENT.sub("", text))
    text = HEADING.sub(lambda match: f"\n{match['words']}\n", RULE.sub("", text))
    text = MARKER.sub(lambda match: "" if ">" in match[0] else "\n", text)
    text = LINK.sub(lambda match: match["words"], IMAGE.sub("", INLINE.sub("", text)))
    return STRONG.sub(lambda match: match["words"], text)
