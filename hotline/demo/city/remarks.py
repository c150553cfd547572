"""Phrases for replies, requests, reviews and callbacks: Chinese | English."""

from __future__ import annotations

from hotline.demo.city.voices import pool

OPENINGS = pool("""
您好，您反映的问题已收悉。{day}，{unit} | Your matter has been received. On {day} {unit}
感谢您的来电。{unit}于{day} | Thank you for your call. On {day} {unit}
经核查，{day}{unit} | After a check on {day} {unit}
接到工单后，{unit}当天联系了您，{day} | On receiving the order {unit} rang you the same day and on {day}
""")

COPIED = pool("""
您反映的问题已转相关科室处理，感谢您的关注与支持。
  | Your matter has been passed to the section concerned. Thank you for your attention and support.
已收悉，我单位高度重视，将持续跟进。 | Received. We attach great importance to it and will follow it up.
经核实，情况属实，已按规定处理。 | It has been verified and dealt with according to the rules.
""")

VAGUE = pool("""
已与来电人沟通，来电人表示理解。 | The caller was contacted and understands.
工作人员已到现场，情况已处理。 | Staff have been there and the matter is dealt with.
该问题正在处理中，请耐心等待。 | This is being handled, please be patient.
已告知物业处理。 | The property manager has been told.
""")

EXPLAINED = pool("""
查阅了有关规定：该事项暂不符合办理条件，已向您逐条说明，您如有新的材料可再次申请。 |
 looked into the rules: the conditions are not met at present. Each has been explained to you; with new
  papers you may apply again.
核对了法律法规：此类情况应通过协商、调解或诉讼途径解决，已向您说明办法和联系方式。 |
 looked into the law: this has to be settled by agreement, mediation or a court. The ways and addresses
  have been explained to you.
核实了您反映的收费：符合公布的标准，收费依据已当面向您出示。 |
 checked the charge: it follows the published rate, whose basis has been shown to you in person.
""")

PLANS = pool("""
进行了现场勘查，该问题涉及工程改造，已列入计划，预计半年内完成，期间每月向您通报进展。 |
 surveyed the place. It needs building work and is on the plan, to be done within half a year; you will
  hear of its progress every month.
已会同相关单位制定方案，因涉及资金和多家产权，需分步实施，已与您商定时间。 |
 drew up a plan with the others concerned. Because of funds and several owners it goes step by step; the
  dates are agreed with you.
""")

INTERIM = pool("""
已到现场查看，正在制定处理方案，{day}前给您答复。
  | We have been there and are working out what to do; you will have an answer by {day}.
材料已经备齐，正在走审批，预计{day}完成。 | The papers are complete and under approval; expected by {day}.
配件已订购，{day}前安装到位。 | The part is ordered and will be fitted by {day}.
已联系相关单位会商，{day}前反馈结果。 | We are consulting the others concerned; you will hear by {day}.
""")

EXTENSION_NOTES = {
    "inspection": pool("""
需第三方机构检测鉴定，报告尚未出具，申请延期。
  | An outside expert has to examine it and the report is not ready; more time is asked for.
"""),
    "several_units": pool("""
涉及多家单位，需现场会商明确分工，申请延期。
  | Several units are concerned and a meeting on the spot is needed; more time is asked for.
"""),
    "statutory_procedure": pool("""
依法应立案调查并听取当事人陈述，法定期限较长，申请延期。 |
 By law a case has to be opened and the parties heard, which takes longer; more time is asked for.
"""),
    "season_or_weather": pool("""
连续降雨无法施工，待天气好转后完成，申请延期。
  | It has rained without a break and works cannot go on; more time is asked for.
"""),
    "budget_or_plan": pool("""
改造资金已申请，待批复后施工，申请延期。
  | The money has been applied for and the work begins when it is granted; more time is asked for.
"""),
    "caller_asked": pool("""
来电人本人出差，约定返回后再上门，申请延期。
  | The caller is away and asked us to come afterwards; more time is asked for.
"""),
    "force_majeure": pool("""
受台风影响现场封闭，暂无法进入，申请延期。
  | The place is closed after a storm and cannot be entered; more time is asked for.
"""),
}

