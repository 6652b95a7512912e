"""Chinese sentences whose tags carry the facts expected; see inline_facts. Traditional ones fold to simplified."""

# ruff: noqa: E501  (the tags of a sentence carry its gold)

import pytest
from inline_facts import parse

from pipeline.vocabulary import Lang

METRICS = [
    "<c>腾讯</c><d 2024>2024年</d>营收为<money subject=腾讯 metric=revenue time=2024年>6602亿元</money>。",
    "<c>小米</c>裁员<count people subject=小米 metric=job_cuts>1000人</count>。",
    "<c>小米</c>净利润为-<money subject=小米 metric=net_loss>12亿元</money>，<c>腾讯</c>净利润<money subject=腾讯 metric=net_profit>5亿元</money>。",
    "<c>MiniMax</c>完成<money subject=MiniMax metric=funding_amount>6亿美元</money>融资。",
    "<c>MiniMax</c>估值达到<money subject=MiniMax metric=valuation>25亿美元</money>。",
    "<c>华为</c>研发投入<money subject=华为 metric=rd_spending>1797亿元</money>。",
    "<c>华为</c>的市场份额为<percent subject=华为 metric=market_share>17%</percent>。",
    "城镇调查失业率为<percent subject=城镇 metric=unemployment_rate>5.2%</percent>。",
    "人才供需比仅为<ratio metric=supply_demand_ratio>0.17</ratio>。",
    "<c>比亚迪</c>销量为<count units subject=比亚迪 metric=unit_sales>302万辆</count>。",
    "<c>比亚迪</c>拥有员工<count people subject=比亚迪 metric=headcount>90万人</count>。",
    "存款利率为<percent metric=interest_rate>1.5%</percent>。",
    "员工平均年龄为<count years_old subject=员工 metric=age stat=mean>31岁</count>。",
    "创始人<p>孙一航</p>离开<c>大疆</c>那年<count years_old subject=孙一航 metric=age>二十七岁</count>。",
    "<c>招行</c>股价收于<money subject=招行 metric=stock_price>35元</money>。",
    "<c>A公司</c>发射了<count units subject=A公司 metric=other text=卫星>12颗</count>卫星。",
    "<c>A公司</c>毛利率<percent subject=A公司 metric=gross_margin>45%</percent>，营收<money subject=A公司 metric=revenue>10亿元</money>。",
]

PAY = [
    "大模型算法岗位的平均月薪超过<salary month subject=大模型算法岗位 metric=monthly_salary stat=mean>6.7万元</salary>。",
    "应届生年薪普遍为<salary year subject=应届生 metric=annual_salary stat=typical>30万元</salary>。",
    "薪资为<salary month metric=monthly_salary>3万元</salary>。",
    "年薪中位数为<salary year metric=annual_salary stat=median>50万元</salary>。",
    "年薪最低<salary year metric=annual_salary stat=min>40万元</salary>，最高<salary year metric=annual_salary stat=max>55万元</salary>。",
    "涨薪幅度为<percent metric=pay_raise_rate>50%</percent>。",
    "北京最低工资标准为每月<salary month subject=北京 metric=minimum_wage>2420元</salary>。",
    "时薪<salary hour metric=hourly_wage>26元</salary>。",
    "<c>华为</c>大模型岗位的月薪为<salary month subject=华为 metric=monthly_salary qualifier=大模型岗位>5.5万元</salary>。",
    "年终奖为<count months_pay metric=bonus_months>6个月</count>。",
    "签约奖金<salary once metric=signing_bonus>10万元</salary>。",
]

