"""Sentences written after the grammar, which must not be tuned to them: what it reads of text it has not seen.

Sentences it does not read rightly are strict xfails, so that the score in the report stays what it was.
"""

import pytest
from inline_quantities import found, parse

from pipeline.vocabulary import Lang

HANS = [
    "宁德时代上半年研发费用<q money 8590000000 CNY>85.9亿元</q>，占营收的<q percent 5.1>5.1%</q>。",
    "猎头费通常为候选人年薪的<q percent 20..30>20%至30%</q>。",
    "据了解，该校博士毕业生<q percent ~40>四成</q>左右进入企业，<q percent 10>一成</q>出国。",
    "前程无忧的报告称，平均调薪幅度为<q percent 4.8>4.8%</q>，较去年低<q percent 0.6 pp>0.6个百分点</q>。",
    "门店数由<q count 3200 companies>3200家</q>缩减至<q count 2850 companies>2850家</q>。",
    "资深架构师的年薪在<q salary 800000..1200000 CNY year>80万元到120万元</q>之间。",
    "实习生每天<q salary 200 CNY day>200元</q>补贴，包午餐。",
    "该平台累计注册用户突破<q count >800000000 people>8亿人</q>。",
    "新能源车渗透率首次超过<q percent >50>50%</q>，燃油车销量下滑<q percent ~25>25%</q>左右。",
    "公司拟发行不超过<q money <=3000000000 CNY>30亿元</q>公司债。",
    "一季度亏损<q money 240000000 USD>2.4亿美元</q>，去年同期盈利<q money 18000000 USD>1800万美元</q>。",
    "约<q ratio ~0.666667 ratio>三分之二</q>的受访者表示不会跳槽。",
    "每<q ratio 0.2 ratio>5人中有1人</q>考虑转行。",
    "老师傅月薪<q salary 12000..15000 CNY month>1.2万—1.5万元</q>，学徒<q salary 4000 CNY month>4000元</q>。",
    "他说，<q salary 1000000 CNY year currency?>百万</q>年薪不算高。",
    "融资总额高达<q money 1500000000 HKD>15亿港元</q>，估值逾<q money >10000000000 HKD>100亿港元</q>。",
    "<q count >=60 years_old>60岁</q>及以上人口达<q count 296970000 people>2.9697亿人</q>。",
    "猪肉每公斤<q money 24.3 CNY>24.3元</q>，比上周贵了<q money 1.2 CNY>1块2</q>。",
    "中签率只有<q percent 0.05>万分之五</q>。",
    "净利润同比增长近<q ratio ~3 multiple>3倍</q>。",
    "当天成交<q money 1023400000000 CNY>10234亿元</q>，较前日放量<q percent >10>一成</q>多。",
    "下半年计划再开<q count 50..60 companies>50到60家</q>店。",
    "仅<q count 7 people>7人</q>获得录用，报录比<q ratio 38 ratio>38:1</q>。",
    "工龄满十年者另发<q salary 3000 CNY once>3000元</q>奖金。",
    "厂区占地<q count 450 mu>450亩</q>，年产<q count 120000 tons>12万吨</q>。",
    "这家公司市值一度跌去<q percent 80>八成</q>，股价腰斩再腰斩。",
    "公司把目标价上调<q percent 15>15%</q>至<q money 46 USD>46美元</q>。",
    "补贴标准为每人每月<q salary 1500 CNY month>1500元</q>，最长两年。",
    "首付<q percent 15>一成五</q>。",
    "年包<q salary 600000..900000 CNY year currency?>60-90W</q>，股票另算。",
    "招聘名额<q count 12 people>12名</q>，报名<q count >3000 people>3000多人</q>。",
    "贷款利率降至<q percent 3.1>3.1%</q>，下行<q percent 35 bp>35个基点</q>。",
    "上年同期为-<q percent 1.3>1.3%</q>。",
    "算力租赁价格从每小时<q money 18 CNY>18元</q>跌到<q money 6 CNY>6元</q>。",
    "电商大促期间，日均发货<q count 2000000..3000000 items>两三百万件</q>。",
    "全员持股，人均<q money ~500000 CNY>50万元</q>上下。",
    "单次训练耗资<q money ~20000000..90000000 USD>几千万美元</q>。",
    "毕业三年后平均月收入<q salary 8800 CNY month>8800元</q>。",
    "裁员名单涉及<q count 13 items>13个</q>部门、约<q count ~480 people>480人</q>。",
    "海外收入占比<q percent 31.5>31.5%</q>，再创新高。",
]