RETURN_NOTES = {
    "wrong_area": pool("""
经现场核实，该地点不在本辖区，属于{other}范围，附地图截图。 |
 Checked on the spot: the place lies outside our area and in that of {other}. A map is attached.
"""),
    "wrong_duty": pool("""
依据部门职责规定，该事项由{other}负责，非我单位职责，申请退回改派。 |
 Under the rules on duties this belongs to {other}; we ask for it to be sent there.
根据权责清单，该行业的监管职责在{other}，请重新派单。 |
 By the list of powers the supervision of this trade lies with {other}. Please dispatch again.
"""),
    "duty_overlap": pool("""
该事项与{other}职责交叉，现行规定未明确，申请热线裁定。 |
 Our duty and that of {other} overlap here and the rules are silent; we ask the hotline to decide.
"""),
    "private_property": pool("""
该设施属小区内部，尚未移交，由产权单位维护，建议转{other}协调。 |
 The installation lies inside the estate and has not been handed over; its owner maintains it. We suggest
  {other}.
"""),
    "other_level": pool("""
该事项审批权限在{other}，我单位无权办理。 | The power to decide lies with {other}; it is not ours.
"""),
    "already_elsewhere": pool("""
同一事项{other}正在办理，建议并单，避免重复处理。 |
 {other} is already handling the same matter; we suggest merging the two.
"""),
    "missing_facts": pool("""
工单未写明具体位置，联系来电人未接通，请补充信息后再派。 |
 The order does not say where, and the caller could not be reached. Please add it and send it again.
"""),
    "legal_route": pool("""
双方已进入诉讼程序，应按法律途径解决，申请退回。 | The parties are before a court; the legal route applies.
"""),
    "conflict_of_interest": pool("""
被反映人为本单位工作人员，为保证公正请由{other}办理。 |
 The person complained about works for us; to be fair, please let {other} handle it.
"""),
}

ASSISTED = pool("""
协办部分已完成：现场核实后已清除隐患，材料附后，请主办单位统一回复。 |
 Our part is done: the danger has been removed after a check on the spot. Papers are attached for the
  lead's answer.
根据主办单位要求，已提供审批记录和现场照片。 |
 As the lead asked, we have supplied the permit records and photographs.
已配合执法，责任部分处理完毕，如需补充请联系。 |
 We took part in the enforcement and our part is complete; ask us for anything more.
""")

REVIEW_REMARKS = {
    True: pool("""
回复完整，有现场照片和联系记录，审核通过。 | Complete, with photographs and a contact record. Passed.
答复针对诉求，时间和措施明确，通过。 | It answers the matter, with dates and measures. Passed.
已核对附件，与回复一致，通过。 | The attachments agree with the reply. Passed.
"""),
    False: pool("""
未说明具体处理措施，请补充何时何人做了什么。 | It does not say what was done. Add when, who and what.
未见与来电人联系记录，请先联系再回复。 | There is no record of contact with the caller. Speak to them first.
与其他工单回复内容相同，请针对本件重新答复。 | The words are those of another order. Answer this matter.
诉求有两项，只回复了一项，请补充。 | Two things were asked and one is answered. Please complete it.
没有现场照片，无法核实，请补充佐证。 | No photograph, so it cannot be verified. Please add proof.
"""),
}

CALLBACK_REMARKS = {
    5: pool("""
当天就有人联系我，问题解决了，很满意。 | They rang the same day and it is solved. Very satisfied.
处理得很快，态度也好，谢谢。 | Quick and friendly, thank you.
没想到这么上心，给你们点赞。 | I did not expect so much care. Well done.
"""),
    4: pool("""
基本解决了，再观察一段时间。 | Mostly solved; I shall watch it for a while.
人来了，也处理了，满意。 | They came and did it. Satisfied.
"""),
    3: pool("""
解释得还算清楚，问题只解决了一半。 | Explained well enough; half of it is solved.
态度可以，就是时间拖得有点长。 | Polite, but it took rather long.
"""),
    2: pool("""
电话打了一个就没有下文，问题还在。 | One call and nothing after it; the problem is still there.
管了两天又跟以前一样了。 | It was better for two days and is now as before.
"""),
    1: pool("""
根本没有人来过，怎么就说处理了？ | Nobody ever came. How can it be “dealt with”?
让我说满意才给办，这算什么？ | They wanted me to say “satisfied” before they would act. What is that?
踢来踢去，一个月了还是老样子。 | Passed around for a month and nothing has changed.
"""),
}

URGES = pool("""
我那件事到现在没有人联系，麻烦催一下。 | Nobody has rung me about my matter; please hurry them.
都过了说好的时间了，到底谁在办？ | The promised day has passed. Who is dealing with it?
情况比上次更严重了，请尽快安排人来。 | It has got worse since; please send somebody soon.
就想知道办到哪一步了，给个准信。 | I only want to know how far it has got.
""")

PRAISES = pool("""
问题解决了，特地打电话感谢办理的同志。 | It is solved, and I am ringing specially to thank those who did it.
师傅冒雨来修的，辛苦了。 | They came and mended it in the rain. Thank you.
老人住着暖和了，一家人都念你们的好。 | The old people are warm again and the family is grateful.
""")
