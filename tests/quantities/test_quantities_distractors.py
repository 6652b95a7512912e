"""Numbers that state no amount: names, idioms, ordinals, codes, times, scores. Each must give nothing."""

import pytest
from inline_quantities import found

from pipeline.vocabulary import Lang

CHINESE = """
三里屯 四星级酒店 房间号1208 一加一等于二 三三两两 十字路口 四通八达 3.15晚会 双十一 618大促 双12 五一小长假
5G-A网络 Wi-Fi_7 HBM3e RTX_4090 A100 H20芯片 ISO_9001认证 邮编100080 第22届世界杯 4比2的比分 8:30的会 气温28度
百年孤独 一九八四 第一百四十二条 第三款 地铁2号线 10号线 三号楼 B座5层 A股三大指数 一线员工 二线品牌 三甲医院 四大行
五险一金 六大板块 七大洲 九大行星 十大关系 万科 千禾味业 亿纬锂能 三七互娱 六福珠宝 九号公司 五洲新春 第一百货
十三陵 千岛湖 万里长城 百度地图 二环路 三元桥 未来五到十年 近3个月 同比和环比 一大半 四川 三亚 九江 六安 五台山 百色
十堰 千山 中国第一汽车 两手抓 一口气 一揽子方案 三农问题 一刀切 一次性协议 二十国集团 十四届全国人大 双一流高校
三方协议 二维码支付 一体化发展 两极分化 七夕节 八卦新闻 九九重阳 百家争鸣 千方百计 万众瞩目 一视同仁 说一不二
丢三落四 乱七八糟 一五一十 四面楚歌 六神无主 七上八下 十全十美 一日千里 电话13800138000 版本2.0.1 端口8080的服务
第1.2节 图3-5 附件1 第十二条 二〇二四年 周三 初八 80后 90后 00后 95后的人群
"""
JAPANESE = """
午後5時30分 丸の内1丁目 第3回会合 二酸化炭素 三次元 四輪駆動 五線譜 六角形 七味唐辛子 八方美人 一日も早い対応
一歩ずつ 一気に進む案 ISO_27001 PC-9801 F-35 H3ロケット A320 B787 Z世代 第1次石破内閣 第2次世界大戦 国道1号
環状7号線 のぞみ1号 2-1の勝利 3対2の試合 四面楚歌 四日市市 五所川原 七尾 八幡 九十九里 十勝 住友三井 百十四銀行
十六銀行 七十七銀行 八十二銀行 三十三銀行 令和5年度第2四半期 昭和の末 何百万もの人々 何十社 数日後 十年一昔 千載一遇
百戦錬磨 億万長者 兆候 4番打者 背番号1 2番手 2枚目俳優 3枚目 5つ星ホテル 1等賞 午前0時 2日連続 5日ぶり 参加者 弐号機
陸上 伍代夏子 拾得物 壱岐島 三菱重工 一橋大学 三省堂 五反田 六本木 七五三 八百屋 九谷焼 十和田湖 百人一首 千利休
万葉集 一握り 二人三脚 三日坊主 四苦八苦 五里霧中 七転八起 八面六臂 十人十色 一石二鳥 一喜一憂 二転三転 三者面談
四半期 五月雨 一丁目一番地 第三者割当 二次元コード 一次情報 三次元測定 4年生 3年目 5代目 7人目 8冊目 1軍と2軍
"""


def phrases(text: str) -> list[str]:
    return [phrase.replace("_", " ") for phrase in text.split()]


@pytest.mark.parametrize("phrase", phrases(CHINESE))
def test_chinese(phrase: str) -> None:
    assert found(f"这里说的是{phrase}，不是别的。", Lang.ZH_HANS) == []


@pytest.mark.parametrize("phrase", phrases(JAPANESE))
def test_japanese(phrase: str) -> None:
    assert found(f"これは{phrase}の話です。", Lang.JA) == []
