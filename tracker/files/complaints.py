"""What the YAML parser finds wrong, in plain words and with the line to look at."""

from __future__ import annotations

from yaml import MarkedYAMLError, YAMLError

DEEPEST = 20
"""How many levels of mappings and lists a file may have."""

TOO_DEEP = f"lists and mappings are nested more than {DEEPEST} deep here; a readout needs 5"

_QUOTE = "put the text in quotes"

# The parser's words for a problem, and what a writer of readout files needs to hear instead.
_PLAIN = {
    "mapping values are not allowed in this context": (
        "a colon followed by a space is not allowed here; put a text that holds one in quotes, "
        "and check the indentation"
    ),
    "block sequence entries are not allowed in this context": (
        "a list entry cannot begin here; put each `- ` on a line of its own, below its key"
    ),
    "mapping keys are not allowed in this context": (
        f"a `? ` is not allowed here; {_QUOTE}, or check the indentation"
    ),
    "could not find expected ':'": "this line has no `key: value`; add the colon, or the key",
    "did not find expected key": (
        "this does not continue the lines above; check the indentation, and the quotes and "
        "brackets of the line"
    ),
    "did not find expected '-' indicator": (
        "the lines above are a list, and this line does not continue it; begin it with `- `, "
        "or check the indentation"
    ),
    "did not find expected ',' or ']'": (
        "the list in brackets that begins on line {begun} is not closed, or lacks a comma; "
        "close it with `]`"
    ),
    "did not find expected ',' or '}'": (
        "the mapping in braces that begins on line {begun} is not closed, or lacks a comma; "
        "close it with `}}`"
    ),
    "did not find expected node content": (
        "a value is missing here; write one, or take out the bracket or comma"
    ),
    "did not find expected <document start>": (
        "this does not continue the lines above; check the indentation, and keep one readout "
        "to a file"
    ),
    "found unexpected document indicator": (
        "the quote that opens on line {begun} is not closed before this line; close it"
    ),
    "found unexpected end of stream": (
        "the quote that opens on line {begun} is never closed; close it"
    ),
    "found character that cannot start any token": (
        f"a text cannot begin with this character; {_QUOTE}"
    ),
    "found unknown escape character": (
        "the backslash in double quotes begins no known escape; write it twice, or use single "
        "quotes"
    ),
    "did not find expected hexdecimal number": (
        "the escape in double quotes lacks hexadecimal digits; write the character itself"
    ),
    "found invalid Unicode character escape code": (
        "the escape in double quotes is not a valid character; write the character itself"
    ),
    "found a tab character where an indentation space is expected": (
        "there is a tab in the indentation; indent with spaces"
    ),
    "found a tab character that violates indentation": (
        "there is a tab in the indentation; indent with spaces"
    ),
    "found undefined tag handle": f"tags are not used in readout files; {_QUOTE}",
    "found unknown directive name": f"no line may begin with `%`; {_QUOTE}",
    "found incompatible YAML document": "readout files are YAML 1.2; take out the %YAML line",
    "did not find expected comment or line break": (
        "`|` and `>` take the text from the lines below; begin it on the next line, or " + _QUOTE
    ),
    # The parser has a limit of its own, and reads so far ahead that it may come to it first.
    "exceeded maximum nesting depth": TOO_DEEP,
}

_ABOUT = {
    "while scanning an anchor": (
        f"anchors and aliases are not used in readout files; {_QUOTE} if it begins with `&`"
    ),
    "while scanning an alias": (
        f"anchors and aliases are not used in readout files; {_QUOTE} if it begins with `*`"
    ),
    "while scanning a tag": (f"tags are not used in readout files; {_QUOTE} if it begins with `!`"),
    "while scanning a directive": f"no line may begin with `%`; {_QUOTE}",
    "while parsing a tag": f"tags are not used in readout files; {_QUOTE}",
    "while scanning a block scalar": (
        "`|` and `>` take the text from the lines below, indented; begin it on the next line"
    ),
}


def complaint(error: YAMLError, content: bytes) -> tuple[int, str]:
    """The line and the sentence for an error of the parser.

    Args:
        error: as the parser raised it.
        content: what it was parsing.
    """
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return 1, "this is not YAML; compare it with a readout file that is read"
    last = len(content.rstrip().splitlines()) or 1
    line = min(error.problem_mark.line + 1, last)
    begun = min(error.context_mark.line + 1, last) if error.context_mark else line
    problem = error.problem or ""
    if message := _PLAIN.get(problem):
        if "cannot begin" in message and _begins_with_tab(content, line):
            message = _PLAIN["found a tab character that violates indentation"]
        return line, message.format(begun=begun)
    return line, _ABOUT.get(error.context or "", f"this is not YAML: {problem}")


def _begins_with_tab(content: bytes, line: int) -> bool:
    text = content.splitlines()[line - 1]
    return b"\t" in text[: len(text) - len(text.lstrip())]
