"""Names of the two new districts: street, communities, roads, estates, and how people call the street."""

XINGGANG = """
望帆街道 | Wangfan | 帆影 Fanying, 桅杆 Weigan, 锚地 Maodi, 观潮 Guanchao
  | 望帆大道 Wangfan Avenue, 帆影路 Fanying Road, 锚地街 Maodi Street
  | 帆影海岸 Fanying Waterfront, 观潮壹号 Guanchao One | 望帆, 望帆新城
星桥街道 | Xingqiao | 星光 Xingguang, 北斗 Beidou, 天枢 Tianshu, 摇光 Yaoguang
  | 星桥路 Xingqiao Road, 北斗街 Beidou Street, 摇光路 Yaoguang Road
  | 星光里小区 Xingguangli Estate, 天枢公馆 Tianshu Mansion | 星桥, 星桥新区
港前街道 | Gangqian | 集装箱 Jizhuangxiang, 堆场 Duichang, 海员 Haiyuan, 引航 Yinhang
  | 港前大道 Gangqian Avenue, 引航路 Yinhang Road, 海员街 Haiyuan Street
  | 海员公寓 Seafarers' Apartments, 引航花园 Yinhang Garden | 港前, 港口
汇通街道 | Huitong | 通关 Tongguan, 仓储 Cangchu, 跨境 Kuajing, 联运 Lianyun
  | 汇通路 Huitong Road, 联运大道 Lianyun Avenue, 通关街 Tongguan Street
  | 汇通家园 Huitong Home, 联运新居 Lianyun New Homes | 汇通, 保税区
长堤街道 | Changdi | 堤上 Dishang, 堤下 Dixia, 白帆 Baifan, 浅滩 Qiantan
  | 长堤路 Changdi Road, 白帆街 Baifan Street, 浅滩路 Qiantan Road
  | 白帆小区 Baifan Estate, 堤上人家 Dishang Homes | 长堤, 大堤
芦滩镇 | Lutan | 芦东村 Ludong Village, 芦西村 Luxi Village, 苇塘村 Weitang Village, 镇北 Zhenbei
  | 芦滩大街 Lutan Main Street, 苇塘路 Weitang Road
  | 芦滩新镇小区 Lutan New Town Estate, 芦东安置区 Ludong Resettlement, 苇塘新居 Weitang New Homes | 芦滩
盐埠镇 | Yanbu | 盐仓村 Yancang Village, 晒场村 Shaichang Village, 运河村 Yunhe Village, 镇南 Zhennan
  | 盐埠老街 Yanbu Old Street, 运盐路 Yunyan Road
  | 盐埠花苑 Yanbu Garden, 晒场新村 Shaichang New Village, 运河人家 Canal Homes | 盐埠
"""

QIMING = """
学府街道 | Xuefu | 求是 Qiushi, 明理 Mingli, 笃行 Duxing, 杏坛 Xingtan
  | 学府大道 Xuefu Avenue, 杏坛路 Xingtan Road, 明理街 Mingli Street
  | 学府雅居 Xuefu Court, 杏坛里教师公寓 Xingtanli Teachers' Flats | 学府, 大学城
云算街道 | Yunsuan | 代码 Daima, 芯谷 Xingu, 创客 Chuangke, 蓝图 Lantu
  | 云算大道 Yunsuan Avenue, 芯谷路 Xingu Road, 创客街 Chuangke Street
  | 芯谷公寓 Xingu Apartments, 蓝图家园 Lantu Home | 云算, 软件园
启智街道 | Qizhi | 晨光 Chenguang, 朝阳里 Chaoyangli, 育才 Yucai, 图书馆 Tushuguan
  | 启智路 Qizhi Road, 晨光街 Chenguang Street, 育才路 Yucai Road
  | 晨光小区 Chenguang Estate, 育才花园 Yucai Garden | 启智
双镜湖街道 | Shuangjinghu | 湖东 Hudong, 湖西 Huxi, 鹭洲 Luzhou, 莲叶 Lianye
  | 环湖路 Huanhu Road, 鹭洲街 Luzhou Street, 莲叶路 Lianye Road
  | 鹭洲半岛 Luzhou Peninsula, 莲叶小区 Lianye Estate | 双镜湖, 湖边
麦垄街道 | Mailong | 麦香 Maixiang, 金穗 Jinsui, 石桥 Shiqiao, 新垄 Xinlong
  | 麦垄大道 Mailong Avenue, 金穗路 Jinsui Road, 石桥街 Shiqiao Street
  | 金穗家园 Jinsui Home, 麦香安置小区 Maixiang Resettlement | 麦垄
石碾镇 | Shinian | 碾头村 Niantou Village, 枣林村 Zaolin Village, 坡上村 Poshang Village, 镇东 Zhendong
  | 石碾大街 Shinian Main Street, 枣林路 Zaolin Road
  | 石碾新苑 Shinian New Court, 枣林新村 Zaolin New Village, 坡上小区 Poshang Estate | 石碾
"""
