"""Names of the two old districts: street, communities, roads, estates, and how people call the street."""

GUDU = """
渡口街道 | Dukou | 老码头 Laomatou, 船坞 Chuanwu, 摆渡巷 Baiduxiang, 石埠 Shibu
  | 渡口路 Dukou Road, 码头前街 Matou Front Street, 缆绳巷 Lansheng Lane
  | 船坞新村 Chuanwu New Village, 澜岸名邸 Lan'an Residence | 渡口, 老渡口
钟鼓街道 | Zhonggu | 钟楼里 Zhonglouli, 鼓巷 Guxiang, 半亩园 Banmuyuan, 砚池 Yanchi
  | 钟鼓大街 Zhonggu Avenue, 砚池路 Yanchi Road, 打更巷 Dageng Lane
  | 钟鼓花园 Zhonggu Garden, 半亩园小区 Banmuyuan Estate | 钟鼓, 钟鼓楼
文庙街道 | Wenmiao | 棂星门 Lingxingmen, 书院街 Shuyuanjie, 墨池 Mochi, 状元坊 Zhuangyuanfang
  | 文庙路 Wenmiao Road, 书院街 Shuyuan Street, 笔架巷 Bijia Lane
  | 书香苑 Shuxiang Court, 墨池家园 Mochi Home | 文庙, 文庙那边
米市街道 | Mishi | 粮行 Lianghang, 斗行街 Douhangjie, 仓前 Cangqian, 油巷 Youxiang
  | 米市街 Mishi Street, 仓前路 Cangqian Road, 斗行巷 Douhang Lane
  | 仓前新苑 Cangqian New Court, 丰年里小区 Fengnianli Estate | 米市, 米市口
南水门街道 | Nanshuimen | 水门桥 Shuimenqiao, 城根 Chenggen, 吊桥 Diaoqiao, 月城 Yuecheng
  | 南水门大街 Nanshuimen Avenue, 城根路 Chenggen Road, 月城巷 Yuecheng Lane
  | 水门桥小区 Shuimenqiao Estate, 月城公馆 Yuecheng Mansion | 南水门, 水门
铁塔寺街道 | Tietasi | 塔影 Taying, 铸铁厂 Zhutiechang, 梧桐里 Wutongli, 香樟 Xiangzhang
  | 铁塔寺路 Tietasi Road, 塔影街 Taying Street, 铸铁厂路 Zhutiechang Road
  | 铸铁厂宿舍 Foundry Dormitories, 梧桐里公寓 Wutongli Apartments | 铁塔寺, 铁塔
柳堤街道 | Liudi | 柳岸 Liu'an, 听涛 Tingtao, 沙洲 Shazhou, 鱼巷 Yuxiang
  | 柳堤路 Liudi Road, 沙洲街 Shazhou Street, 鱼巷 Fish Lane
  | 柳岸春晓 Liu'an Spring, 听涛苑 Tingtao Court | 柳堤, 柳堤上
西关厢街道 | Xiguanxiang | 关厢 Guanxiang, 骡马市 Luomashi, 茶棚 Chapeng, 北坡 Beipo
  | 西关厢大街 Xiguanxiang Avenue, 骡马市路 Luomashi Road, 茶棚路 Chapeng Road
  | 关厢佳园 Guanxiang Garden, 北坡小区 Beipo Estate | 西关厢, 西关
"""

LANDONG = """
东埠街道 | Dongbu | 东埠头 Dongbutou, 灯塔 Dengta, 望江里 Wangjiangli, 船闸 Chuanzha
  | 东埠大道 Dongbu Avenue, 灯塔路 Dengta Road, 船闸街 Chuanzha Street
  | 望江里小区 Wangjiangli Estate, 灯塔国际公寓 Dengta International | 东埠, 东岸
纺织路街道 | Fangzhilu | 一棉 Yimian, 织锦 Zhijin, 染坊 Ranfang, 梭子巷 Suozixiang
  | 纺织路 Fangzhi Road, 织锦街 Zhijin Street, 梭子巷 Suozi Lane
  | 一棉家属院 No. 1 Cotton Mill Compound, 织锦花园 Zhijin Garden | 纺织路, 纺织厂
车站街道 | Chezhan | 站前 Zhanqian, 货场 Huochang, 铁路新村 Tieluxincun, 天桥 Tianqiao
  | 站前路 Zhanqian Road, 货场路 Huochang Road, 天桥街 Tianqiao Street
  | 铁路新村 Railway New Village, 站前广场公寓 Zhanqian Plaza Apartments | 车站, 火车站
体育场街道 | Tiyuchang | 跑道 Paodao, 泳馆 Yongguan, 锦绣 Jinxiu, 健康里 Jiankangli
  | 体育场路 Tiyuchang Road, 锦绣街 Jinxiu Street, 健康里路 Jiankangli Road
  | 锦绣名城 Jinxiu City, 健康里小区 Jiankangli Estate | 体育场, 老体育场
红砖街道 | Hongzhuan | 窑场 Yaochang, 烟囱 Yancong, 工人新村 Gongrenxincun, 砖塔 Zhuanta
  | 红砖路 Hongzhuan Road, 窑场街 Yaochang Street, 工人新村路 Gongren Xincun Road
  | 工人新村小区 Workers' New Village, 红砖创意园 Hongzhuan Creative Park | 红砖, 红砖厂
百卉园街道 | Baihuiyuan | 牡丹里 Mudanli, 海棠里 Haitangli, 丁香里 Dingxiangli, 玉兰里 Yulanli
  | 百卉园路 Baihuiyuan Road, 丁香路 Dingxiang Road, 玉兰街 Yulan Street
  | 海棠里小区 Haitangli Estate, 玉兰华庭 Yulan Court | 百卉园, 花园那片
双虹桥街道 | Shuanghongqiao | 虹桥东 Hongqiaodong, 虹桥西 Hongqiaoxi, 水厂 Shuichang, 菱塘 Lingtang
  | 双虹桥路 Shuanghongqiao Road, 水厂路 Shuichang Road, 菱塘街 Lingtang Street
  | 菱塘人家 Lingtang Homes, 双虹桥花园 Shuanghongqiao Garden | 双虹桥, 虹桥
槐树岗街道 | Huaishugang | 槐东 Huaidong, 槐西 Huaixi, 气象台 Qixiangtai, 苗圃 Miaopu
  | 槐树岗路 Huaishugang Road, 气象台路 Qixiangtai Road, 苗圃街 Miaopu Street
  | 槐荫小区 Huaiyin Estate, 苗圃佳苑 Miaopu Garden | 槐树岗, 槐树
"""
