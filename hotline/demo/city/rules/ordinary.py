"""Rules for what comes every day: the law's own routes, the streets' list, the trades, and what is left."""

from __future__ import annotations

from hotline.demo.city.rules.rule import (
    DISTRICT,
    OWN,
    OWN_CITY,
    STREET,
    duty,
    either,
    every,
    grievance,
    matter,
    rule,
    says,
)

COUNTIES = {"area": {"under": ["daoxi", "xialing"]}}

STATUTORY = (
    rule(
        400, "wage-arrears-group", "群体欠薪", "Wages owed to a group",
        every(grievance(), matter("1001"), {"text": {"matches": "[1-9][0-9]{1,3}(个人|名工人| of us)"}}),
        {
            "lead": [duty("wages")],
            "assists": [duty("site-safety")],
            "copies": [duty("labour-city")],
            "service_class": "statutory",
            "urgency": "urgent",
            "tags": ["wages", "group"],
        },
    ),
    rule(
        410, "wage-arrears", "拖欠工资（法定程序）", "Unpaid wages, by the labour law's procedure",
        every(grievance(), matter("1001")),
        {"lead": [duty("wages")], "service_class": "statutory", "urgency": "urgent", "tags": ["wages"]},
    ),
    rule(
        420, "work-injury", "工伤认定（法定程序）", "Work injuries, by the law's procedure",
        every(grievance(), matter("1004")),
        {"lead": [duty("labour")], "service_class": "statutory", "tags": ["work-injury"]},
    ),
    rule(
        425, "market-county", "市场事项市县都可办的由市局牵头",
        "Where city and county could both act, the city's market bureau leads",
        every({"type": {"is": "report"}}, matter("01"), COUNTIES),
        {"lead": [duty("market-city")], "assists": [duty("market", "district")]},
    ),
    rule(
        430, "market-report", "市场违法举报（核查十五个工作日）",
        "Reports of market offences, checked by the consumer rules",
        every({"type": {"is": "report"}}, matter("0105", "0107", "0108")),
        {"lead": [duty("market")], "service_class": "report"},
    ),
    rule(
        440, "illegal-building", "违法建设查处", "Illegal building",
        every(grievance(), matter("0202")),
        {"lead": [duty("urban")], "assists": [duty("planning")], "service_class": "report"},
    ),
    rule(
        450, "teachers", "师德举报由市级受理", "Reports about teachers are taken up by the city",
        every(grievance(), matter("1205")),
        {"lead": [duty("education-city")], "service_class": "report", "tags": ["minors"]},
    ),
)  # fmt: skip

