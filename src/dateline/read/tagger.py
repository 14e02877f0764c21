"""Parts of speech, by an averaged perceptron whose weights lie with the language.

The score of a tag is a sum of what the word says (its form, endings, beginnings, shape), what its
neighbours say, and the tags already given. Each part of that sum depends on one word only, so it is
kept: a text repeats its words. Collins (2002); training in training/tagger.py.
"""

from __future__ import annotations

import gzip
import json
import struct
from collections.abc import Mapping, Sequence
from functools import cache

from dateline.languages import HERE, load

START, END = "<s>", "</s>"
KEPT = 60_000
"""Words whose rows are kept at most, of each part."""
LANE = 32
"""Bits of one score in a row; a sum of scores needs 20."""
_FOLD = str.maketrans("’‘`“”„«»–", '\'\'\'"""""-')
_DIGITS = str.maketrans("123456789", "000000000")


def tag(words: Sequence[str], language: str) -> list[str]:
    """The Universal Dependencies part of speech of each word of one sentence.

    "X" for all of them where the language has no weights.
    """
    model = _model(language)
    return model.tag(words) if model else ["X"] * len(words)


def normal(word: str) -> str:
    """The form under which a word is known: lower case, one kind of quote, every digit a zero.

    Short words in capitals stay so: "US" is not "us", "WHO" not "who".
    """
    if 1 < len(word) < 6 and word.isupper() and word.isalpha():
        return word
    lower = word.lower().translate(_FOLD)
    return lower.translate(_DIGITS) if lower[:1].isdigit() or lower[-1:].isdigit() else lower


def shape(word: str) -> str:
    """What a word is made of: x small letters, X a capital first, A capitals, m mixed, d digits, . marks."""
    if word.isalpha():
        if word.islower():
            return "x"
        if word.isupper():
            return "A" if len(word) > 1 else "I"
        return "X" if word[1:].islower() else "m"
    if word[0].isdigit():
        return "d" if not any(c.isalpha() for c in word) else "dx"
    if not any(c.isalnum() for c in word):
        return "."
    kind = "X" if word[0].isupper() else "x"
    return kind + ("-" if "-" in word else "'" if "'" in word or "’" in word else ".")


def own_features(word: str, first: bool, lexicon: Mapping[str, str]) -> list[str]:
    """What a word says about its own tag."""
    form = normal(word)
    kind = shape(word)
    out = [
        "b",
        "w" + form,
        "h" + kind + ("^" if first else ""),
        "k" + lexicon.get(form, "?") + kind[0],
        "l" + lexicon.get(form, "?"),
        "1" + form[-1:],
        "2" + form[-2:],
        "3" + form[-3:],
        "4" + form[-4:],
        "5" + form[-5:],
        "p" + form[:2],
        "q" + form[:3],
        "r" + form[:4],
        "m" + form[:2] + form[-2:],
        "n" + form[:3] + form[-3:],
        "e" + kind + form[-2:],
    ]
    if "-" in form:
        out.append("y" + form.rsplit("-", 1)[-1])
        left, _, right = form.partition("-")
        out.append("z" + str(left == right))
    return out


def side_features(word: str, lexicon: Mapping[str, str]) -> list[str]:
    """What a word says about the tag of a neighbour."""
    form = normal(word)
    return [
        "w" + form,
        "l" + lexicon.get(form, "?"),
        "h" + (shape(word) if word not in (START, END) else word),
        "3" + form[-3:],
        "q" + form[:3],
    ]


def far_features(word: str, lexicon: Mapping[str, str]) -> list[str]:
    """What a word says about the tag of the word two places away."""
    form = normal(word)
    return ["w" + form, "l" + lexicon.get(form, "?")]


def lexicon_of(language: str) -> Mapping[str, str]:
    """Word -> the tags that lexicon.toml and words.toml list it under, joined; a hint, not a decision."""
    out: dict[str, str] = {}
    for tag_name, group in sorted(load(language, "lexicon").items()):
        for word in sorted(set(group.split())):
            out[word] = f"{out[word]}/{tag_name}" if word in out else tag_name
    words = load(language, "words")
    for tag_name, listed in sorted(words.get("tags", {}).items()):
        out.update(dict.fromkeys(listed, tag_name))
    out.update(dict.fromkeys(words.get("pronouns", {}), "PRON"))
    return out


