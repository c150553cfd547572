"""How callers speak: what fills the holes of a story, and the sentences around it.

Each pool is written twice, once in each language, in the same order. Shops, firms, clubs and schools are ours.
"""

from __future__ import annotations

from hotline.demo.city.words import Words, rows


def pool(table: str) -> tuple[Words, ...]:
    """Read a pool written as lines of “Chinese | English”; a line that starts with a blank goes on."""
    return tuple(Words(en, zh) for zh, en in rows(table))


WHEN = pool("""
昨天 | yesterday
前天 | the day before yesterday
今天早上 | this morning
上周六 | last Saturday
昨天晚上 | last night
前几天 | a few days ago
上周 | last week
今天下午 | this afternoon
""")

SINCE = pool("""
这几天 | for days now
这一个多星期 | for over a week
这半个月 | for two weeks
近一个月 | for almost a month
最近两个月 | for two months
连着好几天 | for several days running
""")

TIME = pool("""
半夜十二点 | midnight
凌晨一点 | one in the morning
凌晨两点 | two in the morning
夜里十一点半 | half past eleven at night
凌晨四点 | four in the morning
""")

LATE = pool("""
晚上九点多 | after nine at night
晚上十点半 | half past ten
晚上十一点 | eleven at night
""")

WHO = pool("""
我妈 | my mother
我父亲 | my father
家里老人 | the old man in our family
我奶奶 | my grandmother
我岳父 | my father-in-law
隔壁大爷 | the old man next door
我婆婆 | my mother-in-law
""")

SHOP = pool("""
路口那家店 | the shop on the corner
街角的喜满屋 | Ximanwu on the corner
锦澜商行 | the Jinlan Store
福临广场二楼的店 | the shop on the second floor of Fulin Plaza
菜场对面的店 | the shop opposite the market
澜悦百货 | the Lanyue Department Store
楼下的小满铺子 | Xiaoman's downstairs
""")

CLUB = pool("""
优澜会馆 | the Youlan Club
新橙中心 | the New Orange Centre
蓝鲸俱乐部 | the Blue Whale Club
小橡树中心 | the Little Oak Centre
晴川会所 | the Qingchuan Club
星野工坊 | the Starfield Studio
""")

FIRM = pool("""
宏顺建设公司 | Hongshun Construction
澜盛装饰公司 | Lansheng Decoration
远拓物流公司 | Yuantuo Logistics
恒岳劳务公司 | Hengyue Labour Services
星帆电子公司 | Xingfan Electronics
禾丰食品厂 | the Hefeng Food Works
""")

HOSPITAL = pool("""
市第二医院 | Linlan No. 2 Hospital
市第四医院 | Linlan No. 4 Hospital
市妇幼医院 | the Linlan Children's Hospital
澜东区医院 | the Landong District Hospital
""")

BUS = pool("""
12 | 12
27 | 27
103 | 103
8 | 8
316 | 316
K2 | K2
""")

OPENINGS = pool("""
来电人反映： | The caller reports:
市民来电： | Call received:
您好，我想反映一个问题。 | Hello, I would like to report something.
您好。 | Hello.
麻烦登记一下。 | Please take this down.
我是第一次打这个电话。 | I have never rung this number before.
诉求人称， | According to the caller:
又是我，上次说的事还没解决。 | It is me again; what I reported last time is not solved.
""")

ASKING = pool("""
来电咨询： | Question from a caller:
您好，麻烦问一下。 | Hello, a question please.
您好。 | Hello.
有个事想问问。 | I would like to ask something.
""")

ASK_MORE = pool("""
网上没有查到。 | I could not find it online.
我是替家里老人问的。 | I am asking for an old relative.
麻烦说一下去哪里办、几点上班。 | Please tell me where to go and when they are open.
能网上办最好，不想跑空。 | If it can be done online so much the better; I do not want to go for nothing.
问了{few}个人，说法都不一样。 | I asked {few} people and heard different things.
如果有文件，请告诉我在哪里看。 | If there is a rule, please tell me where to read it.
我下周就要办，想先准备好。 | I need it next week and would like to be prepared.
需要带什么也请一并告诉我。 | Please also tell me what to bring.
上次去窗口没听明白。 | I did not understand it at the counter.
""")

WHERE = pool("""
地点在{street}{road}{number}号附近，{home}{block}旁边。 | It is by {block} of {home}, near {number} {road}, {street}.
位置是{street}{home}{block}。 | It is at {block}, {home}, {street}.
就在{street}{road}{number}号。 | It is at {number} {road}, {street}.
地址：{street}{road}，靠近{home}。 | Address: {road}, {street}, close to {home}.
""")

