"""What units do about a matter: matters it suits (`*` any) | Chinese | English.

They fill the middle of a reply: “on 12 March our staff …”.
"""

from __future__ import annotations

from functools import cache

from hotline.demo.city.words import Words, rows

TABLE = """
0101,0102,0105,0108 | 执法人员到店检查，组织双方调解，商家同意退还货款
  | inspected the shop and mediated; the trader agreed to refund the money
0103,0106,0107 | 对经营场所进行检查，责令当场改正，并立案调查
  | inspected the premises, ordered correction on the spot and opened a case
0101,0102,0104 | 约谈了商家负责人，商家已与消费者达成书面协议
  | spoke to the owner, who has reached a written agreement with the customer
0103,0105,0108 | 调取了进货票据和监控，相关商品已下架封存
  | checked invoices and camera records; the goods have been taken off the shelf
0201,0205,0206 | 队员到现场清理，并安排专人早晚巡查
  | cleared the place and set up morning and evening patrols
0202,0204,0208 | 当场下达责令改正通知书，当事人已自行整改
  | served a notice to put it right, which the person concerned has done
0203,0205 | 组织人员和车辆完成清运，现场已恢复整洁 | sent people and lorries; the place is clean again
0207,0206 | 更换了损坏的设备，当晚已恢复正常使用
  | replaced the broken parts; everything worked again the same evening
0301,0308 | 约谈物业项目经理，物业已安排维修并公示进度
  | spoke to the estate manager, who has begun the repair and posted its progress
0303,0309,0305 | 会同社区召开协调会，双方就维修方案达成一致
  | held a meeting with the community; both sides agree on the repair
0304,0305,0301 | 核查了资金账目，并要求物业在公示栏公开
  | checked the accounts and had them put on the notice board
0303,0302 | 督促责任方完成防水维修，做闭水试验不再渗漏
  | made the responsible party repair the waterproofing; a test showed no leak
0401 | 到工地核查，责令停止夜间施工并公示许可
  | went to the site, stopped the night work and had the permit displayed
0402 | 要求施工单位苫盖裸土、冲洗车辆，增加洒水频次
  | had bare soil covered, lorries washed and the site sprayed more often
0403 | 约谈建设单位和监理，隐患部位已停工整改
  | spoke to the developer and supervisor; the dangerous part is closed until put right
0404,0405,0406 | 查阅了方案和合同，向来电人说明了时间安排
  | read the plan and contract and explained the timetable to the caller
0501,0504,0503 | 抢修人员到场关阀更换管段，已恢复供水
  | closed the valve and replaced the pipe; supply is back
0502,0503 | 上门检测水质水压，结果合格，并更换了老化阀门
  | tested quality and pressure at the tap, both in order, and changed an old valve
0506 | 疏通了堵塞的管道并清掏井室，积水已排除 | cleared the pipes and chambers; the water has gone
0505 | 现场校验水表，多收的部分将在下期账单中退还
  | tested the meter; the excess will be returned with the next bill
0601 | 抢修人员排除了故障，已恢复供电 | found and mended the fault; power is back
0602 | 检测发现接口漏气，已更换管件，复测无泄漏
  | found a leaking joint and replaced it; a second test showed no gas
0603,0604 | 入户测温并排气、清洗过滤器，室温已升至二十一度
  | measured, bled the pipes and cleaned the filter; the room has reached 21 degrees
0605 | 核对了用量和计费，差额已办理退费 | checked consumption and billing; the difference has been paid back
0701,0703 | 调取车载录像核实，对驾驶员进行了批评教育和扣分
  | checked the camera in the vehicle and disciplined the driver
0706 | 安排养护队修补路面，已恢复通行 | had the road patched; it is open again
0705 | 检修了信号设备并调整配时，路口通行恢复正常
  | repaired the signal and its timing; the crossing works normally
0704,0708 | 拖离违停车辆，并在该路段增加巡查 | towed the vehicles and patrol the stretch more often
0801,0802 | 执法人员到现场监测，超标问题已责令限期整改
  | measured on site and ordered the excess to be put right by a date
0801,0802 | 要求单位调整设备位置、加装隔音，并复测达标
  | had the machines moved and insulated; a second measurement was within the limit
0803,0804 | 采样送检并封堵排口，案件正在依法办理
  | took samples and sealed the outlet; the case goes on by law
0801 | 会同社区劝导，约定活动时间和音量 | agreed on hours and volume together with the community
0901 | 现场清理堆物，打通消防通道，并对物业下达整改通知
  | cleared the lane and served a notice on the manager
0902 | 检修了消防设施，测试出水和报警正常 | repaired the equipment; water and alarm work
0903,0906 | 加强了该区域夜间巡逻，并已受理相关报案 | patrol the area at night and have taken up the report
0904 | 约见了犬主，落实拴绳和免疫登记 | spoke to the owner, who now uses a lead and has the dog registered
1001,1003 | 约谈用人单位，已支付拖欠工资并提供转账凭证
  | spoke to the employer, who has paid the wages and shown the transfer
1002 | 核查参保记录，单位已补缴相应月份的社保
  | checked the records; the employer has paid the missing months
1004 | 受理申请并调取材料，将在法定时限内作出决定
  | took up the application; a decision follows within the legal time
1005,1006 | 核对后补发了待遇，并告知了后续办理方式
  | checked and paid the arrears, and explained the next steps
1101 | 与医院联系核实，医院已向家属作出书面说明
  | contacted the hospital, which has explained itself to the family in writing
1102,1103 | 核对费用清单，多收部分已原路退回 | checked the bill; the excess has been returned
1104,1102 | 协调增加了号源和接种点，并告知预约方法 | arranged more appointments and explained how to book
1106 | 对场所进行控烟检查，当场劝止并张贴标识 | inspected the place, stopped the smoking and put up signs
1202 | 约谈培训机构，学费已按课时退还 | spoke to the training centre, which has refunded the unused lessons
1203,1205 | 到校核查，学校已作出处理并向家长反馈 | went to the school, which has acted and told the parents
1201 | 核对了学位和材料，协助家长完成登记 | checked places and papers and helped the parents register
1204 | 要求学校清退不合理收费，并公示收费项目
  | had the improper charge returned and the list of fees displayed
1301,1304 | 工作人员入户核查，已按程序恢复发放
  | visited the home; payment has been restored by the procedure
1303 | 协调社区开放活动室，并恢复老年餐服务 | had the activity room opened and the meals started again
1302 | 与养老机构核实情况，责令改正并回访老人
  | checked with the home, ordered correction and visited the resident
1307 | 将人员护送至救助站，并联系到家属 | brought the person to the shelter and reached the family
1401,1402 | 会同村委会现场丈量，明确了地界并登记
  | measured on the spot with the village and recorded the boundary
1405 | 核对台账后补发了补贴款 | checked the register and paid the missing subsidy
1406 | 组织清运和消毒，并落实防疫措施 | had it removed and disinfected and arranged the vaccination
1404 | 将该路段和饮水点列入当年整治计划 | put the road and the well on this year's list of works
1501 | 组织清理倒伏树木，检查了周边其他树木 | removed the tree and checked the others around it
1503 | 更换了损坏设施，并增加巡查频次 | replaced the broken equipment and patrol more often
1504 | 打捞河面垃圾并加固护栏 | cleared the river and strengthened the railing
1505 | 责令恢复绿地，当事人已补种草皮 | ordered the green to be restored; new turf has been laid
1604,1606 | 协调企业上门检修，网络已恢复 | had the company come and mend the line
1601,1602 | 核实订单后，商家已退还全部费用 | checked the booking; the whole sum has been refunded
1605 | 约谈快递网点，已赔付并约定送货上门
  | spoke to the parcel office, which has paid and will deliver to the door
1603 | 检查场馆水质和设施，责令停业整改
  | inspected the water and equipment and closed the place until put right
1702 | 核实后向来电人致歉，并对工作人员批评教育 | apologised to the caller and disciplined the clerk
1701,1705,1706,1707 | 梳理办理环节，一次性告知所需材料并协助办结
  | listed every paper needed at once and completed the matter together
1703 | 明确了牵头科室和办理时限，专人负责联系 | named the section in charge, a date and a contact person
1704 | 已在网站和公示栏公开相关信息 | published the information on the site and the notice board
1801 | 组织双方到社区调解，已签订调解协议 | held a mediation at the community; both sides have signed
1899,1805 | 到现场了解情况，帮助联系了相关单位
  | looked into it on the spot and put the caller in touch with the right office
1803 | 认真研究了建议，已纳入下一步工作安排 | studied the suggestion and took it into the next plan
1802 | 向来电人说明了法律途径和法律援助的申请方式 | explained the legal route and how to ask for legal aid
0106 | 会同检验机构检修电梯，消除故障并重新张贴检验标志
  | had the lift repaired and examined; it carries a new certificate
0306 | 核对登记资料，已通知领取证书的时间并更正错误
  | checked the register, corrected the error and named the day the deed can be fetched
0307 | 约谈中介和房东，押金已退还 | spoke to agent and landlord; the deposit has been returned
0606 | 上门勘察并完成装表接通 | surveyed the place, fitted the meter and connected it
0702 | 检修了扶梯和闸机，并在高峰加派引导人员
  | repaired the escalator and gates and added staff at peak hours
0707 | 督促企业清理车辆，并重新划定停放区 | had the company clear the bicycles and marked a new place
0709 | 清理飞线，协调增设充电棚，并在路口开展整治
  | removed the cables, arranged a charging shed and checked riders at the crossing
0805 | 委托机构检测电磁环境，结果符合国家标准并已公布
  | had the fields measured; they are within the national standard and published
0806 | 责令养殖户清理粪污并完善处理设施，限期复查
  | ordered the farm to clear the manure and complete its plant; a second visit follows
0905 | 劝止燃放并收缴烟花，对责任人批评教育 | stopped it, took the fireworks away and warned the person
0907 | 清查现场并转移危险物品，对责任人立案处理 | searched the place, removed the goods and opened a case
1105 | 核对资料后已发放补贴，并协助完成网上登记
  | checked the papers, paid the allowance and completed the registration together
1206 | 核对并更正了考试信息，已通知本人 | checked and corrected the examination data and told the candidate
1305 | 核对收费项目，不合理部分已退还 | checked the charges; what was not justified has been returned
1306 | 协助查找档案，已重新安排办理时间 | found the record and set a new appointment
1403 | 要求村委会公开账目和名单，接受村民查询
  | had the village publish its accounts and list, open to every villager
1502 | 安排打药和修剪，并张贴了通知 | had the trees sprayed and trimmed and put up a notice
1804 | 已将您的感谢转达给本人，并在单位内部通报表扬
  | passed your thanks on; the person was commended before the whole unit
* | 到现场核实，督促责任方完成整改，并与来电人当面确认
  | went there, had it put right and confirmed it with the caller in person
* | 安排专人跟进，问题已处理完毕，并告知来电人联系方式
  | named a person to follow it up; it is settled and the caller has the number
"""


@cache
def done(code: str) -> tuple[Words, ...]:
    """Give what is done about the matter `code`: what suits it, or what suits any when nothing does."""
    table = [(codes.split(","), Words(en, zh)) for codes, zh, en in rows(TABLE)]
    own = tuple(words for codes, words in table if code in codes)
    return own or tuple(words for codes, words in table if "*" in codes)
