"""What people tell about transport, environment and public safety (07, 08, 09)."""

TABLE = """
@ 0701 complaint
= 公交车等了四十分钟 | 在{road}站等{line}路，{many}分钟没来一辆，来了{few}辆一起来。
= 司机看见人不停车 | {line}路{when}到站没停直接开走，站上还有{few}个人。
= 司机态度恶劣 | {who}上车慢了几步，{line}路司机就骂人，还急刹车。
= 线路调整后老人看病难 | {line}路改线后不到医院了，老人要倒{few}趟车。
? 老年卡怎么办理 | 咨询办老年公交卡要带什么，多久能拿到。
> 增加班次；教育司机；恢复站点
= Forty minutes for a bus | I waited {many} minutes on {road} for the No. {line}, then {few} came together.
= Driver did not stop | The No. {line} drove past the stop {when} with {few} of us standing there.
= Rude driver | {who} was slow getting on and the driver of the No. {line} shouted, then braked hard.
= New route misses the hospital | Since the change the No. {line} no longer goes there and old people
  change {few} times.
? Applying for a senior card | What do I bring, and how long does it take?
> More buses; Speak to the driver; Bring the stop back
@ 0702 complaint
= 地铁扶梯总是停 | 站里下行扶梯{since}停着，抱孩子提东西走楼梯太难。
= 出站口关着要绕一大圈 | 最近的口{since}封着，{who}腿不好，要绕到对面去。
= 车厢空调太冷 | 早高峰冷得直打哆嗦，反映{few}次没变化。
= 安检排长队 | 早上安检排到站外，{many}分钟进不了站，上班迟到。
? 首末班车时间 | 咨询周末末班车几点，能不能延长。
> 修好扶梯；打开出入口；增加安检通道
= Escalator always stopped | The way down has been switched off {since}; a pram and shopping up the stairs
  is no fun.
= Exit closed, long way round | The nearest exit has been shut {since} and {who} walks badly.
= Freezing carriage | It is icy in the morning rush and {few} complaints changed nothing.
= Security queue out to the street | {many} minutes to get in and everybody is late for work.
? First and last trains | When is the last train at the weekend, and could it run later?
> Mend the escalator; Open the exit; More security lanes
@ 0703 complaint
= 出租车拒载 | {when}在车站打车，听说路近司机摆手就走，{few}辆都一样。
= 网约车绕路多收钱 | 平时{few}0元的路，昨天绕了一大圈收{money}元。
= 出租车不打表 | 上车说一口价，不打表也不给票，外地人好欺负。
= 手机落在出租车上 | {when}手机落在出租车后座，记得车是蓝白色的，联系不上司机。
? 出租车投诉要记什么 | 咨询投诉出租车要提供车牌还是发票就行。
> 处理司机；退还多收；帮助找回物品
= Taxi refused a short ride | {when} at the station {few} drivers waved me off because it was too near.
= Ride hailing took the long way | A ride of {few}0 yuan became {money} by way of a grand tour.
= Meter off | “One price”, no meter and no receipt, because I am not from here.
= Phone left in a taxi | I left my phone on the back seat {when}; the car was blue and white.
? What to note about a taxi | Do I need the plate number, or is a receipt enough?
> Deal with the driver; Money back; Help find my things
@ 0704 complaint
= 小区没地方停车 | {estate}{many}户只有{few}个车位，每天下班绕一小时。
= 地锁霸占公共车位 | {block}门口有人装了地锁，说是自己的，其实是公共的。
= 停车场半天收{few}0元 | 停了半天收{few}0元，没有收费标准牌。
= 路边车位被占着不动 | {road}路边泊位被人放桩桶占着，{since}不让停。
? 停车位月租怎么办 | 咨询{estate}停车月租怎么申请，多少钱一个月。
> 清理地锁；公布收费标准；增加泊位
= No parking at home | {estate} has {few} places for {many} households; every evening we circle for an hour.
= Private lock on a common place | Somebody fitted a lock by {block} and calls it theirs.
= {few}0 yuan for half a day | There is no board with prices at all.
= Cones keep a bay free | Somebody has held a bay on {road} with cones {since}.
? A monthly place | How do I apply for a monthly place at {estate}, and what does it cost?
> Remove the lock; Show the prices; More bays
@ 0705 help
= 红绿灯坏了 | {road}路口的红绿灯{when}不亮了，四个方向互相抢，太危险了。
= 红灯太长 | 这个口红灯等{many}0秒，绿灯只有{few}0秒，老人走不完。
= 信号灯被树挡住 | 树枝把灯挡了，开到跟前才看见，{since}没人管。
= 灯坏了只剩黄闪 | {time}以后只有黄闪，跑货车又快，出过事。
? 路口能不能加红绿灯 | 想问{road}这个路口有没有装灯的计划。
> 马上维修；延长绿灯；修剪遮挡
= Traffic light out | The lights on {road} went dark {when} and the four sides race each other.
= Green too short | {many}0 seconds of red, {few}0 of green; old people do not make it.
= Light behind a tree | You see it only when you are under it, {since}.
= Only the yellow flash | After {time} it only blinks, the lorries are fast, and people have been hurt.
? A signal at this crossing | Are there plans for lights at {road}?
> Repair it now; A longer green; Cut the branches
@ 0706 help
= 路上有个大坑 | {road}中间塌了个坑，一米多宽，晚上有人骑车摔了。
= 人行道砖翘起来绊人 | 人行道地砖{since}翘着，{who}被绊倒膝盖缝了{few}针。
= 路面越修越烂 | 刚挖开埋管，回填不平，车过去颠得厉害。
= 护栏被撞歪横在路上 | {when}护栏被撞开，一头伸到车道里。
? 道路养护归哪个部门 | 咨询小区门口这段路坏了归街道还是城管。
> 尽快修补；设置警示；检查塌陷原因
= A large hole in the road | A metre-wide hole opened in {road} and a cyclist fell into it at night.
= Lifted paving | The slabs have stuck up {since}; {who} fell and needed {few} stitches.
= Patched and worse | They laid a pipe, filled it badly, and every car jumps.
= Railing across the lane | A car knocked it over {when} and one end sticks into the road.
? Who looks after this road | Is the road in front of the estate the street's or the city's?
> Fill it soon; Warnings; Look for the cause
@ 0707 complaint
= 共享单车堆满人行道 | {road}公交站堆了{many}辆单车，盲道全占了。
= 单车没人收 | 坏车堆在{estate}门口{since}没人拉走。
= 单车锁不上还扣费 | 车锁坏了关不上，一直扣费，客服联系不上。
= 路口单车乱停 | 路口拐弯处停得水泄不通，机动车都绕着走。
? 单车禁停区怎么查 | 咨询哪些地方不能停单车，停错要扣多少钱。
> 清理单车；划定停放点；督促企业
= Bikes over the pavement | {many} bikes stand at the bus stop on {road} and cover the tactile strip.
= Broken bikes left | They have lain at the gate of {estate} {since}.
= Lock broken, meter running | It will not lock, the charge runs on, and nobody answers.
= Corner full of bikes | They are piled so high at the corner that cars drive round.
? Where bikes may not stand | Which places are forbidden and what does it cost?
> Clear them; Mark a place; Deal with the company
@ 0708 complaint
= 车停在消防通道 | {estate}里消防通道天天停车，喇叭按了也没人挪。
= 堵住车库出口 | {when}一辆车横在车库口，人不在，电话也没留，我上班迟到。
= 僵尸车占位半年 | {road}边那辆车轮子都瘪了，停了{few}个月。
= 双排停车堵路 | 学校门口放学双排停车，公交都过不去。
? 违停举报要什么证据 | 咨询随手拍举报要拍几张，间隔多久。
> 立即拖离；开具罚单；加派警力
= Parked on the fire lane | Cars stand on it at {estate} every day and nobody moves for a horn.
= Garage blocked | {when} a car stood across the exit, no note, and I was late.
= Abandoned for months | The car beside {road} has flat tyres and has been there {few} months.
= Double parking at the school | At home time buses cannot get through.
? Reporting an illegal parker | How many photographs, and how far apart in time?
> Tow it; A fine; More officers
@ 0709 complaint
= 飞线充电 | {block}好几户从窗户拉线下来给电动车充电，下雨多危险。
= 电动车上楼充电 | 楼道里放着{few}辆电动车，晚上一起充电，没人管。
= 外卖车闯红灯逆行 | {road}外卖车天天逆行，撞到人就跑。
= 小区没有充电棚 | 想充电没地方，才都往家里推。
? 电动车怎么上牌 | 咨询旧电动车没有发票能不能上牌。
> 清理隐患；加装充电棚；整治逆行
= Cables from the windows | Several homes in {block} hang cables down to charge their bikes, rain or shine.
= Bikes charging in the stairwell | {few} of them, all plugged in at night.
= Couriers against the traffic | On {road} they ride the wrong way and vanish after a crash.
= Nowhere to charge | That is why people take them upstairs.
? Registering an e-bike | Can an old one without an invoice be registered?
> Remove the danger; A charging shed; Stop the wrong-way riding
@ 0801 complaint
= 广场舞吵到{late} | {estate}广场舞放音响，{since}天天到{late}。
= 楼下KTV吵得睡不着 | 楼下KTV{time}还在唱，低音震得床都响。
= 空调外机嗡嗡响 | 商场外机对着{block}，一夏天没睡好。
= 店铺喇叭叫卖 | {road}店铺喇叭循环叫卖，一天响{many}个小时。
? 晚上几点算扰民 | 咨询晚上几点之后可以报警处理噪音。
> 控制音量；检测噪声；依法处理
= Square dancing until {late} | The loudspeakers at {estate} run until {late} every day, {since}.
= Karaoke below | They still sing at {time} and the bass shakes the bed.
= Machines against our block | The cooling units of the mall face {block}; we have not slept all summer.
= Loudspeakers in the street | Shops on {road} repeat the same cry for {many} hours a day.
? When does night noise begin | After what time may I call the police about it?
> Turn it down; Measure it; Act by the law
@ 0802 complaint
= 工厂晚上冒黑烟 | {road}那边厂子{time}冒黑烟，味道飘到小区。
= 焚烧垃圾 | 地里有人烧秸秆垃圾，{since}天天一股焦味。
= 修车店喷漆味 | 楼下修车店喷漆，味道直往屋里钻，孩子咳嗽。
= 化工味熏人 | {when}一早醒来满屋刺鼻味，{many}多户都闻到了。
? 空气质量数据在哪看 | 咨询我们这片的空气监测数据在哪里能看到。
> 现场检测；停止排放；公布原因
= Black smoke at night | The works by {road} blow black smoke at {time} and it drifts over us.
= Rubbish burned in the field | It has smelt of burning every day {since}.
= Paint fumes from the garage | They spray below us and the child coughs.
= A chemical smell | {when} the whole flat stank, and {many} families noticed it.
? Air readings | Where can I see the figures for our area?
> Measure it; Stop it; Say what it was
@ 0803 help
= 河水变成黑色 | {road}旁边的河{when}水是黑的，漂着油花，味道难闻。
= 有人偷排污水 | 看见有管子半夜往河里排水，{since}都是{time}开始。
= 河里死鱼一片 | 河面漂了一层死鱼，钓鱼的都说臭。
= 养殖场粪水进沟 | 粪水顺着沟流进河里，下游的井不敢喝。
? 河水能不能浇地 | 咨询这条河的水能不能灌溉，有没有检测。
> 马上取样；查排污口；处理责任单位
= The river turned black | The river beside {road} ran black {when}, with oil on it.
= A pipe that discharges at night | It empties into the river from {time}, {since}.
= Dead fish everywhere | The surface is covered and everybody smells it.
= Manure into the ditch | It runs to the river and we dare not drink from the well.
? Water for the fields | May we irrigate from the river, and is it tested?
> Take samples; Find the outlet; Act against the polluter
@ 0804 report
= 夜里偷倒渣土 | {road}尽头的空地{when}被倒了{few}车渣土，还有油桶。
= 堆放工业废料 | 厂子把废料露天堆着，下雨冒黄水。
= 医疗垃圾乱扔 | 垃圾桶里翻出针头，就在{estate}门口。
= 倾倒化工桶 | 沟边有{many}个蓝桶，标签撕了，味道刺鼻。
? 危险废物怎么处理 | 咨询小作坊的废油漆桶该交给谁。
> 查源头；清理现场；保密举报人
= Earth tipped at night | {few} lorry loads and oil drums landed at the end of {road} {when}.
= Industrial waste in the open | It lies uncovered and yellow water runs out when it rains.
= Needles in the bins | At the gate of {estate}, of all places.
= Blue drums by the ditch | {many} of them, labels torn off, and they smell.
? Old paint cans | A small workshop asks: who takes them?
> Find the source; Clear it; Keep my name out
@ 0805 help
= 楼顶基站担心辐射 | {block}楼顶新装了天线，{who}睡不好觉，想测一下。
= 变电站离小区太近 | 变电站围墙外就是{estate}，嗡嗡响。
= 高压线下建房 | 高压线从院子上过，老是噼啪响。
= 不让建基站信号差 | 前年拆了基站，现在家里打不了电话。
? 电磁辐射谁来检测 | 咨询个人申请电磁检测找哪家，多少钱。
> 检测并公布数据；说明建设依据；调整位置
= Antenna on our roof | New aerials on {block}: {who} sleeps badly and we would like a measurement.
= Substation beside the estate | {estate} begins at its wall and it hums.
= Houses under the power line | The line crosses the yard and crackles.
= No signal since the mast went | It came down two years ago and now nobody can call out.
? Who measures radiation | Whom do I ask for a measurement, and what does it cost?
> Measure and publish; Explain the grounds; Move it
@ 0806 complaint
= 养猪场臭味熏全村 | 村东头养猪场就在风口上，一天到晚不敢开窗，苍蝇落一屋。
= 鸡粪堆在路边 | {road}边堆着鸡粪，车过来扬一路。
= 粪水流进菜地 | 下雨粪水流进我家菜地，菜全烧死了。
= 养殖场离村太近 | 按说该离{many}00米，现在隔墙就是。
? 养殖场离村子要多远 | 咨询养猪场离住户的距离有没有规定。
> 限期整改；清理粪污；搬到规定区域
= Pig farm over the village | It has stunk {since}; nobody opens a window and the flies are everywhere.
= Manure beside the road | Heaps of it on {road}, thrown up by every car.
= Manure in the vegetables | Rain washed it into my plot and burned the crop.
= Too close to the houses | The rule says {many}00 metres and we share a wall.
? How far must a farm be | Is there a rule about the distance from houses?
> Put it right in time; Clear the manure; Move it
@ 0901 complaint
= 消防通道被堵死 | {estate}的消防通道堆满杂物，还停着电动车，{since}没人管。
= 楼道堆满纸箱 | {block}楼道从一楼堆到{few}楼，全是纸箱。
= 安全出口锁着 | 商场后面的安全出口用铁链锁着。
= 消防车进不来 | 前几天失火，消防车堵在巷子口进不来。
? 楼道堆物归谁管 | 咨询楼道杂物是物业管还是消防管。
> 立即清理；定期巡查；处罚堵塞者
= Fire lane blocked | {estate}: junk and e-bikes on the lane {since} and nobody acts.
= Stairwell full of boxes | In {block} they reach from the ground floor to floor {few}.
= Emergency exit chained | At the back of the mall, with a padlock.
= Fire engine could not pass | There was a fire days ago and it stood at the end of the lane.
? Who clears a stairwell | Is that the manager or the fire service?
> Clear it now; Regular rounds; Fine whoever blocks it
@ 0902 help
= 消防栓没有水 | {block}消防栓拧开一滴水都没有，试了{few}层都一样。
= 电线老化冒火花 | 楼道电表箱打火，{when}停了一次电。
= 出租屋隔断住人 | 隔成{few}间，只有一个门，晚上全锁着。
= 烟感报警器乱响 | 烟感{since}天天响，物业干脆关了。
? 灭火器多久换一次 | 咨询家里灭火器多久检一次，去哪换。
> 马上检修；停用整改；检测整栋楼
= Hydrant without water | Not a drop in {block}, and we tried {few} floors.
= Sparks in the meter box | The stairwell box sparked and the power failed {when}.
= Partitioned rooms, one door | {few} rooms with a single locked exit at night.
= Alarm that will not stop | It rang every day {since}, so the manager switched it off.
? Extinguishers at home | How often are they checked, and where?
> Repair it now; Close it until it is safe; Check the whole block
@ 0903 help
= 小区接连丢电动车 | {estate}一周丢了{few}辆电动车，保安说不知道。
= 有人深夜赌博 | {block}地下室天天{time}有人聚在一起赌钱，吵架动手。
= 被人堵门要债 | 有{few}个人天天堵在家门口，孩子不敢上学。
= 夜里有人打架 | {road}烧烤摊{time}打起来了，砸东西。
? 报案后多久给答复 | 咨询丢车报案之后多久能有结果。
> 加强巡逻；依法查处；尽快破案
= E-bikes stolen one after another | {few} in a week at {estate} and the guards know nothing.
= Gambling in the cellar | In {block}, every night from {time}, with fights.
= Debt collectors at the door | {few} men stand there and the child dares not go to school.
= Fight in the street | At {time} they were smashing things at the stalls on {road}.
? When do I hear from the police | How long after a report of theft?
> More patrols; Act on it; Solve the case
@ 0904 complaint
= 遛狗不牵绳 | {estate}里大狗{since}不拴绳，{who}被扑倒过。
= 狗叫了一夜 | 隔壁狗从{time}叫到天亮，跟主人说没用。
= 被狗咬了没人管 | {when}被狗咬，主人不认，打疫苗花了{money}元。
= 流浪狗成群 | {road}那群流浪狗有{many}只，追着骑车的人跑。
? 养狗证怎么办 | 咨询办狗证要打什么疫苗，多久年检。
> 处理养犬人；收容流浪狗；加强巡查
= Dogs without a lead | Large dogs run free at {estate} {since} and knocked {who} over.
= Barking all night | Next door, from {time} to dawn, and the owner shrugs.
= Bitten, and nobody pays | {when} a dog bit me; the owner denies it and the jabs cost {money} yuan.
= A pack of strays | {many} of them on {road}, chasing cyclists.
? Papers for a dog | Which vaccinations, and how often?
> Deal with the owner; Take the strays in; More rounds
@ 0905 complaint
= 半夜放鞭炮 | {estate}{time}有人放鞭炮，孩子吓得直哭。
= 禁放区天天放 | {road}是禁放区，{since}天天有人放，说了没用。
= 非法卖烟花 | 小店里堆着烟花卖给小孩，就在居民楼下。
= 楼道里放炮 | 有人在{block}楼道里放摔炮，地毯都烧了。
? 哪里可以放烟花 | 咨询今年哪些区域哪几天可以燃放。
> 立即制止；查处售卖；加强宣传
= Firecrackers at night | At {time} at {estate}, and the child is in tears.
= A banned zone where it goes on | Every day on {road} {since} and nobody listens.
= Fireworks sold to children | A shop below the flats keeps a pile of them.
= Bangs in the stairwell | Somebody set them off in {block} and burned the mat.
? Where may fireworks be lit | Which areas and days are allowed this year?
> Stop it; Take the seller's stock; More warnings
@ 0906 help
= 被冒充客服骗走钱 | {who}接到自称客服的电话，转了{money}元才发现被骗。
= 网上刷单被骗 | 说刷单返利，先转了{money}元，现在群解散了。
= 老人要给骗子转账 | {who}非要给陌生人转{bigmoney}元，劝不住。
= 收到可疑短信 | 短信说社保停了让点链接，身边好几个人收到。
? 钱转了还能追回吗 | 咨询转账{few}个小时内能不能止付，找谁。
> 立案查处；帮助止付；提醒更多人
= Cheated by a pretended agent | {who} had a call from “customer service” and sent {money} yuan.
= Fake shopping task | They promised commission, took {money} yuan, and the group is gone.
= An old person about to pay | {who} insists on sending {bigmoney} yuan to a stranger.
= Suspicious message | “Your insurance is stopped, press here”, and everybody I know got it.
? Can the money come back | Within {few} hours of a transfer, who stops it?
> An investigation; Stop the payment; Warn other people
@ 0907 help
= 居民楼里存汽油 | {block}一楼存了{many}桶汽油，往车里加，味道很大。
= 液化气罐堆在楼道 | 楼道里放着{few}个气罐，孩子在旁边玩。
= 化工厂半夜有味 | 厂区{when}漏气味，住的人都头疼。
= 加油机漏油 | 路边小加油点{since}地上都是油，没人管。
? 液化气罐能放屋里吗 | 咨询家里能放几瓶气，要什么条件。
> 马上排查；转移危险品；查处
= Petrol stored in a block | {block} has {many} cans of it on the ground floor.
= Gas bottles in the stairwell | {few} of them, and children play beside them.
= A smell from the plant | Something leaked {when} and everybody has a headache.
= Petrol on the ground | The little filling point has leaked {since} and nobody comes.
? Gas bottles at home | How many are allowed, and how?
> Check it now; Take them away; Action
"""
