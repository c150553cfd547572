"""Categories 07–12: transport, environment, public safety, labour, health, education.

code | Chinese | English | default duty | class | urgency | marks: g on the streets' list, p needs a place
  | what callers say in Chinese | what callers say in English
"""

TABLE = """
07 | 交通管理 | Transport | transport | normal | normal |  |  |
0701 | 公交 | Buses | bus | normal | normal |
  | 公交车、等车太久、甩站、司机态度、不停站、线路调整、末班车、公交卡
  | bus late, bus did not stop, driver rude, bus route, last bus, bus card
0702 | 地铁 | Metro | metro | normal | normal |
  | 地铁、安检、自动扶梯坏、闸机、地铁延误、出口关闭、车厢空调
  | metro, underground, turnstile, station escalator, train delayed, station exit
0703 | 出租车和网约车 | Taxis and ride hailing | taxi | normal | normal |
  | 出租车、拒载、绕路、网约车、不打表、乱要价、落东西了、司机骂人
  | taxi, refused a ride, detour, meter off, ride hailing, lost property
0704 | 停车 | Parking places | parking-places | normal | normal | p
  | 停车难、停车费、车位、地锁、占车位、停车场、没地方停、包月
  | parking place, parking fee, nowhere to park, car park, ground lock
0705 | 信号灯 | Traffic signals | traffic-signals | urgent | urgent | p
  | 红绿灯坏了、红灯太长、信号灯不亮、绿灯太短、黄闪、倒计时、路口乱
  | traffic light, lights out, green too short, signal broken, crossing without lights
0706 | 道路破损 | Road damage | road-maintenance | urgent | urgent | p
  | 路上有坑、路面塌陷、坑洼、井盖松、路砖翘、护栏倒、道路破损
  | pothole, road collapsed, loose paving, broken kerb, fallen railing
0707 | 共享单车 | Shared bicycles | shared-bikes | normal | normal | gp
  | 共享单车、乱停、堆满人行道、单车堵路、锁不上、押金、废旧单车
  | shared bikes, bikes blocking, bicycle pile, can't lock the bike, bike deposit
0708 | 违法停车 | Illegal parking | illegal-parking | normal | normal | p
  | 违停、堵门、占盲道、僵尸车、停在路口、双排停车、挡住出口
  | illegal parking, blocking the gate, abandoned car, double parked, parked on the pavement
0709 | 电动自行车 | Electric bicycles | traffic-police | normal | normal | p
  | 电动车、飞线充电、上楼充电、逆行、电瓶车、外卖车闯灯、电动车上牌
  | e-bike, charging indoors, cable from the window, riding on the pavement, courier runs red lights
08 | 生态环境 | Environment | environment | normal | normal |  |  |
0801 | 噪声 | Noise | environment | normal | normal | p
  | 噪声、噪音、太吵、广场舞、KTV、音响、空调外机、叫卖声
  | noise, loud music, square dancing, karaoke, air conditioner unit, loudspeaker
0802 | 大气 | Air pollution | environment | normal | normal | p
  | 刺鼻气味、冒黑烟、异味、焚烧垃圾、空气呛人、喷漆味、烧塑料
  | black smoke, chemical smell, burning rubbish, paint smell, bad air
0803 | 水污染 | Water pollution | environment | normal | urgent | p
  | 河水发黑、偷排、污水直排、死鱼、水面油污、河里泡沫、排污口
  | black river, dead fish, discharge, sewage into the river, foam on the water
0804 | 固体废物 | Solid waste dumping | environment | normal | normal | p
  | 倾倒垃圾、偷倒渣土、废料、危废、医疗垃圾、堆放废渣、工业垃圾
  | dumping, industrial waste, rubble tipped, hazardous waste, medical waste
0805 | 辐射 | Radiation | environment | normal | normal |
  | 辐射、基站、信号塔、变电站、高压线、电磁辐射、环评
  | radiation, mast, base station, substation, high-voltage line
0806 | 养殖污染 | Pollution from livestock | environment | normal | normal | p
  | 养猪场、养鸡场、粪便、臭味、养殖废水、苍蝇多、粪污、鸭棚
  | pig farm, chicken farm, manure, stench, farm waste water, flies
09 | 公共安全 | Public safety | police | urgent | urgent |  |  |
0901 | 消防通道 | Fire lanes | fire | urgent | urgent | gp
  | 消防通道、楼道堆物、堵住通道、安全出口锁着、消防车进不来、杂物
  | fire lane, exit blocked, stairwell full, fire exit locked, fire engine can't pass
0902 | 火灾隐患 | Fire hazards | fire | urgent | urgent | p
  | 火灾隐患、消防栓没水、烟感坏了、电线老化、灭火器过期、住人仓库
  | fire hazard, hydrant dry, old wiring, alarm broken, people living in a warehouse
0903 | 治安 | Public order | police | urgent | urgent | p
  | 打架、偷东西、小偷、聚众、赌博、寻衅滋事、夜间巡逻
  | fight, theft, thief, gambling, threats, night patrol
0904 | 犬只 | Dogs | dogs | normal | normal | gp
  | 狗叫、遛狗不牵绳、狗咬人、流浪狗、大型犬、狗粪、烈性犬
  | dog barking, dog without a lead, dog bite, stray dog, dog mess
0905 | 烟花爆竹 | Fireworks | police | urgent | urgent | p
  | 放鞭炮、烟花、爆竹、禁放区、半夜放炮、非法卖炮、燃放
  | fireworks, firecrackers, banned zone, selling fireworks, bangs at night
0906 | 诈骗 | Fraud | police-city | urgent | urgent |
  | 诈骗、骗子、被骗、刷单、冒充客服、杀猪盘、转账、电信诈骗
  | scam, fraud, cheated, fake call, transferred money, phishing
0907 | 危险化学品 | Dangerous chemicals | emergency | urgent | urgent | p
  | 危化品、油罐、加油站、非法储存、汽油、化工原料、泄漏
  | dangerous chemicals, petrol stored, tank, chemical leak, illegal storage
10 | 劳动和社会保障 | Labour and social security | labour | normal | normal |  |  |
1001 | 拖欠工资 | Unpaid wages | wages | statutory | urgent |
  | 欠薪、拖欠工资、不发工资、讨薪、农民工工资、工钱、欠条、扣工资
  | unpaid wages, not paid, owes us pay, wage arrears, back pay
1002 | 社保缴费 | Social insurance payments | labour | normal | normal |
  | 社保、没交社保、断缴、补缴、社保转移、单位不缴、缴费基数
  | social insurance, contributions, not insured, back payment, transfer of insurance
1003 | 劳动合同 | Labour contracts | labour | normal | normal |
  | 劳动合同、辞退、不签合同、加班费、试用期、裁员、经济补偿、竞业
  | labour contract, dismissed, overtime pay, probation, severance, no contract
1004 | 工伤 | Work injuries | labour | statutory | normal |
  | 工伤、受伤、工伤认定、伤残、单位不赔、职业病、上班路上
  | work injury, injured at work, occupational disease, compensation for injury, injury ruling
1005 | 就业培训 | Jobs and training | labour | normal | normal |
  | 找工作、失业金、培训补贴、招聘会、创业补贴、技能证、灵活就业
  | unemployment benefit, job fair, training grant, start-up grant, skill certificate
1006 | 养老金 | Pensions | labour | normal | normal |
  | 养老金、退休、养老金没到账、涨养老金、退休年龄、资格认证、居民养老
  | pension, retirement, pension not paid, proof of life, retirement age
11 | 医疗卫生 | Health | health | normal | normal |  |  |
1101 | 医患纠纷 | Disputes with hospitals | health | complex | normal |
  | 医疗纠纷、医院、误诊、医生态度、病历、医疗事故、手术
  | hospital dispute, misdiagnosis, doctor rude, medical record, malpractice
1102 | 挂号与收费 | Appointments and hospital fees | health | normal | normal |
  | 挂号、号源、医院收费、检查费、预约不上、黄牛、多收费
  | appointment, hospital bill, no slots, tout, charged twice
1103 | 医保报销 | Medical insurance | insurance | normal | normal |
  | 医保、报销、异地就医、医保卡、门诊报销、断保、慢病卡
  | medical insurance, reimbursement, insurance card, treatment elsewhere, chronic illness card
1104 | 疫苗 | Vaccination | health | normal | normal |
  | 疫苗、打针、接种、预防针、狂犬疫苗、疫苗没货、接种点
  | vaccine, vaccination, jab, rabies shot, no vaccine, vaccination centre
1105 | 计划生育与托育 | Family services | health | normal | normal |
  | 生育登记、独生子女费、托育、产假、育儿补贴、准生、奖励扶助
  | birth registration, childcare, maternity leave, child allowance, one-child allowance
1106 | 控烟 | Smoking | health | normal | normal | p
  | 抽烟、吸烟、二手烟、网吧抽烟、电梯里抽烟、禁烟、烟味
  | smoking, second-hand smoke, smoking indoors, no-smoking area, cigarette smell
12 | 教育 | Education | education | normal | normal |  |  |
1201 | 入学与学区 | School places | education | normal | normal |
  | 学区、入学、上学、划片、转学、随迁子女、报名、小升初
  | school place, catchment, enrolment, transfer school, which school
1202 | 校外培训退费 | Refunds for tutoring | education | normal | normal |
  | 培训班、退费、补习班、机构跑路、课时费、辅导班关门、兴趣班
  | tutoring, refund of lessons, class closed, training centre, course fee
1203 | 校园安全 | School safety | education | urgent | urgent |
  | 校园安全、欺凌、霸凌、食堂、校门口堵、打学生、宿舍
  | school safety, bullying, canteen, school gate, dormitory, hurt at school
1204 | 学校收费 | School fees | education | normal | normal |
  | 学费、乱收费、校服费、资料费、课后服务费、饭费、退学费
  | school fees, uniform fee, extra charge, lunch money, book money
1205 | 师德 | Conduct of teachers | education-city | report | normal |
  | 老师、体罚、有偿补课、骂学生、收礼、师德、歧视
  | teacher, corporal punishment, paid tutoring by teachers, insults, gifts
1206 | 考试 | Examinations | education | normal | normal |
  | 考试、中考、高考、准考证、成绩、报考、考点
  | exam, results, admission ticket, exam centre, registration for the exam
"""
