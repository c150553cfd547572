"""Names of the two counties: town, villages, roads, places people live, and how people call the town."""

DAOXI = """
溪城镇 | Xicheng | 东街 Dongjie, 西街 Xijie, 县前 Xianqian, 文昌 Wenchang
  | 县前大街 Xianqian Main Street, 文昌路 Wenchang Road, 溪城东路 Xicheng East Road
  | 文昌花园 Wenchang Garden, 溪城小区 Xicheng Estate | 溪城, 县城
稻香镇 | Daoxiang | 稻东村 Daodong Village, 稻丰村 Daofeng Village, 新圩村 Xinwei Village, 集上 Jishang
  | 稻香大街 Daoxiang Main Street, 新圩路 Xinwei Road
  | 稻香苑 Daoxiang Court, 新圩集中居住区 Xinwei Settlement, 集上小区 Jishang Estate | 稻香
上溪镇 | Shangxi | 源头村 Yuantou Village, 水磨村 Shuimo Village, 竹园村 Zhuyuan Village, 溪口 Xikou
  | 上溪街 Shangxi Street, 水磨路 Shuimo Road
  | 水磨新村 Shuimo New Village, 溪口小区 Xikou Estate, 竹园人家 Zhuyuan Homes | 上溪
下溪镇 | Xiaxi | 滩头村 Tantou Village, 圩里村 Weili Village, 老渡村 Laodu Village, 粮站 Liangzhan
  | 下溪街 Xiaxi Street, 滩头路 Tantou Road
  | 滩头新村 Tantou New Village, 粮站家属院 Grain Station Compound, 圩里小区 Weili Estate | 下溪
白鹭滩乡 | Bailutan | 鹭鸣村 Luming Village, 荷塘村 Hetang Village, 柳林村 Liulin Village,
  鸭栏村 Yalan Village
  | 白鹭滩路 Bailutan Road, 荷塘路 Hetang Road
  | 荷塘新村 Hetang New Village, 鹭鸣新居 Luming New Homes, 柳林小区 Liulin Estate | 白鹭滩, 白鹭
油坊桥镇 | Youfangqiao | 榨油村 Zhayou Village, 桥头村 Qiaotou Village, 芝麻岗村 Zhimagang Village, 南集 Nanji
  | 油坊桥街 Youfangqiao Street, 芝麻岗路 Zhimagang Road
  | 桥头新村 Qiaotou New Village, 南集小区 Nanji Estate, 榨油厂宿舍 Oil Mill Dormitories | 油坊桥, 油坊
"""

XIALING = """
岭城镇 | Lingcheng | 鼓山 Gushan, 南坪 Nanping, 石牌 Shipai, 新街 Xinjie
  | 岭城大街 Lingcheng Main Street, 石牌路 Shipai Road, 南坪街 Nanping Street
  | 南坪小区 Nanping Estate, 石牌花园 Shipai Garden | 岭城, 县里
茶亭岭镇 | Chatingling | 凉亭村 Liangting Village, 歇马村 Xiema Village, 松坡村 Songpo Village, 老集 Laoji
  | 茶亭岭街 Chatingling Street, 歇马路 Xiema Road
  | 歇马新村 Xiema New Village, 老集小区 Laoji Estate, 凉亭新居 Liangting New Homes | 茶亭岭, 茶亭
松涛镇 | Songtao | 听松村 Tingsong Village, 云台村 Yuntai Village, 飞瀑村 Feipu Village, 景区街 Jingqujie
  | 松涛路 Songtao Road, 飞瀑路 Feipu Road
  | 听松山庄 Tingsong Villas, 云台新村 Yuntai New Village, 景区街商住楼 Jingqujie Shops | 松涛, 松涛山
云洞乡 | Yundong | 洞口村 Dongkou Village, 石梁村 Shiliang Village, 清泉村 Qingquan Village,
  窑沟村 Yaogou Village
  | 云洞路 Yundong Road, 清泉路 Qingquan Road
  | 清泉新村 Qingquan New Village, 石梁搬迁点 Shiliang Relocation Site, 窑沟小区 Yaogou Estate | 云洞
栗园乡 | Liyuan | 栗树村 Lishu Village, 大岭村 Daling Village, 小岭村 Xiaoling Village,
  野枣沟村 Yezaogou Village
  | 栗园路 Liyuan Road, 大岭路 Daling Road
  | 大岭新村 Daling New Village, 栗树小区 Lishu Estate, 野枣沟安置点 Yezaogou Resettlement | 栗园, 板栗乡
"""
