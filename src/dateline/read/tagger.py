"""Parts of speech, by an averaged perceptron whose weights lie with the language.

The score of a tag is a sum of what the word says (its form, endings, beginnings, shape), what its
neighbours say, and the tags already given. Each part of that sum depends on one word only, so it is
kept: a text repeats its words. Collins (2002); training in training/tagger.py.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from functools import cache

from dateline.languages import HERE, load

Vector = list[int]
"""A score for each tag."""

START, END = "<s>", "</s>"
KEPT = 60_000
"""Words whose vectors are kept at most, of each part."""
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
    """Weights, and the vectors of the words seen so far."""

    def __init__(self, data: Mapping[str, dict[str, str]], language: str) -> None:
        self.tags: list[str] = list(data["tags"])
        self.fixed = {w: self.tags.index(t) for w, t in data["fixed"].items()}
        self.lexicon = lexicon_of(language)
        self.weights = {part: data[part] for part in ("own", "before", "after", "before2", "after2")}
        self.pair = data["pair"]
        self.tagged = data["tagged"]
        size = len(self.tags)
        self.zero: Vector = [0] * size
        # The tag before, and the one before that; index `size` stands for the start of the sentence.
        moves = data["moves"]
        places = range(size + 1)
        self.moves = [[self._row(moves.get(f"{a} {b}", "")) for b in places] for a in places]
        self.kept: dict[str, dict[str, Vector]] = {part: {} for part in (*self.weights, "first")}

    def _row(self, packed: str) -> Vector:
        row = [0] * len(self.tags)
        _add(row, packed)
        return row

    def _vector(self, part: str, word: str) -> Vector:
        """The scores that a word gives in one part of the sum."""
        kept = self.kept[part]
        row = kept.get(word)
        if row is not None:
            return row
        row = list(self.zero)
        weights = self.weights["own" if part == "first" else part]
        if part in ("own", "first"):
            names = own_features(word, part == "first", self.lexicon)
        elif part in ("before", "after"):
            names = side_features(word, self.lexicon)
        else:
            names = far_features(word, self.lexicon)
        for name in names:
            packed = weights.get(name)
            if packed:
                _add(row, packed)
        if len(kept) >= KEPT:
            kept.clear()
        kept[word] = row
        return row

    def tag(self, words: Sequence[str]) -> list[str]:
        tags = self.tags
        fixed, moves, pair, tagged = self.fixed, self.moves, self.pair, self.tagged
        vector = self._vector
        own, before, after = self.kept["own"], self.kept["before"], self.kept["after"]
        before2, after2 = self.kept["before2"], self.kept["after2"]
        padded = [START, START, *words, END, END]
        forms = [normal(w) for w in words]
        one = two = len(tags)
        out: list[str] = []
        last = START
        for i, word in enumerate(words):
            form = forms[i]
            best = fixed.get(form)
            if best is None:
                a = (own.get(word) or vector("own", word)) if i else vector("first", word)
                w = padded[i + 1]
                b = before.get(w) or vector("before", w)
                w = padded[i + 3]
                c = after.get(w) or vector("after", w)
                w = padded[i]
                d = before2.get(w) or vector("before2", w)
                w = padded[i + 4]
                e = after2.get(w) or vector("after2", w)
                columns = zip(a, b, c, d, e, moves[one][two], strict=True)
                scores = [p + q + r + s + t + u for p, q, r, s, t, u in columns]
                packed = pair.get(last + " " + form)
                if packed:
                    _add(scores, packed)
                packed = tagged.get(f"{one} {form}")
                if packed:
                    _add(scores, packed)
                best = scores.index(max(scores))
            out.append(tags[best])
            one, two = best, one
            last = form
        return out


def _add(row: Vector, packed: str) -> None:
    """Adds "tag:score tag:score" to the row: tags as one letter each, scores as signed numbers."""
    for item in packed.split():
        row[ord(item[0]) - 97] += int(item[1:])


@cache
def _model(language: str) -> _Model | None:
    path = HERE / language / "tagger.json.gz"
    if not path.is_file():
        return None
    return _Model(json.loads(gzip.decompress(path.read_bytes())), language)
