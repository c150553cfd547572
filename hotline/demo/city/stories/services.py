"""What people tell about culture and telecom, public services, and everything else (16, 17, 18)."""

TABLE = """
@ 1601 complaint
= 景区半票不让老人用 | {who}的证在门口不认，说外地证要买全票{money}元。
= 排队{few}小时没玩上 | 节假日放人太多，排了{few}小时还没进去，不给退。
= 缆车停运不退票 | 说大风停运，票钱一分不退。
= 景区里东西贵 | 水卖{few}0元一瓶，没标价。
? 景区门票预约怎么弄 | 咨询老人不会手机怎么预约。
> 退票；设置老人窗口；明码标价
= Senior ticket refused | {who}'s card is from elsewhere and the gate wanted the full {money} yuan.
= {few} hours in the queue | Far too many people were let in, and no refund.
= Cable car stopped | For wind, and the ticket stays sold.
= Water at {few}0 yuan | And no price shown.
? Booking a ticket | How does an old person without an app do it?
> A refund; A window for the elderly; Prices shown
@ 1602 complaint
= 导游强迫购物 | {when}参团，导游关车门不让下，必须买{money}元的东西。
= 旅行社不退团费 | 家里有人住院要退团，说合同写着不退。
= 行程缩水 | 写的{few}个景点，实际只去一半。
= 低价团陷阱 | 报名{few}00元，到地方全是自费。
? 退团扣多少钱合理 | 咨询出发前{few}天退团怎么扣。
> 退团费；处罚旅行社；赔偿
= Forced to buy | {when} the guide shut the coach door until we spent {money} yuan.
= No refund | Somebody is in hospital and the agency says the contract forbids it.
= Half the sights | {few} on paper and half of that in truth.
= Cheap tour, dear extras | {few}00 yuan to book and everything else on top.
? What may be kept | If we cancel {few} days before?
> The money back; A penalty; Compensation
@ 1603 complaint
= 游泳池水质差 | {club}的水绿的，孩子下去眼睛红，问什么时候换水说不知道。
= 场馆预约被黄牛占 | 羽毛球场早上八点放号一秒没，转头有人卖。
= 健身房教练乱推销 | 教练天天让买课，不买就不给指导。
= 球场晚上不开灯 | 锻炼的人{many}个，灯晚上八点就关。
? 体育场馆优惠怎么用 | 咨询残疾人能不能免费进场馆。
> 检测水质；退费；增加场次
= Dirty pool | At {club} the water is green, and the child's eyes are red.
= Courts taken by touts | They open at eight and are gone in a second.
= Coach who only sells | No lessons bought, no help.
= Lights out at eight | With {many} people still playing.
? Free entry | May a person with a disability enter free?
> Test the water; A refund; More slots
@ 1604 complaint
= 宽带装了三个月没好 | 装{carrier}的宽带{since}没通，约了{few}次师傅都没来。
= 手机套餐被自动升级 | {carrier}没经同意就把套餐改成{money}元一月，退不掉。
= {estate}没有信号 | {estate}一进屋就没信号，打电话要跑到院子里。
= 携号转网不给办 | 转网说有合约，{when}才知道被绑了{few}年。
? 断网怎么退费 | 咨询断网几天能不能按天退。
> 恢复网络；退回原套餐；处理信号
= Broadband never works | From {carrier}, {since}, with {few} appointments nobody kept.
= Tariff raised without asking | {carrier} takes {money} yuan a month now, and there is no way back.
= No signal at {estate} | One has to go out into the yard to call.
= Number cannot move | They bound me for {few} years without saying so.
? Refund for an outage | Is it counted by the day?
> Mend it; The old tariff; Do something about the signal
@ 1605 complaint
= 快递不送上门 | {block}住{few}楼，快递每次扔在柜子，{who}拿不动。
= 包裹丢了没人赔 | {money}元的东西丢了，只肯赔运费的三倍。
= 快递员提前签收 | {when}显示签收，东西没到我手里。
= 快递破损不认 | 收到盒子都烂了，说不当面验就不赔。
? 快递不上门怎么投诉 | 咨询应该找快递公司还是邮政管理。
> 赔偿；按约定送上门；处理代收点
= Never to the door | We are on floor {few} of {block}; {who} cannot carry it from the locker.
= Lost parcel | {money} yuan of goods and they offer three times the postage.
= Signed for without me | {when}, and I have nothing.
= Damaged | The box was in pieces and they say I should have checked it at the door.
? Where to complain about a courier | The company or the administration?
> Pay for it; Bring it up; Deal with the shop that takes them in
@ 1606 complaint
= 有线电视没信号 | 电视{since}雪花，报修{few}次没人来。
= 收视费重复扣 | 宽带费里已经含了电视，又扣{few}0元。
= 机顶盒换一次收{few}0元 | 说是押金，退的时候没了。
= 村里广播太吵 | 大喇叭早上五点就响，孩子睡觉。
? 电视费能不能停 | 咨询家里没人住能不能报停。
> 派人维修；退费；调整时间
= No picture | Only snow, {since}, after {few} reports.
= Charged twice | The broadband already contains it and they took another {few}0 yuan.
= {few}0 yuan for the box | “A deposit”, and it is gone.
= Village loudspeaker | It starts at five in the morning and wakes the child.
? Suspending the fee | Nobody lives there: may it be stopped?
> Somebody to mend it; Money back; Another hour for it
@ 1701 complaint
= 不知道去哪个窗口 | 办{few}样证要跑好几个地方，网上写的和窗口说的不一样。
= 网上办不了 | 系统{since}登不上去，窗口让网上办，网上让去窗口。
= 材料不一次说清 | 来了{few}次，每次要补一张，时间全耗在路上。
= 排队叫号叫不到 | 排了{few}个小时，快到我下班了。
? 办理居住证要什么材料 | 咨询办居住证需要什么材料，几天能拿。
> 一次性告知；网上能办；延长时间
= Which counter | For {few} papers I go to {few} places, and the site says something else.
= The site will not let me in | {since}; the counter says use the site and the site says come.
= A new paper every time | I have been {few} times.
= Number never called | {few} hours, and then they closed.
? Papers for a residence permit | What do I bring, and when is it ready?
> Tell us once; Let it be done online; Longer hours
@ 1702 complaint
= 窗口人员上班玩手机 | {when}去办事，窗口低头玩手机，叫{few}声不答应。
= 工作人员讽刺人 | {who}听不清多问一句，工作人员说你听不懂就别来。
= 电话打不通 | 大厅电话{since}没人接，跑一趟{few}0公里。
= 中午关门不通知 | 来的时候写着中午不休，到了锁门。
? 投诉窗口人员怎么弄 | 咨询投诉工作人员会不会影响我办事。
> 道歉；加强培训；公布监督电话
= On the phone at the counter | {when}, and I called {few} times.
= Sarcasm | {who} hears badly, asked again, and was told not to come.
= Nobody answers | The line has been dead {since} and the trip is {few}0 kilometres.
= Shut at lunch | It said open and the door was locked.
? Complaining about a clerk | Will it hurt my application?
> An apology; Training; A number for complaints
@ 1703 complaint
= 三个部门互相推 | 一件事去了三个部门，都说不归自己管，{since}没结果。
= 反映多次没人来 | 打过{few}次电话，都说转了，没人联系我。
= 回复敷衍 | 回复说已处理，现场根本没人来。
= 说解决了其实没有 | 系统显示办结，问题还在原地。
? 找不到负责的部门怎么办 | 咨询这类事到底归谁管。
> 明确责任单位；限期解决；上门了解
= Three offices, three refusals | Each says another is responsible, {since}.
= Called {few} times | “Passed on”, and nobody has rung me.
= “Dealt with” | Nobody ever came.
= Closed on paper | The problem is where it was.
? Nobody is responsible | Who decides whose matter this is?
> Say who it is; A deadline; Come and look
@ 1704 complaint
= 公示看不到 | {road}改造公示说在网上，网站根本打不开。
= 申请公开没回复 | 申请信息公开{since}没有答复，超过时间。
= 公示栏空着 | 楼下公示栏{few}个月没更新。
= 收费依据不公开 | 要交钱问依据，说内部文件。
? 信息公开几天答复 | 咨询政府信息公开的答复时间是多少天。
> 公开内容；尽快答复；说明理由
= Notice that cannot be seen | About {road}; the site does not open.
= No answer to my request | {since}, past the limit.
= Empty notice board | For {few} months.
= Fee without a basis | “An internal paper.”
? How long may they take | For a request for information?
> Publish it; Answer soon; Give reasons
@ 1705 help
= 公积金提取被拒 | 租房提公积金，说缺合同备案，跑了{few}趟。
= 个税扣得不对 | 工资{few}千，这月扣税{money}元，想核对。
= 退税没到账 | 申请的退税{since}没到。
= 契税多收 | 买房契税按{few}0平米多收了。
? 公积金可以异地提取吗 | 咨询在外地工作怎么提本地公积金。
> 核实退还；办理提取；说明算法
= Withdrawal refused | I rent, and they want a registered contract; I went {few} times.
= Wrong tax | I earn {few} thousand and {money} yuan were taken.
= No tax refund | I have waited for it {since}.
= Deed tax too high | They counted {few}0 square metres too many.
? Fund from another city | I work elsewhere: how do I take it out?
> Check and refund; Let me withdraw; Explain the sum
@ 1706 help
= 落户排不上号 | 预约落户{few}次没号，单位催着要。
= 身份证信息错了 | 身份证上住址错了一个字，银行不认。
= 居住证迟迟没出 | 办了{since}没出证，孩子上学等着用。
= 外地老人迁户口难 | {who}想迁来，材料补{few}次。
? 护照怎么办 | 咨询护照预约和材料，几天能取。
> 尽快办理；更正信息；一次告知
= No appointment for registration | {few} times, and my employer is waiting.
= Wrong address on the card | One character, and the bank refuses it.
= Permit not ready | {since}, and the school needs it.
= Moving a parent here | {who}: papers {few} times over.
? A passport | How do I book, and when is it ready?
> Do it soon; Correct it; Tell us once
@ 1707 complaint
= 惠企补贴迟迟不发 | 我们小企业补贴通过了，{since}没到账，资金链紧。
= 检查太频繁 | 一个月来{few}次检查，每次都要停工。
= 合同款被拖欠 | 给单位做工程，{bigmoney}元{since}没付。
= 换证材料反复退 | 换经营许可退了{few}次，店开不了。
? 小微企业优惠怎么享受 | 咨询税收优惠有哪些，怎么申请。
> 发放补贴；规范检查；付款
= Company grant not paid | It was approved; nothing came {since} and money is tight.
= Inspected again and again | {few} times a month, and we stop for each.
= Not paid for our work | {bigmoney} yuan from a public body, {since}.
= Permit sent back | {few} times; the shop cannot open.
? Relief for small firms | What is there, and how do we apply?
> Pay it; Fewer inspections; Payment
@ 1801 complaint
= 楼上小孩跑跳吵 | {block}楼上每天{time}还跳，{since}说了几次没用。
= 邻居占楼道放鞋柜 | 门口放满鞋柜婴儿车，{who}过不去。
= 装修噪音大 | 楼上装修{since}从早打到{time}。
= 邻居占公共车位 | 那家用杂物占着车位，说不动就不动。
? 邻居半夜吵能报警吗 | 咨询楼上扰民找谁调解。
> 上门调解；清理占道；约定时间
= Running and jumping above | In {block}, until {time}, {since}.
= Corridor full of cupboards | {who} cannot pass with a walking frame.
= Renovation all day | From morning until {time}, {since}.
= A place kept with junk | They will not move it.
? Noise upstairs at night | Who mediates?
> Mediation; Clear the way; Agree on hours
@ 1802 help
= 借钱不还 | 朋友借{bigmoney}元写了欠条，{since}电话不接。
= 合同纠纷不知道找谁 | 跟{firm}签合同没履行，律师费也贵。
= 执行案款没到 | 法院判了{few}个月，钱没到。
= 担保替人还钱 | 给同事担保，现在找不到人。
? 法律援助怎么申请 | 咨询收入多少能申请法律援助。
> 指导途径；法律援助；协助沟通
= A loan never paid back | {bigmoney} yuan, with a note, and he has not answered {since}.
= Contract trouble | With {firm}; a lawyer is dear.
= Judgment without money | {few} months after the court.
= I guaranteed for somebody | And he is gone.
? Legal aid | Below which income?
> Show me the way; Legal aid; Help us talk
@ 1803 suggestion
= 建议{road}增加座椅 | 希望{road}沿线每隔一段放把椅子，老人走累了没地方歇。
= 建议公园早点开灯 | 冬天天黑得早，建议公园提前半小时开灯。
= 建议增设遛狗区 | {estate}附近没有遛狗的地方，建议划一块。
= 建议红绿灯加盲人提示 | 建议路口的灯加声音提示，方便看不见的人。
? 建议怎么反馈 | 想问提的建议什么时候能知道采不采纳。
> 希望采纳；给个答复；先试一段时间
= Benches on {road} | The old people have nowhere to rest along it.
= Park lights earlier | It is dark so soon in winter; half an hour would help.
= A place for dogs | There is none near {estate}.
= Sound at the crossing | For people who cannot see.
? What becomes of a suggestion | When do I hear?
> Please consider it; An answer; Try it for a while
@ 1804 praise
= 表扬环卫工人 | {when}我在{road}丢了钱包，环卫工人捡到等了我{few}个小时。
= 感谢社区送药 | {who}发烧，社区大姐把药送到门口，跑了{few}趟。
= 公交司机救了人 | {line}路司机看到老人不舒服，一路送到{hospital}。
= 窗口人员服务好 | 大厅的小姑娘态度好，帮我填了{few}张表。
? 表扬信寄到哪 | 想写封表扬信，寄到哪里。
> 转达感谢；表扬他们；希望继续
= A sweeper with my wallet | {when} on {road} she waited {few} hours for me.
= Medicine brought to the door | {who} had a fever and the community came {few} times.
= Bus driver who helped | The No. {line} took an ill old man straight to {hospital}.
= A kind clerk | She filled in {few} forms with me.
? Where to send a letter of praise | I would like to write one.
> Pass on my thanks; A commendation; Please go on like this
@ 1805 help
= {road}起火了 | {road}一个店着火了，烟很大，旁边就是{estate}。
= 房子塌了一角 | {block}外墙掉下来一大块，下面站着人。
= 有人掉进河里 | {road}边有人掉进河里，正在喊救命。
= 两车相撞有人受伤 | {road}口两辆车撞在一起，有人躺地上。
? 遇到突发事件先打什么 | 想问先打119还是先打热线。
> 马上派人；救人要紧；疏散群众
= Fire on {road} | A shop is alight beside {estate} and the smoke is thick.
= Part of a building fell | At {block}, with people underneath.
= Somebody in the river | By {road}, calling for help.
= A crash with injured people | On {road}; one is lying on the ground.
? Whom to call first | The fire service or you?
> Send somebody now; Help the people; Clear the place
@ 1899 other
= 不知道归谁管 | 有一件事说不清归哪个部门，先反映一下，地点在{road}。
= 想问一下政策 | 有个政策听说变了，问了{few}个地方说法不同。
= 反映一个情况 | {estate}有点事{since}一直没人过问，想跟你们说说。
= 找个人说说 | 家里遇到难处，不知道找谁，先打到这里。
? 这事归哪个部门 | 咨询我这个情况应该找谁。
> 帮忙转一下；告诉我找谁；有人联系我
= I do not know whose it is | Something on {road}; please pass it on.
= A rule has changed, they say | I asked {few} offices and got {few} answers.
= Something is going on at {estate} | {since}; I would like somebody to know.
= I need somebody to talk to | Things are hard at home and I did not know whom to ring.
? Which office is it | In my case, whom should I ask?
> Please pass it on; Tell me whom; Let somebody call me
"""
