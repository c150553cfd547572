"""Calls that are not dispatched: what is said, what the caller is told, and where they are sent instead.

One row for each way such a call ends: outcome | route | matter | Chinese | English, with title; call; what the caller
is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hotline.demo.city.words import Words, rows

TABLE = """
referred_emergency |  | 1805 | 6
  | 路口两车相撞有人受伤 | 路口刚刚两车相撞，有人躺在地上，需要救护车。
  | 已接入120和122三方通话，急救和交警已出发，请在安全处等候。
  | Two cars collided, somebody is hurt | Two cars have just collided at the crossing and somebody lies on the road.
  | You were put through to 120 and 122; ambulance and traffic police are on their way. Please wait in a safe place.
referred_legal | litigation | 1802 | 5
  | 借款不还 | 朋友两年前借走八万元，写了借条，现在电话不接，请帮忙追讨。
  | 该事项属于民事纠纷，可凭借条向被告住所地法院起诉，也可申请法律援助，电话12348。
  | A loan that is not paid back | A friend borrowed eighty thousand yuan two years ago and no longer answers.
  | This is a civil dispute: the court at the debtor's home takes the case; legal aid answers on 12348.
referred_legal | arbitration | 1001 | 4
  | 劳动合同纠纷 | 公司单方面解除合同，赔偿谈不拢。
  | 可自争议发生之日起一年内向劳动人事争议仲裁委员会申请仲裁，已告知地址和材料清单。
  | A labour contract in dispute | The firm ended my contract and we cannot agree on compensation.
  | The labour arbitration commission takes it within one year; you were told its address and the papers to bring.
referred_legal | discipline | 1702 | 2
  | 举报村干部收受好处 | 村里工程发包有人收了好处，我有线索。
  | 涉及公职人员违纪违法，请向纪检监察机关反映，电话12388，热线不留存线索内容。
  | A village official took money | Somebody was paid when the village gave out its works, and I can show it.
  | This is for the discipline commission, on 12388; the hotline keeps nothing of what you know.
referred_legal | administrative_review | 1707 | 2
  | 对行政处罚不服 | 收到一份处罚决定书，认为罚得太重。
  | 可自收到决定书之日起六十日内申请行政复议，或依法提起行政诉讼。
  | A fine I do not accept | I was served a penalty and think it far too high.
  | You may ask for administrative review within sixty days of receiving it, or go to court.
referred_legal | information_disclosure | 1704 | 2
  | 申请公开征收补偿方案 | 想要一份片区征收补偿方案的全文。
  | 请按政府信息公开条例向该机关书面申请，二十个工作日内答复。
  | The compensation plan, in full | I want the full text of the compensation plan for our quarter.
  | Please apply to the authority in writing under the disclosure rules; it answers within twenty working days.
referred_legal | petition | 1899 | 1
  | 信访事项已受理又来电 | 我的事信访局已经受理，还想在这里登记一遍。
  | 该事项已进入信访渠道，由受理机关办理，热线不重复受理，已告知查询方式。
  | A petition that is already under way | The petitions bureau has taken up my matter and I want it here as well.
  | It is being handled there and is not taken up twice; you were told how to ask for its state.
referred_legal | police | 0906 | 2
  | 被电话诈骗转走两万元 | 刚才有人冒充客服，让我转走了两万元。
  | 请立即拨打110报警并联系银行止付，热线已提供反诈专线96110。
  | Cheated of twenty thousand yuan | Somebody pretended to be a shop and made me transfer twenty thousand yuan.
  | Please ring 110 at once and have the bank stop it; the fraud line is 96110.
referred_legal | market | 0101 | 1
  | 私人之间买二手手机有问题 | 在网上跟个人买的手机坏了，不给退。
  | 个人之间的买卖不属于消费争议，建议通过平台协商或诉讼解决。
  | A second-hand telephone from a private seller | I bought a telephone from a private person and it does not work.
  | A sale between private people is no consumer dispute; use the platform's mediation or the court.
known_matter |  | 0504 | 4
  | 停水什么时候恢复 | 我们这片停水了，是不是水管爆了？
  | 该片区主水管抢修中，预计今晚恢复，进展以公告为准，不再重复派单。
  | When will the water be back | There is no water in our quarter. Has a main burst?
  | The main is being repaired and should be back tonight; see the notices. It is not dispatched again.
secret_privacy |  | 1899 | 1
  | 想查邻居的登记信息 | 请帮我查一下楼上住户的姓名和电话。
  | 涉及他人隐私，依法不能提供，可由社区居中联系。
  | Who lives above me | Please tell me the name and number of the people upstairs.
  | That is their private data and may not be given out; the community can pass on a message.
out_of_duty |  | 1605 | 4
  | 商家承诺的赠品没有给 | 店里答应送一个杯子，最后没有给。
  | 属于市场自主约定，建议先与商家协商，可拨打商场服务台电话。
  | A gift that was promised | The shop promised a cup and did not give it.
  | This is between you and the shop; its service desk can help.
unlawful |  | 1899 | 1
  | 要求代开无病病假条 | 请帮我找个医院开一张病假条，我没病。
  | 该要求违反法律规定，已说明后果，不予受理。
  | A sick note for somebody who is well | Please find me a hospital that writes a sick note; I am not ill.
  | That would be against the law; you were told the consequences.
other_city |  | 1899 | 3
  | 外地高速收费站拥堵 | 邻市高速收费站排队两小时没人管。
  | 该地点不在本市，请拨打当地区号加12345，已提供号码。
  | A toll gate in another city | Two hours in the queue of a toll gate in the next city.
  | It does not lie in this city: ring 12345 with that city's code, which you were given.
central_unit |  | 1605 | 2
  | 铁路退票手续费 | 火车退票收了手续费，想退回来。
  | 由铁路部门负责，请拨打12306，已告知。
  | The fee for giving back a train ticket | I was charged for giving back a train ticket.
  | The railways are responsible; their line is 12306.
no_content |  | 1899 | 3
  | 无声电话 | 接通后无人说话，回拨无人接听。
  | 三次询问无应答，按无内容记录。
  | A silent call | Nobody spoke, and nobody answered when rung back.
  | Asked three times without an answer; noted as without content.
abuse |  | 1899 | 2
  | 来电辱骂 | 来电人没有诉求，持续辱骂话务员。
  | 已劝阻，告知来电录音和相关法律责任。
  | Insults | The caller wanted nothing and went on insulting the operator.
  | Asked to stop, and told that calls are recorded and what the law says.
test |  | 1899 | 1
  | 线路测试 | 技术人员测试转接线路。
  | 测试电话，不作诉求处理。
  | A test of the line | Engineers testing the transfer line.
  | A test; not a matter.
"""


@dataclass(frozen=True, slots=True)
class Call:
    """One kind of call: how often it comes (relative), under which matter it is filed, and its texts."""

    outcome: str
    route: str
    code: str
    often: int
    title: Words
    content: Words
    script: Words


@cache
def calls() -> tuple[Call, ...]:
    """Give every kind."""
    found = []
    for outcome, route, code, often, zh, zh_call, zh_told, en, en_call, en_told in rows(TABLE):
        found.append(
            Call(outcome, route, code, int(often), Words(en, zh), Words(en_call, zh_call), Words(en_told, zh_told))
        )
    return tuple(found)
