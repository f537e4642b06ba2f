"""Train the model of attributions: python -m parallax.train attributions --corpus DIR [--work DIR] [--file FILE].

DIR holds text/ and attributions/ of PolNeAR's training part. Parsed texts are kept in the work folder, so that a second
training starts at once; the same corpus gives the same bytes.
"""

import argparse
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.tokens import Doc

from parallax.command_line import call
from parallax.extractors.attributions.model import FILE, save
from parallax.extractors.attributions.polnear import CorpusArticle, corpus_hash, read_corpus
from parallax.extractors.attributions.training import example, trained
from parallax.pipeline import load_pipeline, parsed, pipeline_version
from parallax.shards import digest, is_sound
from parallax.shards.doc_files import docs_file, read_docs, write_docs


def main(corpus: Path, work: Path, file: Path) -> None:
    """Read, parse, train, save; then print what the model card wants."""
    articles = read_corpus(corpus)
    examples = [example(doc, article) for article, doc in with_docs(articles, work)]
    model = trained(examples)
    save(model, file)
    print(f"corpus sha256 {corpus_hash(corpus)}\nmodel sha256 {hashlib.sha256(file.read_bytes()).hexdigest()}")
    print(f"{len(examples)} articles, threshold {model.threshold:.2f}, {file.stat().st_size / 1e6:.1f} MB")


def with_docs(articles: Sequence[CorpusArticle], work: Path) -> list[tuple[CorpusArticle, Doc]]:
    """The articles with their Docs, parsed where the work folder does not have them."""
    nlp, vocab, found = load_pipeline(), spacy.blank("en").vocab, []
    for article in articles:
        file = docs_file(work, digest(article.text), pipeline_version())
        if not is_sound(file):
            write_docs(file, {"": next(parsed(nlp, [_row(article)], batch_size=1))})
        found.append((article, read_docs(file, vocab)[""]))
    return found


def _row(article: CorpusArticle) -> dict:
    return {"text": article.text, "breaks": [match.start() for match in re.finditer(r"\S[^\n]*", article.text)]}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", choices=["attributions"])
    parser.add_argument("--corpus", type=Path, required=True, help="folder with text/ and attributions/")
    parser.add_argument("--work", type=Path, default=Path("data/train"), help="folder for parsed texts")
    parser.add_argument("--file", type=Path, default=FILE, help="the model's file")
    arguments = parser.parse_args()
    call(main, corpus=arguments.corpus, work=arguments.work, file=arguments.file)