CHANGES = [
    "<c>腾讯</c>营收<money subject=腾讯 metric=revenue>6602亿元</money>，同比增长<percent subject=腾讯 metric=revenue direction=up base=yoy>8%</percent>。",
    "<c>腾讯</c>净利润同比下降了约<percent subject=腾讯 metric=net_profit direction=down base=yoy>8%</percent>。",
    "失业率由<percent metric=unemployment_rate role=from>5.2%</percent>降至<percent metric=unemployment_rate role=to>5.1%</percent>。",
    "失业率从<d 2023>2023年</d>的<percent metric=unemployment_rate role=from time=2023年>5.2%</percent>，升至<d 2024>2024年</d>的<percent metric=unemployment_rate role=to time=2024年>5.5%</percent>。",
    "<d 2024Q2>二季度</d>营收环比增长<percent metric=revenue direction=up base=qoq time=二季度>3%</percent>。",
    "<d 2024-07>7月</d>销量环比下降<percent metric=unit_sales direction=down base=mom time=7月>3%</percent>。",
    "AI职位同比增长<percent subject=AI职位 metric=job_openings direction=up base=yoy>321.7%</percent>。",
    "营收和净利润同比分别增长<percent metric=revenue direction=up base=yoy>10%</percent>和<percent metric=net_profit direction=up base=yoy>20%</percent>。",
    "毛利率提升<percent pp metric=gross_margin direction=up>2个百分点</percent>。",
    "营收较<d 2019>2019年</d>增长<percent metric=revenue direction=up base=other>2%</percent>。",
    "核心CPI上涨<percent metric=inflation_rate direction=up>0.4%</percent>。",
    # no change is stated
    "占比<percent metric=share>25%</percent>。",
    "毛利率高达<percent metric=gross_margin stat=max>60%</percent>。",
    "失业率低于预期，为<percent metric=unemployment_rate>5.1%</percent>。",
    "营收至少<money metric=revenue>10亿元</money>。",
]

SUBJECTS = [
    "近<percent subject=受访者 metric=share>六成</percent>受访者表示满意。",
    "中国人工智能产业规模将超过<money subject=中国人工智能 metric=market_size modality=forecast>1万亿元</money>。",
    "<d 2024Q2>二季度</d>全国<count drop>38个</count>核心城市平均月薪为<salary month subject=全国38个核心城市 metric=monthly_salary stat=mean time=二季度>1万元</salary>，中位数为<salary month subject=全国38个核心城市 metric=monthly_salary stat=median time=二季度>8500元</salary>。",
    "<o>工信部</o>表示，时薪为<salary hour metric=hourly_wage speaker=工信部>30元</salary>。",
    "排名<rank subject=腾讯 metric=rank>第一</rank>的是<c>腾讯</c>。",
    "<c>苹果</c>的份额从<percent subject=苹果 metric=market_share role=from>20%</percent>降到<percent subject=苹果 metric=market_share role=to>15%</percent>，<c>华为</c>则从<percent subject=华为 metric=market_share role=from>10%</percent>升至<percent subject=华为 metric=market_share role=to>17%</percent>。",
    "据外媒报道，<c>A</c>总运营成本为<money subject=A metric=operating_cost speaker=外媒>85亿美元</money>，收支缺口为<money subject=A metric=other text=收支缺口 speaker=外媒>50亿美元</money>。",
    "<d 2024>今年</d>全球AI领域共发生<count events metric=event_count stat=total time=今年>107起</count>融资事件。",
    "国内人才<percent subject=人才 metric=share>90%</percent>出自名校。",
    "<c>A</c>净亏损为<money subject=A metric=net_loss>18亿元</money>，上年同期为<money subject=A metric=net_loss>38亿元</money>。",
    "<d 2024>今年</d>营收<money metric=revenue time=今年>18亿元</money>，上年同期为<money metric=revenue>38亿元</money>。",
    "<c>腾讯</c>发布财报，<d 2024Q2>第二季度</d>营收为<money subject=腾讯 metric=revenue time=第二季度>1611亿元</money>。",
    "<c>腾讯</c>和<c>阿里</c>的营收分别为<money subject=腾讯 metric=revenue>10亿元</money>和<money subject=阿里 metric=revenue>20亿元</money>。",
    "<c>腾讯</c>营收<money subject=腾讯 metric=revenue>10亿元</money>。净利润<money subject=腾讯 metric=net_profit inferred=subject>1亿元</money>。",
    "<c>腾讯</c>营收<money subject=腾讯 metric=revenue>10亿元</money>。该公司净利润<money subject=腾讯 metric=net_profit inferred=subject>1亿元</money>。",
    "<c>腾讯</c>召开发布会。其净利润为<money subject=腾讯 metric=net_profit inferred=subject>1亿元</money>。",
    "<c>A</c>、<c>B</c>、<c>C</c>市场份额分别为<percent subject=A metric=market_share>30%</percent>、<percent subject=B metric=market_share>20%</percent>、<percent subject=C metric=market_share>10%</percent>。",
    "<d 2023>2023年</d>、<d 2024>2024年</d>营收分别为<money metric=revenue time=2023年>1亿元</money>、<money metric=revenue time=2024年>2亿元</money>。",
    # the name is not the subject
    "<c>腾讯</c>、<c>阿里</c>等公司营收为<money metric=revenue>10亿元</money>。",
    "<c>A</c>和<c>B</c>分别获得<money drop>1亿元</money>。",
    "<p>林凡</p>表示，营收为<money metric=revenue speaker=林凡>10亿元</money>。",
    "据<c>脉脉</c>统计，离职率为<percent metric=turnover_rate speaker=脉脉>10%</percent>。",
    "<c>脉脉</c>数据显示，平均月薪<salary month metric=monthly_salary stat=mean speaker=脉脉>5万元</salary>。",
    "<c>A</c>向<c>B</c>投资<money subject=A metric=investment>10亿元</money>。",
    "与<c>阿里</c>相比，<c>腾讯</c>营收为<money subject=腾讯 metric=revenue>10亿元</money>。",
    "<c>腾讯</c>召开发布会。\n净利润为<money metric=net_profit>1亿元</money>。",
    "<c>脉脉</c><t>CEO</t><p>林凡</p>表示，离职率为<percent metric=turnover_rate speaker=林凡>10%</percent>。",
    "<c>A</c>起诉了<c>B</c>。赔偿为<money metric=cost>1亿元</money>。",
]