NEIGHBOURS = pool("""
不止我一家，周围{many}户都受影响。 | It is not only us: {many} households around here suffer.
白天晚上都这样。 | It is the same by day and by night.
家里有老人和小孩，实在受不了。 | We have old people and children at home and cannot bear it any longer.
之前也出现过{few}次，每次都是管几天又回来。 | It has happened {few} times before; it stops for days and comes back.
现场我拍了照片和视频，可以提供。 | I have photographs and a film of it.
邻居们都有意见，只是没人打电话。 | All the neighbours complain, only nobody rings.
找过物业，物业说管不了。 | I went to the manager, who says it is beyond them.
找过社区，社区说会反映，后来就没消息了。 | The community promised to pass it on, and then nothing.
每天上下班都要经过，看着就担心。 | I pass it twice a day and worry each time.
""")

PAPERS = pool("""
问了几个地方，都让我再等等。 | I have asked in several places and everybody tells me to wait.
前后沟通了{few}次，每次说法都不一样。 | I have spoken to them {few} times and heard a different story each time.
材料我都留着，随时可以提供。 | I have kept every paper and can show them.
跟我一样情况的还有{few}个人。 | {few} other people are in the same position.
已经耽误了不少时间。 | It has cost me a great deal of time.
打电话要么没人接，要么说再等等。 | Either nobody answers the telephone or I am told to wait.
""")

MONEY = pool("""
我有聊天记录和付款凭证。 | I have the messages and the proof of payment.
合同和收据都在，可以随时提供。 | I have the contract and the receipt at hand.
钱不算多，但这个理要讲清楚。 | It is not a fortune, but it has to be put right.
家里挣点钱不容易。 | Money does not come easily to us.
""")

TEMPERS = pool("""
麻烦尽快处理，谢谢。 | Please see to it soon, thank you.
希望有人来看看，不要光打电话。 | Please send somebody to look, not only a phone call.
要是再没人管，我就天天打。 | If nobody acts I shall ring every day.
我理解你们忙，但真的拖太久了。 | I know you are busy, but this has gone on too long.
上次回复说处理了，根本没有人来。 | Last time the reply said it was done and nobody had come.
辛苦你们了。 | Thank you for your trouble.
请给个准话，别再说研究研究。 | A straight answer please, no more “looking into it”.
说实话已经不抱什么希望了。 | To be honest I no longer expect much.
""")

CONTACT = pool("""
下午五点以后方便接电话。 | I can be rung after five.
处理结果请告诉我一声。 | Please tell me how it ends.
请不要把我的电话给对方。 | Please do not give my number to the other side.
打不通就发短信。 | If I do not answer, send a message.
""")

HURRY = pool("""
赶紧派人来！ | Please send somebody at once!
我就在现场，电话保持畅通。 | I am here and my telephone is on.
周围还有人，快点！ | There are people about, please hurry!
已经有邻居在往外走了。 | Neighbours are already leaving their homes.
越来越严重了。 | It is getting worse.
""")

CARRIER = pool("""
澜信通信 | Lanxin Telecom
青禾移动 | Qinghe Mobile
合川通讯 | Hechuan Communications
""")

# What a caller says once in a while, and what must then not be sent by a machine; by class of the matter.
GRAVE: dict[str, tuple[Words, ...]] = {
    "10": pool("""
再拿不到钱，我真的不想活了。 | If the money does not come I really want to die.
工友们商量着明天去门口聚集。 | My mates are talking of a protest at the gate tomorrow.
"""),
    "01": pool("""
已经有记者来采访过了。 | A journalist has already been here.
受害的人商量着去拉横幅。 | Those who lost money are talking of a protest.
"""),
    "02": pool("""
上次反映之后，对方知道是我举报的。 | After my last call they know I reported them.
"""),
    "04": pool("""
再不解决我们就发到网上曝光。 | If nothing happens we shall tell a newspaper.
"""),
    "13": pool("""
家里这个样子，我都活不下去了。 | The way things are I want to die.
"""),
}

SEASONS: dict[str, tuple[Words, ...]] = {
    "spring": pool("""
开春了人多起来，更要管一管。 | Spring brings more people out, so it matters more.
"""),
    "summer": pool("""
天这么热，一天都等不了。 | In this heat we cannot wait a day.
天气一热，味道和蚊子就都来了。 | With the heat come the smell and the mosquitoes.
"""),
    "flood": pool("""
这几天一直下雨，怕出大事。 | It has rained for days and I fear worse.
马上又要下大雨了。 | Heavy rain is forecast again.
"""),
    "autumn": pool("""
孩子刚开学，家里事情多。 | School has just started and there is much to do at home.
"""),
    "winter": pool("""
天冷路滑，老人出门更危险。 | It is cold and slippery, and worse for old people.
外面零下好几度。 | It is well below zero outside.
"""),
    "festival": pool("""
快过年了，不想带着这件事过年。 | The Spring Festival is close and we do not want this hanging over it.
"""),
}
