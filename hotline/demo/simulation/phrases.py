"""What hotline, units and citizens write besides replies: Chinese | English."""

from __future__ import annotations

import random

from hotline.demo.city.voices import pool
from hotline.demo.city.words import Language, Words

Pool = tuple[Words, ...]


def one_of(phrases: Pool, rng: random.Random, language: Language, **holes: str) -> str:
    """Return one phrase, its holes filled."""
    return rng.choice(phrases).in_(language).format(**holes)


DISPATCH = pool("""
按职责清单，由该单位主办。 | By the list of duties this unit leads.
地点在其辖区，先行派单核实。 | The place lies in its area; it goes there to be checked first.
与值班长会商后确定。 | Settled with the shift leader.
""")
DISPATCH_AGAIN = pool("""
上一单位退回理由成立，改派。 | The unit before gave it back with reason; sent on.
根据退单建议改派。 | Sent on as the unit before suggested.
""")
DESIGNATE = pool("""
多次退单，经协调会裁定，由该单位牵头办理，不得再退。
  | Given back several times. The coordination meeting decided: this unit leads and may not return it.
""")
REDIRECT = pool("""
属地街道更便于处理，转办。 | The street office is closer to it; sent on.
经核实属于该单位职责，直接改派。 | Found to be this unit's duty; sent on directly.
""")
GRANTED = pool("""
理由充分，同意。 | Well founded. Granted.
材料齐全，予以批准。 | The papers are complete. Granted.
""")
REFUSED = pool("""
理由不足，请按期办理。 | Not well founded. Please handle it in time.
职责清单明确由你单位负责，不予同意。 | The list of duties names your unit. Refused.
未附佐证材料，不予同意。 | No proof was attached. Refused.
""")
TERMINATE_BASIS = {
    "not_acceptable": pool("""
经查该事项依法不予受理，已向来电人说明。 | By law the matter cannot be taken up; the caller has been told why.
"""),
    "caller_refuses": pool("""
来电人不提供必要材料并拒绝配合核查，已三次联系。
  | The caller will not supply what is needed and refuses the check; three attempts were made.
"""),
    "settled_by_law": pool("""
同一事项已有生效判决，应按判决执行。 | A court has decided the same matter; its judgment stands.
"""),
}
SUSPEND_BASIS = pool("""
涉及历史遗留问题，短期内无法解决，申请挂账。 | An old problem that cannot be solved soon; it should go on the ledger.
改造资金列入明年计划，申请挂账。 | The money is in next year's plan; it should go on the ledger.
""")
PLANS = pool("""
第一步完成勘察设计，第二步落实资金，第三步施工，每月通报进展。
  | First survey and design, then the money, then the work; progress is reported every month.
与产权单位签订协议后分期整改。 | Put right in stages once the owner has signed.
""")
OWNERS = pool("""
分管副局长 | the deputy director in charge
项目办主任 | the head of the project office
街道分管领导 | the deputy head of the street office
""")
WAKE = pool("""
条件已具备，恢复办理。 | The conditions are met; handling goes on.
""")
CONTACT = {
    "phone": pool("""
已电话联系来电人，了解情况并约定上门时间。 | Rang the caller, heard what happened and agreed a time to visit.
已说明处理步骤和时限。 | Explained the steps and the time they take.
来电人补充了具体位置。 | The caller told us where exactly it is.
"""),
    "visit": pool("""
现场见到来电人，核实了情况。 | Met the caller on the spot and checked the facts.
上门与来电人当面沟通，查看了现场。 | Spoke to the caller at home and looked at the place together.
"""),
    "message": pool("""
电话未接，已发短信告知承办人和联系方式。 | Nobody answered; sent a message with the officer's name and number.
"""),
    "video": pool("""
通过视频连线查看了现场。 | Looked at the place together by video.
"""),
}
EVIDENCE = pool("""
现场照片4张，整改前后对比。 | Four photographs, before and after.
联系记录和处理单各一份。 | A record of the call and the work sheet.
检查笔录和责令改正通知书。 | The inspection record and the order to put it right.
""")
SUPERVISE = {
    "written": pool("""
来电人多次催办，请书面报告办理情况。 | The caller has pressed several times; report in writing.
"""),
    "listed": pool("""
同类问题反复发生，挂牌督办。 | The same happens again and again; listed supervision.
"""),
    "on_site": pool("""
请到现场核查并当日报告。 | Go there, check and report the same day.
"""),
    "interview": pool("""
长期未办结，约谈主要负责人。 | Open for too long; the head of the unit is asked in.
"""),
    "leader_note": pool("""
市领导批示，请专题研究。 | A note of the city's leadership: please take it up specially.
"""),
}
LIFT = pool("""
已按要求整改，解除督办。 | Put right as required; lifted.
已回复，督办事项完成。 | The reply is there and the matter of the supervision is done.
""")
ESCALATE = pool("""
超期且来电人不满，提请上级协调。 | Overdue and the caller is unhappy; raised for coordination.
涉及多部门，提请上级明确牵头单位。 | Several departments are concerned; raised to have a lead named.
""")
RECLASSIFY = pool("""
来电人补充情况后调整。 | Set right after the caller told more.
登记时分类有误，更正。 | Filed wrongly; set right.
""")
NOTES = pool("""
来电人情绪激动，联系时请注意方式。 | The caller is upset; please be careful when you ring.
与社区网格员核对过，情况基本属实。 | Checked with the community's grid inspector: it is largely true.
同一地点近期有类似工单。 | There are similar tickets about the same place.
已提醒承办单位注意时限。 | The unit was reminded of the deadline.
""")
PUBLIC_NOTES = pool("""
今日到现场施工，预计两天完成。 | Work on the spot begins today and should take two days.
已与相关单位会商，正在走程序。 | Agreed with the others concerned; the procedure is under way.
""")
MERGE = pool("""
同一时间、同一地点反映同一事件，并单处理。 | The same event, the same place, the same time: handled as one.
""")
UNMERGE = pool("""
核实后为另一处问题，拆出单独办理。 | It turned out to be another place; handled on its own.
""")
WITHDRAW = pool("""
问题已自行解决，不用处理了。 | It has settled itself; nothing more is needed.
跟对方协商好了，撤回投诉。 | We have come to terms; I take it back.
登记错了，不是这个地方。 | I gave you the wrong place; forget it.
""")
APPEND = pool("""
补充一点：最严重的时间是晚上八点到十点。 | One more thing: it is worst between eight and ten in the evening.
我把照片发到邮箱了，请查看。 | I have sent the photographs.
刚才没说清楚，位置在小区东门旁边。 | I was not clear before: it is by the east gate.
""")
REPEAT_CALL = pool("""
还是上次那件事，一直没有人来。 | It is about the same matter; nobody has come.
再次来电询问进展，情况没有变化。 | Rang again to ask; nothing has changed.
""")
REOPEN = pool("""
修好三天又坏了，有新照片。 | It broke again three days after the repair; I have new photographs.
对方没有按承诺退款，请重新处理。 | They did not refund as promised; please take it up again.
检测报告出来了，结果不合格。 | The test report is here and it failed.
""")
NOT_TRUE = pool("""
抽查发现回复与实际不符，退回重办。 | A spot check found that the reply and the facts differ; handle it again.
""")
REVEAL = pool("""
需核对来电人地址后上门。 | The caller's address is needed for a visit.
按约定时间回访。 | Ringing back as agreed.
""")
STORM = Words("Severe weather: offices closed", "恶劣天气停工停业")