TIMES = [
    "<d 2023>2023年</d>营收<money metric=revenue time=2023年>1亿元</money>，<d 2024>2024年</d><money metric=revenue time=2024年>2亿元</money>。",
    "<d 2023>2023年</d>营收<money metric=revenue time=2023年>1亿元</money>。净利润<money metric=net_profit time=2023年 inferred=time>1亿元</money>。",
    "<d 2023>2023年</d>营收<money metric=revenue time=2023年>1亿元</money>。\n净利润<money metric=net_profit>1亿元</money>。",
    "<d 2023>2023年</d>营收<money metric=revenue time=2023年>1亿元</money>。目前估值<money metric=valuation>1亿元</money>。",
    "<d 2024-08>8月</d>发布财报显示，营收为<money metric=revenue>1亿元</money>。",
    "营收为<money metric=revenue>10亿元</money>，<d 2023>去年</d>同期为<money metric=revenue>8亿元</money>。",
]

SPEAKERS = [
    "<p>林凡</p>表示，涨薪幅度通常为<percent metric=pay_raise_rate stat=typical speaker=林凡>50%</percent>。",
    "<p>林凡</p>对记者说：“涨薪幅度为<percent metric=pay_raise_rate speaker=林凡>50%</percent>，很常见。”",
    "“博士年薪可达<salary year subject=博士 metric=annual_salary speaker=倪岳>100万元</salary>。”<p>倪岳</p>说。",
    "“涨薪幅度为<percent metric=pay_raise_rate speaker=倪岳>50%</percent>，离职率<percent metric=turnover_rate speaker=倪岳>5%</percent>，”<p>倪岳</p>透露。",
    "据<c>猎聘</c>统计，离职率为<percent metric=turnover_rate speaker=猎聘>5%</percent>。涨薪幅度为<percent metric=pay_raise_rate speaker=猎聘 inferred=speaker>9%</percent>。",
    "业内人士透露，离职率为<percent metric=turnover_rate speaker=业内人士>5%</percent>。",
    "<o>国家统计局</o>数据显示，失业率为<percent metric=unemployment_rate speaker=国家统计局>5%</percent>。",
    # nobody is named
    "据统计，离职率为<percent metric=turnover_rate>5%</percent>。",
    "据悉，离职率为<percent metric=turnover_rate>5%</percent>。",
    "<p>林凡</p>加入公司。离职率为<percent metric=turnover_rate>5%</percent>。",
    "“独角兽”离职率为<percent subject=独角兽 metric=turnover_rate>5%</percent>。",
    "根据地离职率为<percent subject=根据地 metric=turnover_rate>5%</percent>。",
    "<p>林凡</p>表示满意。\n离职率为<percent metric=turnover_rate>5%</percent>。",
]