class _Model:
    """Weights, and the sums of the words seen so far.

    A row of scores is one number: the score of the tag ``i`` counts ``2 ** (LANE * i)``, so that two rows
    are added in one step.
    """

    def __init__(self, data: Mapping[str, dict[str, str]], language: str) -> None:
        self.tags: list[str] = list(data["tags"])
        self.fixed = {w: self.tags.index(t) for w, t in data["fixed"].items()}
        self.lexicon = lexicon_of(language)
        size = len(self.tags)
        # Rows lie as text until they are asked for: few of them ever are.
        self.weights: dict[str, dict[str, str | int]] = {
            part: dict(data[part]) for part in ("own", "before", "after", "before2", "after2")
        }
        self.pair: dict[str, str | int] = dict(data["pair"])
        self.tagged: dict[str, str | int] = dict(data["tagged"])
        # The tag before, and the one before that; index `size` stands for the start of the sentence.
        moves = data["moves"]
        places = range(size + 1)
        self.moves = [[_row(moves.get(f"{a} {b}", "")) for b in places] for a in places]
        self.kept: dict[str, dict[str, int]] = {part: {} for part in (*self.weights, "first")}
        self.lanes = struct.Struct(f"<{size}I")
        self.bias = sum(1 << (LANE * i + LANE - 1) for i in range(size))

    def _sum(self, part: str, word: str) -> int:
        """The scores that a word gives in one part of the sum."""
        kept = self.kept[part]
        found = kept.get(word)
        if found is not None:
            return found
        weights = self.weights["own" if part == "first" else part]
        if part in ("own", "first"):
            names = own_features(word, part == "first", self.lexicon)
        elif part in ("before", "after"):
            names = side_features(word, self.lexicon)
        else:
            names = far_features(word, self.lexicon)
        row = sum(_weight(weights, name) for name in names if name in weights)
        if len(kept) >= KEPT:
            kept.clear()
        kept[word] = row
        return row

    def tag(self, words: Sequence[str]) -> list[str]:
        tags = self.tags
        fixed, moves, pair, tagged = self.fixed, self.moves, self.pair, self.tagged
        row_of = self._sum
        own, before, after = self.kept["own"], self.kept["before"], self.kept["after"]
        before2, after2 = self.kept["before2"], self.kept["after2"]
        lanes, bias = self.lanes, self.bias
        padded = [START, START, *words, END, END]
        forms = [normal(w) for w in words]
        one = two = len(tags)
        out: list[str] = []
        last = START
        for i, word in enumerate(words):
            form = forms[i]
            best = fixed.get(form)
            if best is None:
                a = (own.get(word) or row_of("own", word)) if i else row_of("first", word)
                w = padded[i + 1]
                b = before.get(w) or row_of("before", w)
                w = padded[i + 3]
                c = after.get(w) or row_of("after", w)
                w = padded[i]
                d = before2.get(w) or row_of("before2", w)
                w = padded[i + 4]
                e = after2.get(w) or row_of("after2", w)
                row = a + b + c + d + e + moves[one][two]
                name = last + " " + form
                if name in pair:
                    row += _weight(pair, name)
                name = f"{one} {form}"
                if name in tagged:
                    row += _weight(tagged, name)
                scores = lanes.unpack((row + bias).to_bytes(lanes.size, "little"))
                best = scores.index(max(scores))
            out.append(tags[best])
            one, two = best, one
            last = form
        return out


def _weight(weights: dict[str, str | int], name: str) -> int:
    """The row of one feature, kept as a number from now on."""
    row = weights[name]
    if isinstance(row, str):
        row = weights[name] = _row(row)
    return row


def _row(packed: str) -> int:
    """The row of "tag:score tag:score": tags as one letter each, scores as signed numbers."""
    return sum(int(item[1:]) << LANE * (ord(item[0]) - 97) for item in packed.split())


@cache
def _model(language: str) -> _Model | None:
    path = HERE / language / "tagger.json.gz"
    if not path.is_file():
        return None
    return _Model(json.loads(gzip.decompress(path.read_bytes())), language)
