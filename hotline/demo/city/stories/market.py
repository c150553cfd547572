"""What people tell about market matters and city management (01, 02)."""

TABLE = """
@ 0101 complaint
= 手机三天就坏，商家不退 | 我{when}在{shop}买的手机，用了{few}天就黑屏，拿回去店里说是人为损坏，不退也不换。
= 沙发到货掉色 | 花了{money}元订的布艺沙发，送到家才发现掉色严重，商家只肯赔一个靠垫。
= 空调安装乱加钱 | 买空调说好包安装，师傅上门后支架、打孔另收{money}元，不给钱就不装。
= 退货款一直不到账 | {when}退的货，{shop}说原路退回，到现在{money}元还没到账，打电话都是稍等。
= 家电保修期内不给修 | 洗衣机买了不到一年就漏水，售后拖了{few}次没人上门，还说要自费换件。
? 网购七天无理由退货怎么算 | 想咨询一下，网上买的衣服剪了吊牌还能七天无理由退货吗，运费由谁承担。
> 退货退款；调解此事，给个说法；商家承担维修费用
= Phone dead after a few days, shop refuses | The phone I bought at {shop} {when} went black after {few}
  days, and they say I dropped it. No refund, no exchange.
= Sofa loses its colour | I paid {money} yuan for a sofa, it stains everything it touches, and the seller
  offers one cushion in return.
= Surprise charge for installing an air conditioner | Installation was promised free, then the fitter
  wanted {money} yuan for a bracket and a hole in the wall.
= Refund never arrives | I returned the goods {when}; {shop} said the {money} yuan would go back the same
  way and it still has not.
= No repair under warranty | The washing machine leaks after less than a year, and the service people have
  failed to turn up {few} times.
? How does the seven-day return work | May I still return clothes bought online once the tag is cut off,
  and who pays the postage?
> A refund; Mediation between us and the shop; A repair at their expense
@ 0102 complaint
= 健身房关门卡退不了 | 我在{club}办的年卡还剩{money}元，{when}去发现大门锁了，教练微信也把我删了。
= 理发店换老板不认卡 | 充值卡里还有{money}元，换了老板就说以前的卡不归他管。
= 早教中心突然停课 | 给孩子在{club}交了{bigmoney}元课时费，门口贴张通知就停课，家长群里有{many}多人。
= 洗车店跑路 | 楼下洗车店搞活动让充{money}送{few}次，充完不到一个月人去楼空。
= 美容院不给退余额 | 因为过敏想退卡，{club}说签过字概不退款，卡里还有{bigmoney}元。
? 办预付卡前怎么查商家备案 | 想咨询办健身卡之前，怎么查这家店有没有预付卡备案和存管。
> 退还余额；尽快找到经营者；立案调查并公布进展
= Gym closed with our money | My year's card at {club} still holds {money} yuan, the doors have been locked
  since {when}, and the coach has blocked me.
= New owner will not honour the card | There are {money} yuan left on my hairdresser's card and the new
  owner says the old cards are none of his business.
= Early learning centre stops overnight | I paid {club} {bigmoney} yuan for lessons; a note on the door
  says classes are over. {many} families are in the same position.
= Car wash vanished | They had us top up {money} yuan for {few} free washes, and within the month the place
  was empty.
= Beauty salon keeps the balance | I am allergic and want my card refunded; {club} says I signed and the
  {bigmoney} yuan stay.
? Checking a shop before buying a card | Where can I check whether a gym has registered its prepaid cards
  and where the money is kept?
> The balance back; Find the owner; An investigation, and news of how it goes
@ 0103 complaint
= 外卖里吃出虫子 | {when}点的外卖，米饭里有一只虫子，商家只说退这一份的钱。
= 吃完饭全家拉肚子 | 一家{few}口在{shop}吃完饭，当晚都上吐下泻，医院说是食物引起的。
= 超市卖过期酸奶 | 在{shop}买的酸奶过期{few}天了还摆在架上，跟店员说了也没下架。
= 饭店后厨太脏 | 路过看到后厨的菜就放在下水道边上洗，老鼠都有，这样还能营业吗。
= 熟食发霉 | {when}买的卤肉拿回家打开是酸的，底下已经长毛。
? 小作坊食品登记怎么办 | 想在家做糕点卖，咨询一下食品小作坊登记需要什么条件。
> 检查这家店；赔偿医药费；查处并公开结果
= Insect in a takeaway | The rice I ordered {when} had an insect in it and the restaurant offers to refund
  that one box.
= The whole family ill after a meal | {few} of us ate at {shop} and were sick all night; the hospital says
  it was the food.
= Out of date yoghurt on the shelf | Yoghurt at {shop} is {few} days past its date, I told the assistant
  and it is still there.
= Filthy kitchen | Through the back door you can see vegetables washed beside the drain, and a rat. How can
  they be open?
= Mouldy cooked meat | The braised meat I bought {when} was sour at home and furry underneath.
? Registering a small bakery | I want to sell cakes from home. What does registration as a small food
  workshop need?
> Inspect the place; My medical costs; Action, and the result made public
@ 0104 complaint
= 菜市场不明码标价 | 市场里{many}多个摊位都没有价签，问价看人报，老人去买就贵。
= 停车场乱收费 | 停了不到{few}小时收我{few}0元，牌子上写的和收的不一样。
= 饭店收餐位费 | {when}吃饭结账多了餐具费和餐位费，点菜时一句没说。
= 药店涨价离谱 | 同一种药上个月{few}0元，今天去{shop}翻了一倍，说进价涨了。
= 开锁收天价 | 电话里说{few}0元开锁，开完张口要{money}元，不给不让走。
? 小区停车费有没有政府指导价 | 咨询小区地面停车收费有没有标准，在哪里能查到。
> 退还多收的钱；按规定明码标价；查处乱收费
= No price tags at the market | {many} stalls show no prices and name a figure by the look of you; the
  elderly pay most.
= Car park charges what it likes | Under {few} hours and they took {few}0 yuan, which is not what the board
  says.
= Cover charge nobody mentioned | The bill {when} had plates and seats on it that nobody told us about when
  we ordered.
= Pharmacy doubles a price | The same box was {few}0 yuan last month; at {shop} it is double today because
  “costs went up”.
= Locksmith asks a fortune | On the phone it was {few}0 yuan; once the door was open he wanted {money} and
  would not leave.
? Is there a set fee for estate parking | Is there a government price for parking in an estate's yard, and
  where is it published?
> The difference back; Prices shown as the rules say; An inspection
@ 0105 report
= 保健品讲座骗老人 | 有人在{estate}门口租了房子天天办讲座，{who}花了{bigmoney}元买所谓能治百病的磁疗床。
= 楼盘广告与实际不符 | 售楼处当时宣传有双地铁口和学校，交房了什么都没有。
= 减肥产品夸大效果 | 网上直播说十天瘦十斤，吃完心慌，成分表上什么也没写。
= 假冒医院专家坐诊 | {shop}请来自称大医院的专家义诊，查完都说有病，让买{money}元的药。
= 培训班宣传包过 | {club}广告写着不过全退，没过就说要扣{few}成手续费。
? 怎么举报虚假广告 | 想问举报虚假广告要准备哪些证据，手机截图行不行。
> 查处虚假宣传；退还货款；不要让更多老人上当
= Health lectures that fleece the old | A shop near {estate} gives daily lectures, and {who} has paid
  {bigmoney} yuan for a magnetic bed that cures everything.
= The flats are not as advertised | We were promised two metro entrances and a school; we have the keys and
  there is neither.
= Slimming product with wild claims | A live stream promised ten pounds in ten days; it gave me
  palpitations and lists no ingredients.
= A pretended specialist | {shop} brought in a “hospital professor” who finds everybody ill and sells
  {money} yuan of medicine.
= Course with a guaranteed pass | {club} advertises a full refund if you fail, then keeps a third as a fee.
? How to report a false advertisement | What evidence do I need for a report, and will screenshots do?
> Action against the advertiser; My money back; Protect other old people from this
@ 0106 help
= 电梯三天两头坏 | {estate}{block}的电梯这个月坏了{few}次，{many}层楼老人孩子只能爬楼。
= 有人被困电梯 | {when}电梯关在半空{few}0分钟，物业电话没人接，最后是邻居砸门。
= 电梯突然下坠 | 电梯运行中往下一顿，掉了大概两层，全楼人都不敢坐了。
= 电梯年检标志过期 | 电梯里贴的检验合格证早就过期了，还天天在用。
= 商场扶梯夹人 | 商场自动扶梯的踏板缺了一块，孩子的鞋差点卷进去。
? 电梯维修资金怎么申请 | 咨询电梯大修能不能动用维修资金，需要多少业主签字。
> 马上派人检查维修；请安监部门鉴定；更换电梯
= The lift keeps failing | In {block} of {estate} it has failed {few} times this month; old people and
  prams climb {many} floors.
= Stuck in the lift | {when} I hung between floors for {few}0 minutes and the manager's phone rang out; a
  neighbour forced the door.
= The lift dropped | It fell about two storeys and stopped with a jolt. Nobody in the building dares to use
  it.
= Inspection long out of date | The certificate in the lift expired long ago and it runs every day.
= Escalator with a missing step | A plate is missing on the escalator; my child's shoe was nearly pulled in.
? Using the maintenance fund for a lift | Can the maintenance fund pay for a lift overhaul, and how many
  owners must sign?
> Somebody to repair it now; An expert inspection; A new lift
@ 0107 report
= 居民楼里开黑作坊 | {estate}{block}一楼天天加工豆制品，没有招牌没有执照，污水直接倒下水道。
= 无证诊所给人打针 | 巷子里有一家没有牌子的诊所，{few}0元打一针，旁边就是菜摊。
= 没有执照的餐馆 | 这家面馆开了{many}多天，墙上一直没有执照，问就说在办。
= 地下室加工口罩 | 地下室里堆满布料和机器，{time}还在干，怀疑没有任何手续。
= 小区里开麻将馆 | {estate}一楼改成麻将馆收台费，深夜还有{many}人进出。
? 个体户执照怎么办理 | 咨询开个小吃店，执照和食品许可要先办哪一个。
> 依法查处；关停无证经营；给举报人保密
= A workshop in a block of flats | On the ground floor of {block}, {estate}, they make bean curd with no
  sign and no licence and tip the water down our drain.
= An unlicensed surgery | A room in the lane gives injections for {few}0 yuan beside a vegetable stall.
= Restaurant without papers | The noodle shop has been open {many} days with nothing on the wall; “we are
  applying”.
= Sewing in a basement | The basement is full of cloth and machines and runs at {time}; I doubt they have
  any permit.
= Gaming room in an estate | A ground-floor flat in {estate} charges for tables, with {many} people in and
  out late at night.
? Opening a snack bar | Which comes first, the business licence or the food permit?
> Action by the rules; Close it; Keep my name secret
@ 0108 report
= 买到假名牌鞋 | 在{shop}买的运动鞋，验货说是假的，{money}元买了双冒牌货。
= 景区卖盗版书 | 摊位上全是盗版教辅，字都印重了，还按原价卖。
= 冒用我们公司商标 | 我们是本地企业，发现有人冒用我们的商标在批发市场出货，最少{many}箱。
= 假烟假酒 | {shop}的白酒喝着不对，防伪码查不到，店家不承认。
? 商标被侵权去哪投诉 | 企业咨询商标被冒用，应向哪个部门投诉，要带什么材料。
> 鉴定真假并处罚；退一赔三；保护企业权益
= Fake trainers | The shoes I bought at {shop} for {money} yuan turn out to be counterfeit.
= Pirated school books | The stall sells copied exercise books with blurred print at the full price.
= Somebody uses our trademark | We are a local firm; {many} cases under our name have gone out through the
  wholesale market.
= Doubtful spirits | The bottle from {shop} tastes wrong, the security code is unknown, and the shop denies
  everything.
? Where to complain about a stolen trademark | Which office deals with it, and which papers should our
  company bring?
> A test and a fine; Triple compensation; Protect our trade mark
@ 0201 complaint
= 摊贩把路占满了 | 每天傍晚{road}两边全是摆摊的，{many}多个，车进不来人也走不动。
= 烧烤摊吵到半夜 | 楼下烧烤摊{since}摆到{time}，烟熏火燎，划拳喝酒没法睡。
= 店铺把货堆到人行道 | {road}那家水果店货摆到盲道上，老人只能走机动车道。
= 早市收摊一地垃圾 | 早市散了以后满地菜叶和鱼鳞，路都是腥的。
= 卖菜的三轮堵校门 | {school}门口放学时全是卖小吃的三轮，孩子从车缝里钻。
? 哪里可以合法摆摊 | 想摆个小摊卖早点，咨询附近有没有划定的疏导点，怎么申请。
> 尽快清理；安排固定巡查；划出规范的摊点
= Stalls fill the road | Every evening {many} stalls stand on both sides of {road}; cars cannot get in and
  people can hardly walk.
= Barbecue until midnight | The barbecue below us runs until {time}, smoke and shouting, {since}.
= A shop owns the pavement | The fruit shop on {road} stacks crates on the tactile strip, so old people
  walk among the cars.
= Rubbish after the morning market | When the morning market leaves, the ground is covered in leaves and
  fish scales.
= Carts at the school gate | At home time outside {school} the children squeeze between the snack carts.
? Where may I have a stall | I would like to sell breakfasts. Are there permitted places nearby, and how do
  I apply?
> Clear it soon; Regular patrols; A proper place for the stalls
@ 0202 report
= 楼顶加盖房子 | {estate}{block}顶楼有人盖了两间房，水泥都吊上去了，楼板能受得了吗。
= 一楼圈地建院子 | 一楼把公共绿地圈起来盖了阳光房，铲车就停在那里。
= 彩钢棚占消防通道 | 有人在通道上搭彩钢棚当仓库，消防车根本进不来。
= 违建拆了又建 | {when}刚拆的棚子，不到{few}天又搭起来了，等于白拆。
= 别墅挖地下室 | 这家在挖地下室，隔壁的墙已经裂了，一天运出{few}车土。
? 露台搭雨棚算不算违建 | 咨询自家露台搭个透明雨棚要不要审批。
> 立即制止并拆除；认定后公布；不要把我的信息给对方
= Rooms on the roof | Somebody on top of {block}, {estate}, is building two rooms and hoisting concrete.
  Will the slab bear it?
= A yard taken from the lawn | The ground floor fenced the common green and put up a glass room; the digger
  still stands there.
= Shed across the fire lane | A metal shed for storage stands on the lane; no fire engine could pass.
= Pulled down and built again | The shed removed {when} was back within {few} days.
= Digging a cellar | They are digging a cellar, the neighbour's wall has cracked, and {few} lorries of
  earth leave every day.
? Is a canopy an illegal building | Do I need permission for a clear canopy on my own terrace?
> Stop it and take it down; A published decision; Do not give them my name
@ 0203 complaint
= 垃圾好几天没人收 | {estate}的垃圾{since}没人清运，桶都满出来了，苍蝇乱飞。
= 建筑垃圾堆在路边 | {road}边上堆了一大堆装修垃圾，下雨流得到处是泥。
= 垃圾站臭味熏人 | 垃圾中转站离楼只有{many}米，一开门臭味直接进屋。
= 大件垃圾没地方扔 | 旧沙发床垫堆在楼下{few}个多月了，谁也不管。
= 垃圾车凌晨作业太吵 | 垃圾车每天{time}来，倒桶声把全楼吵醒。
? 旧家具怎么预约收运 | 咨询家里的旧沙发怎么约人上门收，要不要收费。
> 马上清运；固定清运时间；整治垃圾站异味
= Rubbish left for days | Nothing has been collected at {estate} {since}; the bins overflow and the flies
  are everywhere.
= Rubble by the road | A heap of renovation waste lies on {road} and turns to mud when it rains.
= The transfer station stinks | The station is {many} metres from our block; when its door opens the smell
  is in the room.
= Nowhere for big rubbish | Old sofas and mattresses have stood below for over {few} months and nobody owns
  them.
= Waste truck before dawn | The truck empties the bins at {time} every day and wakes the whole building.
? Getting rid of an old sofa | How do I book somebody to fetch an old sofa, and does it cost anything?
> Take it away now; Fixed collection times; Do something about the smell
@ 0204 complaint
= 广告牌要掉下来 | {road}路边的大广告牌松了，一刮风就晃，下面天天过人。
= 楼道贴满小广告 | 开锁通下水的小广告贴满{block}，撕了第二天又有。
= 灯箱太亮影响休息 | 对面店铺灯箱亮到{time}，拉上窗帘都没用。
= 门头招牌缺角 | 门头招牌玻璃掉了一块，就在人行道上方。
? 门店招牌要不要备案 | 想换门头招牌，咨询要办什么手续，尺寸有没有要求。
> 消除隐患；清理小广告；要求夜间关灯
= A billboard about to fall | The large board on {road} sways in every wind, and people walk below it all day.
= Flyers over every wall | Locksmith flyers cover {block}; we tear them off and they are back in the morning.
= A sign too bright to sleep by | The light box opposite shines until {time}, through the curtains.
= Broken sign over the pavement | A piece of glass has fallen from the shop sign right above the pavement.
? Does a shop sign need approval | I want to change my shop sign: which papers, and what size may it be?
> Make it safe; Remove the flyers; Lights off at night
@ 0205 complaint
= 路面常年没人扫 | {road}这一段{since}没见人扫过，纸屑落叶堆到路沿。
= 渣土车带泥上路 | 工地出来的车不洗轮胎，{road}一路都是泥，一干就起灰。
= 环卫把垃圾扫进雨水口 | 亲眼看到扫地的把落叶直接扫进下水口，一下雨准堵。
= 菜场门口污水横流 | 菜场门口污水流到马路上，走路都要踮脚。
= 洒水车把人浇湿 | 洒水车{time}还在喷，行人躲都躲不开。
? 落叶季能不能多扫几遍 | 想问落叶多的时候清扫频次有没有调整。
> 安排人清扫；督促工地冲洗车辆；增加清扫次数
= Nobody sweeps our road | This stretch of {road} has not been swept {since}; litter lies along the whole
  kerb.
= Lorries leave mud | The lorries from the site do not wash their wheels; {road} is mud, then dust.
= Leaves swept into the drain | I watched the sweeper push the leaves into the gully; it will block at the
  first rain.
= Dirty water outside the market | Waste water from the market runs across the street and we walk on tiptoe.
= Soaked by the water cart | The cart was still spraying at {time} and there was no getting out of its way.
? More sweeping in autumn | Is the street swept more often while the leaves fall?
> Have it swept; Make the site wash its lorries; Sweep more often
@ 0206 complaint
= 公厕一直锁着 | {road}的公厕{since}都锁着门，老人遛弯想上个厕所都没地方。
= 公厕脏得进不去 | 里面水漫一地，冲水也坏了，味道老远就闻到。
= 无障碍厕位堆杂物 | 无障碍间里放着拖把和桶，推轮椅的根本进不去。
= 厕所晚上没灯 | 天一黑公厕里没有灯，摸黑上厕所太危险。
? 附近哪里有公厕 | 想问{road}附近最近的公共厕所在哪，晚上几点关。
> 按时开放；派人保洁维修；清空无障碍间
= Toilet always locked | The public toilet on {road} has been locked {since}; old people out for a walk
  have nowhere to go.
= Too dirty to use | Water over the floor, the flush broken, and you smell it from the corner.
= Mops in the accessible cubicle | The accessible cubicle is full of buckets, so a wheelchair cannot get in.
= No light at night | After dark there is no lamp inside; somebody will fall.
? The nearest toilet | Where is the nearest public toilet to {road}, and when does it close?
> Open it as posted; Clean and repair it; Clear the accessible cubicle
@ 0207 help
= 路灯不亮 | {road}这一排路灯{since}都不亮，晚上伸手不见五指。
= 路灯杆歪了 | 路灯杆被车撞歪了，斜在路上，电线还露着。
= 路灯一闪一闪 | 路灯一直闪，像打雷一样，楼上没法睡觉。
= 小区里没有灯 | {estate}里面{few}盏灯只有一盏亮，老人摔过跤。
? 路灯坏了归谁修 | 想问小区门口的路灯坏了是物业修还是政府修。
> 尽快维修；检查这一片路灯；消除漏电隐患
= Street lights out | A whole row on {road} has been dark {since}; you cannot see your hand.
= Lamp post leaning | A car hit the post, it leans over the lane and the wires are bare.
= Light that flashes all night | The lamp flickers like lightning and we live opposite.
= No light inside the estate | Of {few} lamps in {estate} one works, and an old man has fallen already.
? Who repairs the lamp at our gate | Is the light outside the estate gate the manager's or the city's?
> Repair it soon; Check the whole row; Make the wiring safe
@ 0208 complaint
= 饭店油烟直排 | 楼下饭店烟道直接对着我家窗户，{since}不敢开窗。
= 烧烤烟熏全楼 | 晚上烧烤的烟顺着楼道往上走，衣服晾出去一股味。
= 油烟净化器是摆设 | {shop}装了净化器从来不开，墙上油都流下来了。
= 早餐店四点炸油条 | 一楼早餐店{time}开始炸油条，呛得孩子咳嗽。
? 居民楼下能不能开饭店 | 咨询住宅楼一楼到底允不允许开有油烟的餐馆。
> 安装并开启净化设备；检测油烟；搬离居民楼
= Fumes straight into our window | The flue of the restaurant below points at our window; we have not
  opened it {since}.
= Smoke through the whole building | At night barbecue smoke rises through the stairwell and the washing
  smells of it.
= A filter for show | {shop} has a filter and never switches it on; fat runs down the wall.
= Frying from {time} | The breakfast shop starts frying at {time} and the child coughs every morning.
? Restaurants below flats | Is a restaurant that fries allowed on the ground floor of a block of flats?
> A filter, and switched on; Measure the fumes; Move it out of the building
"""
