"""`manage.py evaluate`: the slices offer evaluations, the command runs one and prints it as text or as data."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from hotline import evaluating
from hotline.evaluating import Evaluation, table
from hotline.insight.management.commands import evaluate


class Counting(Evaluation):
    name = "counting"
    help = "count"

    def add_arguments(self, parser):
        parser.add_argument("file")

    def figures(self, options, *, quiet):
        lines = Path(options["file"]).read_text(encoding="utf-8").splitlines()
        return {"lines": len(lines), "seed": options["seed"], "quiet": quiet}

    def tell(self, figures):
        yield f"lines: {figures['lines']}"


@pytest.fixture
def offered(monkeypatch):
    monkeypatch.setattr(evaluate, "evaluations", lambda: {"counting": Counting()})


def run(*arguments):
    out = StringIO()
    call_command("evaluate", *arguments, stdout=out)
    return out.getvalue()


def test_figures_are_told_or_given_as_data(offered, tmp_path):
    file = tmp_path / "three"
    file.write_text("1\n2\n3\n", encoding="utf-8")
    assert run("counting", str(file)) == "lines: 3\n"
    assert json.loads(run("counting", str(file), "--json", "--seed", "7")) == {"lines": 3, "seed": 7, "quiet": True}


def test_a_file_that_is_not_there_is_said(offered, tmp_path):
    with pytest.raises(CommandError, match="There is no file"):
        run("counting", str(tmp_path / "none"))


def test_an_unknown_evaluation_is_refused(offered):
    with pytest.raises(CommandError, match="invalid choice"):
        run("astrology")


def test_every_evaluation_of_a_slice_has_a_name_and_says_what_it_does():
    for name, one in evaluating.evaluations().items():
        assert name == one.name
        assert one.help


def test_a_table_lines_up_with_chinese_in_it():
    assert list(table(("class", "n"), [("城乡", "12"), ("b", "3")])) == ["class   n", "城乡   12", "b       3"]
