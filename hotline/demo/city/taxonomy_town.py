"""Categories 01–06: market, city management, housing, construction, water, power, gas and heat.

code | Chinese | English | default duty | class | urgency | marks: g on the streets' list, p needs a place
  | what callers say in Chinese | what callers say in English
"""

TABLE = """
01 | 市场管理 | Market and consumers | market | normal | normal |  |  |
0101 | 消费纠纷 | Consumer dispute | market | normal | normal |
  | 退货、退款、换货、三包、商家不认账、质量有问题、维权、买到次品、不给发票、售后推脱
  | refund, faulty goods, won't take it back, warranty, shop refuses, bad quality
0102 | 预付卡 | Prepaid cards | market | complex | normal |
  | 充值卡、会员卡、健身卡、办卡、老板跑路、余额退不了、美容卡、洗车卡、关门跑路、储值
  | prepaid card, membership, shop closed down, balance, gym card, owner ran off
0103 | 食品安全 | Food safety | food-safety | urgent | urgent | p
  | 过期食品、吃坏肚子、异物、发霉、后厨脏、没有健康证、变质、拉肚子、外卖不干净、虫子
  | out of date food, food poisoning, mould, dirty kitchen, insect in food, stomach ache
0104 | 价格收费 | Prices | prices | normal | normal |
  | 乱收费、不明码标价、价格欺诈、多收钱、涨价、停车乱收费、宰客、收费不合理
  | overcharged, no price tag, hidden fee, rip-off, price gouging
0105 | 广告与虚假宣传 | Advertising claims | market | report | normal |
  | 虚假宣传、夸大疗效、假广告、误导消费者、保健品骗老人、宣传不符、假冒专家
  | false advertising, misleading, miracle cure, not as advertised, fake expert
0106 | 电梯与特种设备 | Lifts and special equipment | lifts | urgent | urgent | p
  | 电梯坏了、困人、电梯异响、电梯停运、电梯下坠、年检过期、锅炉、自动扶梯
  | lift broken, stuck in the lift, elevator, lift drops, lift out of order, escalator
0107 | 无照经营 | Unlicensed trading | market | report | normal | p
  | 无证经营、没有执照、黑作坊、黑诊所、无证餐馆、地下加工、没办证
  | no licence, unlicensed, illegal workshop, trading without permit, backyard kitchen
0108 | 知识产权 | Counterfeits | market | report | normal |
  | 假货、山寨、冒牌、侵权、仿冒商标、假名牌、盗版
  | counterfeit, fake brand, knock-off, trademark, pirated copy
02 | 城市管理 | City management | urban | normal | normal |  |  |
0201 | 占道经营 | Street vending | urban | normal | normal | gp
  | 摆摊、占道、流动摊贩、马路市场、烧烤摊、出店经营、堵着路卖、小商贩
  | street vendor, stall on the pavement, blocking the footpath, hawkers, barbecue stall
0202 | 违法建设 | Illegal building | urban | report | normal | p
  | 违建、私搭乱建、加盖、阳光房、彩钢棚、占用公共区域、楼顶加层、私自扩建
  | illegal building, extra storey, unauthorised extension, shed in the yard, built without permit
0203 | 垃圾清运 | Waste collection | waste-collection | normal | normal | gp
  | 垃圾没人收、垃圾成堆、垃圾桶满了、建筑垃圾、臭味、垃圾分类、清运不及时、大件垃圾
  | rubbish not collected, rubbish piled up, rubbish, bins overflowing, garbage pile, fly-tipping, smelly bins
0204 | 户外广告 | Outdoor advertising | urban | normal | normal | gp
  | 小广告、牛皮癣、广告牌松动、招牌要掉、乱贴、灯箱太亮、横幅
  | billboard loose, flyers everywhere, sign about to fall, illegal poster, light box too bright
0205 | 道路清扫 | Street cleaning | street-cleaning | normal | normal | gp
  | 路面脏、没人扫、落叶、污水横流、扬土、垃圾遍地、洒水车、路上有泥
  | dirty street, nobody sweeps, fallen leaves, mud on the road, litter everywhere
0206 | 公厕 | Public toilets | public-toilets | normal | normal | gp
  | 厕所脏、公厕关门、没有纸、冲水坏了、异味大、厕所锁着、无障碍厕所
  | public toilet, toilet locked, no paper, toilet smells, flush broken
0207 | 路灯 | Street lighting | street-lighting | normal | normal | p
  | 路灯不亮、黑灯瞎火、灯坏了、路灯杆歪、晚上看不见路、灯一直闪、路灯白天亮
  | street light, street lamp, street light out, dark at night, lamp broken, light flickers, lamp post leaning
0208 | 油烟 | Cooking fumes | urban | normal | normal | gp
  | 油烟味、饭店排烟、熏得开不了窗、烧烤烟、抽油烟机直排、呛人、没装净化器
  | cooking fumes, restaurant smoke, smell of frying, extractor, can't open the window
03 | 住房与物业 | Housing and property management | housing | complex | normal |  |  |
0301 | 物业服务 | Property management | property-service | normal | normal | gp
  | 物业不管、物业费、保安不在、卫生差、门禁坏了、物业态度、不作为、公共收益
  | property manager, service charge, gate broken, guards absent, estate not cleaned
0302 | 房屋质量 | Building defects | housing | complex | normal | p
  | 墙裂了、墙皮脱落、新房质量、地面空鼓、开裂、渗水、交房不合格、瓷砖掉
  | cracks in the wall, building defect, tiles falling, new flat, poor workmanship
0303 | 漏水 | Leaks between homes | property-service | normal | normal | gp
  | 楼上漏水、屋顶漏雨、渗水、天花板滴水、卫生间漏、外墙渗、防水
  | leak from upstairs, roof leaks, ceiling dripping, damp wall, waterproofing
0304 | 维修资金 | Maintenance fund | housing | complex | normal |
  | 维修基金、大修基金、动用资金、签字表决、资金去向、申请维修金、公示
  | maintenance fund, repair fund, residents' vote, where the money went, use of the fund
0305 | 业主委员会 | Owners' committee | property-service | complex | normal | g
  | 业委会、成立业委会、业主大会、换届、选物业、业委会主任、表决
  | owners' committee, owners' meeting, election of the committee, change the manager, owners' vote
0306 | 房产证办理 | Title deeds | planning | complex | normal |
  | 房产证、不动产证、办不了证、产权证、房本、过户、开发商不给办证
  | title deed, property certificate, no deed yet, transfer of ownership, developer delays the deed
0307 | 租房中介 | Renting and agents | housing | normal | normal |
  | 押金不退、中介、黑中介、二房东、租房合同、隔断房、涨租、提前退租
  | deposit not returned, letting agent, landlord, sublet, rent contract, partitioned flat
0308 | 老旧小区改造 | Renewal of old estates | housing | complex | normal | gp
  | 旧改、老旧小区、改造、什么时候改造、管线入地、外墙保温、施工扰民
  | old estate renewal, refurbishment, when will it be renovated, insulation works, scaffolding
0309 | 加装电梯 | Adding a lift | housing | complex | normal | gp
  | 加装电梯、装电梯、一楼不同意、老人下不了楼、电梯补贴、业主意见不一
  | add a lift, lift retrofit, ground floor objects, elderly upstairs, lift subsidy
04 | 城乡建设 | Construction | housing | normal | normal |  |  |
0401 | 夜间施工 | Night work | site-noise | normal | urgent | p
  | 半夜施工、夜间施工、工地吵、打桩、通宵干活、渣土车、浇筑、睡不着
  | night work, building site at night, pile driving, can't sleep, concrete pouring
0402 | 扬尘 | Dust | housing | normal | normal | p
  | 工地扬尘、灰大、不盖网、渣土遗撒、不洒水、尘土、土堆没苫盖
  | dust, uncovered soil, site dust, dirty trucks, no water spraying
0403 | 工地安全 | Site safety | site-safety | urgent | urgent | p
  | 工地危险、没有围挡、脚手架、塔吊、高空坠物、没戴安全帽、基坑
  | unsafe site, scaffolding, crane, no fence, falling objects, deep pit
0404 | 拆迁补偿 | Demolition and compensation | housing-city | complex | normal |
  | 拆迁款、补偿、安置房、过渡费、征收、回迁、分房
  | compensation, resettlement flat, demolition, relocation allowance, expropriation
0405 | 规划 | Planning | planning | complex | normal |
  | 规划、规划公示、要建什么、日照、容积率、变更规划、配套学校
  | planning notice, what will be built, daylight, plan changed, zoning
0406 | 道路建设 | Road building | transport | complex | normal | p
  | 修路、断头路、道路什么时候通、施工围挡、绕行、烂尾路、开通
  | road building, unfinished road, when will it open, detour, road closed for works
05 | 公共服务（水） | Water | water-supply | urgent | urgent |  |  |
0501 | 停水 | No water | water-supply | urgent | urgent | p
  | 停水了、没水、水停了、什么时候来水、没通知、水龙头没水、全楼没水
  | no water, water is off, tap dry, when will it be back, no notice
0502 | 水质 | Water quality | water-supply | urgent | urgent | p
  | 水发黄、水有异味、水浑、自来水有沙、漂白粉味、水里有虫、水垢
  | brown water, smelly water, cloudy, sand in the water, chlorine taste
0503 | 水压 | Water pressure | water-supply | urgent | normal | p
  | 水压低、水太小、热水器打不着、高层没水压、水流细、加压泵
  | low pressure, trickle, pump, water too weak, boiler won't start
0504 | 爆管 | Burst main | water-supply | emergency | emergency | p
  | 水管爆了、爆管、路面冒水、跑水、水漫出来、喷水、管道破裂
  | burst pipe, burst main, water gushing, flooding the road, broken pipe
0505 | 水费 | Water bills | water-supply | normal | normal |
  | 水费、水表、水费太高、多收水费、阶梯水价、抄表、换表
  | water bill, meter, bill too high, tariff, meter reading
0506 | 排水积水 | Drainage and flooding | drainage | urgent | urgent | p
  | 积水、下水道堵、污水外溢、倒灌、井盖、内涝、排水不畅、井盖丢了
  | flooded, blocked drain, sewage overflow, manhole cover, standing water
06 | 公共服务（电气热） | Power, gas and heat | power-supply | urgent | urgent |  |  |
0601 | 停电 | Power cut | power-supply | urgent | urgent | p
  | 停电、没电、跳闸、什么时候来电、变压器、电压不稳、半边没电
  | power cut, no electricity, blackout, transformer, voltage, when will power be back
0602 | 燃气泄漏 | Gas leak | gas-supply | emergency | emergency | p
  | 煤气味、燃气味、漏气、闻到煤气、燃气泄漏、天然气漏、管道漏气
  | gas leak, smell of gas, leaking gas, gas pipe, smells like gas
0603 | 供暖不热 | Cold heating | heating | urgent | urgent | p
  | 暖气不热、室温低、不暖和、家里冷、温度不达标、地暖不热、供暖差
  | heating cold, radiator cold, room too cold, low temperature, underfloor heating
0604 | 停暖 | Heating off | heating | urgent | urgent | p
  | 停暖、暖气停了、没有暖气、供暖中断、暖气管爆、提前停暖、没来暖
  | no heating, heating stopped, heating off, heating pipe burst, heating not started
0605 | 收费 | Energy bills | energy-prices | normal | normal |
  | 电费、燃气费、采暖费、阶梯电价、多收电费、退费、计量不准
  | electricity bill, gas bill, heating fee, refund of the fee, meter wrong
0606 | 报装 | New connections | power-supply | normal | normal |
  | 报装、装电表、开通燃气、增容、充电桩报装、接暖气、新房通气
  | new connection, install a meter, charging point, more power, connect the gas
"""
