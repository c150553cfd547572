"""Rules that add something and go on: who else is told, tags, urgency."""

from __future__ import annotations

from hotline.demo.city.rules.rule import TELL_ABOVE, duty, either, every, hours, matter, rule, says, season

ADDED = (
    rule(
        10, "copy-district", "派街道乡镇的抄送区县", "What goes to a street is copied to its district",
        {"always": True},
        {"continue": True, "copies": [{**TELL_ABOVE, "if_lead": "street"}]},
    ),
    rule(
        12, "copy-district-of-bureau", "紧急事项派区级部门的抄送区县",
        "Urgent matters of a district bureau are copied to the district",
        {"urgency": {"at_least": "urgent"}},
        {"continue": True, "copies": [{**TELL_ABOVE, "if_lead": "district_bureau"}]},
    ),
    rule(
        20, "confidential", "保密件加注", "Mark what was asked to stay secret",
        {"confidential": {"is": True}},
        {"continue": True, "tags": ["confidential"]},
    ),
    rule(
        22, "repeated", "三次以上重复反映提级", "Raised three times or more: urgent, and the district is told",
        {"repeats": {"at_least": 3}},
        {"continue": True, "urgency": "urgent", "tags": ["repeated"], "copies": [duty("district-coordination")]},
    ),
    rule(
        24, "vulnerable", "涉及老幼病残", "Old, ill or disabled people, or small children, are concerned",
        says("独居老人", "制氧机", "孕妇", "新生儿", "残疾人", "透析", "oxygen", "pregnant", "newborn",
            "disabled", "dialysis"),
        {"continue": True, "tags": ["vulnerable"]},
    ),
    rule(
        26, "company-caller", "企业诉求加注", "Mark what a company asks",
        {"caller_kind": {"is": "company"}},
        {"continue": True, "tags": ["business"], "copies": [duty("business-climate")]},
    ),
    rule(
        30, "heating-season", "供暖季供热问题抄送住建", "In the heating season the housing bureau is told",
        every(matter("0603", "0604"), season("11-10", "03-20")),
        {"continue": True, "urgency": "urgent", "tags": ["heating-season"], "copies": [duty("housing-city")]},
    ),
    rule(
        32, "flood-season", "汛期积水抄送应急", "In the flood season emergency management is told of flooding",
        every(matter("0506"), season("06-01", "08-31")),
        {"continue": True, "tags": ["flood-season"], "copies": [duty("emergency")]},
    ),
    rule(
        34, "exam-season", "中高考期间噪声从快", "Noise while pupils sit their exams is urgent",
        every(matter("0401", "0801"), season("06-01", "06-25")),
        {"continue": True, "urgency": "urgent", "tags": ["exam-season"]},
    ),
    rule(
        36, "spring-festival-fireworks", "春节烟花抄送消防",
        "Fireworks around the Spring Festival are copied to the fire service",
        every(matter("0905"), season("01-15", "03-05")),
        {"continue": True, "copies": [duty("fire")]},
    ),
    rule(
        38, "frost", "冰冻期供水问题从快", "In the frost water matters are urgent",
        every(matter("0501", "0503"), season("12-10", "02-20")),
        {"continue": True, "urgency": "urgent", "tags": ["frost"]},
    ),
    rule(
        40, "school-start", "开学季校园问题从快", "Around the start of school, safety at school is urgent",
        every(matter("1203"), season("08-25", "09-15")),
        {"continue": True, "urgency": "urgent", "tags": ["school-start"]},
    ),
    rule(
        42, "at-night", "夜间扰民加注", "Mark what is reported at night",
        every(either(matter("0401"), matter("0801"), matter("0201")), hours("22:00", "06:00")),
        {"continue": True, "tags": ["at-night"]},
    ),
)  # fmt: skip
