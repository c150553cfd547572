"""What people tell about civil affairs, villages, parks and rivers (13, 14, 15)."""

TABLE = """
@ 1301 help
= 低保被取消没说原因 | {who}的低保{since}停发，社区说让等复核，一句准话都没有。
= 申请低保材料补了三遍 | 材料交了{few}次，每次缺一项，家里真揭不开锅。
= 低保金少发 | 以前一个月{few}00元，{when}只到了一半。
= 该吃低保的没吃上 | 邻居老人{many}年没人管，生病没钱看。
? 低保申请条件是什么 | 咨询两口人收入多少可以申请低保。
> 核实后恢复；上门调查；说明标准
= Support stopped without a reason | {who} has had nothing {since} and the community says wait for the review.
= Papers sent back three times | I brought them {few} times and each time one was missing; we have nothing
  to cook.
= Half the amount | It used to be {few}00 yuan and {when} it was half.
= Somebody overlooked | An old man next door has been alone for {many} years and cannot pay a doctor.
? Conditions for support | With two people, what may we earn?
> Check and restore it; A visit at home; Explain the rule
@ 1302 complaint
= 养老院护工打老人 | {who}住的养老院护工态度恶劣，身上有瘀青。
= 养老院乱收费 | 入住说全包，{since}又加护理费，一个月{money}元。
= 老人走失没人管 | {when}老人从院里走失，家里才知道。
= 排队等床位 | 登记{few}个月还没有床位。
? 养老院怎么申请补贴 | 咨询失能老人护理补贴怎么领。
> 调查处理；退费；加强看护
= Carers who hurt old people | {who} lives there and has bruises.
= Extra charges | It was all to be included; now they add care and it is {money} yuan a month.
= Somebody walked out | {when}, and the family was not told.
= Waiting for a place | Registered {few} months ago.
? Care allowance | How does somebody who cannot care for themselves claim it?
> An inquiry; A refund; Better watch
@ 1303 help
= 社区不给开证明 | 单位要证明，社区说没这个章，跑了{few}趟。
= 活动室总锁着 | {estate}活动室{since}锁着，老人没地方坐。
= 老年餐停了 | 社区老年餐{when}停了，{who}吃饭没着落。
= 社区上班找不到人 | 去了{few}次，办事大厅没人。
? 社区能开哪些证明 | 咨询社区现在还能开哪些证明。
> 解决证明问题；开放活动室；恢复服务
= Certificate refused | The employer wants it and the community says there is no such stamp; I went {few}
  times.
= Activity room locked | The one at {estate} has been shut {since} and the old people have nowhere to sit.
= Meals for the elderly stopped | Since {when}; {who} has nobody to cook.
= Nobody at the desk | I have been there {few} times.
? Which certificates does a community give | Which are still possible?
> Solve the certificate; Open the room; Start the meals again
@ 1304 help
= 盲道被占 | {road}盲道被摊子和车占了{many}米，我看不见只能走机动车道。
= 轮椅上不去 | {block}门口没有坡道，下楼要四个人抬，{since}出不了门。
= 残疾补贴没发 | {who}残疾人补贴{when}没到账，问谁都说在办。
= 无障碍厕所锁着 | 商场无障碍厕所锁着，找人开要半小时。
? 残疾证怎么办理 | 咨询评残要到哪家医院，多少钱。
> 清理盲道；加装坡道；补发补贴
= Tactile strip taken over | {many} metres of it on {road} are under stalls and cars; I am blind and walk
  on the road.
= No ramp | Four people carry me down in {block}; I have been indoors {since}.
= Allowance not paid | {who} has had nothing {since} and everybody says it is in hand.
= Accessible toilet locked | Half an hour to find the key.
? How to get a disability card | Which hospital, and what does it cost?
> Clear the strip; Build a ramp; Pay the arrears
@ 1305 complaint
= 殡仪馆乱收费 | {when}办丧事，发票上多了一堆没要的项目，{money}元。
= 公墓涨管理费 | 当年说二十年一交，今年突然催{few}年的。
= 祭扫进不了山 | 清明封路，{who}腿不好上不去。
= 骨灰寄存找不到 | 换登记本之后查不到存在哪个格子。
? 丧葬费怎么领 | 咨询城乡居民丧葬补助标准和材料。
> 退费；说明收费；帮忙查找
= Charges we never asked for | {when} the bill had {money} yuan of extras.
= Management fee raised | It was paid for twenty years and now they want {few} more at once.
= Road closed at the festival | {who} cannot walk that far up.
= Ashes not found | The register was changed and nobody knows the shelf.
? Burial grant | What is paid, and which papers?
> A refund; Explain it; Help us look
@ 1306 help
= 预约结婚登记被取消 | 约好{when}领证，当天通知系统坏了。
= 离婚登记被要求补材料 | 材料齐了还让补证明，跑了{few}趟。
= 补办结婚证没档案 | 老两口{many}年前结婚，档案没有，办不了。
= 周末不办公 | 上班族周末办不了，网上也没号。
? 补结婚证要带什么 | 咨询补办结婚证的材料和时间。
> 尽快补办；说明依据；增加号源
= Appointment cancelled on the day | We were to register {when} and the system had failed.
= More papers for a divorce | Everything was there and I still went {few} times.
= No record of our marriage | {many} years ago; the file is gone and no certificate can be made.
= Never at the weekend | People who work cannot get an appointment.
? A new certificate | What do we bring, and how long does it take?
> Do it soon; Say on what ground; More appointments
@ 1307 help
= 老人在桥下睡了好几天 | {road}桥下一个老人睡了{few}天，夜里零下，看着快不行了。
= 走失老人说不清家在哪 | 在{road}遇到个老人，说不清地址，身上有个布条写着电话。
= 流浪小孩在要饭 | 有个小孩天天在{road}路口要饭，身上有伤。
= 救助站不收 | 打过电话让自己去，走不动。
? 救助站在哪 | 咨询救助站地址，晚上收不收人。
> 马上去看看；送到救助站；联系家人
= An old man under the bridge | On {road}, {few} nights in the frost; I fear for him.
= Lost and confused | I met an old woman on {road}; she has a strip of cloth with a number on it.
= A child begging | Every day at the crossing on {road}, with bruises.
= Told to walk there | They asked him to come himself and he cannot walk.
? Where is the shelter | And does it take people in at night?
> Please look at once; Take them to the shelter; Find the family
@ 1401 complaint
= 承包地被人占 | 我家{few}亩承包地让人种上了树，说是换的，我根本没同意。
= 流转租金{few}年没给 | 地租给合作社{few}年，租金{since}没给，一共{bigmoney}元。
= 确权面积不对 | 确权证少了{few}亩，问村里说是图画错了。
= 征地款没发下来 | 修路征了地，钱在哪一分没见。
? 土地流转合同怎么写 | 咨询土地流转要写多少年，租金怎么定。
> 归还土地；发放租金；更正登记
= Somebody planted our field | {few} mu are now full of trees; “an exchange”, they say, to which I never
  agreed.
= Rent not paid for {few} years | The cooperative uses the land and owes {bigmoney} yuan, {since}.
= Wrong area on the title | {few} mu less, and the village blames the drawing.
= Money for the land never came | They took it for a road and we saw nothing.
? Contract for a land lease | For how many years, and how is the rent set?
> The land back; The rent; Correct the register
@ 1402 help
= 宅基地批不下来 | 申请{few}年没批，儿子结婚没房。
= 邻居建房占了我家路 | 邻居盖房把出路堵了一半，车都进不来。
= 旧房成了危房 | 房子是{many}年的老房，墙都裂了，村里说没指标。
= 一户占多处 | 一家占了{few}处，我们一处没有。
? 翻建房要办什么 | 咨询农村翻建自己的房子要办什么手续。
> 依法批准；现场确认；列入危房改造
= Permission never given | I applied {few} years ago and my son cannot marry without a house.
= Neighbour built over our way | Half the entrance is gone and no car gets in.
= House about to fall | {many} years old, cracked, and the village says there is no quota.
= Several plots in one hand | One family has {few} and we have none.
? Rebuilding a house | Which permits does a village house need?
> Permit it; Look at the place; Put it on the repair list
@ 1403 complaint
= 村账{few}年没公布 | {since}没见公示栏贴过账，集体卖树的钱去哪了。
= 选举有人拉票 | 选举前有人挨家送{few}00元，这样公平吗。
= 低保名单不公开 | 名单没贴过，认识的干部亲戚都在里面。
= 工程没招标 | 村里修桥没招标，{bigmoney}元包给了亲戚。
? 村账可以要求查吗 | 咨询普通村民能不能查村里的账。
> 公布账目；依法调查；重新公示
= Accounts hidden for {few} years | Nothing has been on the board {since}; where is the timber money?
= Votes bought | {few}00 yuan at every door before the election.
= Support list kept secret | It was never posted and every relative of the cadre is on it.
= Bridge without a tender | {bigmoney} yuan went to a cousin.
? May a villager see the books | Have I a right to look at the accounts?
> Publish them; An inquiry; Post the list again
@ 1404 help
= 村路下雨没法走 | {road}一下雨全是泥，孩子上学一身泥，{since}一直这样。
= 井水抽不上来 | 村里{many}户吃水靠一口井，{since}抽不出来。
= 桥面断了 | 去对面要绕{few}公里，桥一断就断了{few}个月。
= 自来水通到村口不进户 | 水管停在村口，说要我们自己接。
? 自来水进户要交多少钱 | 咨询农村自来水接到家要交哪些费。
> 修路；打井送水；修桥
= Mud instead of a road | When it rains {road} is mud and the children arrive covered in it, {since}.
= The well gave out | {many} homes depend on it and it has not worked {since}.
= Broken bridge | {few} kilometres round, for {few} months now.
= Water stops at the village | The pipe ends at the entrance and we are told to lay the rest.
? What does a house connection cost | Which fees are due in a village?
> Mend the road; Bring water; Mend the bridge
@ 1405 help
= 种粮补贴没到账 | 种了{few}亩地，补贴{since}没到，邻居都有。
= 农机补贴被退回 | 买农机{bigmoney}元，补贴材料退了{few}次。
= 补贴打到别人卡上 | 说打了，账号是别人的，要自己去找。
= 保险理赔太慢 | 地被水淹，保险{few}个月没赔。
? 粮食补贴标准是多少 | 咨询今年一亩地补多少，什么时候发。
> 核实发放；更正账号；尽快赔付
= No grain payment | {few} mu sown, nothing {since}, and the neighbours have theirs.
= Machinery grant returned | {bigmoney} yuan spent and the papers came back {few} times.
= Paid to somebody else | The account is not mine and I am to chase him.
= Insurance takes months | The field was flooded {few} months ago.
? What is the grain payment | How much a mu, and when?
> Check and pay; Correct the account; Settle the claim
@ 1406 help
= 村里死猪扔河边 | 河边扔着{few}头死猪，{since}没人收。
= 猪瘟疫苗没打 | 村里{many}户养猪，没人来打疫苗。
= 散养牛毁庄稼 | 牛天天进地里，种的麦子啃了。
= 屠宰点臭气 | 屠宰点开在{estate}旁边，废水横流。
? 家里鸡死了怎么处理 | 咨询自家鸡死了能不能埋。
> 收走处理；安排防疫；查处
= Dead pigs by the river | {few} of them, {since}, and nobody fetches them.
= No vaccination | {many} homes keep pigs and nobody has come.
= Cattle in the wheat | They walk in every day and eat it.
= Slaughter beside the houses | Next to {estate}, with waste water running.
? A dead hen | May I bury it?
> Take them away; Vaccinate; Act
@ 1501 help
= 大树倒了砸车 | {when}大风把{road}的大树吹倒，砸了{few}辆车，还横在路上。
= 树枝掉下来吓人 | {block}门口枯枝{since}往下掉，昨天差点砸到孩子。
= 树压着电线 | 树压在线上，刮风冒火花。
= 树根把路拱起来 | {road}树根把路顶起来，走路绊脚。
? 枯树谁来砍 | 咨询小区里的枯树归物业还是园林砍。
> 马上清理；修剪；固定
= A tree on the cars | {when} the wind threw one across {road} and onto {few} cars.
= Branches falling | At the door of {block}, {since}; one missed a child yesterday.
= Tree on the wire | It sparks when the wind blows.
= Roots lifting the pavement | People stumble on {road}.
? Who cuts a dead tree | The manager or the parks bureau?
> Clear it now; Prune it; Prop it up
@ 1502 help
= 树上全是毛毛虫 | {estate}树上{since}掉虫子，老人身上都有。
= 杨絮满天飞 | {road}杨絮飘进屋，{who}过敏咳嗽。
= 打药没人管 | 去年打过药，今年没人来，叶子都黄了。
= 蚊子太多 | 水边草长得高，蚊子{many}只绕着飞。
? 什么时候打药 | 咨询{road}这一片今年打药时间。
> 安排打药；修剪草丛；通知居民
= Caterpillars everywhere | They have dropped from the trees at {estate} {since}.
= Fluff in the air | It blows into the rooms on {road} and {who} coughs.
= No spraying this year | They came last year and the leaves are yellow now.
= Mosquitoes by the water | The grass is high and {many} of them follow you.
? When is the spraying | On which day in {road}?
> Spray; Cut the grass; Tell residents
@ 1503 complaint
= 公园健身器材坏了 | {estate}旁边的公园单杠{since}断了，怕砸到人。
= 公园厕所太远 | 从东门到厕所要走{many}分钟，老人等不了。
= 公园路灯不亮 | 公园里{few}盏灯只有一盏亮，晚上跑步看不见路。
= 孩子滑梯坏了 | 滑梯裂开一条缝，孩子腿划破了。
? 公园几点关门 | 咨询公园夏天几点关门，能不能遛狗。
> 维修器材；加装灯；增加厕所
= Broken exercise bar | In the park by {estate}, {since}.
= Toilet too far | {many} minutes from the east gate; old people cannot wait.
= Dark path | One lamp of {few} works and people run there at night.
= Split slide | It cut a child's leg.
? Opening hours of the park | When does it close in summer, and may dogs come?
> Repair it; More lamps; Another toilet
@ 1504 complaint
= 河里水草垃圾堆一起 | {road}边河道漂着垃圾和水草，{since}没人捞。
= 河堤塌了一段 | 堤坡塌了{many}米，走路的人从上面过。
= 有人围河养鱼 | 有人把河围起来养鱼，公共的变成他的了。
= 河边没有护栏 | {estate}旁边的河边没护栏，孩子掉下去过。
? 河道能不能钓鱼 | 咨询哪一段可以钓鱼。
> 打捞清理；加固堤岸；拆除围网
= Rubbish and weeds in the river | Beside {road}, {since}.
= The bank has slipped | {many} metres of it, with people walking on top.
= Somebody's private fish pond | A stretch of river is fenced off with nets.
= No railing | By {estate}; a child fell in.
? Where may one fish | Which stretches are open?
> Clear it; Strengthen the bank; Remove the nets
@ 1505 complaint
= 绿地种成菜地 | {estate}的绿地{since}被人种菜，粪水味道大。
= 绿化带改停车位 | 物业把{block}前面的草坪硬化成车位，收{few}00元一个。
= 树被人扒皮 | 有人把树皮扒了一圈，树要死了。
= 围绿地做自家院 | 一楼把公共绿地围了，装了门。
? 能不能在楼下种花 | 咨询楼下空地能不能种花种菜。
> 恢复绿地；处罚；公示结果
= Vegetables on the lawn | At {estate}, {since}, with manure.
= Lawn turned into parking | The manager paved the grass before {block} and takes {few}00 yuan a place.
= Bark stripped from the trees | They will die.
= Common green fenced in | A ground-floor owner has a gate now.
? May I plant flowers downstairs | Or vegetables?
> Make it green again; A fine; Publish it
"""