MODALITY = [
    "预计营收将达<money metric=revenue modality=forecast>10亿元</money>。",
    "<c>小米</c>计划招聘<count people subject=小米 metric=planned_hires modality=forecast>5000人</count>。",
    "<c>小米</c>有望实现营收<money subject=小米 metric=revenue modality=forecast>10亿元</money>，净利润<money subject=小米 metric=net_profit modality=forecast>1亿元</money>。",
    "如果涨薪幅度为<percent metric=pay_raise_rate modality=hypothetical>50%</percent>，",
    # reported
    "营收好于预期，为<money metric=revenue>10亿元</money>。",
    "原材料成本为<money subject=原材料 metric=cost>10亿元</money>。",
    "营收为<money metric=revenue>10亿元</money>，预计净利润为<money metric=net_profit modality=forecast>1亿元</money>。",
    "若干企业的离职率为<percent subject=若干企业 metric=turnover_rate>5%</percent>。",
]

POLARITY = [
    "营收并未增长<percent metric=revenue direction=up polarity=negated>5%</percent>。",
    "薪资不是<salary month metric=monthly_salary polarity=negated>5万元</salary>。",
    "不仅营收达<money metric=revenue>5亿元</money>，",
    "这并非易事，营收为<money metric=revenue>5亿元</money>。",
    "没有裁员的公司中离职率为<percent metric=turnover_rate>5%</percent>。",
]

NO_FACT = [
    "<count years_old drop>35岁</count>以下的员工占比<percent subject=35岁以下的员工 metric=share>60%</percent>。",
    "规模<count people drop>500人</count>以上的企业离职率为<percent subject=500人以上的企业 metric=turnover_rate>5%</percent>。",
    "每<count people drop>100人</count>中有人离职。",
    "前<count companies drop>10家</count>公司",
    "<count years_old drop>24岁</count>毕业。",
]

TRADITIONAL = [
    "<c>台積電</c><d 2024>2024年</d>營收為<money subject=台積電 metric=revenue time=2024年>2.89兆元</money>，年增<percent subject=台積電 metric=revenue direction=up base=yoy time=2024年>33.9%</percent>。",
    "工程師平均月薪為<salary month subject=工程師 metric=monthly_salary stat=mean>6萬元</salary>。",
    "<c>聯發科</c>宣布裁員<count people subject=聯發科 metric=job_cuts speaker=聯發科>100人</count>。",
    "根據<c>104人力銀行</c>統計，離職率為<percent metric=turnover_rate speaker=104人力銀行>12%</percent>。",
    "預計營收將達<money metric=revenue modality=forecast>10億元</money>。",
    "失業率由<percent metric=unemployment_rate role=from>3.5%</percent>降至<percent metric=unemployment_rate role=to>3.4%</percent>。",
    "<p>魏哲家</p>表示，毛利率為<percent metric=gross_margin speaker=魏哲家>53%</percent>。",
    "營收並未增長<percent metric=revenue direction=up polarity=negated>5%</percent>。",
    "據統計，離職率為<percent metric=turnover_rate>5%</percent>。",
    "<count years_old drop>35歲</count>以下的員工占比<percent subject=35歲以下的員工 metric=share>60%</percent>。",
    "淨利低於預期，為<money metric=net_profit>10億元</money>。",
]

SIMPLIFIED = [*METRICS, *PAY, *CHANGES, *SUBJECTS, *TIMES, *SPEAKERS, *MODALITY, *POLARITY, *NO_FACT]
LANGS = {"TRADITIONAL": Lang.ZH_HANT}


@pytest.mark.parametrize("tagged", SIMPLIFIED)
def test_simplified_sentence_states_the_facts_its_tags_carry(tagged: str) -> None:
    parsed = parse(tagged, Lang.ZH_HANS)
    assert parsed.actual() == parsed.expected


@pytest.mark.parametrize("tagged", TRADITIONAL)
def test_traditional_sentence_states_the_facts_its_tags_carry(tagged: str) -> None:
    parsed = parse(tagged, Lang.ZH_HANT)
    assert parsed.actual() == parsed.expected