STREETS = (
    rule(
        500, "street-vending", "占道经营：街道主办，城管协办",
        "Street vending: the street leads, urban management assists",
        every(grievance(), matter("0201")),
        {"lead": [STREET, duty("urban")], "assists": [duty("urban", "district")], "tags": ["whistle"]},
    ),
    rule(
        502, "fumes", "油烟扰民：城管主办，生态环境协办", "Fumes: urban management leads, environment assists",
        every(grievance(), matter("0208")),
        {"lead": [duty("urban")], "assists": [duty("environment")]},
    ),
    rule(
        504, "flyers", "小广告：街道主办", "Flyers: the street leads",
        every(grievance(), matter("0204"), says("小广告", "flyers")),
        {"lead": [STREET, OWN]},
    ),
    rule(
        506, "neighbours", "邻里纠纷：街道调解", "Neighbours: the street mediates",
        matter("1801"),
        {"lead": [STREET, duty("justice")]},
    ),
    rule(
        508, "property-manager", "物业服务：街道主办，住建协办",
        "Property managers: the street leads, housing assists",
        every(grievance(), matter("0301", "0305")),
        {"lead": [STREET, OWN], "assists": [duty("property-service")], "tags": ["whistle"]},
    ),
    rule(
        510, "leak-between-homes", "房屋漏水：街道协调，住建指导",
        "Leaks between homes: the street leads, housing guides",
        every(grievance(), matter("0303")),
        {"lead": [STREET, OWN], "assists": [duty("housing", "district")]},
    ),
    rule(
        512, "fire-lane", "消防通道：消防主办，街道和物业监管协办",
        "Fire lanes: the fire service leads, the street assists",
        every(grievance(), matter("0901")),
        {"lead": [duty("fire")], "assists": [STREET, duty("property-service")], "urgency": "urgent"},
    ),
    rule(
        514, "dogs", "犬只管理：公安主办，街道协办", "Dogs: the police lead, the street assists",
        every(grievance(), matter("0904")),
        {"lead": [duty("dogs")], "assists": [STREET]},
    ),
    rule(
        516, "community-services", "社区服务：街道主办", "Community services: the street leads",
        matter("1303"),
        {"lead": [STREET, duty("civil")]},
    ),
    rule(
        518, "income-support", "低保：街道主办，民政协办", "Income support: the street leads, civil affairs assists",
        every(grievance(), matter("1301")),
        {"lead": [STREET, OWN], "assists": [duty("civil")], "tags": ["whistle"]},
    ),
    rule(
        520, "village-affairs", "村务与土地：乡镇主办，农业农村协办",
        "Village affairs and land: the town leads, agriculture assists",
        every(matter("1401", "1402", "1403"), COUNTIES),
        {"lead": [STREET, OWN], "assists": [duty("agriculture")]},
    ),
    rule(
        522, "village-road", "农村道路：交通主办，乡镇协办", "Village roads: transport leads, the town assists",
        every(matter("1404"), says("路", "桥", "road", "bridge"), {"not": says("自来水", "吃水", "井水", "water",
            "well")}),
        {"lead": [duty("transport")], "assists": [STREET]},
    ),
    rule(
        524, "lift-retrofit", "加装电梯：住建主办，街道协调", "Adding a lift: housing leads, the street mediates",
        every(grievance(), matter("0309", "0308")),
        {"lead": [duty("housing")], "assists": [STREET]},
    ),
    rule(
        526, "lost-green", "侵占绿地：城管主办，园林和街道协办",
        "Lost green: urban management leads, parks and street assist",
        every(grievance(), matter("1505")),
        {"lead": [duty("urban")], "assists": [duty("parks"), STREET]},
    ),
)  # fmt: skip

