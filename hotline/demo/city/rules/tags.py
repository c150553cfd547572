"""The tags that rules put on tickets, as each language's staff read them."""

from __future__ import annotations

from hotline.demo.city.words import Words, rows

TAGS = {
    code: Words(code.replace("-", " "), chinese)
    for code, chinese in rows("""
at-night | 夜间
burst-main | 水管爆裂
business | 涉企
confidential | 保密件
conflict-of-interest | 利害关系
dangerous-goods | 危险物品
exam-season | 考试季
flood-season | 汛期
food-poisoning | 食物中毒
frost | 冰冻天气
gas-leak | 燃气泄漏
group | 群体
heating-season | 供暖季
identity-leak | 身份信息泄露
lift | 电梯
mass | 人员聚集
media | 媒体关注
minors | 未成年人
repeated | 重复反映
road-collapse | 路面塌陷
school-start | 开学季
self-harm | 自伤自杀
sudden-event | 突发事件
unclear-duty | 职责不清
vulnerable | 老幼病残
wages | 欠薪
whistle | 吹哨报到
work-injury | 工伤
""")
}