HANS_NOTHING = [
    "第一财经记者一行三天后抵达。",
    "公司总部位于科技园三路八号楼。",
    "华为P60与Mate X5同日开售。",
    "他在A3馆参加第十四届展会。",
    "会议于上午10:00开始，下午3点结束。",
    "请拨打12333咨询。",
    "证券代码600519，股票简称不变。",
    "这家企业一直坚持一心一意。",
    "一方面降本，另一方面增效。",
    "GB/T 19001-2016标准。",
    "他排队等了好几天。",
    "半导体行业一片哗然。",
    "三菱重工与七匹狼合作。",
    "此前一周，多家公司一再表态。",
    "二十四节气里的立春。",
    "G7峰会与RCEP协定。",
    "用户反馈不一，意见参差。",
    "他连说三遍“谢谢”。",
    "一季度之后，二季度之前。",
    "万达影视和千寻位置。",
    "第二天、第三轮、第五代。",
    "航班CA1234起飞。",
    "2022级本科生入学。",
    "新版V2.3.1已上线。",
    "该案二审开庭。",
    "员工们七嘴八舌。",
    "北纬30度线附近。",
    "十分之努力。",
    "两地书，两面针。",
    "数字化转型是大势所趋。",
]

HANT = [
    "聯發科上季營收<q money 133500000000 TWD>1,335億元</q>，毛利率<q percent 52.4>52.4%</q>。",
    "基本工資調升至<q salary 27470 TWD month>27,470元</q>，時薪<q salary 183 TWD hour>183元</q>。",
    "求職者期望月薪落在<q salary 35000..45000 TWD month>3.5萬至4.5萬元</q>。",
    "缺工人數達<q count 226000 people>22.6萬人</q>，年減<q percent 2.1>2.1%</q>。",
    "港鐵加價<q percent 3.09>3.09%</q>，單程票貴<q money 0.5 HKD>0.5元</q>。",
    "香港甲級寫字樓呎租跌至<q money 48.6 HKD>48.6元</q>。",
    "公司斥資<q money 500000000 USD>5億美元</q>在亞利桑那設廠。",
    "失業率維持<q percent 3.4>3.4%</q>，近<q ratio ~0.333333 ratio>三分之一</q>為青年。",
    "今年計畫徵才<q count 6000 people>6,000人</q>，碩士起薪上看<q salary 65000 TWD month>6.5萬元</q>。",
    "台北房價所得比為<q ratio 15.7 multiple>15.7倍</q>。",
    "業績獎金最高<q salary <=200000 TWD once>20萬元</q>。",
    "外資賣超<q money 31200000000 TWD>312億元</q>，台股跌破<q count <20000 points>2萬點</q>。",
]

HANT_NOTHING = [
    "第三季財報將於週四公布。",
    "一例一休，一國兩制。",
    "台灣大哥大、104、7-11。",
    "兩岸三地，五月天。",
    "半年報出爐，一切順利。",
    "他住在忠孝東路四段。",
    "民國百年，千禧世代。",
    "九把刀與八仙樂園。",
]