TRADES = (
    rule(
        602, "prepaid-cards", "预付卡：市场主办，商务协办", "Prepaid cards: market leads, commerce assists",
        every(grievance(), matter("0102")),
        {"lead": [duty("market")], "assists": [duty("commerce")]},
    ),
    rule(
        604, "tutoring-refund", "校外培训退费：教育主办，市场协办",
        "Refunds for tutoring: education leads, market assists",
        every(grievance(), matter("1202")),
        {"lead": [duty("education")], "assists": [duty("market")]},
    ),
    rule(
        606, "gym-refund", "健身场所退费：市场主办，体育协办", "Refunds from gyms: market leads, sport assists",
        every(grievance(), matter("1603"), says("退费", "退卡", "跑路", "refund", "closed down")),
        {"lead": [duty("market")], "assists": [duty("sport")]},
    ),
    rule(
        610, "night-noise", "夜间社会生活噪声：公安主办", "Noise from people at night: the police lead",
        every(grievance(), matter("0801"), says("广场舞", "KTV", "唱", "音响", "叫卖", "dancing", "karaoke",
            "loudspeaker*", "music")),
        {"lead": [duty("night-noise")]},
    ),
    rule(
        612, "plant-noise", "设备噪声：生态环境主办", "Noise from machines: environment leads",
        every(grievance(), matter("0801")),
        {"lead": [duty("environment")]},
    ),
    rule(
        614, "site-at-night", "夜间施工：生态环境主办，住建协办",
        "Night work on sites: environment leads, housing assists",
        every(grievance(), matter("0401")),
        {"lead": [duty("site-noise")], "assists": [duty("housing"), duty("urban")]},
    ),
    rule(
        616, "site-dust", "扬尘：住建主办，城管协办", "Dust: housing leads, urban management assists",
        every(grievance(), matter("0402")),
        {"lead": [duty("housing")], "assists": [duty("urban")]},
    ),
    rule(
        620, "river-pollution", "河道污染：生态环境主办，水务协办",
        "A polluted river: environment leads, water affairs assist",
        every(grievance(), matter("0803")),
        {"lead": [duty("environment")], "assists": [duty("rivers")], "urgency": "urgent"},
    ),
    rule(
        622, "livestock", "养殖污染：生态环境主办，农业农村协办", "Livestock: environment leads, agriculture assists",
        every(grievance(), matter("0806")),
        {"lead": [duty("environment")], "assists": [duty("agriculture")]},
    ),
    rule(
        630, "water", "供水：自来水公司", "Water: the water company",
        every(grievance(), matter("0501", "0502", "0503")),
        {"lead": [duty("water-supply")], "service_class": "urgent", "copies": [duty("water-affairs-city")]},
    ),
    rule(
        632, "drains", "排水：排水公司或水务局", "Drains: the drainage company or the water bureau",
        every(grievance(), matter("0506")),
        {"lead": [duty("drainage")], "service_class": "urgent"},
    ),
    rule(
        634, "power", "供电：供电公司", "Power: the power company",
        every(grievance(), matter("0601", "0606")),
        {"lead": [duty("power-supply")]},
    ),
    rule(
        636, "heating", "供热：热力公司", "Heating: the heat company",
        every(grievance(), matter("0603", "0604")),
        {"lead": [duty("heating")], "service_class": "urgent"},
    ),
    rule(
        638, "gas-service", "燃气报装与服务", "Gas connections and service",
        every(matter("0606", "0605"), says("燃气", "天然气", "通气", "gas")),
        {"lead": [duty("gas-supply")]},
    ),
    rule(
        640, "telecom-lanxin", "点名澜信通信", "Lanxin Telecom is named",
        every(matter("1604"), says("澜信", "Lanxin")),
        {"lead": [{"unit": "telecom-lan"}], "copies": [duty("telecom")]},
    ),
    rule(
        642, "telecom-qinghe", "点名青禾移动", "Qinghe Mobile is named",
        every(matter("1604"), says("青禾", "Qinghe")),
        {"lead": [{"unit": "telecom-qing"}], "copies": [duty("telecom")]},
    ),
    rule(
        644, "telecom-hechuan", "点名合川通讯", "Hechuan Communications is named",
        every(matter("1604"), says("合川", "Hechuan")),
        {"lead": [{"unit": "telecom-he"}], "copies": [duty("telecom")]},
    ),
    rule(
        650, "parking-on-fire-lane", "占用消防通道停车", "Parked on a fire lane",
        every(grievance(), matter("0708"), says("消防通道", "fire lane")),
        {"lead": [duty("illegal-parking")], "assists": [duty("fire"), duty("property-service")], "urgency": "urgent"},
    ),
    rule(
        652, "e-bike-charging", "电动车飞线充电：消防主办", "Charging e-bikes indoors: the fire service leads",
        every(grievance(), matter("0709"), says("充电", "飞线", "charging", "cables from")),
        {"lead": [duty("fire")], "assists": [STREET, duty("property-service")], "urgency": "urgent"},
    ),
    rule(
        654, "ride-hailing", "出租车与网约车：市交通运输局", "Taxis and ride hailing: the city's transport bureau",
        matter("0703"),
        {"lead": [duty("taxi")]},
    ),
    rule(
        660, "hospital", "医患纠纷：卫健主办，司法协办", "Disputes with hospitals: health leads, justice assists",
        every(grievance(), matter("1101")),
        {"lead": [duty("health")], "assists": [duty("justice")], "service_class": "complex"},
    ),
    rule(
        662, "tax", "个税发票契税：税务局", "Taxes and invoices: the tax service",
        every(matter("1705"), says("税", "发票", "tax", "invoice")),
        {"lead": [duty("tax")]},
    ),
    rule(
        664, "praise", "表扬转交所在区", "Praise is passed to the district",
        either({"type": {"is": "praise"}}, matter("1804")),
        {"lead": [duty("district-coordination")], "service_class": "praise"},
    ),
    rule(
        666, "suggestions", "建议转职能部门", "Suggestions go to whoever does the work",
        {"type": {"is": "suggestion"}},
        {"lead": [OWN, OWN_CITY, duty("district-coordination")], "service_class": "suggestion"},
    ),
)  # fmt: skip

CATCH_ALL = (
    rule(
        900, "by-category", "按类别默认职责派单", "By the category's own duty",
        {"category": {"known": True}},
        {"lead": [OWN, OWN_CITY, DISTRICT]},
    ),
    rule(
        990, "district-coordinator", "职责不清的派所在区县", "What is left goes to the district",
        {"area": {"known": True}},
        {"lead": [DISTRICT], "tags": ["unclear-duty"]},
    ),
)  # fmt: skip
