"""Learning what a text is about: families of near-copies, the space, the blend folded into one matrix, the words that
said so, the file a model is kept in, and the figures it is judged by. No database."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.intake.suggesting import judging
from hotline.intake.suggesting.features import Said, tokens
from hotline.intake.suggesting.kin import families
from hotline.intake.suggesting.learning import QUICK, THOROUGH, learn, predicted, steps
from hotline.intake.suggesting.model import Model, fingerprint
from hotline.intake.suggesting.space import Counts, Places

STREETS = ["Harbour Road", "Mill Lane", "Station Square", "Castle Street", "人民路", "中山路", "解放路", "建设路"]
SAYINGS = {
    "light": [
        "The street light in {} is out",
        "Lamp broken in {}, dark at night",
        "{}的路灯不亮了",
        "{}路灯坏了，晚上很黑",
    ],
    "noise": ["Loud music every night in {}", "Noise from a bar in {}", "{}的酒吧噪音扰民", "{}半夜音乐声太吵"],
    "water": ["No water in {} since morning", "Burst water main in {}", "{}停水了", "{}自来水管爆裂漏水"],
}


def city():
    found = []
    for at, street in enumerate(STREETS):
        for answer, said in SAYINGS.items():
            for each, text in enumerate(said):
                found.append((Said(text.format(street), f"{text.format(street)} {at}{each}"), answer))
    return found


@pytest.fixture(scope="module")
def learned():
    texts, answers = zip(*city(), strict=True)
    counts = Counts.of(texts, QUICK.blocks)
    rows = np.arange(len(texts))
    return counts, learn(counts, rows, answers, rows, QUICK), texts, answers


@pytest.fixture(scope="module")
def model(learned):
    counts, found, _texts, _answers = learned
    return Model(Places.of(found.space, counts), {"category": found.question}, {"texts": 96})


def test_near_copies_are_one_family_and_others_are_not():
    story = "The lift in our building has been out of order for three weeks and nobody answers the telephone"
    found = families([story, story.upper() + "!!", story.replace("three", "four"), "A tree fell on the road", "", ""])
    assert found[0] == found[1] == found[2]
    assert len(set(found[2:].tolist())) == 4


@given(st.lists(st.text(alphabet="路灯不亮停水 ab", max_size=30), max_size=12))
def test_equal_texts_are_always_of_one_family(texts):
    found = families([*texts, *texts])
    said = [any(map(str.isalpha, text)) for text in texts]
    assert all(found[at] == found[at + len(texts)] for at in range(len(texts)) if said[at])


def test_a_headline_counts_twice_and_digits_are_alike():
    bag = tokens(Said("路灯 12", "路灯 7", ("area=east",)))
    assert bag["words"]["路灯"] == 3
    assert bag["head words"]["路灯"] == 1
    assert bag["words"]["0"] == 3
    assert bag["facts"] == {"area=east": 1}


def test_what_was_learned_answers_in_both_languages(model):
    said = {
        "light": Said("Lights are out", "It is dark, the lamp in Tower Street is broken"),
        "noise": Said("", "和平路酒吧半夜很吵"),
        "water": Said("停水", "和平路一带停水"),
    }
    for answer, text in said.items():
        assert model.suggest(text, sure=False)["category"][0].answer == answer


def test_one_text_and_a_matrix_of_texts_are_judged_alike(learned, model):
    counts, found, texts, _answers = learned
    matrix = predicted(found.question, found.space.place(counts, np.arange(len(texts))))
    for at in (0, 5, 50, 95):
        assert model.likely(texts[at], "category") == pytest.approx(matrix[at], abs=1e-4)


def test_the_words_that_say_so_are_words_of_the_text(model):
    text = "和平路的路灯坏了，晚上很黑"
    best = model.suggest(Said("", text), sure=False)["category"][0]
    assert best.answer == "light"
    assert "路灯" in best.because
    assert all(word in text for word in best.because)
    assert "和平路" not in best.because  # every answer has been heard from there
    english = model.suggest(Said("", "The street light near the school is out"), sure=False)["category"][0]
    assert {"street", "light"} & set(english.because[:2])


def test_nothing_is_suggested_that_is_not_likely_enough(learned):
    counts, found, _texts, _answers = learned
    strict = type(found.question)(found.question.answers, found.question.weights, found.question.bias, least=1.1)
    model = Model(Places.of(found.space, counts), {"category": strict}, {})
    assert model.suggest(Said("", "停水了"))["category"] == []
    assert len(model.suggest(Said("", "停水了"), sure=False)["category"]) == 3


def test_an_unknown_text_is_answered_by_what_is_common(model):
    likely = model.likely(Said("", "🙂"), "category")
    assert likely.sum() == pytest.approx(1.0)
    assert model.suggest(Said("", ""), sure=False)["category"][0].because == ()


def test_a_model_is_the_same_after_the_file(model):
    data = model.to_bytes()
    again = Model.from_bytes(data, fingerprint(data))
    text = Said("停水", "人民路停水 3 小时")
    assert again.made == {"texts": 96}
    assert again.likely(text, "category") == pytest.approx(model.likely(text, "category"), abs=5e-3)


def test_another_file_than_the_one_written_is_refused(model):
    data = model.to_bytes()
    with pytest.raises(ValueError, match="not the one"):
        Model.from_bytes(data + b" ", fingerprint(data))


def test_learning_looks_at_its_own_rows_only_and_is_the_same_again(learned):
    _counts, _found, texts, answers = learned
    rows = np.arange(48)
    twice = []
    for others in (texts[48:], [Said("完全不同的内容", "something else")] * 48):
        counts = Counts.of([*texts[:48], *others], QUICK.blocks)
        found = learn(counts, rows, answers[:48], rows, QUICK, seed=3)
        twice.append(predicted(found.question, found.space.place(counts, rows)))
    assert np.array_equal(*twice)


def test_one_answer_is_nothing_to_learn(learned):
    counts, _found, _texts, _answers = learned
    with pytest.raises(ValueError, match="one answer"):
        learn(counts, np.arange(4), ["light"] * 4, np.arange(4), QUICK)


def test_a_blend_of_members_tells_each_step_and_two_answers_are_enough(learned):
    _counts, _found, texts, answers = learned
    rows = np.array([at for at, answer in enumerate(answers) if answer != "water"])
    counts = Counts.of(texts, THOROUGH.blocks)
    told = []
    said = [answers[row] for row in rows]
    found = learn(counts, rows, said, np.arange(len(rows)), THOROUGH, progress=lambda: told.append(1))
    assert len(told) == steps(THOROUGH)
    best = predicted(found.question, found.space.place(counts, rows)).argmax(axis=1)
    assert [found.question.answers[at] for at in best] == said


def test_figures_are_those_of_the_book():
    likely = np.array([[0.9, 0.1], [0.8, 0.2], [0.3, 0.7], [0.6, 0.4]])
    found = judging.judged(["a", "b"], np.array([0, 0, 1, 1]), likely)
    assert found["accuracy"] == 0.75
    by = {one["answer"]: one for one in found["by_answer"]}
    assert (by["a"]["precision"], by["a"]["recall"]) == (pytest.approx(2 / 3), 1.0)
    assert found["macro_f1"] == pytest.approx((0.8 + 2 / 3) / 2)
    assert found["calibration"]["ece"] == pytest.approx((0.1 + 0.2 + 0.3 + 0.6) / 4)


def test_an_answer_never_learned_counts_as_a_mistake():
    found = judging.judged(["a", "b", "new"], np.array([0, 2]), np.array([[0.9, 0.1, 0], [0.6, 0.4, 0]]))
    assert found["accuracy"] == 0.5
    assert {one["answer"]: one["f1"] for one in found["by_answer"]}["new"] == 0.0


def test_silence_about_the_doubtful_is_not_counted():
    sure, right = np.array([0.9, 0.8, 0.7, 0.6, 0.1]), np.array([True, True, True, True, False])
    assert judging.silent(sure, right, 0.2) == {"said": 0.8, "accuracy": 1.0, "least": 0.6}
    assert judging.least_for(sure, right, 0.9) == 0.6
    assert judging.least_for(sure, ~right, 0.9) == 1.0
