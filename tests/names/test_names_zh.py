"""Chinese sentences whose tags carry the names expected; see inline_names. Traditional ones fold to simplified."""

import pytest
from inline_names import found, parse

from pipeline.vocabulary import Lang

KNOWN = [
    "<c>华为</c>、<c>阿里巴巴</c>和<c>腾讯</c>都在招人。",
    "<c>字节跳动</c>（<c>ByteDance</c>）发布财报。",
    "据<c>脉脉</c>统计，离职率为5%。",
    "<c>小鹏</c>、<c>优必选</c>等三十余家厂商。",
    "<o>国家统计局</o>公布数据。",
    "他来自<o>华为2012实验室</o>。",
    "<c>苹果公司</c>发布手机。",
    "<c>苹果</c>的iPhone和iPad都涨价了。",
    # common words, parts of words, products
    "苹果和香蕉都很甜。",
    "他每天吃小米粥。",
    "一家人平安到家。",
    "他的抖音账号有100万粉丝。",
    "详见 https://www.baidu.com/ 。",
    "写一份BP给投资人。",
    "恒生指数上涨2%。",
]

COMPANIES = [
    "<c>澄远新能源科技股份有限公司</c>（下称“<c>澄远</c>”）发布半年报。",
    "他创办的<c>深圳市七号关节智能科技有限公司</c>完成融资。",
    "<c>芯渡微电子</c>（上海张江）在招人。",
    "<c>申江证券</c>认为利率会降。",
    "<c>SNE Research</c>数据显示，装车量增长。",
    "<c>曜石科技</c>(300999)公告。",
    "<c>Zentara</c>宣布裁员。",
    "<c>招商银行成都分行</c>放贷。",
    "<c>青禾曜石环境科技(北京)有限公司</c>的股权。",
    "收购<c>云南青禾投资有限公司</c>及自然人的股权。",
    "<c>岚桥集团</c>持有股份。",
    "<c>格力集团</c>转让股权。",
    # classes of firms and nouns that end as names do
    "多家上市公司发布财报。",
    "大型银行下调利率。",
    "科技公司和互联网公司都在裁员。",
    "新能源汽车销量增长。",
    "公司去年营收增长。",
    "人工智能和机器人产业发展迅速。",
    "该集团宣布裁员。",
    "第三方机构的数据显示，均价下跌。",
    "中国汽车出口增长。",
    "大力推动半导体产业发展。",
    "买入上市公司股份5%。",
    "部分股份被冻结。",
    "招商银行的分行很多。".replace("招商银行", "<c>招商银行</c>"),
    "企业在华投资增加。",
]

ORGANISATIONS = [
    "<o>清华大学</o>发布报告。",
    "<o>北京大学</o>、<o>复旦大学</o>的毕业生。",
    "<o>浦江财经</o>的报道。",
    # groups without a name
    "大学和研究院的合作。",
    "多所高校和行业协会参加。",
    "董事会和委员会通过决议。",
    "人民法院受理此案。",
]

PEOPLE = [
    "<c>澄远科技</c><t>财务总监</t><p>沈若谷</p>在会上说。",
    "负责招聘的<p>王</p><t>总监</t>直言不易。",
    "<t>首席经济学家</t><p>顾行之</p>对<t>记者</t>表示，就业稳定。",
    "“我们卖手。”<p>方亦舟</p>说。",
    "<p>方亦舟</p>31岁，毕业不久。",
    "<t>联合创始人</t>兼<t>CTO</t><p>苏木</p>，来自上海。",
    "<t>记者</t> <p>许之航</p>　2026年8月21日",
    "<t>CEO</t><p>蒂姆·库克</p>表示满意。",
    "<t>猎头</t><p>丁蔚</p>说，跳槽不易。",
    "<p>林凡</p>表示，涨薪普遍。",
    "<p>欧阳明远</p>先生说。",
    "<t>总经理</t><p>周志明</p>在会上说。",
    "<t>中介</t><p>老周</p>掰着手指说。",
    "<p>小李</p>告诉<t>记者</t>，房租涨了。",
    # nobody
    "老师说，作业不多。",
    "小时候说过的话。",
    "记者会上没有回应。",
    "中介费涨了。",
    "高管表示，利润下降。",
    "公司表示，营收增长。",
    "业内人士称，价格会涨。",
    "分析师认为，利率会降。",
    "于是说，这不行。",
    "成立以来，业绩增长。",
    "这位先生和那位女士都在。",
    "顾问说，价格会涨。",
    "气温超过摄氏30度。",
    "他在慕尼黑住了半年。",
    "时间表示意图如下。",
]

