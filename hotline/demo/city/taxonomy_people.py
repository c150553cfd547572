"""Categories 13–18: civil affairs, villages, parks and rivers, culture and telecom, services, order.

code | Chinese | English | default duty | class | urgency | marks: g on the streets' list, p needs a place
  | what callers say in Chinese | what callers say in English
"""

TABLE = """
13 | 民政与社会救助 | Civil affairs | civil | normal | normal |  |  |
1301 | 低保 | Minimum income support | civil | normal | normal | g
  | 低保、低保申请、困难补助、救助、特困、停发、家庭困难
  | income support, benefit, hardship grant, poor family, support stopped
1302 | 养老机构 | Care homes | civil | normal | normal |
  | 养老院、敬老院、护工、老人被虐待、养老院收费、床位、日间照料
  | care home, nursing home, carer, place in a home, day care for the elderly
1303 | 社区服务 | Community services | community-order | normal | normal | g
  | 社区、居委会、开证明、活动室、老年餐、志愿者、便民服务
  | community centre, neighbourhood committee, certificate, meals for the elderly, activity room
1304 | 残疾人 | People with disabilities | civil | normal | normal | g
  | 残疾证、残疾人补贴、轮椅、盲道、无障碍、护理补贴、坡道
  | disability card, wheelchair, ramp, tactile paving, care allowance
1305 | 殡葬 | Funerals and cemeteries | civil | normal | normal |
  | 殡葬、墓地、公墓、火化、丧葬费、骨灰、祭扫
  | funeral, cemetery, grave, cremation, burial grant
1306 | 婚姻登记 | Marriage registration | civil | normal | normal |
  | 结婚登记、离婚、预约登记、补结婚证、婚姻登记处、冷静期、异地登记
  | marriage, divorce, registry office, marriage certificate, appointment to marry
1307 | 流浪救助 | People without shelter | shelter | urgent | urgent | p
  | 流浪、乞讨、露宿、睡在桥下、走失老人、无家可归、救助站
  | homeless, sleeping rough, lost old man, begging, shelter
14 | 农业农村 | Villages and farming | agriculture | complex | normal |  |  |
1401 | 土地承包 | Land contracts | agriculture | complex | normal | g
  | 承包地、土地流转、租金、确权、地被占、征地款、分地
  | land contract, land lease, rent for land, land title, my field
1402 | 宅基地 | House plots | agriculture | complex | normal | gp
  | 宅基地、盖房、批宅基地、翻建、邻居占地、危房、建房审批
  | house plot, build a house, permission to build, rebuild, neighbour took my land
1403 | 村务公开 | Village accounts | agriculture | normal | normal | g
  | 村务公开、村账、村干部、集体收入、选举、公示栏、低保名单
  | village accounts, village head, collective money, election, notice board
1404 | 农村道路与饮水 | Village roads and drinking water | water-affairs | normal | normal | gp
  | 村路、泥巴路、吃水难、井水、村里没水、修桥、自来水进村
  | village road, muddy road, well water, drinking water, village bridge
1405 | 惠农补贴 | Farm subsidies | agriculture | normal | normal |
  | 种粮补贴、农机补贴、补贴没到、退耕、农业保险、粮食直补、补贴少了
  | farm subsidy, subsidy not paid, machinery grant, crop insurance, grain payment
1406 | 畜禽 | Animals on farms | agriculture | normal | normal | gp
  | 鸡瘟、死猪、动物防疫、打疫苗、散养、病死畜禽、屠宰
  | sick animals, dead pigs, animal vaccination, poultry disease, slaughter
15 | 园林水务 | Parks and rivers | parks | normal | normal |  |  |
1501 | 树木倒伏 | Fallen trees | trees | urgent | urgent | p
  | 树倒了、大树歪了、树枝断、砸车、枯树、挡路、压电线
  | fallen tree, tree down, broken branch, dead tree, tree on the wire
1502 | 病虫害 | Pests on trees | trees | normal | normal | p
  | 虫子、飞絮、打药、毛毛虫、柳絮、树生虫、蚜虫
  | caterpillars, spraying, tree fluff, pests, greenfly
1503 | 公园设施 | Park facilities | parks | normal | normal | p
  | 公园、健身器材坏、座椅、公园灯、儿童滑梯、步道、厕所少
  | park bench, broken swing, exercise machine, park path, park lights
1504 | 河道 | Rivers and banks | rivers | normal | normal | p
  | 河道、河堤、水草、垃圾漂浮、护栏、河边钓鱼、淤积
  | river bank, floating rubbish, weeds in the river, silt, railing by the river
1505 | 绿地侵占 | Lost green space | urban | normal | normal | gp
  | 毁绿、占绿地、绿化带种菜、砍树、绿地变车位、草坪、圈地
  | green space, vegetables on the lawn, cutting trees, lawn turned into parking, fenced green
16 | 文旅体育通信 | Culture, sport and telecom | culture | normal | normal |  |  |
1601 | 景区 | Sights | culture | normal | normal |
  | 景区、门票、景点、退票、老人免票、排队太久、索道
  | scenic area, ticket, cable car, senior ticket, long queue
1602 | 旅行社 | Travel agencies | culture | normal | normal |
  | 旅行社、导游、强制购物、跟团、退团、旅游合同、低价团
  | travel agency, guide, forced shopping, group tour, cancel the tour
1603 | 健身场所 | Gyms and sports grounds | sport | normal | normal |
  | 健身房、游泳馆、体育馆、球场、泳池水质、教练、收费高
  | gym, swimming pool, sports hall, court, coach, pitch
1604 | 宽带通信 | Broadband and telephone | telecom | normal | normal |
  | 宽带、断网、没信号、手机套餐、话费、光纤、携号转网、基站
  | broadband, no internet, no signal, mobile tariff, phone bill, fibre
1605 | 快递 | Parcels | parcels | normal | normal |
  | 快递、包裹丢了、不送上门、快递破损、代收点、签收、快递柜
  | parcel, lost parcel, not delivered, damaged parcel, courier, parcel locker
1606 | 广播电视 | Broadcasting | culture | normal | normal |
  | 有线电视、没信号、机顶盒、电视费、广播、雪花、收视费
  | cable television, set-top box, no picture, television fee, broadcast
17 | 政务服务与作风 | Public services and conduct | gov-service | normal | normal |  |  |
1701 | 办事流程 | How to get things done | one-stop-service | normal | normal |
  | 怎么办、办理流程、需要什么材料、网上办、办事指南、几天能办好、在哪办
  | how to apply, which papers, procedure, apply online, where to go
1702 | 窗口态度 | Manners at the counter | conduct | normal | normal |
  | 态度差、窗口、工作人员、不耐烦、让我跑好几趟、上班玩手机、爱答不理
  | rude clerk, counter, staff attitude, sent away, playing with the phone
1703 | 推诿 | Passing the buck | conduct | normal | normal |
  | 推诿、踢皮球、没人管、都说不归他管、不作为、拖着不办、来回推
  | passed around, nobody responsible, not our job, no action, kept waiting
1704 | 信息公开 | Openness | conduct | normal | normal |
  | 信息公开、不公开、申请公开、公示、文件、答复、看不到结果
  | open information, disclosure, published, document, no notice
1705 | 公积金与税务 | Housing fund and tax | housing-fund | normal | normal |
  | 公积金、提取公积金、个税、发票、退税、贷款、契税
  | housing fund, withdraw the fund, income tax, invoice, tax refund
1706 | 户籍证件 | Household register and papers | household-register | normal | normal |
  | 户口、身份证、落户、居住证、护照、迁户口、改名字
  | household register, identity card, residence permit, passport, move my registration
1707 | 营商环境 | Business climate | business-climate | normal | normal |
  | 营商环境、惠企政策、营业执照、企业补贴、拖欠账款、审批慢、乱检查
  | business permit, company subsidy, late payment, slow approval, too many inspections
18 | 社会秩序与其他 | Order and other matters | street-office | normal | normal |  |  |
1801 | 邻里纠纷 | Neighbours | neighbours | normal | normal | gp
  | 邻居、楼上吵、占用楼道、邻里纠纷、养鸡、装修扰民、调解
  | neighbour, noise upstairs, shared corridor, mediation, renovation noise
1802 | 经济纠纷 | Money disputes | justice | normal | normal |
  | 欠钱不还、借款、合同纠纷、起诉、法律援助、担保、债务
  | owes me money, loan, contract dispute, legal aid, debt
1803 | 建议 | Suggestions | district-coordination | suggestion | normal | g
  | 建议、希望、能不能增加、提个意见、改进、增设、优化
  | suggest, could you add, idea, improve, it would be better
1804 | 表扬 | Praise | district-coordination | praise | normal | g
  | 表扬、感谢、点赞、拾金不昧、好人好事、服务好、热心
  | thank, praise, well done, honest finder, helpful
1805 | 突发事件 | Sudden events | emergency | emergency | emergency | p
  | 着火、塌了、爆炸、车祸、有人落水、出事了、救命
  | fire, collapse, explosion, accident, someone in the water, help
1899 | 其他 | Other | district-coordination | normal | normal | g
  | 其他、不知道归谁、反映问题、想问一下、有个事、说不清、咨询
  | other, don't know who, a question, something else, general enquiry
"""
