"""What people tell about homes, property managers and building works (03, 04)."""

TABLE = """
@ 0301 complaint
= 物业收费不干活 | {estate}物业费年年涨，楼道{since}没人打扫，灯坏了也不换。
= 门禁坏了没人修 | {block}单元门{since}关不上，外人随便进，上周还丢了电动车。
= 物业把公共车位卖了 | 物业把公共车位划线出租，一年收{money}元，从没公布过账目。
= 物业停电逼交费 | 因为对服务不满没交物业费，物业就不给我充电卡充值。
? 物业费收费标准去哪查 | 咨询{estate}物业费标准有没有备案，上调要不要业主同意。
> 督促物业整改；公布公共收益；协调解决收费争议
= Fees up, service down | The charge at {estate} rises every year, yet nobody has swept the stairs {since}
  and dead bulbs stay dead.
= Door that will not close | The entrance of {block} has not locked {since}; strangers walk in and an
  e-bike was stolen last week.
= Common parking places let out | The manager rents out shared places for {money} yuan a year and has never
  shown the accounts.
= No top-up until we pay | We withheld the service charge over poor service; now the manager refuses to
  recharge our meter card.
? Where is the service charge recorded | Is the charge of {estate} on record, and must owners agree to a rise?
> Make the manager improve; Publish the common income; Help us settle the dispute
@ 0302 complaint
= 新房墙体开裂 | {estate}交房不到一年，客厅墙上裂了一道能塞进硬币的缝。
= 外墙瓷砖往下掉 | {block}外墙瓷砖{since}一直掉，昨天砸坏了一辆车。
= 窗户四周渗水 | 一下雨窗框就往里渗，墙皮全鼓了，开发商来看了{few}次都说打胶。
= 精装交付货不对板 | 合同写的实木地板，交付的是复合板，{many}多户都一样。
? 房屋质量保修期多久 | 咨询屋面防水和墙体开裂的保修期分别是几年，从哪天算。
> 要求开发商维修；请第三方检测；按合同赔偿
= Cracks in a new flat | We got the keys at {estate} less than a year ago and the living-room wall has a
  crack a coin fits in.
= Tiles falling off the wall | Tiles have been coming off {block} {since}; yesterday one hit a car.
= Rain through the window frames | It comes in at every rain and the plaster swells; the developer has
  looked {few} times and brought sealant.
= Not what the contract says | The contract promised wooden floors, we got laminate, and so did {many}
  other families.
? How long is the guarantee | For how many years are the roof and the walls guaranteed, and from which day?
> Repair by the developer; An independent survey; Compensation under the contract
@ 0303 help
= 楼上漏水泡了天花板 | {block}楼上卫生间往下漏，我家天花板{since}滴水，楼上不肯开门。
= 屋顶漏雨 | 住顶楼，一下雨屋里摆{few}个盆接水，找物业说等维修资金。
= 公共管道渗水 | 公共立管漏水，墙面发霉，物业说是业主自己的，业主说是公共的。
= 外墙渗水长毛 | 北墙一片黑斑，{who}住在里面天天咳嗽。
? 楼上漏水谁来认定责任 | 咨询楼上漏水责任怎么认定，物业和社区分别管什么。
> 协调楼上配合维修；尽快修好；认定责任
= Leak from the flat above | The bathroom above us in {block} leaks, our ceiling has dripped {since}, and
  they will not open the door.
= Rain through the roof | We live at the top and put out {few} basins when it rains; the manager says wait
  for the fund.
= A shared pipe leaks | The common pipe leaks and the wall is mouldy; the manager says it is ours, we say
  it is everybody's.
= Mould on the north wall | The wall is black with damp and {who} coughs all day in that room.
? Who decides about a leak | Who establishes whose fault a leak is, the manager or the community?
> Get them to cooperate; Repair it soon; Say whose duty it is
@ 0304 complaint
= 维修资金申请被卡 | {block}电梯大修申请维修资金，签字都收齐了，{since}没有下文。
= 维修资金被挪用 | 公示里多了一笔{bigmoney}元的绿化工程，业主没人签过字。
= 查不到维修资金余额 | 想查{estate}维修资金还剩多少，物业不给看。
= 施工报价虚高 | 防水报价{bigmoney}元，自己问的公司只要一半，怀疑串通。
? 维修资金使用流程 | 咨询动用维修资金需要多少业主同意，走完大概要多久。
> 公开资金账目；尽快批复；调查报价
= Application stuck | Every signature for the lift overhaul in {block} is in, and we have heard nothing
  {since}.
= Work nobody voted for | {bigmoney} yuan for “greening” appears on the notice board and no owner signed
  for it.
= No view of the balance | I asked what is left in the fund of {estate} and the manager will not say.
= Doubtful quotation | The waterproofing is quoted at {bigmoney} yuan and a firm I asked wants half.
? Using the maintenance fund | How many owners must agree, and how long does it take from end to end?
> Open the accounts; A decision soon; Look into the quotation
@ 0305 complaint
= 业委会被物业操控 | {estate}业委会换届候选人名单是物业定的，业主根本不知道。
= 筹备组迟迟不成立 | 签名够了交到街道，{since}没成立筹备组，一直说研究。
= 业委会主任私自签合同 | 主任没开业主大会就跟物业续了{few}年合同。
= 投票造假 | 我没投过票，公示里却写着我同意，还有{many}户也是。
? 成立业委会要什么条件 | 咨询{estate}想成立业委会，需要多少业主联名，找谁指导。
> 依法指导换届；重新核票；公开合同
= Manager picks the candidates | The list for the owners' committee of {estate} came from the manager;
  owners knew nothing of it.
= No preparatory group | We handed in the signatures and have heard “under study” {since}.
= Contract without a meeting | The chair renewed the manager's contract for {few} years without asking
  anybody.
= Votes we never cast | The notice says I voted yes; I did not, and neither did {many} neighbours.
? Setting up an owners' committee | How many owners of {estate} must ask for it, and who guides us?
> Guide the election by law; Count again; Publish the contract
@ 0306 complaint
= 交房{few}年办不了证 | {estate}交房{few}年了房产证一直办不下来，开发商说等大证。
= 过户材料反复补 | 办过户跑了{few}趟，每次都说缺一张证明，一次不说清楚。
= 继承房产不知道怎么办 | 老人去世了，房子要过户给子女，跑了几个窗口说法不一样。
= 房产证面积写错 | 证上的面积比合同少了{few}平米，更正申请{since}没结果。
? 不动产登记要带哪些材料 | 咨询二手房过户要带什么材料，能不能网上预约。
> 明确办证时间；一次性告知材料；更正登记
= Still no deed after {few} years | We have lived in {estate} for {few} years and the developer keeps
  saying the master certificate is coming.
= One more paper every time | I have been to the counter {few} times for the transfer, and each time
  another certificate is missing.
= A flat left by my parents | We want to register it to the children, and every counter says something else.
= Wrong area on the deed | It shows {few} square metres less than the contract and my correction has had no
  answer {since}.
? Papers for a property transfer | What do I bring to transfer a second-hand flat, and can I book online?
> A date for the deed; One complete list of papers; Correct the register
@ 0307 complaint
= 押金不退 | 租期到了房东说墙脏扣了{money}元押金，钥匙都交了{few}天还没消息。
= 中介收费后失联 | 交了{money}元中介费，房子没租成，中介说不退。
= 群租隔断房 | {block}隔成{few}间出租，半夜走廊全是人，楼道堆满行李。
= 临时涨房租 | 合同还没到期，房东说要么加{money}元要么搬走。
? 租房合同要不要备案 | 咨询租房合同备案在哪办，居住证能不能用这份合同。
> 退还押金和费用；清理群租；督促中介整改
= Deposit withheld | The lease is over, the landlord keeps {money} yuan because “the wall is dirty”, and I
  have heard nothing for {few} days.
= Agent took the fee and no flat | I paid {money} yuan, the let fell through, and the agent keeps the money.
= Partitioned flat | A flat in {block} is cut into {few} rooms; the corridor is full of people and luggage
  at night.
= Rent raised before time | The lease runs on, yet the landlord wants {money} yuan more or the keys.
? Registering a rental contract | Where do I register it, and will it do for a residence permit?
> The deposit back; Clear the partitions; Have the agent corrected
@ 0308 help
= 旧改什么时候轮到我们 | {estate}是老楼，下水管天天堵，想知道改造排到哪一年。
= 旧改施工扰民 | 脚手架搭上{since}没人干活，家里一天到晚关着窗。
= 改造把管子改坏了 | 改造完下水反而更慢，三楼厨房返水。
= 改造方案没征求意见 | {block}前面要建车位，把花坛挖了，没人问过我们。
? 老旧小区改造名单在哪看 | 咨询今年老旧小区改造名单在哪里公布，自己要出钱吗。
> 公布时间表；监督施工质量；征求居民意见
= When is it our turn | {estate} is old and its drains block every week; in which year will it be renewed?
= Scaffolding and no work | The scaffold went up and nothing has happened {since}; we live with the windows
  shut.
= Worse after the works | Since the renewal the drains are slower and the third-floor kitchen floods.
= Nobody asked us | They dug up the flower bed in front of {block} for parking places and no resident was
  asked.
? The renewal list | Where is this year's list published, and do we pay a share?
> A published timetable; Supervise the works; Ask the residents
@ 0309 help
= 一楼不同意加装电梯 | {block}想装电梯，{many}户签字，一楼一直不同意，老人{since}没下过楼。
= 装电梯占了消防通道 | 电梯井位置定在通道上，不安全。
= 电梯补贴没下来 | 电梯装完{since}，补贴{bigmoney}元还没到账。
= 装电梯后采光变差 | 我是二楼住户，装完电梯白天都要开灯。
? 加装电梯怎么申请 | 咨询加装电梯需要多少户同意，有没有补贴标准。
> 组织邻里协商；核发补贴；复核方案
= Ground floor says no | {many} households in {block} signed for a lift, the ground floor refuses, and an
  old lady has not been out {since}.
= Lift shaft on the fire lane | The shaft would stand on the lane; that cannot be safe.
= Subsidy not paid | The lift has been running {since} and the {bigmoney} yuan of subsidy are not here.
= Darker than before | I am on the second floor and need the lamp at noon since the lift came.
? Applying for a lift | How many households must agree, and what is the grant?
> Mediate between neighbours; Pay the subsidy; Check the design again
@ 0401 complaint
= 工地通宵施工 | {road}工地{time}还在打混凝土，{since}每天如此，孩子要考试。
= 半夜打桩 | 打桩机{time}开始打，整栋楼都在震。
= 夜间施工没有公告 | 说有夜间施工许可，门口什么公告也没有。
= 渣土车半夜排队 | 渣土车在{road}排队按喇叭，从{time}到天亮。
? 夜间施工许可怎么查 | 咨询在哪里能查到工地有没有夜间施工许可。
> 立即停止夜间施工；公布许可；加强夜查
= Building all night | The site on {road} still pours concrete at {time}, {since}, and my child sits exams.
= Piling after midnight | The pile driver starts at {time} and the whole block shakes.
= A permit nobody can see | They say they have a night permit; there is no notice at the gate.
= Lorries queueing at night | Earth lorries queue and hoot on {road} from {time} till dawn.
? Looking up a night permit | Where can I see whether a site may work at night?
> Stop it tonight; Show the permit; Night inspections
@ 0402 complaint
= 工地不盖网扬尘大 | {road}边的土堆{since}没盖，风一吹屋里一层灰。
= 渣土遗撒一路 | 渣土车从工地出来，{road}一路都是泥块。
= 拆迁现场不洒水 | 拆楼不洒水，灰飘进{estate}，窗户都不敢开。
= 搅拌站扬尘 | 搅拌站就在村口，进村的车全是灰。
? 工地扬尘找谁投诉 | 咨询工地扬尘归住建还是城管管。
> 立即苫盖洒水；冲洗车辆；处罚责任单位
= Uncovered soil | The heap beside {road} has lain open {since}; one wind and the room is grey.
= Mud all along the road | Earth from the lorries lies the length of {road}.
= Demolition without water | They pull the building down dry and the dust settles on {estate}.
= Dust from the mixing plant | The plant stands at the village entrance and every car comes home white.
? Who deals with site dust | Is dust from a site a matter for housing or for city management?
> Cover and spray it; Wash the lorries; Fine whoever is responsible
@ 0403 complaint
= 工地围挡要倒 | {road}工地围挡歪到人行道上，行人贴着马路走。
= 高空掉东西 | 脚手架上掉下来一根钢管，差点砸到人。
= 塔吊吊着东西过路 | 塔吊吊着钢筋从路上方过，下面没有封路。
= 基坑没有护栏 | 小区旁边的坑挖了{few}米深，没护栏，孩子在旁边玩。
? 发现工地不安全怎么举报 | 咨询发现工地安全问题打什么电话最快。
> 马上排除危险；停工整改；设置警示
= Hoarding about to fall | The fence on {road} leans over the pavement and people walk in the traffic.
= Falling from the scaffold | A steel pipe came down and missed somebody by a metre.
= Steel over the street | The crane swings steel across an open road.
= Unguarded pit | The pit beside the estate is {few} metres deep, has no rail, and children play there.
? Reporting a dangerous site | Whom do I call when a site looks dangerous?
> Make it safe at once; Stop the works; Put up warnings
@ 0404 complaint
= 过渡费停发 | {estate}拆迁过渡费{since}没发，一共欠{bigmoney}元。
= 安置房迟迟不交 | 协议写{few}年交房，现在楼还没封顶，我们一直租房住。
= 补偿标准不一样 | 邻居补偿比我家高一截，问标准没人说清楚。
= 门面房没算营业损失 | 开店{many}年，拆迁只算住宅，营业损失一分没有。
? 征收补偿标准在哪公布 | 咨询本次征收的补偿方案在哪里公示，有异议怎么提。
> 补发过渡费；明确交房时间；依法复核补偿
= Rent allowance stopped | The allowance for {estate} has not come {since}; {bigmoney} yuan are owed.
= Resettlement flats late | The contract says {few} years; the roof is not on, and we are still renting.
= Different compensation | My neighbour got noticeably more and nobody can explain the rate.
= No payment for lost trade | I ran a shop for {many} years and only the dwelling was counted.
? Where the compensation plan is shown | Where is the plan displayed, and how do I object?
> Pay the arrears; A date for the flats; Review the compensation
@ 0405 complaint
= 楼间距太近没阳光 | 前面新楼盖到{many}层，冬天我家一天晒不到{few}个小时太阳。
= 规划学校没了 | 买房时规划图上有小学，现在公示改成了商业。
= 公示看不到 | 规划公示贴在工地里面，外面根本看不见。
= 沿街绿地改成停车楼 | {road}的绿地规划改成了停车楼，居民不同意。
? 家门口要建什么 | 咨询{road}旁边的空地规划用途是什么。
> 公开规划依据；听取居民意见；恢复配套
= No sun in winter | The new tower has {many} floors and leaves us {few} hours of light a day in winter.
= The school has vanished from the plan | The plan we bought by showed a primary school; the new notice
  shows shops.
= A notice nobody can read | The planning notice hangs inside the site fence.
= Green strip becomes a car park | The strip on {road} is now planned as a parking tower and residents
  disagree.
? What will be built here | What is the empty plot beside {road} zoned for?
> Publish the grounds; Hear the residents; Keep the school
@ 0406 help
= 断头路迟迟不通 | {road}修到一半停了，绕路要多走{few}公里。
= 施工围挡没有便道 | 围挡把人行道全占了，孩子上学要走机动车道。
= 修路挖断光缆水管 | 修路把自来水管挖断{few}次了，大家一停就是一天。
= 道路完工不开放 | {road}早修好了，{since}用石墩堵着。
? 这条路什么时候通车 | 咨询{road}什么时候修好通车。
> 公布通车时间；留出便道；加快施工
= Unfinished road | Work on {road} stopped halfway and we drive {few} kilometres round.
= No footway past the works | The fence took the whole pavement and {who} walks among the lorries.
= Pipes cut again and again | The works have cut the water main {few} times.
= Finished and blocked | {road} has been ready {since} and stone blocks close it.
? When does the road open | When will {road} be open to traffic?
> A date; A safe footway; Faster work
"""