JA = [
    "ソニーグループの研究開発費は<q money 742800000000 JPY>7428億円</q>と<q percent 1>1%</q>増えた。",
    "平均時給は<q salary 1243 JPY hour>1243円</q>で、前年同月より<q salary 38 JPY hour>38円</q>高い。",
    "総合職の初任給を<q salary 20000 JPY month>2万円</q>上げ、<q salary 260000 JPY month>26万円</q>とする。",
    "応募者は<q count >3000 people>3000人</q>を超え、倍率は<q ratio 15 multiple>15倍</q>に達した。",
    "東京の家賃は月<q money ~120000 JPY>12万円</q>前後だ。",
    "希望退職に<q count 400 people>400人</q>が応じ、<q money 5000000000 JPY>50億円</q>の特別損失を計上する。",
    "女性管理職比率は<q percent 12.7>12.7%</q>で、<q percent 30>3割</q>の目標に届かない。",
    "<q ratio 0.25 ratio>4人に1人</q>が副業をしている。",
    "営業赤字は<q money 1500000000..2000000000 JPY>15億〜20億円</q>になる。",
    "データサイエンティストの年収は<q salary 6000000..10000000 JPY year>600万円から1000万円</q>まで幅がある。",
    "国内で7カ所目の拠点を開く。",
    "スタートアップは約<q money ~1200000000 JPY>12億円</q>を調達した。",
    "通期予想を<q money 32000000000 JPY>320億円</q>から<q money 36000000000 JPY>360億円</q>へ上方修正した。",
    "人件費は<q percent <5>5%</q>弱の増加にとどまる。",
    "<q count >=65 years_old>65歳</q>以上は<q count 36250000 people>3625万人</q>だ。",
    "賞与は年<q count 5.5 months_pay>5.5カ月分</q>、約<q salary ~1800000 JPY once>180万円</q>だった。",
    "派遣社員の時給は最高<q salary <=3500 JPY hour>3500円</q>。",
    "香港のファンドが<q money 2500000000 HKD>25億香港ドル</q>を出資する。",
    "台湾積体電路製造は<q money >65000000000 USD>650億ドル</q>超を投じる。",
    "残業は月<q count <=45 hours>45時間</q>まで。",
    "従業員の<q ratio >0.5 ratio>2分の1</q>超が反対した。",
    "全国<q count 1200 stores>1200店</q>で値下げする。",
    "ランキングで前年の<q rank 8>8位</q>から<q rank 3>3位</q>に上がった。",
    "電力使用量を<q percent 30..40>3〜4割</q>減らす。",
    "国債の利回りは<q percent 1.05>1.05%</q>と<q percent 5 bp>5ベーシスポイント</q>低下した。",
    "ITエンジニアの求人倍率は<q ratio 10.4 ratio>10.4倍</q>。",
    "製造原価は<q count 1 units>1台</q><q money ~90000 JPY>9万円</q>ほど。",
    "新会社の資本金は<q money 100000000 JPY>1億円</q>、出資比率は<q percent 51>51%</q>。",
    "採用予定は<q count ~80 people>80人</q>程度、うち<q count 20 people>20人</q>が外国籍。",
    "年俸は<q salary 12000000 JPY year>1200万円</q>に加え、株式報酬が<q salary 300000 USD year>30万ドル</q>。",
    "約<q count ~2000000 people>200万人</q>分の雇用が生まれる。",
    "賃上げ率は<q percent 5.1>5.1%</q>、ベアは<q salary 12000 JPY month>1万2000円</q>。",
    "1人当たりの労働生産性は<q money 8330000 JPY>833万円</q>。",
    "<q percent 62>62%</q>が「満足」と答え、「不満」は<q percent 9>9%</q>だった。",
    "市場規模は10年で<q ratio 2 multiple>倍増</q>し、<q money 1500000000000 JPY>1.5兆円</q>に。",
    "競合の<q ratio ~3 multiple>3倍</q>近い価格だ。",
    "電池容量は<q count 75 kilowatt_hours>75kWh</q>、航続距離は<q count 560 kilometres>560キロ</q>。",
    "会議には<q count ~31..39 people>三十数人</q>が集まった。",
]

JA_NOTHING = [
    "第1回の会合は来週開かれる。",
    "10月期の決算を発表した。",
    "一時的な要因で、一段と厳しい。",
    "G20とTPP11の枠組み。",
    "三井住友と四国電力、九州大学。",
    "二度と起きないように。",
    "午後3時から始まる。",
    "形式はA4で提出する。",
    "PS5とWindows 11に対応。",
    "千里の道も一歩から。",
    "六本木ヒルズの一角。",
    "社内の一部で十二分に議論した。",
    "3代目の社長が2代目を語る。",
    "住所は1-2-3だ。",
    "数字を参考に、陸路を行く。",
    "昭和40年代の二枚看板。",
    "半世紀ぶりの見直し。",
    "第3四半期と上半期。",
    "一筋縄ではいかない。",
    "何百何千という声。",
    "0120-000-000に電話する。",
    "4年に一度の大会。",
    "千載一遇の好機、万事休す。",
    "プランBと第2案。",
    "一級建築士と二級整備士。",
    "B2BとB2C、O2O。",
    "7対3で敗れた。",
    "五輪と八百長。",
    "令和6年度の補正予算案。",
    "億単位の話ではない。",
]

# Idioms that no table lists, and a period that the paragraph gives, flagged as inherited.
UNREAD = {
    "九把刀與八仙樂園。",
    "年俸は1200万円に加え、株式報酬が30万ドル。",
}

SENTENCES = [
    *((tagged, Lang.ZH_HANS) for tagged in (*HANS, *HANS_NOTHING)),
    *((tagged, Lang.ZH_HANT) for tagged in (*HANT, *HANT_NOTHING)),
    *((tagged, Lang.JA) for tagged in (*JA, *JA_NOTHING)),
]


@pytest.mark.parametrize(("tagged", "lang"), SENTENCES)
def test_sentence(request: pytest.FixtureRequest, tagged: str, lang: Lang) -> None:
    sentence = parse(tagged)
    if sentence.text in UNREAD:
        request.applymarker(pytest.mark.xfail(strict=True, reason="a known failure of the evaluation list"))
    assert found(sentence.text, lang) == sentence.expected
