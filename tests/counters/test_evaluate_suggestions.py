"""`manage.py evaluate suggestions`: files are known by their columns, nothing decided later is read, near-copies stay
together, and a second file is never learned from."""

import csv
import gzip
import json
import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from hotline.intake.evaluations import layouts
from tests.law.test_suggesting import city

DATA = Path(os.environ.get("HOTLINE_TEST_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))


def evaluate(*arguments):
    out = StringIO()
    call_command("evaluate", "suggestions", *map(str, arguments), stdout=out)
    return out.getvalue()


def write(path, rows):
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.fixture(scope="module")
def messages(tmp_path_factory):
    rows = [{"subject": said.subject, "detail": said.detail, "label": answer} for said, answer in city()]
    return write(tmp_path_factory.mktemp("files") / "messages.csv.gz", rows)


def test_messages_are_judged_by_folds(messages):
    found = json.loads(evaluate("--train", messages, "--json"))
    assert found["texts"] == sum(one["texts"] for one in found["by_answer"]) == 96
    assert len(found["folds"]) == 5
    assert found["families"] <= 96
    assert found["macro_f1"] > 0.8
    assert found["milliseconds"]["median"] > 0


def test_a_person_reads_a_table(messages):
    told = evaluate("--train", messages)
    assert "macro-F1" in told
    assert "calibration: expected error" in told
    assert "light" in told


def test_a_second_file_is_only_judged_by(messages, tmp_path):
    other = write(tmp_path / "test.csv.gz", [{"subject": "停水", "detail": "和平路停水", "label": "water"}] * 4)
    found = json.loads(evaluate("--train", messages, "--test", other, "--json"))
    assert found["judged_by"] == "the test file"
    assert found["accuracy"] == 1.0
    wrong = write(
        tmp_path / "wrong.csv.gz", [{"subject": "停水", "detail": "和平路停水", "label": "never learned"}] * 4
    )
    assert json.loads(evaluate("--train", messages, "--test", wrong, "--json"))["accuracy"] == 0.0


def test_unknown_columns_and_other_columns_are_refused(messages, tmp_path):
    odd = write(tmp_path / "odd.csv.gz", [{"a": "1"}])
    with pytest.raises(CommandError, match="none of these columns"):
        evaluate("--train", odd)
    boston = write(tmp_path / "boston.csv.gz", [BOSTON])
    with pytest.raises(CommandError, match="other columns"):
        evaluate("--train", messages, "--test", boston)


BOSTON = {
    "open_dt": "2011-07-01 08:00:00", "case_title": "Pothole (Internal) Dist 8", "subject": "Public Works",
    "reason": "Highway", "type": "Pothole Repair", "queue": "PWDx_District 8", "department": "PWDx",
    "closure_reason": "Case Closed", "source": "Constituent Call", "neighborhood": "Roxbury",
    "location_street_name": "12 Oak St", "location_zipcode": "2119", "pwd_district": "08",
}  # fmt: skip
LATER = ("subject", "reason", "type", "queue", "closure_reason", "pwd_district", "department")


def test_nothing_that_was_decided_later_is_read(tmp_path):
    one = layouts.labelled(write(tmp_path / "one.csv.gz", [BOSTON]), layouts.LAYOUTS[1])[0]
    changed = {**BOSTON, **dict.fromkeys(LATER, "something else")}
    other = layouts.labelled(write(tmp_path / "other.csv.gz", [changed]), layouts.LAYOUTS[1])[0]
    assert one.said == other.said
    assert one.said.subject.split() == ["Pothole"]
    assert "neighborhood=Roxbury" in one.said.facts


def test_the_clerks_sub_project_is_no_part_of_what_was_said(tmp_path):
    row = {
        "requested_datetime": "2016-01-01 08:00:00", "area": "北 區", "service_name": "噪音舉發",
        "subproject": "妨害安寧", "description": "公園路 9 號 妨害安寧",
    }  # fmt: skip
    (one,) = layouts.labelled(write(tmp_path / "one.csv.gz", [row]), layouts.LAYOUTS[2])
    assert "妨害安寧" not in one.said.detail
    assert one.said.facts == ("area=北區",)


def test_notes_are_judged_by_time_and_told_what_a_dull_rule_would_do(tmp_path):
    rows = [
        {**BOSTON, "open_dt": f"2011-07-{day:02} {hour:02}:00:00", "case_title": title, "department": department}
        for day in range(1, 21)
        for hour, title, department in ((8, "Pothole", "PWDx"), (9, "Rodent activity", "ISD"), (10, "Tree", "PARK"))
    ]
    found = json.loads(evaluate("--train", write(tmp_path / "b.csv.gz", rows), "--json"))
    assert found["accuracy"] == found["by_rote"]["same_text"] == 1.0
    assert found["by_rote"]["commonest"] == pytest.approx(1 / 3)
    assert found["silent_on_20_percent"]["said"] == pytest.approx(10 / 12)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "least"), [("tipdm2020_a2_train.csv.gz", 0.92), ("boston311_2011H2.csv.gz", 0.93)], ids=["tipdm", "boston"]
)
def test_on_what_real_cities_published(name, least):
    file = DATA / name
    if not file.exists():
        pytest.skip(f"{name} is not here")
    assert json.loads(evaluate("--train", file, "--json"))["accuracy"] > least
