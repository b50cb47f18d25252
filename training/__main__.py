"""Train the reader: `python -m training --sets FILE --out FOLDER` (the file is made by `python -m training.sets`).

The encoder first guesses hidden words of conflict news; several teachers then learn everything that is labelled, each
in its own order; pupils learn the same and, from unlabelled reports, what the teachers think together. The pupils' mean
is the reader. With `--from` teachers go on from weights that are already good, and so do without the guessing.

In: a file of sets, weights to go on from. Out: weights and a log a model. Stays true: fixed seeds; the same command on
the same machine kind gives the same models. Runs on a CPU or a GPU; models of a kind are trained side by side.
"""

import argparse
import json
import multiprocessing
import os
import shutil
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from training.checking import checked
from training.course import AGAIN, CLAIMS, GENERAL, PIECES_A_BATCH, TAUGHT, Stage, guess, learn, planned
from training.examples import Example
from training.model import ReaderModel, load, mean_of, save
from training.sets import Sets, read_sets

GUESS_PASSES = {"found": 4.0, "polnear": 3.0, "newswire": 2.5}
GUESS_RATE = 4e-4
PUPILS = 3
"""They begin alike and see their batches in another order; their mean is better than each."""
PHASES = ("domain", "teachers", "pupil")
BEGUN = "begun"
"""The weights that `--from` names, among those of the school."""
Names = tuple[str, ...]


@dataclass(frozen=True)
class School:
    """What all models share: sets, the encoder's folder, where weights go, how much of each pass, loader processes."""

    sets: Sets
    encoder: str
    out: Path
    share: float
    workers: int
    pieces: int

    def model(self, weights: str | None = None) -> ReaderModel:
        """A model on the machine's device, fresh or as saved by name."""
        model = ReaderModel(self.encoder).float()
        if weights:
            load(model, self.out / f"{weights}.pt")
        return model.to("cuda" if torch.cuda.is_available() else "cpu")

    def log(self, name: str) -> Callable[[dict[str, Any]], None]:
        """A line a call, to `name`'s log."""
        lines = (self.out / f"{name}.jsonl").open("a", encoding="utf-8")
        return lambda entry: print(json.dumps({"model": name, **entry}), file=lines, flush=True)

    def keep(self, name: str, model: ReaderModel) -> None:
        """Save `model` and log how right it is."""
        save(model, self.out / f"{name}.pt")
        for check in (name for name in self.sets if name.startswith("check")):
            self.log(name)({check: checked(model, self.sets[check])})


def get_used_to_the_domain(school: School, name: str, seed: int) -> None:
    """Train the encoder alone on hidden words."""
    torch.manual_seed(seed)
    passes = {name: share * school.share for name, share in GUESS_PASSES.items()}
    bare = {name: [Example(e.window) for e in school.sets[name]] for name in passes}
    model = school.model()
    guess(model, planned(bare, passes, 2 * school.pieces, seed), GUESS_RATE, school.log(name), school.workers)
    save(model, school.out / f"{name}.pt")


def study(school: School, name: str, seed: int, begin: str | None, stages: tuple[Stage, ...], teachers: Names) -> None:
    """Train a model through `stages`, with `teachers` for what is not labelled."""
    torch.manual_seed(seed)
    write = school.log(name)
    model = school.model(begin)

    def log(entry: dict[str, Any]) -> None:
        write(entry)
        save(model, school.out / f"{name}.pt")

    wise = [school.model(teacher).eval() for teacher in teachers]
    for number, stage in enumerate(stages):
        passes = {n: p * school.share for n, p in stage.passes.items()}
        log({"stage": number, "passes": passes, "rates": [stage.encoder_rate, stage.head_rate, stage.last]})
        plan = planned(school.sets, passes, school.pieces, 10 * seed + number)
        learn(model, plan, stage, log, wise, school.workers)
    school.keep(name, model)


def side_by_side(tasks: list[tuple[Callable[..., None], tuple[Any, ...]]]) -> None:
    """Run each task in a process of its own.

    Raises:
        RuntimeError: one of them failed.

    """
    started = [multiprocessing.get_context("fork").Process(target=run, args=args) for run, args in tasks]
    for process in started:
        process.start()
    for process in started:
        process.join()
    if failed := [p.exitcode for p in started if p.exitcode]:
        raise RuntimeError(f"{len(failed)} of {len(started)} models failed: see what they printed")


def begin(school: School, teachers: Names, phases: Iterable[str]) -> None:
    """The whole course, from the encoder as its makers left it."""
    if "domain" in phases:
        side_by_side([(get_used_to_the_domain, (school, "domain", 0))])
    if "teachers" in phases:
        start = [None if n % 2 else "domain" for n in range(len(teachers))]
        side_by_side([(study, (school, t, n, start[n], (GENERAL, CLAIMS), ())) for n, t in enumerate(teachers)])
    if "pupil" in phases:
        teach(school, teachers, alike=teachers[::2])


def go_on(school: School, teachers: Names, phases: Iterable[str]) -> None:
    """The second half of it, from weights that are already good; they teach what nobody labelled."""
    if "teachers" in phases:
        side_by_side([(study, (school, t, 20 + n, BEGUN, (AGAIN,), (BEGUN,))) for n, t in enumerate(teachers)])
    if "pupil" in phases:
        teach(school, teachers, alike=teachers)


def teach(school: School, teachers: Names, alike: Names) -> None:
    """Pupils that begin from the mean of `alike`; their own mean is the reader."""
    torch.save(mean_of([school.out / f"{t}.pt" for t in alike]), school.out / "mean.pt")
    pupils = tuple(f"pupil{n}" for n in range(PUPILS))
    side_by_side([(study, (school, p, 100 * n + 100, "mean", (TAUGHT,), teachers)) for n, p in enumerate(pupils)])
    torch.save(mean_of([school.out / f"{p}.pt" for p in pupils]), school.out / "pupil.pt")
    school.keep("pupil", school.model("pupil"))


def main() -> None:
    """Parse arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--encoder", help="folder of the encoder, instead of the installed package's")
    parser.add_argument("--teachers", type=int, default=5)
    parser.add_argument("--share", type=float, default=1.0, help="share of every pass, for a trial")
    parser.add_argument(
        "--from", dest="begin", type=Path, help="weights to go on from (`training.blending` takes an export)"
    )
    parser.add_argument("--phases", nargs="+", choices=PHASES, default=PHASES, help="go on from what --out holds")
    parser.add_argument("--pieces", type=int, default=PIECES_A_BATCH, help="word pieces a batch; fewer on a CPU")
    parser.add_argument("--workers", type=int, default=0, help="processes a model that make batches ahead")
    args = parser.parse_args()
    started = time.time()
    args.out.mkdir(parents=True, exist_ok=True)
    school = School(read_sets(args.sets), args.encoder or _installed(), args.out, args.share, args.workers, args.pieces)
    teachers = tuple(f"teacher{n}" for n in range(args.teachers))
    if args.begin:
        shutil.copyfile(args.begin, args.out / f"{BEGUN}.pt")
        go_on(school, teachers, args.phases)
    else:
        begin(school, teachers, args.phases)
    print(f"trained in {time.time() - started:.0f} s by {os.cpu_count()} cores")


def _installed() -> str:
    from training.wordpieces import ENCODER

    return ENCODER


if __name__ == "__main__":
    main()
