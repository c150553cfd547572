"""What people tell about water, drains, power, gas and heating (05, 06)."""

TABLE = """
@ 0501 help
= 家里停水没有通知 | {estate}{when}突然停水，到现在没来，没看到任何通知。
= 全楼停水 | {block}{many}层全没水，老人孩子连马桶都冲不了。
= 停水通知说{few}小时，一天了 | 通知写停{few}小时，现在已经过了一天。
= 村里三天两头停水 | 我们村里{since}三天两头停水，做饭要去别家挑。
? 什么时候来水 | 想问{estate}这片停水什么时候能恢复。
> 尽快恢复供水；安排送水车；提前通知
= Water off without notice | Water at {estate} stopped {when} and there was no notice of any kind.
= Whole block without water | None of the {many} floors of {block} has water; we cannot even flush.
= {few} hours became a day | The notice said {few} hours and it has been a day.
= Off every other day | In our village the water has gone every other day {since}; we carry it from
  neighbours.
? When will it be back | When will the water in {estate} come back?
> Restore it soon; A water tanker; Warn us next time
@ 0502 complaint
= 自来水发黄 | {estate}的水{since}放出来是黄的，沉一层铁锈。
= 水里有股怪味 | 水有漂白粉味，烧开了也有，不敢给孩子喝。
= 水里有小虫 | 接了一盆水看到红色小虫子，全楼都有。
= 水箱多年没清洗 | {block}楼顶水箱盖子都开着，{few}年没清洗过。
? 水质检测报告在哪查 | 咨询我们这片的水质检测结果在哪里公布。
> 检测水质；清洗水箱；公布结果
= Brown water | The water at {estate} has run brown {since} and leaves rust in the basin.
= Strange taste | It tastes of bleach even after boiling; I will not give it to the child.
= Insects in the water | Small red worms in a basin of tap water, and the whole block has them.
= Tank never cleaned | The tank on {block} stands open and has not been cleaned for {few} years.
? Where to see the test results | Where are the water tests for our area published?
> Test the water; Clean the tank; Publish the result
@ 0503 help
= 高层没水压 | {block}{many}楼，晚上做饭的点水像线一样细，热水器点不着。
= 加压泵坏了 | 小区加压泵{since}修了又坏，顶上几层都没水用。
= 改造后水更小 | 换完管子水压反而更小了，两个龙头不能同时开。
= 早晚高峰没水 | 每天早上六点半到八点水就没了。
? 二次供水归谁管 | 咨询小区的加压泵房归自来水公司还是物业。
> 检修加压设备；测压力；说清由谁负责
= A trickle on the upper floors | On floor {many} of {block} the evening flow is a thread and the boiler
  will not light.
= Pump broken again | The pump has been mended and broken {since}; the top floors go without.
= Weaker than before | Since the pipes were changed we cannot open two taps at once.
= Nothing at peak hours | Between half past six and eight there is no water.
? Who owns the pump room | Does the pump room belong to the water company or the manager?
> Repair the pump; Measure the pressure; Say who is in charge
@ 0504 help
= 水管爆了路上全是水 | {road}路面往外冒水，{many}分钟了越冒越大，车都过不去。
= 小区主管爆裂 | {estate}门口主水管裂了，水柱有一人高，地下车库要进水了。
= 路面塌了还在喷水 | 井边路面陷下去一块，水一直往上喷，太危险了。
= 爆管停水又淹店 | 水管爆裂，{shop}门口全淹了，货都泡了。
? 爆管打什么电话最快 | 想问路上水管爆了该打哪个电话。
> 马上抢修；安排车辆绕行；处理受损财物
= Main burst, water over the road | Water has been coming through the surface of {road} for {many} minutes
  and it grows; cars cannot pass.
= Fountain at the gate | The main at {estate} split, the jet is as tall as a man, and the garage will flood.
= Hole in the road and a jet | The ground beside a manhole has sunk and water keeps shooting up.
= Shops under water | A burst pipe has flooded the front of {shop} and ruined the stock.
? Whom to call about a burst main | Which number is fastest for a burst main?
> Repair it now; Divert the traffic; Pay for the damage
@ 0505 complaint
= 水费突然翻倍 | 平时一个月{few}0元，这个月{money}元，家里人也没多。
= 抄表没人来 | {since}没见抄表的，账单上却有读数。
= 换表后水费变多 | 换了新表以后水费多了{few}成，怀疑表快。
= 公摊水费不合理 | 物业让每户摊{few}0元绿化用水，没有依据。
? 阶梯水价怎么算 | 咨询一家{few}口人的阶梯水价怎么算，要怎么申报。
> 校验水表；退还多收的钱；按实际抄表
= Bill suddenly doubled | We pay about {few}0 yuan a month; this one is {money} and nobody has moved in.
= Readings without a reader | I have not seen the meter reader {since}, yet the bill shows a reading.
= The new meter runs fast | Since the change we pay far more each month.
= Shared water for the lawn | The manager wants {few}0 yuan a household for watering, with no basis shown.
? How the tariff works | We are {few} people: how are the steps counted, and how do I declare it?
> Test the meter; Money back; A real reading
@ 0506 help
= 下雨就积水 | 一下雨{road}就积水没到膝盖，{since}一直这样。
= 污水倒灌进屋 | {block}一楼马桶往外翻，屋里全是污水，没法住人。
= 井盖没了 | {road}中间一个井盖不见了，晚上看不见，太危险。
= 下水道堵了没人通 | 下水道{since}堵了，污水流到路上臭得不行。
? 积水点在哪里上报 | 想问{road}的积水点能不能提前装个牌子提醒。
> 尽快抽排；疏通管道；补上井盖
= Flooded at every rain | {road} is knee deep at the first rain, and it has been like that {since}.
= Sewage in the flat | The ground-floor toilet of {block} overflows into the rooms; nobody can live there.
= Missing manhole cover | A cover in the middle of {road} is gone and at night you cannot see the hole.
= Blocked for weeks | The drain has been blocked {since} and sewage runs along the street.
? Reporting a flooded spot | Could a warning board be put up on {road} before it floods?
> Pump it out; Clear the pipes; Put the cover back
@ 0601 help
= 小区突然停电 | {estate}{when}停电，{few}个小时了还没来，电梯也停了。
= 老停电家里老人吸氧 | {block}{since}老停电，{who}要用制氧机，太危险了。
= 变压器嗡嗡响 | 楼下变压器声音很大，还冒过火花。
= 电压不稳烧坏电器 | 电压忽高忽低，电视烧了，邻居{few}家都有损失。
? 停电计划在哪查 | 咨询这片有没有计划停电，在哪里能看。
> 尽快恢复供电；检查线路；赔偿损失
= Power gone | {estate} has been without power since {when}, {few} hours now, and the lift is off.
= Power cuts and a breathing machine | {block} loses power again and again {since}; {who} needs an oxygen
  machine.
= Humming transformer | The transformer below hums loudly and has sparked.
= Voltage burns our sets | The voltage jumps; the television is gone and {few} neighbours lost things too.
? Planned outages | Is a cut planned here, and where can I see it?
> Restore it soon; Check the lines; Pay for the damage
@ 0602 help
= 楼道里有煤气味 | {block}楼道里煤气味很重，{when}就闻到了，现在越来越浓。
= 挖断燃气管道 | {road}施工挖断了燃气管，嘶嘶地响，味道很大。
= 家里闻到燃气味 | 家里厨房一直有味，报警器响了{few}次，老人在家不敢开火。
= 阀门漏气 | 门口的调压箱一直有味道，风一吹进楼里。
? 燃气报警器响了怎么办 | 想问报警器响了第一步该怎么处理。
> 立即派人来；疏散并关阀；检测整栋楼
= Smell of gas in the stairwell | There is a strong smell of gas in {block}, noticed {when}, and it is
  getting worse.
= Digger cut the gas pipe | Works on {road} cut a gas pipe; it hisses and smells.
= Gas in the kitchen | The kitchen smells, the alarm sounded {few} times, and my mother dares not cook.
= Leaking regulator box | The box by the gate smells and the wind takes it into the building.
? The gas alarm is ringing | What is the first thing to do when the alarm goes off?
> Send somebody now; Clear the building and close the valve; Check every flat
@ 0603 complaint
= 家里只有十四度 | {block}家里{since}只有十四五度，暖气摸着是凉的，孩子穿羽绒服写作业。
= 暖气一头热一头凉 | 客厅热卧室凉，打压放气{few}次没用。
= 供暖半个月没暖和过 | 全楼{many}户家里都在十六度以下，物业说温度够了。
= 地暖不热热力说户内 | 热力公司说是户内问题，物业说是主管问题，来回推。
? 供热多少度算达标 | 咨询室内温度低于多少可以要求测温退费。
> 上门测温；提高供水温度；退还采暖费
= Fourteen degrees at home | {block} has been at fourteen degrees {since}, the radiator is cold, and the
  child does homework in a coat.
= Hot at one end, cold at the other | The living room is warm and the bedrooms are not, after {few} visits
  to bleed the pipes.
= Cold all fortnight | {many} families here are below sixteen degrees and the manager says it is fine.
= Heat company and manager disagree | One says our pipes, the other says the main, and we sit in the cold.
? What temperature counts | Below which room temperature may I ask for a measurement and a refund?
> Come and measure; Raise the temperature; Refund the heating fee
@ 0604 help
= 暖气突然停了 | {estate}{when}开始没有暖气，外面零下，家里有{few}岁的孩子。
= 暖气管爆了 | {block}一层的暖气管爆了，热水喷了一屋子。
= 说开栓没来暖 | 已经到供暖日，我家{few}天了还是冰的，同楼有的有有的没有。
= 停暖没通知 | 检修停暖一声不吭，老人感冒了。
? 今年几号供暖 | 想问今年供暖从几号开始，交费截止哪天。
> 马上恢复供热；抢修管道；公布恢复时间
= Heating gone | {estate} has been without heating since {when}; it is below zero and we have a
  {few}-year-old.
= Heating pipe burst | A pipe on the ground floor of {block} burst and sprayed hot water through the room.
= The season started, not here | It should have been on {few} days ago; other flats in the block are warm.
= Off without a word | They shut it down for maintenance without notice and my mother is ill.
? When does heating start | On which day does it begin this year, and by when do I pay?
> Heating back now; Repair the pipe; A time for us to plan by
@ 0605 complaint
= 电费比去年多一倍 | 同样的用法，{when}的电费{money}元，比去年多一倍。
= 采暖费不能退 | 房子没人住，申请停供被说过期了，一分不退。
= 燃气表走得快 | 换表后燃气费涨了{few}成，怀疑表不准。
= 公摊电费不公开 | 物业每户收{few}0元公摊电，不给看明细。
? 阶梯电价怎么划分 | 咨询{few}口之家电价怎么算，能不能多申报人口。
> 核查表计；退费；公开明细
= Twice last year's bill | The same life, and the bill {when} was {money} yuan, double last year's.
= Heating fee not returned | The flat is empty, I asked to be cut off, and they say I was too late.
= Fast gas meter | The bill is far higher since the new meter came.
= Shared electricity kept secret | The manager takes {few}0 yuan from each household and shows no breakdown.
? How the electricity steps work | How are the steps counted for {few} people, and may I declare more?
> Check the meter; A refund; A breakdown of the charge
@ 0606 help
= 新房装表要等两个月 | 新装修的房子申请装表，{since}没人来，一直催一直等。
= 充电桩报装被物业卡 | 供电说物业同意就装，物业说不行，互相推。
= 企业增容批不下来 | 我们小厂申请增容{few}千瓦，{since}没批，机器开不了。
= 通气预约排不上 | {estate}全小区都住进来了，燃气还没开通。
? 报装电表要什么材料 | 咨询个人报装充电桩要准备哪些材料。
> 尽快上门安装；协调物业；给个时间
= Two months for a meter | The flat is ready and nobody has come to fit the meter {since}.
= Charging point blocked | The power company wants the manager's consent, the manager says no.
= No capacity for our workshop | We asked for {few} kilowatts more and have heard nothing {since}.
= No gas for the new estate | Everybody at {estate} has moved in and the gas is not connected.
? Papers for a charging point | What does a private person need for a charging point?
> Install it soon; Talk to the manager; A date
"""
