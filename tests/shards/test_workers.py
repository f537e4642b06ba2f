"""Workers: every task once, whoever does them; what a task raises is raised, and a lost worker is told."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from parallax.shards import workers
from parallax.study import StudyError


@pytest.fixture
def cluster(tmp_path, monkeypatch) -> Callable[..., None]:
    """Settings of params.yaml in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def written(**settings: object) -> None:
        Path("params.yaml").write_text("cluster:\n" + "".join(f"  {key}: {value}\n" for key, value in settings.items()))

    return written


def refuse(task: int) -> int:
    raise StudyError("claims.yaml", task, "no such actor", "Name another")


def die(task: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return task


@pytest.mark.parametrize("settings", [{"workers": 1}, {"workers": 2}, {"workers": 2, "scheduler": "local"}])
def test_every_task_is_done_once(cluster, settings):
    cluster(**settings)
    assert sorted(workers.each(abs, range(-50, 0), articles=50, worth=10)) == list(range(1, 51))


@pytest.mark.parametrize("settings", [{"workers": 1}, {"workers": 2}, {"workers": 1, "scheduler": "local"}])
def test_what_is_wrong_in_the_study_is_said_as_if_there_were_no_other_process(cluster, settings):
    cluster(**settings)
    with pytest.raises(StudyError, match="claims.yaml, line 7: no such actor. Name another."):
        list(workers.each(refuse, [7], articles=50, worth=10))


def test_a_worker_that_dies_is_told_with_what_to_do(cluster):
    cluster(workers=2)
    with pytest.raises(workers.WorkersLost, match="a worker was killed.* run the same command again"):
        list(workers.each(die, [1], articles=50, worth=10))


def test_a_scheduler_that_has_no_address_is_told_with_what_to_correct(cluster):
    cluster(workers=1, scheduler="nonsense")
    with pytest.raises(workers.WorkersLost, match="no Dask scheduler answers at nonsense .*Correct params.yaml"):
        list(workers.each(abs, [1], articles=50, worth=10))


def test_what_other_machines_cannot_read_is_done_here_even_where_there_is_a_cluster(cluster):
    cluster(scheduler="tcp://nowhere:1", workers=2)
    assert sorted(workers.each(abs, [-1, 2], articles=50, worth=10, here=True)) == [1, 2]


@pytest.mark.parametrize(
    ("articles", "settings", "expected"),
    [(39, {}, 1), (80, {"workers": 8}, 2), (800, {"workers": 8}, 8), (0, {"scheduler": "tcp://nowhere:1"}, 1)],
)
def test_a_process_is_started_only_when_there_is_work_for_it(cluster, monkeypatch, articles, settings, expected):
    cluster(**{"workers": 0} | settings)
    started = [1]
    monkeypatch.setattr(workers, "_pool", lambda number, _: started.append(number) or 1 / 0)
    try:
        list(workers.each(abs, [], articles, worth=40))
    except ZeroDivisionError:
        pass
    assert started[-1] == expected
