# SPDX-License-Identifier: GPL-2.0-only
"""What documents promise each other: sources that are cited, decisions that are indexed, layers that are explained."""

import re

HEADING = re.compile(r'^## (.+)$', re.M)
CITED = re.compile(r'SOUR' r'CES: (\S.{0,60})')
BROKEN_LINE = re.compile(r'\n[ \t]*(?:///<?|//|#|\*)?[ \t]*')  # inside a comment, so that a heading may go on
# Of data beside the repository tests may name these folders (tests/README.md); texts may name nothing else outside.
OUTSIDE = re.compile(r'\.\./sha' r'red(?!/(?:pcaps|data/topology-zoo|cases/public)\b)|\bfac' r'ts (?:section|on|of)\b'
                     r'|\b(?:fac' r'ts/|des' r'ign\.md|sty' r'le\.md)', re.I)
DECISION = re.compile(r'^## (\d+)\. .*\((\d{4}-\d\d-\d\d), (holds|inference)((?:; [^()]+)?)\)$')
AMENDED = re.compile(r'amended by ([\d, ]+)')
LATER = re.compile(r'(?:adds to|replaces .*? of) ([\d, and]+)')


def numbers(text):
    return [int(number) for number in re.findall(r'\d+', text)]


def headings(text):
    return HEADING.findall(text)


def text_errors(text, sources):
    """Errors of one file: citations of SOURCES.md that lead nowhere, and documents that a clone has not got."""
    for cited in CITED.findall(BROKEN_LINE.sub(' ', text)):
        if not any(re.match(re.escape(heading) + r'(?!\w)', cited) for heading in sources):
            yield f'models/SOURCES.md has no heading for "{cited[:30]}"'
    outside = OUTSIDE.search(text)
    if outside:
        yield f'names what a clone has not got: {outside[0]}'


def room_errors(root, layers):
    """Each layer of wscript has a README, and where that says what it may use, it says what wscript does."""
    for layer, uses in layers.items():
        readme = root / layer / 'README.md'
        if not readme.is_file():
            yield f'{layer} has no README.md'
            continue
        said = re.search(r'^May use: (.*)$', readme.read_text(), re.M)
        if said and re.findall(r'`([^`]+)`', said[1]) != [name for name in uses if not name.isupper()]:
            yield f'{layer}/README.md: "May use:" is not what stands in LAYERS of wscript'


def decision_errors(text):
    """Errors of DECISIONS.md: in numbers, statuses, the index, and entries that do not name each other both ways."""
    index, _, rest = text.partition('\n## ')
    entries = {}
    for line in ('## ' + rest).splitlines():
        if line.startswith('## '):
            entry = DECISION.match(line)
            if not entry:
                yield f'not "## N. title (date, holds or inference; ...)": {line}'
                continue
            entries[int(entry[1])] = entry[4]
    if list(entries) != list(range(1, len(entries) + 1)):
        yield 'the entries are not numbered from 1 on'
    indexed = {number for row in re.findall(r'^\| .* \| ([\d, ]+) \|$', index, re.M) for number in numbers(row)}
    for number in sorted(indexed ^ set(entries)):
        yield f'{number} stands in the index or among the entries only'
    amended = {number: numbers(''.join(AMENDED.findall(status))) for number, status in entries.items()}
    for number, status in entries.items():
        for later in amended[number]:
            if later not in entries or later <= number:
                yield f'{number} is amended by {later}, which is no later entry'
        for earlier in numbers(''.join(LATER.findall(status))):
            if number not in amended.get(earlier, []):
                yield f'{number} adds to {earlier}, which does not say so'
