from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.scale.runners import ingest
from dateline.settings import Settings
from dateline.store.corpus import Corpus, open_corpus

PAGES = Path(__file__).parent / "pages"


@pytest.fixture(scope="session")
def corpus_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of the bundled sample pages."""
    folder = tmp_path_factory.mktemp("corpora") / "samples"
    ingest([PAGES], folder, Settings(workers=1))
    return folder


@pytest.fixture(scope="session")
def corpus(corpus_folder: Path) -> Iterator[Corpus]:
    with open_corpus(corpus_folder) as opened:
        yield opened
