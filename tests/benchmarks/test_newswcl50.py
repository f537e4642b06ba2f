"""NewsWCL50's reader and score, on a made-up document."""

from benchmarks.newswcl50 import b_cubed, read_documents

CONLL = """#begin document 0/-/0_L; part 000
0/-/0_L\t0\t0\tMr.\t-\t
0/-/0_L\t0\t1\tKlein\t(0_Klein_ACTOR)\t
0/-/0_L\t0\t2\tmet\t-\t
0/-/0_L\t0\t3\tDanish\t(0_Holm_ACTOR| (0_DNK_COUNTRY)\t
0/-/0_L\t0\t4\tleader\t-\t
0/-/0_L\t0\t5\tHolm\t0_Holm_ACTOR)\t
0/-/0_L\t0\t6\t.\t-\t

#end document
"""


def test_words_become_running_text_and_nested_mentions_spans(tmp_path):
    (tmp_path / "x.conll").write_text(CONLL, encoding="utf-8")
    [document] = read_documents(tmp_path / "x.conll")
    assert document.text.strip() == "Mr. Klein met Danish leader Holm."
    assert sorted((cluster, document.text[start:end]) for cluster, start, end in document.given) == [
        ("0_DNK_COUNTRY", "Danish"),
        ("0_Holm_ACTOR", "Danish leader Holm"),
        ("0_Klein_ACTOR", "Klein"),
    ]


def test_b_cubed_of_a_split_cluster():
    # given {a a b}, found {1 2 2}: P = (1 + 1/2 + 1/2) / 3, R = (1/2 + 1/2 + 1) / 3
    precision, recall, f1 = b_cubed([("a", "1"), ("a", "2"), ("b", "2")])
    assert abs(precision - 2 / 3) < 1e-9 and abs(recall - 2 / 3) < 1e-9 and abs(f1 - 2 / 3) < 1e-9
