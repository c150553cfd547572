"""What people tell about work, hospitals and schools (10, 11, 12)."""

TABLE = """
@ 1001 help
= {firm}拖欠工资 | 我们{many}个人在{firm}干了{few}个月，工资{since}没发，一共欠{bigmoney}元。
= 老板失联了 | 工地干完{few}个月，老板电话关机，身上只剩路费。
= 只给一半工资 | 说好一天{few}00元，结算只给一半，还让签保证书。
= 离职工资扣着不给 | 离职{when}就办完了，最后一个月工资{money}元一直拖着。
? 欠薪去哪里投诉 | 咨询欠工资走劳动监察还是仲裁，需要什么材料。
> 马上支付工资；查封账户；先行垫付
= {firm} owes us wages | {many} of us worked for {firm} for {few} months; nothing has been paid {since},
  {bigmoney} yuan in all.
= The boss has disappeared | {few} months of work done, his phone is off and we have the fare home.
= Half the pay | The day was {few}00 yuan, we got half, and had to sign for it.
= Last month withheld | I left {when} and they still keep {money} yuan.
? Where to complain about wages | Labour inspection or arbitration, and which papers?
> Pay us now; Freeze the account; An advance for us
@ 1002 complaint
= 公司{few}年没交社保 | 在{firm}干了{few}年，社保一直没交，说了就让走人。
= 社保断缴看病没法报 | 单位断缴{few}个月，{who}住院没法报销。
= 补缴要本人跑 | 单位让个人掏钱补缴，说流程就是这样。
= 按最低基数交 | 工资{few}千，社保按最低交，退休金要少一截。
? 灵活就业怎么交社保 | 咨询没有单位怎么自己交，一年多少钱。
> 补缴社保；处罚单位；说明标准
= {few} years without insurance | I worked for {firm} that long and they never paid in; ask, and you are out.
= In hospital without cover | They stopped paying {few} months ago and {who} cannot be reimbursed.
= Pay it yourself, they say | The firm wants me to pay the arrears and calls it procedure.
= Paid in at the lowest rate | I earn {few} thousand and they insure the minimum.
? Insurance without an employer | How do I pay in alone, and what does it cost?
> Pay it in; Fine the firm; Explain the rate
@ 1003 complaint
= 突然被辞退 | 干了{few}年，{when}一句话让走，一分不赔。
= 试用期一拖再拖 | 试用期说三个月，半年了还不转正，合同也没签。
= 加班没有加班费 | 每天干到{time}，一个月加班费写着零。
= 怀孕被调岗降薪 | 告诉公司怀孕之后马上调岗，工资砍了{few}成。
? 被辞退能要多少补偿 | 咨询干了{few}年，补偿金怎么算。
> 依法赔偿；补签合同；支付加班费
= Dismissed overnight | {few} years there, and {when} they said go, without a penny.
= Probation without end | It was to be three months; half a year on there is still no contract.
= No overtime pay | I work until {time} every day and the slip says zero.
= Moved and cut when pregnant | The moment I told them, the post and a third of the pay were gone.
? What is severance worth | For {few} years of work, how is it counted?
> Compensation; A contract; Overtime pay
@ 1004 help
= 工地摔伤没人管 | {who}在工地摔断腿，{firm}垫了{money}元就不管了。
= 工伤认定迟迟不下 | 材料交了{few}个月，工伤认定没结果。
= 上班路上出车祸算不算 | 下班骑车被撞，公司说不算工伤。
= 尘肺病鉴定难 | 在井下干了{many}年，查出尘肺，单位不承认。
? 工伤怎么申请认定 | 咨询自己能不能申请，多少天之内。
> 出认定结论；督促企业赔偿；指导维权
= Injured on site, left alone | {who} broke a leg, {firm} paid {money} yuan and stopped answering.
= No ruling for months | The papers went in {few} months ago.
= Accident on the way home | The firm says it is not a work injury.
= Dust on the lungs | {many} years underground, a diagnosis, and the employer denies it.
? How to apply myself | May I apply alone, and within how many days?
> A ruling; Make them pay; Guide me through it
@ 1005 help
= 失业金没到账 | 失业三个月了，申请的失业金{since}没到账。
= 培训补贴不知去哪领 | 学完电工培训{few}个月，补贴说等通知。
= 招聘会信息看不到 | 想参加招聘会，问社区说不知道。
= 创业补贴被退回 | 材料退回来{few}次，每次理由都不一样。
? 失业金怎么申领 | 咨询离职后多久内能申领，领几个月。
> 尽快发放；一次说清材料；公布信息
= Benefit not paid | I have been out of work for months and the benefit has not come {since}.
= Training grant still “pending” | I finished the electrician's course {few} months ago.
= Job fairs nobody knows about | The community could not tell me where.
= Grant sent back {few} times | With another reason each time.
? How to claim unemployment benefit | Within what time, and for how many months?
> Pay it; Say it once and completely; Publish the dates
@ 1006 help
= 养老金没到账 | {who}的养老金{when}该发，到现在没到账。
= 资格认证过不去 | 老人手机认证总是失败，怕停发。
= 退休手续材料反复补 | 办退休跑了{few}趟，每次缺一张。
= 养老金算错了 | 工龄{many}年，算出来却少{few}年。
? 养老金什么时候调整 | 咨询今年涨多少，什么时候补发。
> 核对并补发；上门认证；给出办结时间
= Pension not here | {who} should have had it {when} and nothing came.
= Proof of life fails | The phone refuses every time and she fears the payment stops.
= Retirement papers | I have been {few} times, and each time one is missing.
= Years counted wrong | I have {many} years and they counted {few} fewer.
? When does the pension rise | By how much, and when is the difference paid?
> Check and pay; Come to the house; A date
@ 1101 complaint
= 手术后伤口感染 | {who}在{hospital}手术后感染，问医生一句都不解释。
= 医生态度恶劣 | 挂了{few}个小时，医生三句话就打发，病历都没看。
= 病历不给复印 | 想复印病历，{hospital}说要家属签字才行。
= 开很多检查 | 感冒也做{few}项检查，花了{money}元。
? 医疗纠纷怎么调解 | 咨询医患调解要先找谁，收费吗。
> 组织调解；给个解释；退还不合理费用
= Infection after the operation | {who} was operated at {hospital} and nobody explains anything.
= Doctor would not listen | {few} hours in the queue and three sentences.
= Copy of the record refused | {hospital} says the family must sign first.
= A cold and {few} tests | It cost {money} yuan.
? How mediation works | Whom do I ask, and is it free?
> Mediation; An explanation; Money back for needless tests
@ 1102 complaint
= 号怎么都抢不到 | {hospital}专家号早上七点放出来几秒就没了，旁边黄牛却有。
= 收费不清楚 | 门诊收了{money}元，单子上写着其他。
= 预约了还要等{few}个小时 | 约的上午，下午才看上。
= 退费跑了几趟 | 检查没做，退费让找三个窗口。
? 老人没手机怎么挂号 | 咨询{who}不会用手机能不能电话挂号。
> 增加号源；退费；公开收费明细
= Appointments gone in seconds | {hospital} opens them at seven and the touts have them all.
= What did I pay for | {money} yuan under “other”.
= {few} hours late | I had the morning slot and saw the doctor after lunch.
= Refund through three windows | For a test that was never done.
? Booking without a phone | {who} cannot use an app: is there a number?
> More appointments; The refund; A clear bill
@ 1103 help
= 异地住院报销比例变低 | {who}去外地住院，备案了还是报得少，差{money}元。
= 慢病卡办不下来 | 老人慢病申请{since}没批，药自费。
= 医保断了两个月 | 换单位断缴，现在看病全自费，怎么补。
= 门诊报销被退 | 材料交了三次，每次说缺发票。
? 异地就医怎么备案 | 咨询手机上怎么备案，多久生效。
> 重新核算；尽快批复；一次说清
= Less back than promised | {who} was registered for treatment elsewhere and still lost {money} yuan.
= Chronic illness card refused | The application has been open {since} and the medicine comes out of our
  pocket.
= Two months without cover | I changed jobs; how do I make it up?
= Claim returned three times | Each time another invoice is missing.
? Registering for care elsewhere | How do I do it on the phone, and from when?
> Work it out again; Decide soon; Tell us once
@ 1104 help
= 疫苗一直没货 | 社区门诊{since}说没有疫苗，孩子到时间了。
= 接种等了半天被取消 | 排到下午通知设备坏了。
= 打完发烧没人解释 | 孩子打完疫苗烧到三十九度，门诊让自己观察。
= 预约不上号 | 预约系统{when}开始总显示满。
? 狂犬疫苗哪里打 | 咨询晚上被猫抓了去哪里能打。
> 调配疫苗；增加接种点；安排补打
= No vaccine in stock | The clinic has had none {since} and my child is due.
= Queue, then cancelled | We waited until the afternoon and the machine was broken.
= Fever after the jab | Thirty-nine degrees and the clinic says watch it.
= No slots left | The system has said “full” since {when}.
? Where for a rabies shot | Which place is open at night?
> Bring vaccine in; More places; A new appointment
@ 1105 help
= 独生子女费没发 | 退休后独生子女费{since}没到账，单位说归社区。
= 生育登记老是报错 | 网上登记提交了{few}次都退回。
= 托育班收费高 | 小区托育一个月{money}元，还没补贴。
= 育儿补贴被拒 | 说户口不在本地就不给，文件上没这一条。
? 育儿补贴怎么申请 | 咨询补贴标准和需要的材料。
> 核实发放；修好系统；公布标准
= One-child allowance unpaid | I retired and nothing has come {since}; firm and community point at each other.
= Registration keeps failing | I have submitted it {few} times.
= Childcare at {money} yuan a month | And no subsidy for it.
= Allowance refused | They say we are not registered here, which is not in the rules.
? How to claim the child allowance | What is the rate, and which papers?
> Check and pay; Mend the system; Publish the rate
@ 1106 complaint
= 网吧里全是烟 | {shop}楼上网吧抽烟的多，{who}从楼下过都呛。
= 电梯里有人抽烟 | {block}电梯天天有人抽烟，制止还骂人。
= 餐厅包间没人管 | 餐厅贴着禁烟，{many}桌都在抽，服务员不敢说。
= 楼道里扔烟头 | 邻居在楼道抽烟，烟头扔一地。
? 举报吸烟打什么电话 | 咨询公共场所吸烟归卫健委管吗，现在怎么举报。
> 现场劝阻；处罚场所；设置标识
= Smoke in the internet café | Above {shop}; you cough on the stairs.
= Smoking in the lift | In {block}, every day, and they shout when asked to stop.
= No-smoking restaurant | {many} tables were smoking and the staff dare not speak.
= Ends all over the stairs | The neighbour smokes there and drops them.
? Reporting smokers | Is it the health commission, and how do I report it?
> Somebody to stop it; Fine the place; A sign
@ 1201 help
= 学位排不上 | {estate}片区学校满了，孩子被调剂到{few}公里外。
= 学区突然变了 | {block}划到别的学校，买房时不是这个。
= 随迁子女材料不符 | 居住证差{few}个月就不让报名，孩子没地方上。
= 转学被拒 | {school}说没空位，班里明明走了{few}个。
? 幼升小要什么材料 | 咨询{estate}片区小学报名时间和材料。
> 增加学位；说明划片依据；安排就近入学
= No place in our catchment | The school for {estate} is full and my child goes {few} kilometres away.
= Catchment changed | {block} now belongs to another school; when we bought it did not.
= Refused over {few} months | The residence permit is that much short and there is no other school.
= Transfer refused | {school} says there is no place, though {few} children left.
? Papers for starting school | When is enrolment for {estate}, and what do I bring?
> More places; Explain the catchment; A school nearby
@ 1202 complaint
= 培训机构关门学费退不了 | {club}关门，剩{bigmoney}元学费没退，店里没人接电话。
= 退费要收手续费 | 孩子上了{few}节要退，扣了一半当手续费。
= 老师换了一批 | 课时没变，老师换了三个，孩子不去了。
= 机构让贷款交费 | 让家长办贷款交{bigmoney}元，机构没了贷款还得还。
? 校外培训收费怎么规定 | 咨询一次最多能收几个月的学费。
> 退还学费；查处机构；冻结账户
= Tutoring centre closed | {club} has shut with {bigmoney} yuan of lessons owed to us.
= Half kept as a fee | My child took {few} lessons and they keep half.
= New teachers every week | Three in a month, and the child will not go.
= They made us borrow | {bigmoney} yuan on credit; the centre is gone and the debt is not.
? What a centre may charge | How many months may it ask for at once?
> The fees back; Action; Freeze the account
@ 1203 help
= 孩子被同学欺负 | {school}几个高年级围着我孩子要钱，{since}不敢去上学。
= 食堂吃坏肚子 | 孩子在{school}食堂吃完回家拉肚子，班里{few}个都这样。
= 校门口太乱 | 放学门口全是车，孩子从中间钻。
= 校车超员 | 校车坐了{many}个孩子，座位不够。
? 校园欺凌怎么投诉 | 咨询学校不处理可以找谁。
> 马上查处；保护孩子；给家长答复
= My child is bullied | Older boys at {school} want money, and he has not dared go {since}.
= Ill from the canteen | My child was sick after lunch at {school}, and {few} others in the class.
= The school gate | Cars everywhere at home time and children between them.
= Overloaded school bus | {many} children on too few seats.
? Where to complain about bullying | Whom do I ask when the school will not act?
> Act now; Protect my child; An answer to the parents
@ 1204 complaint
= 乱收资料费 | {school}让交{money}元资料费，没有收据。
= 强制买校服 | 一套校服{few}00元，自己买的不让穿。
= 课后服务变收费 | 课后服务说自愿，不报就让提前走。
= 退学不退学费 | 上了{few}天就退，学费一分不退。
? 学校能收哪些费 | 咨询教育局公布的收费项目在哪看。
> 退还费用；公示收费；查处
= Money for papers | {school} wants {money} yuan and gives no receipt.
= Uniform we must buy | {few}00 yuan a set and our own is refused.
= After-school care “voluntary” | If you do not sign, your child leaves early.
= No refund after {few} days | They keep the whole term.
? What may a school charge | Where is the list of fees?
> The money back; Publish the fees; Action
@ 1205 report
= 老师有偿补课 | {school}老师周末在家补课，一次{few}00元，不去成绩就受影响。
= 老师打孩子 | 孩子胳膊上有印，说是老师拿尺子打的。
= 老师言语侮辱 | 老师当着全班说孩子{few}次笨。
= 收受家长礼品 | 班级群里收钱，说是给老师的节日费。
? 举报老师会不会影响孩子 | 咨询举报后学校知不知道是我。
> 调查处理；保密；给予处分
= Paid lessons by the teacher | {school}: weekends at home, {few}00 yuan a time, and marks for those who come.
= A teacher hit my child | There are marks on the arm, from a ruler.
= Called stupid in class | {few} times, before everybody.
= Gifts for the teacher | Money was collected in the class group.
? Will the school learn my name | I want to report and am afraid for my child.
> An inquiry; Keep my name secret; A penalty
@ 1206 help
= 准考证信息错了 | 准考证上身份证号错了一位，怕进不了考场。
= 考点太远 | 从{estate}到考点要{few}小时，早上赶不上。
= 成绩复核没结果 | 申请复核{since}没收到答复。
= 报名系统崩溃 | 最后一天报名系统打不开。
? 社会考生怎么报名 | 咨询高考社会考生报名条件和时间。
> 更正信息；延长报名；给出结果
= Wrong number on the ticket | One digit of the identity number is wrong; will they let me in?
= Exam centre far away | {few} hours from {estate} in the morning.
= No answer to the review | I asked for one and have heard nothing {since}.
= The system failed on the last day | I could not register.
? Registering as a private candidate | What are the conditions and dates?
> Correct it; Extend it; The result
"""
