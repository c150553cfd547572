"""Rules for what must not go wrong: a human is asked, an emergency is sent at once, an interest is kept out."""

from __future__ import annotations

from hotline.demo.city.rules.rule import (
    DISTRICT,
    OWN,
    OWN_CITY,
    duty,
    either,
    every,
    grievance,
    matter,
    rule,
    says,
)
from hotline.demo.city.words import Words

EMERGENCY = {"service_class": "emergency", "urgency": "emergency"}

ASKED = (
    rule(
        100, "self-harm", "涉及轻生言语", "Words of self-harm",
        says("不想活", "轻生", "自杀", "跳楼", "活不下去", "suicide", "kill myself", "end my life", "want to die"),
        {"urgency": "emergency", "tags": ["self-harm"], "copies": [duty("police")]},
        Words(
            "Somebody may harm themselves. Stay on the line, call the police, then decide.",
            "来电人可能轻生：请保持通话，立即联动公安，再人工派单。",
        ),
    ),
    rule(
        110, "minors-hurt", "涉及未成年人受侵害", "A child may be harmed",
        either(
            says("虐待孩子", "猥亵", "打学生", "拐卖", "家暴孩子", "child abuse", "molested", "beaten child",
                "kidnapped"),
            every(matter("1203"), says("欺凌", "霸凌", "受伤", "bullied", "injured")),
        ),
        {"urgency": "urgent", "tags": ["minors"]},
        Words("A child is concerned: check the facts and keep names apart.",
            "涉及未成年人：请核实情况，注意隐去姓名后派单。"),
    ),
    rule(
        120, "mass", "群体性事项", "A crowd gathers",
        says("聚集", "上访", "堵路抗议", "拉横幅", "集体停工", "罢工", "protest", "gathering crowd", "on strike",
            "blockade"),
        {"urgency": "urgent", "tags": ["mass"], "copies": [duty("petitions"), duty("district-coordination")]},
        Words("Several people act together: a supervisor decides who leads.",
            "多人集中反映：请值班长研判后确定主办单位。"),
    ),
    rule(
        130, "media", "涉及媒体曝光", "The press is involved",
        says("记者", "曝光", "电视台", "上热搜", "发到网上", "journalist", "newspaper", "television crew",
            "go viral"),
        {"tags": ["media"]},
        Words("The press is mentioned: tell the supervisor before it is sent.", "涉及媒体：派单前请报告值班长。"),
    ),
    rule(
        140, "identity-leak", "反映信息泄露", "A caller's identity may have leaked",
        says("泄露我的信息", "泄露举报人", "知道是我举报", "leaked my name", "they know I reported"),
        {"urgency": "urgent", "tags": ["identity-leak"], "copies": [duty("justice")]},
        Words("A leak of identity is reported: look at the access log first.",
            "反映个人信息泄露：请先查阅访问记录再派单。"),
    ),
)  # fmt: skip

EMERGENCIES = (
    rule(
        200, "gas-leak", "燃气泄漏", "Gas leak",
        every(
            grievance(),
            either(matter("0602"), says("煤气味", "燃气味", "漏气", "燃气泄漏", "挖断燃气", "smell of gas",
                "gas leak*", "leaking gas")),
        ),
        {
            **EMERGENCY,
            "lead": [duty("gas-supply")],
            "assists": [duty("fire", "district")],
            "copies": [duty("emergency-city"), DISTRICT],
            "tags": ["gas-leak"],
        },
    ),
    rule(
        210, "sudden-event", "突发事件信息", "Sudden event",
        every(grievance(), matter("1805")),
        {
            **EMERGENCY,
            "lead": [duty("emergency")],
            "assists": [duty("fire"), duty("police")],
            "copies": [duty("emergency-city"), DISTRICT],
            "tags": ["sudden-event"],
        },
    ),
    rule(
        220, "burst-main", "供水爆管", "Burst main",
        every(grievance(), either(matter("0504"), says("爆管", "水管爆裂", "主管爆裂", "burst main",
            "burst water main"))),
        {
            **EMERGENCY,
            "lead": [duty("water-supply")],
            "assists": [duty("drainage"), duty("road-maintenance")],
            "copies": [duty("traffic-police"), DISTRICT],
            "tags": ["burst-main"],
        },
    ),
    rule(
        230, "stuck-in-lift", "电梯困人", "Somebody is stuck in a lift",
        every(grievance(), matter("0106"), says("困人", "被困", "关在", "stuck in", "trapped", "hung between")),
        {**EMERGENCY, "lead": [duty("lifts")], "assists": [duty("fire")], "copies": [DISTRICT], "tags": ["lift"]},
    ),
    rule(
        240, "road-collapse", "路面塌陷", "The road has collapsed",
        every(grievance(), matter("0706", "0506", "0406"), says("塌陷", "塌了个坑", "陷下去", "collapsed",
            "sinkhole", "hole in the road")),
        {
            "service_class": "urgent",
            "urgency": "emergency",
            "lead": [duty("road-maintenance")],
            "assists": [duty("drainage"), duty("water-supply")],
            "copies": [duty("traffic-police"), DISTRICT],
            "tags": ["road-collapse"],
        },
    ),
    rule(
        250, "tree-on-wire", "树压电线", "A tree on the wire",
        every(grievance(), matter("1501"), says("电线", "线上", "火花", "wire", "sparks")),
        {"service_class": "urgent", "urgency": "urgent", "lead": [duty("trees")], "assists": [duty("power-supply")]},
    ),
    rule(
        260, "dangerous-goods", "危险化学品", "Dangerous goods",
        every(grievance(), matter("0907")),
        {
            "service_class": "urgent",
            "urgency": "emergency",
            "lead": [duty("emergency")],
            "assists": [duty("fire"), duty("environment")],
            "copies": [DISTRICT],
            "tags": ["dangerous-goods"],
        },
    ),
    rule(
        270, "food-poisoning", "疑似食物中毒", "Food poisoning suspected",
        every(grievance(), matter("0103", "1203"), says("吐泻", "拉肚子", "食物中毒", "呕吐", "food poisoning",
            "sick all night", "canteen")),
        {
            "service_class": "urgent",
            "urgency": "urgent",
            "lead": [duty("food-safety")],
            "assists": [duty("health")],
            "tags": ["food-poisoning"],
        },
    ),
)  # fmt: skip

CONFLICTS = (
    rule(
        300, "accused-conduct", "对机关作风的投诉，回避被反映单位", "Complaints about a public body never go to it",
        every({"accused_unit": {"known": True}}, matter("17")),
        {"lead": [duty("conduct"), duty("petitions")], "service_class": "report", "tags": ["conflict-of-interest"]},
    ),
    rule(
        310, "accused-trade", "对承办单位的举报由上级条线办理",
        "A report about a handling unit goes to its trade at city level",
        {"accused_unit": {"known": True}},
        {"lead": [OWN_CITY, duty("conduct"), duty("petitions")], "service_class": "report",
            "tags": ["conflict-of-interest"]},
    ),
    rule(
        320, "confidential-report", "保密举报不派街道", "A report kept secret does not go to a street",
        every({"type": {"is": "report"}}, {"confidential": {"is": True}}),
        {"lead": [{**OWN, "level": "district"}, OWN_CITY], "service_class": "report"},
    ),
)  # fmt: skip