TITLES = [
    "<c>腾讯</c><t>CEO</t>表示，增长放缓。",
    "公司<t>总经理</t>表示，增长放缓。",
    "<t former>首席执行官</t><p>林凡</p>说。".replace("<t former>", "前<t former>"),
    "目前<t>总裁</t><p>林凡</p>说。",
    "他从P6晋升到<t>P7</t>。".replace("P6", "<t>P6</t>"),
    # classes, posts, jobs
    "高管们和投资者都在。",
    "招聘算法工程师岗位。",
    "董事会通过决议。",
    "首席执行官的平均年薪为100万元。",
    "总裁办发了通知。",
    "产品经理岗位减少。",
    "聘请职业经理人。",
    "独立董事制度改革。",
]

SPREAD = [
    "<c>七号关节</c>获投。<c>深圳市七号关节智能科技有限公司</c>成立三年。",
    "<c>合肥澜石半导体</c>招人。<c>澜石</c>（<c>Lanstone</c>）深圳分部。",
    "<p>沈若谷</p>先生说。记者见到<p>沈若谷</p>时，她在开会。",
    "<c>澄远科技</c>降价。<c>澄远</c>的份额上升。",
    # a short form inside of other words
    "<c>合肥澜石半导体</c>招人。波澜石破天惊。",
]

SIMPLIFIED = [*KNOWN, *COMPANIES, *ORGANISATIONS, *PEOPLE, *TITLES, *SPREAD]

TRADITIONAL = [
    "<c>恒域地產</c>（<c>Hengwell</c>）旗下新盤開售。",
    "<c>恒域地產</c><t>銷售總監</t><p>馮樂怡</p>表示樂觀。",
    "【<t>記者</t><p>江孟潔</p>／台北報導】",
    "<t>董事長</t><p>葉昭弘</p>說，成本上升。",
    "「今次加價。」<p>馮</p>小姐又指，需求強勁。",
    "<p>葉</p><t>董</t>苦笑。",
    "依<c>104人力銀行</c>統計，職缺增加。",
    "<c>騰訊</c>與<c>阿里巴巴</c>都在招人。",
    # nothing
    "發展商打鐵趁熱。",
    "一名業主把樓盤放售。",
    "公司宣布漲價。",
    "多家銀行調整利率。",
    "店長月薪4萬元。",
    "這位小姐沒有回應。",
    "內地客佔三成。",
    "法人估毛利率回升。",
]


@pytest.mark.parametrize("tagged", SIMPLIFIED)
def test_simplified_sentence_holds_the_names_its_tags_carry(tagged: str) -> None:
    parsed = parse(tagged)
    assert found(parsed.text, Lang.ZH_HANS) == parsed.expected


@pytest.mark.parametrize("tagged", TRADITIONAL)
def test_traditional_sentence_holds_the_names_its_tags_carry(tagged: str) -> None:
    parsed = parse(tagged)
    assert found(parsed.text, Lang.ZH_HANT) == parsed.expected


KNOWN_FAILURES = [
    "<c>杭州岚溪</c>预计减持股份。",  # a place and a brand that nothing marks as a firm
    "<p>丁蔚</p>增持股份。",  # a name of two characters without title, honorific or verb of saying
    "华为入股<c>华为岚桥</c>的股权。",  # a firm named after its parent
]


@pytest.mark.xfail(strict=True, reason="needs a trained model")
@pytest.mark.parametrize("tagged", KNOWN_FAILURES)
def test_known_failure(tagged: str) -> None:
    parsed = parse(tagged)
    assert found(parsed.text, Lang.ZH_HANS) == parsed.expected
