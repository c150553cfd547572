"""Knowledge articles, the words.

matter | owner unit | months until it must be looked at again | Chinese title | English title
  | Chinese answer | English answer | Chinese keywords | English keywords
"""

TABLE = """
0101 | market | 12 | 网购七天无理由退货怎么算 | The seven-day return for online purchases
  | 自签收次日起七日内可以退货，商品应保持完好，为检查而拆开包装不影响退货。运费由买方承担，另有约定的从其约定。
    定制品、鲜活易腐品等除外。
  | You may return goods within seven days, counted from the day after you signed for them, as long as they are
    intact; opening the package to look does not matter. The buyer pays the postage unless agreed otherwise. Goods
    made to order and fresh goods are excepted.
  | 退货、网购、七天、运费 | return, online, seven days, postage
0102 | market | 6 | 办预付卡前要查什么 | Before you buy a prepaid card
  | 先看商家是否公示备案和资金存管信息，合同里要写明退款办法。建议少充、短期。商家关门的，
    保留合同和付款记录后来电登记。
  | See whether the trader displays its registration and where the money is kept, and whether the contract says how
    refunds work. Pay in little and for short. If the shop has closed, keep contract and payment record and call us.
  | 预付卡、备案、存管、退卡 | prepaid card, registration, refund
0103 | market | 12 | 食品小作坊登记要什么 | Registering a small food workshop
  | 需提供身份证明、场所使用证明、布局图和健康证明，向所在区市场监管局申请，现场核查后发证。
  | Bring proof of identity, the right to use the premises, a floor plan and a health certificate to the district's
    market bureau; the certificate is issued after a visit.
  | 小作坊、登记、食品、健康证 | food workshop, registration, health certificate
0104 | market | 12 | 停车收费标准在哪查 | Where parking charges are published
  | 政府定价的停车场应在入口公示收费标准；其他停车场由经营者自主定价并明码标价。未公示的可以来电反映。
  | Car parks with set prices display them at the entrance; others set their own but must show them. If nothing is
    shown, tell us.
  | 停车费、收费标准、公示 | parking fee, price board
0106 | market | 12 | 电梯大修怎么用维修资金 | Paying for a lift overhaul from the maintenance fund
  | 由业主委员会或物业提出方案，经专有部分面积和人数占比三分之二以上的业主参与表决，且参与者过半同意后申请。
  | The owners' committee or manager makes a plan; owners of two thirds by area and by number must take part in the
    vote and more than half of them agree.
  | 电梯、维修资金、表决 | lift, maintenance fund, vote
0201 | urban | 6 | 哪里可以摆摊 | Where a stall may stand
  | 各街道公布了疏导点和允许时段，可到街道办事处申请临时摊位。疏导点以外占道经营会被清理。
  | Each street office publishes permitted places and hours and gives temporary pitches. Stalls elsewhere are cleared.
  | 摆摊、疏导点、摊位 | stall, permitted place, pitch
0203 | sanitation | 12 | 大件垃圾怎么预约收运 | Having large rubbish fetched
  | 向物业或社区登记，也可拨打环卫公司预约电话。拆解后免费，未拆解按体积收费。
  | Tell the manager or the community, or ring the sanitation company. Taken apart it is free; whole pieces are
    charged by size.
  | 大件垃圾、旧家具、预约 | large rubbish, old furniture, appointment
0207 | urban | 12 | 路灯坏了归谁修 | Who repairs a street light
  | 市政道路的路灯由城市管理部门维护，小区内部的由物业或产权人负责。来电请说明灯杆编号或位置。
  | The city looks after the lights on public roads, the manager or owner those inside an estate. Please give the
    number on the post or the place.
  | 路灯、维修、灯杆 | street light, repair, lamp post
0301 | housing | 12 | 物业费上调要经过谁同意 | Who must agree to a higher service charge
  | 调价应由业主大会表决，过半业主同意并公示后执行。未经表决的，业主可以拒绝按新标准交费并来电反映。
  | A rise needs a vote of the owners' meeting, more than half in favour, and a public notice. Without a vote you
    may refuse the new rate and call us.
  | 物业费、调价、业主大会 | service charge, rise, owners' meeting
0302 | housing | 24 | 房屋保修期多久 | How long a building is guaranteed
  | 屋面防水、有防水要求的房间和外墙为五年，电气管线、给排水、装修为两年，供热供冷为两个采暖期，自交付之日起计算。
  | Five years for waterproofing of roofs, wet rooms and outer walls; two years for wiring, pipes and finishes; two
    heating seasons for heating and cooling; counted from the day of handover.
  | 保修、漏水、墙体 | guarantee, leak, wall
0305 | housing | 24 | 怎样成立业主委员会 | Setting up an owners' committee
  | 符合条件的小区由专有部分面积或人数占百分之二十以上的业主联名申请，街道办事处指导成立筹备组，
    六十日内组织召开首次业主大会。
  | Owners of a fifth of the area or of the homes apply together; the street office helps to form a preparatory
    group, which calls the first meeting within sixty days.
  | 业委会、筹备组、业主大会 | owners' committee, preparatory group
0306 | planning | 12 | 二手房过户要带什么 | Papers to transfer a second-hand flat
  | 买卖双方身份证明、不动产权证、买卖合同、完税证明；委托办理的另带公证委托书。可网上预约，材料齐全当日受理。
  | Proof of identity of both sides, the deed, the contract and the tax receipt; a notarised authority if somebody
    acts for you. Book online; complete papers are taken the same day.
  | 过户、不动产、材料 | transfer, property, papers
0307 | housing | 12 | 租房合同在哪备案 | Registering a rental contract
  | 带合同、双方身份证明和房屋权属证明到房屋所在区窗口办理，也可网上办理，不收费。
  | Take the contract, both identities and the deed to the counter of the district, or do it online. It is free.
  | 租房、备案、居住证 | rent, registration, contract
0309 | housing | 12 | 加装电梯怎么申请 | Applying for a lift in an old building
  | 由本单元业主表决，面积和人数三分之二以上参与、参与者四分之三以上同意，签订协议后向区住建局申请，
    符合条件的发放补贴。
  | The owners of the staircase vote: two thirds by area and number take part and three quarters of those agree.
    After an agreement they apply to the district's housing bureau; a grant is paid where the terms are met.
  | 加装电梯、补贴、表决 | add a lift, grant, vote
0401 | environment | 12 | 夜间施工怎么查许可 | Looking up a permit for night work
  | 夜间二十二时至次日六时禁止产生噪声的施工；抢修抢险或工艺需连续作业的应取得证明并公告。
    工地门口没有公告的可来电反映。
  | From 22:00 to 6:00 noisy work is forbidden, except repairs in an emergency or work that may not stop, with a
    certificate and a notice. If the gate shows no notice, tell us.
  | 夜间施工、许可、噪声 | night work, permit, noise
0402 | housing | 12 | 扬尘归谁管 | Who deals with dust
  | 房屋建筑工地由住房和城乡建设部门负责，渣土车遗撒由城市管理部门负责，拆迁工地由项目所在区负责。
  | Building sites are the housing bureau's, earth dropped by lorries is urban management's, demolition sites are
    the district's.
  | 扬尘、渣土、工地 | dust, lorries, site
0501 | water | 6 | 停水了怎么查什么时候来水 | When will the water come back
  | 计划停水提前二十四小时公告；突发停水请报小区名称，由供水公司告知恢复时间，停水超过二十四小时安排送水车。
  | A planned cut is announced a day before. For a sudden one give the estate: the company names a time, and after
    24 hours sends a tanker.
  | 停水、来水、送水车 | no water, restored, tanker
0502 | water | 12 | 自来水发黄怎么办 | When tap water is brown
  | 多因管道检修或水压变化，先放水几分钟；持续发黄请来电，供水公司上门取样，二次供水水箱由管理单位清洗。
  | Usually repairs or a change of pressure: let it run for some minutes. If it stays brown call us; the company
    takes a sample, and the building's tank is cleaned by whoever runs it.
  | 水黄、水质、取样 | brown water, quality, sample
0505 | water | 12 | 阶梯水价怎么算 | How the water tariff is stepped
  | 居民用水按年累计，第一级为一百八十立方米以内，五口以上家庭可申请增加基数，携户口簿到营业厅办理。
  | Counted over the year; the first step runs to 180 cubic metres. Households of five or more may have it raised:
    bring the household register to the office.
  | 水费、阶梯、人口 | water bill, tariff, household
0601 | power | 6 | 计划停电在哪查 | Planned power cuts
  | 计划停电提前七天公告，可在供电公司公众号按街道查询；有制氧机等医疗设备的家庭可登记优先通知。
  | They are announced seven days before and can be looked up by street. Homes with medical equipment may be put on
    the list of those told first.
  | 停电、计划停电、制氧机 | power cut, planned, medical
0602 | gas | 6 | 闻到燃气味怎么办 | If you smell gas
  | 先开窗、关阀，不要开关电器和点火，到室外再拨打抢修电话或本热线，我们二十四小时受理。
  | Open the windows and close the valve, touch no switch and no flame, go outside, then call the gas emergency
    line or us. We answer day and night.
  | 燃气、煤气味、报警器 | gas, smell, alarm
0603 | heat | 4 | 室温多少算不达标 | When a room counts as too cold
  | 供暖期内居民室温不低于十八摄氏度。不达标可申请上门测温，确认后按天退还采暖费。
  | In the heating season a home has at least 18 °C. Ask for a measurement; if it is confirmed the fee is returned
    by the day.
  | 供暖、测温、退费 | heating, measurement, refund
0604 | heat | 4 | 今年哪天供暖 | When heating begins this year
  | 城区集中供暖为每年十一月十五日至次年三月十五日，遇极端天气可提前。交费截止十月底，办停供须在九月底前。
  | District heating runs from 15 November to 15 March and earlier in extreme cold. The fee is due by the end of
    October; ask to be cut off by the end of September.
  | 供暖时间、采暖费、停供 | heating season, fee, cut off
0606 | power | 12 | 私人充电桩报装要什么 | Installing a private charging point
  | 身份证明、车位使用权证明、物业同意安装的意见（无物业的由社区出具），报装免费，自用材料自备。
  | Identity, the right to use the place, and the manager's consent (from the community where there is none).
    Connection is free; your own cable is yours.
  | 充电桩、报装、物业 | charging point, installation, consent
0704 | urban | 12 | 小区停车月租怎么办 | A monthly parking place in an estate
  | 带行驶证、业主或租赁证明到物业登记，按公示标准收费。车位不足的由业主大会决定分配办法。
  | Bring the vehicle licence and proof that you live there; the posted rate applies. Where places are short the
    owners' meeting decides.
  | 停车、月租、车位 | parking, monthly, place
0705 | traffic-police | 12 | 路口装信号灯怎么申请 | Asking for a signal at a crossing
  | 来电说明路口名称和时段，交通警察部门按流量和事故评估，结果在三十个工作日内告知。
  | Name the crossing and the hours. The traffic police judge by flow and accidents and answer within thirty
    working days.
  | 信号灯、路口、评估 | signal, crossing, assessment
0708 | traffic-police | 12 | 随手拍违停要几张照片 | Photographs of an illegal parker
  | 两张，间隔三分钟以上，能看清号牌、标志标线和时间地点。核实后依法处理，处理结果不向举报人公布个人信息。
  | Two, at least three minutes apart, with plate, markings, time and place. It is dealt with by law; personal data
    are not given to the reporter.
  | 违停、举报、照片 | illegal parking, report, photo
0709 | traffic-police | 24 | 电动自行车怎么上牌 | Registering an electric bicycle
  | 带身份证、购车发票或来源说明、合格证到上牌点，当场发放号牌。无发票的旧车签署承诺书可办理。
  | Bring identity, the invoice or a statement of origin, and the certificate; the plate is given at once. Old ones
    without an invoice need a signed declaration.
  | 电动车、上牌、发票 | e-bike, plate, invoice
0801 | environment | 12 | 噪声扰民找谁 | Whom to call about noise
  | 娱乐场所和工业设备噪声由生态环境部门处理，广场舞和住户吵闹由公安处理，夜间施工由生态环境部门处理，
    邻里噪声可先由社区调解。
  | Venues and machines are environment's, dancing and households the police's, night building work environment's;
    neighbours are best begun with the community.
  | 噪声、广场舞、空调 | noise, dancing, machines
0901 | fire | 12 | 楼道堆物谁来清 | Clearing a stairwell
  | 物业应当巡查清理，拒不清理的由消防部门责令改正并可处罚；可来电并提供照片。
  | The manager clears it; if they refuse the fire service orders and may fine. A photograph helps.
  | 楼道、消防通道、堆物 | stairwell, fire lane, clutter
0904 | police | 24 | 养犬登记要什么 | Registering a dog
  | 带身份证、房屋证明、狂犬免疫证明和犬只照片，每户一只，禁养烈性犬，年检一次。
  | Identity, proof of the home, the rabies certificate and a photograph; one dog a household, no dangerous breeds,
    renewed yearly.
  | 养狗、登记、狂犬 | dog, registration, rabies
1001 | labour | 12 | 单位拖欠工资怎么办 | When an employer does not pay
  | 先保留考勤、工资条、聊天记录，向用工地劳动保障监察机构投诉，五个工作日内受理，六十个工作日内办结，
    复杂的延长三十个工作日。
  | Keep attendance sheets, slips and messages and complain to the labour inspection of the place of work: taken up
    within five working days, decided within sixty, thirty more in hard cases.
  | 欠薪、劳动监察、材料 | unpaid wages, labour inspection
1003 | labour | 24 | 被辞退怎么算补偿 | What severance is worth
  | 每满一年支付一个月工资，六个月以上不满一年按一年算，不满六个月支付半个月；违法解除的按两倍支付。
  | A month's pay for each full year, half a month for less than six months; twice that for an unlawful dismissal.
  | 辞退、补偿、解除 | dismissal, severance, double
1005 | labour | 12 | 失业金怎么申领 | Claiming unemployment benefit
  | 参保满一年、非本人意愿中断就业的，在解除劳动关系后六十日内线上或到社区申领，核定后按月发放。
  | With a year's insurance and a job not given up by yourself, apply within sixty days online or at the community;
    it is paid monthly.
  | 失业金、申领、社保 | unemployment benefit, claim
1103 | insurance | 12 | 异地就医怎么备案 | Registering for treatment elsewhere
  | 在手机上选择就医地和类型即时生效，急诊抢救可以后补备案；未备案按较低比例报销。
  | Choose place and kind on the phone; it holds at once. Emergencies may be registered afterwards. Without it less
    is paid back.
  | 异地就医、备案、报销 | elsewhere, registration, reimbursement
1104 | health | 6 | 被猫狗抓伤去哪打疫苗 | Rabies jabs after a scratch
  | 先用肥皂水冲洗十五分钟，全市设有八家规范接种门诊，夜间开放的有三家，来电可告知最近的一家。
  | Wash the wound with soap for fifteen minutes. Eight clinics give the jab, three at night; ask us for the nearest.
  | 狂犬疫苗、门诊、夜间 | rabies, clinic, night
1105 | health | 6 | 育儿补贴怎么领 | Claiming the child allowance
  | 带出生证明、户口簿和银行卡，在孩子一岁前通过社区或网上申请，审核通过后按年发放。
  | With the birth certificate, household register and a bank card, apply before the first birthday; it is paid
    yearly.
  | 育儿补贴、申请、出生 | child allowance, birth
1201 | education | 4 | 小学入学怎么报名 | Enrolling in primary school
  | 每年七月上旬网上报名，按户籍、房产、居住证顺序安排，随迁子女带居住证和务工证明到所在区报名点。
  | Online in early July, placed by household register, property, then residence permit. Children from elsewhere
    enrol at the district's office with permit and proof of work.
  | 入学、学区、报名 | enrolment, catchment, registration
1202 | education | -1 | 校外培训一次能收多少钱 | What a tutoring centre may charge at once
  | 一次性收费不得超过三个月或六十课时，且应存入监管账户；超收的可来电举报。
  | Never more than three months or sixty lessons, kept in a supervised account. More than that may be reported.
  | 校外培训、收费、监管 | tutoring, fee, supervision
1301 | civil | 12 | 低保怎么申请 | Applying for minimum income support
  | 家庭人均收入低于当地标准的，向所在街道办事处提出，入户调查和公示后由区民政局审批，按月发放。
  | Where the income per head is below the rate, apply to the street office; after a visit and a notice the
    district decides and pays monthly.
  | 低保、申请、民政 | support, income, civil affairs
1304 | civil | 12 | 残疾证怎么办 | Getting a disability card
  | 先向社区提交申请和病历，到指定医院评残，公示后发证；行动不便的可预约上门评定。
  | Hand the application and record to the community, be assessed at a named hospital; the card follows a notice.
    Home assessment by appointment.
  | 残疾证、评残、上门 | disability, assessment, home
1306 | civil | 12 | 补领结婚证要带什么 | Replacing a marriage certificate
  | 双方携身份证、户口簿和近期合影到任一婚姻登记处，档案遗失的凭单位或社区证明办理。
  | Both bring identity, household register and a recent photograph to any registry office; without a record, a
    certificate from employer or community will do.
  | 结婚证、补领、档案 | marriage certificate, replacement
1402 | agriculture | 24 | 农村建房要办什么 | Building a house in a village
  | 向村委会申请，经公示后报乡镇政府审批，取得规划许可和宅基地批准书再动工。
  | Apply to the village; after a notice the town government decides; start only with planning permission and the
    approval of the plot.
  | 宅基地、建房、审批 | house plot, building, approval
1405 | agriculture | 12 | 耕地地力补贴什么时候发 | When the farmland payment is made
  | 每年六月底前按确权面积打入社保卡，未到账的先核对卡状态，再由村里上报核查。
  | By the end of June, on the registered area, to the social security card. If it is missing check the card first,
    then let the village report it.
  | 种粮补贴、社保卡、到账 | grain payment, card
1503 | parks | -1 | 公园几点关门能不能遛狗 | Park hours and dogs
  | 公园夏季二十二时、冬季二十一时关闭，专门的遛犬区可以带犬，其余区域不能进入。
  | Parks close at 22:00 in summer and 21:00 in winter. Dogs are allowed only in the marked area.
  | 公园、开放时间、遛狗 | park, hours, dog
1604 | telecom-admin | 12 | 断网可以退费吗 | Refunds when the line is down
  | 连续断网超过四十八小时，运营企业应按日减免当月费用，超过七天的可解除合同不付违约金。
  | Down for more than 48 hours, the company takes the days off the month; after seven days you may end the
    contract without penalty.
  | 断网、退费、携号 | outage, refund, contract
1701 | gov-service | 12 | 居住证需要什么材料 | Papers for a residence permit
  | 身份证、居住半年以上的证明和照片，到派出所或线上申请，十五日内发证。
  | Identity, proof of six months' residence and a photograph, at the police station or online; issued within
    fifteen days.
  | 居住证、材料、派出所 | residence permit, papers
1706 | police | 12 | 身份证丢了怎么办 | A lost identity card
  | 可在全国任一派出所补办，领取前可以先用电子身份凭证，挂失声明即时生效。
  | It can be replaced at any police station; an electronic proof serves meanwhile, and the loss notice holds at once.
  | 身份证、丢失、补办 | identity card, lost
1707 | gov-service | 12 | 营业执照当天能办吗 | A business licence in a day
  | 一般企业当日办结，免费刻章。需要许可的行业先办许可后办照的，窗口一次性告知。
  | An ordinary firm gets it the same day with free seals. Trades that need a permit first are told so once and
    completely.
  | 营业执照、当天、许可 | licence, one day, permit
1802 | justice | 24 | 怎么申请法律援助 | Applying for legal aid
  | 家庭人均收入低于当地低保两倍的可以申请，追索劳动报酬、工伤、赡养等不受收入限制，持材料到法律援助中心或线上提出。
  | Below twice the income support rate you may apply; claims for wages, injury or maintenance are free of that
    limit. Apply at the centre or online.
  | 法律援助、起诉、收入 | legal aid, court, income
"""
