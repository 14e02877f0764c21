from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.scale.runners import ingest
from dateline.settings import Settings
from dateline.store.corpus import Corpus, open_corpus
from tools.compile import stale

PAGES = Path(__file__).parent / "pages"


def pytest_configure() -> None:
    """Stop where compiled modules would be tested instead of the sources beside them."""
    if found := stale():
        raise pytest.UsageError(f"{found[0].name} is not made of the sources as they are: run make compile")


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
