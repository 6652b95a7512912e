"""Japanese sentences whose tags carry the facts expected; see inline_facts."""

# ruff: noqa: E501  (the tags of a sentence carry its gold)

import pytest
from inline_facts import parse

from pipeline.vocabulary import Lang

METRICS = [
    "<c>テンセント</c>の売上高は<money subject=テンセント metric=revenue>6602億円</money>だった。",
    "<c>トヨタ</c>は営業利益が<money subject=トヨタ metric=operating_profit>5兆円</money>だったと",
    "<c>スタート社</c>は<money subject=スタート社 metric=funding_amount>5億円</money>の資金調達を実施した。",
    "<c>スタート社</c>は<money subject=スタート社 metric=funding_amount>5億円</money>を調達した。",
    "<c>ソニー</c>の研究開発費は<money subject=ソニー metric=rd_spending>7000億円</money>に達した。",
    "<c>ソニー</c>の時価総額は<money subject=ソニー metric=market_cap>20兆円</money>を超えた。",
    "完全失業率は<percent metric=unemployment_rate>2.5%</percent>だった。",
    "有効求人倍率は<ratio subject= metric=supply_demand_ratio>1.24</ratio>倍となった。",
    "<c>ソニー</c>は<count people subject=ソニー metric=job_cuts>900人</count>を削減する。",
    "国内の市場規模は<money subject=国内 metric=market_size>1兆円</money>だ。",
    "政策金利を<percent metric=interest_rate>0.5%</percent>に据え置いた。",
    "平均年齢は<count years_old metric=age stat=mean>40.1歳</count>だった。",
    "<p>早瀬蓮</p>氏は<c>三河精工</c>の門を<count years_old subject=早瀬蓮 metric=age>27歳</count>でたたいた。",
    "賞与は<count months_pay metric=bonus_months>5カ月分</count>だった。",
    "採用指数は<count metric=hiring_index>17.24</count>だった。",
    "業界では月<salary month subject=業界 metric=monthly_salary>30万円</salary>を払う。",
    "<c>A社</c>の衛星は<count units subject=A社 metric=other text=衛星>12基</count>だ。",
]

PAY = [
    "時給<salary hour metric=hourly_wage>1200円</salary>で募集する。",
    "研究職の年収は<salary year subject=研究職 metric=annual_salary>900万円</salary>だ。",
    "給与は<salary month metric=monthly_salary>30万円</salary>だ。",
    "平均年収は<salary year metric=annual_salary stat=mean>700万円</salary>だった。",
    "年収の中央値は<salary year metric=annual_salary stat=median>500万円</salary>だ。",
    "年収は最低で約<salary year metric=annual_salary stat=min>40万元</salary>、最高で約<salary year metric=annual_salary stat=max>55万元</salary>だ。",
    "年収<salary year metric=annual_salary stat=typical>50万~70万元</salary>が一般的だ。",
    "昇給率は<percent metric=pay_raise_rate>50%</percent>以上だ。",
    "最低賃金は<salary hour metric=minimum_wage>1055円</salary>だ。",
    "給料の<ratio multiple metric=pay_multiple>2倍</ratio>で引き抜いた。",
    "大卒初任給は<salary month metric=monthly_salary stat=start>25万円</salary>だった。",
    "<c>ファーウェイ</c>は大型モデルの人材に月給<salary month subject=ファーウェイ metric=monthly_salary>5万5000元</salary>を提示した。",
    "<c>A社</c>の修士卒の年収は<salary year subject=A社 metric=annual_salary qualifier=修士卒>40万元</salary>だ。",
]

CHANGES = [
    "売上高は前年の<ratio multiple metric=revenue direction=up base=yoy>2倍</ratio>に増えた。",
    "時給は前年同月より<salary hour metric=hourly_wage direction=up base=yoy>44円</salary>(<percent drop>3.8%</percent>)高い。",
    "売上高は前年より<money drop>10億円</money>と",
    "失業率は<percent pp metric=unemployment_rate direction=down>0.1ポイント</percent>改善した。",
    "粗利率は<percent pp metric=gross_margin direction=up>0.1ポイント</percent>改善した。",
    "純利益は<ratio multiple metric=net_profit>2倍</ratio>の<money metric=net_profit>10億円</money>だった。",
    "売上高は前年比<percent metric=revenue direction=up base=yoy>8%</percent>増えた。",
    "純利益は前年同期比<percent metric=net_profit direction=down base=yoy>8%</percent>減の<money metric=net_profit>10億円</money>だった。",
    "求人数は前月比<percent metric=job_openings direction=down base=mom>3%</percent>減少した。",
    "<d 2024Q2>4〜6月期</d>の売上高は前期比<percent metric=revenue direction=up base=qoq time=4〜6月期>2%</percent>の増加だった。",
    "<d 2024-04-01/2025-03-31>25年3月期</d>の営業利益は前期比<percent metric=operating_profit direction=up base=yoy time=25年3月期>12%</percent>増となった。",
    "離職率は<percent metric=turnover_rate role=from>10%</percent>から<percent metric=turnover_rate role=to>15%</percent>に上昇した。",
    "離職率は<percent metric=turnover_rate role=to>15%</percent>まで低下した。",
    "失業率は前月より<percent pp metric=unemployment_rate direction=up base=mom>0.1ポイント</percent>上昇した。",
    "株価は一時<percent metric=stock_price direction=down>5%</percent>安まで下げた。",
    "現金給与総額は前年同月比<percent metric=monthly_salary direction=up base=yoy>3.0%</percent>増の<salary month metric=monthly_salary>30万円</salary>だった。",
    "上昇率は<percent direction=up metric=price_change>2.8%</percent>だった。",
    # no change is stated
    "シェアは<percent metric=market_share>25%</percent>だ。",
    "割合は<percent metric=share>25%</percent>で、昨年より人が多い。",
]

SUBJECTS = [
    "<c>A社</c>が<rank subject=A社 metric=rank>1位</rank>、<rank subject=B社 metric=rank>2位</rank>は<c>B社</c>だった。",
    "賃上げした企業は<percent metric=share>76.9%</percent>に上った。",
    "<percent subject=企業 metric=share>3割</percent>の企業が賃上げした。",
    "<c>リクルート</c>が発表した<d 2024-07>7月</d>の平均時給は<salary hour metric=hourly_wage stat=mean speaker=リクルート time=7月>1199円</salary>だった。",
    "<c>A社</c>の離職率は<percent subject=A社 metric=turnover_rate>10%</percent>だが、<c>B社</c>は<percent subject=B社 metric=turnover_rate>20%</percent>に上る。",
    "<o>厚生労働省</o>が発表した<d 2024-06>6月</d>の有効求人倍率は<ratio metric=supply_demand_ratio time=6月 speaker=厚生労働省>1.23倍</ratio>だった。",
    "<c>トヨタ</c>が発表した<d 2024>2024年</d>決算は売上高が<money subject=トヨタ metric=revenue time=2024年>10億円</money>だった。",
    "回答者の<percent subject=回答者 metric=share>65%</percent>が転職を望む。",
    "国内の人材の<percent subject=国内の人材 metric=share>90%</percent>は大卒だ。",
    "<c>A社</c>は研究開発費として<money subject=A社 metric=rd_spending>10億円</money>を投じた。",
    "<c>A社</c>の最終損益は▲<money subject=A社 metric=net_loss>10億円</money>だった。",
    "<c>A社</c>の営業利益は▲<money drop>10億円</money>、売上高は▲<percent subject=A社 metric=revenue direction=down>5%</percent>だった。",
    "<c>A社</c>の最終損益は<money subject=A社 metric=net_loss>10億円</money>の赤字(前の期は<money subject=A社 metric=net_loss>20億円</money>の赤字)だった。",
    "<c>A社</c>の費用は<money subject=A社 metric=cost>85億円</money>で、そのうち<money subject=A社 metric=cost>40億円</money>近くがサーバーのレンタル料だ。",
    "収入と支出の差は<money metric=other text=差>50億円</money>だ。",
    "技術人材の現在の平均月給は<salary month subject=技術人材 metric=monthly_salary stat=mean>5万元</salary>だ。",
    "AI企業の従業員は<count people subject=AI企業 metric=headcount>300人</count>だ。",
    "<c>A社</c>はAI求人数で<rank subject=A社 metric=rank text=求人数 qualifier=AI>第1位</rank>となった。",
    "入社した場合の年収は<salary year metric=annual_salary>40万元</salary>だ。",
    "多額の費用は<money metric=cost>1億円</money>に上る。",
    "<c>テンセント</c>は、<d 2024>2024年</d>の売上高が<money subject=テンセント metric=revenue time=2024年>100億円</money>だったと",
    "<c>テンセント</c>が発表した決算は、売上高が<money subject=テンセント metric=revenue>100億円</money>だった。",
    "AI関連の職は前年比<percent subject=AI関連の職 metric=job_openings direction=up base=yoy>321.7%</percent>増加した。",
    "この分野の人材の数は前年比<percent subject=この分野の人材 metric=headcount direction=up base=yoy>946.84%</percent>増加しました。",
    "大規模モデルの新規職の平均月給は<salary month subject=大規模モデルの新規職 metric=monthly_salary stat=mean>6.7万元</salary>だ。",
    "<c>A社</c>は決算を発表した。売上高は<money subject=A社 metric=revenue inferred=subject>10億円</money>だった。",
    "<c>A社</c>は決算を発表した。同社の純利益は<money subject=A社 metric=net_profit inferred=subject>10億円</money>だった。",
    "<c>A社</c>は<c>B社</c>を買収した。買収額は<money metric=other text=買収額>10億円</money>だった。",
    "<c>A社</c>と<c>B社</c>の売上高はそれぞれ<money subject=A社 metric=revenue>10億円</money>、<money subject=B社 metric=revenue>20億円</money>だった。",
    "売上高と営業利益はそれぞれ<money metric=revenue>10億円</money>、<money metric=operating_profit>2億円</money>だった。",
    # the name is not the subject
    "<c>A社</c>によると、離職率は<percent metric=turnover_rate speaker=A社>10%</percent>だ。",
    "<p>王</p>氏によると、離職率は<percent metric=turnover_rate speaker=王>10%</percent>だ。",
    "<p>王</p>氏は売上高が<money metric=revenue speaker=王>10億円</money>に達したと述べた。",
    "<c>A社</c>を追う<c>B社</c>の売上高は<money subject=B社 metric=revenue>10億円</money>だ。",
    "<c>A社</c>から<c>B社</c>は<money subject=B社 metric=funding_amount>10億円</money>を調達した。",
    "<c>A社</c>の話をした。\n売上高は<money metric=revenue>10億円</money>だった。",
]

TIMES = [
    "<d 2023>2023年</d>、<c>A社</c>の売上高は<money subject=A社 metric=revenue time=2023年>1億円</money>だった。<c>B社</c>の売上高は<money subject=B社 metric=revenue>2億円</money>だ。",
    "<d 2023>2023年</d>の売上高は<money metric=revenue time=2023年>10億円</money>、<d 2024>2024年</d>は<money metric=revenue time=2024年>20億円</money>だった。",
    "<d 2023>2023年</d>の売上高は<money metric=revenue time=2023年>10億円</money>だった。純利益は<money metric=net_profit time=2023年 inferred=time>1億円</money>だった。",
    "<d 2023>2023年</d>の売上高は<money metric=revenue time=2023年>10億円</money>だった。\n純利益は<money metric=net_profit>1億円</money>だった。",
    "<d 2023>2023年</d>の売上高は<money metric=revenue time=2023年>10億円</money>だった。現在、純利益は<money metric=net_profit>1億円</money>だ。",
    "売上高は<d 2019>2019年</d>比<percent metric=revenue direction=up>10%</percent>増だった。",
    "<d 2024-08>8月</d>に発表した売上高は<money metric=revenue>10億円</money>だった。",
]

SPEAKERS = [
    "「昔は<p>王</p>氏が「昇給率は<percent metric=pay_raise_rate speaker=王>50%</percent>に達します。」と語った。",
    "「年収は<salary year metric=annual_salary speaker=趙紅>40万元</salary>だ」と<p>趙紅</p>氏は述べた。",
    "<p>趙紅</p>氏は「年収は約<salary year metric=annual_salary speaker=趙紅>40万元</salary>だ」と語った。",
    "「年収は<salary year metric=annual_salary speaker=倪岳>70万元</salary>に上る。昇給率は<percent metric=pay_raise_rate speaker=倪岳>50%</percent>だ」と<p>倪岳</p>氏は明かした。",
    "<c>Maimai</c>のデータによると、平均月給は<salary month metric=monthly_salary stat=mean speaker=Maimai>5万元</salary>だ。",
    "第三者機関のデータによると、求人は<count items metric=job_openings speaker=第三者機関>305件</count>ある。",
    "海外メディアの報道によると、運営費は<money metric=operating_cost speaker=海外メディア>85億ドル</money>に達した。",
    "<c>Maimai</c>のデータによると、平均月給は<salary month metric=monthly_salary stat=mean speaker=Maimai>5万元</salary>だ。離職率は<percent metric=turnover_rate speaker=Maimai inferred=speaker>5%</percent>だ。",
    "投資は<money metric=investment speaker=趙紅>1億ドル</money>を超えている、と<p>趙紅</p>氏は認めた。",
    # nobody is named
    "統計によると、離職率は<percent metric=turnover_rate speaker=統計>10%</percent>だ。",
    "「ユニコーン」の離職率は<percent metric=turnover_rate subject=ユニコーン>10%</percent>だ。",
    "<p>王</p>氏は入社した。離職率は<percent metric=turnover_rate>10%</percent>だ。",
    "<p>王</p>氏は歩いたと述べた。\n離職率は<percent metric=turnover_rate>10%</percent>だ。",
]

MODALITY = [
    "運営費は<money metric=operating_cost>85億円</money>に達し、収益は<money metric=revenue modality=forecast>35億円</money>になると予想されている。",
    "なぜなら、費用は<money metric=cost>1億円</money>かかるからだ。",
    "営業利益は<money metric=operating_profit modality=forecast>10億円</money>になる見込みだ。",
    "売上高は<money metric=revenue modality=forecast>10億円</money>、純利益は<money metric=net_profit modality=forecast>1億円</money>となる見通しだ。",
    "<count people metric=planned_hires modality=forecast>100人</count>を採用する計画だ。",
    "もし賃上げ率が<percent metric=pay_raise_rate modality=hypothetical>5%</percent>に達すると、",
    "卒業したら年収<salary year metric=annual_salary modality=hypothetical>50万元</salary>だ。",
    "<count models metric=model_count modality=forecast>5件</count>の大型モデルが残るだろう。",
    # reported
    "売上高は<money metric=revenue>10億円</money>だったが、純利益は<money metric=net_profit modality=forecast>1億円</money>となる見通しだ。",
    "市場予想を上回り、売上高は<money metric=revenue>10億円</money>だった。",
    "売上高は<money metric=revenue>10億円</money>でなければならない。",
    "計画通り、売上高は<money metric=revenue>10億円</money>だった。",
]

POLARITY = [
    "売上高は<money metric=revenue polarity=negated>10億円</money>ではない。",
    "昇給率は<percent metric=pay_raise_rate polarity=negated>5%</percent>に達していない。",
    "年収<salary year metric=annual_salary>200万元</salary>も珍しくありません。",
    "年収は<salary year metric=annual_salary>200万元</salary>だけではない。",
    "売上高は<money metric=revenue>10億円</money>で、問題はない。",
]

NO_FACT = [
    "<rank drop>1位</rank>を目指す。",
    "転職を望む人が<count drop>3つ</count>とも",
    "<count years_old drop>24歳</count>で卒業した。",
    "従業員<count people drop>10人</count>未満の企業では賃上げ率が<percent metric=pay_raise_rate>2%</percent>だった。",
    "<count people drop>1人</count>の人材をめぐって競合する。",
    "<count times drop>1回</count>のトレーニングに費用が<money metric=cost>1億円</money>かかる。",
    "<count people drop>1人</count>当たりの年収は<salary year metric=annual_salary>500万円</salary>だ。",
    "<count years_old drop>30歳</count>以上の社員が多い。",
]


@pytest.mark.parametrize(
    "tagged", [*METRICS, *PAY, *CHANGES, *SUBJECTS, *TIMES, *SPEAKERS, *MODALITY, *POLARITY, *NO_FACT]
)
def test_sentence_states_the_facts_its_tags_carry(tagged: str) -> None:
    parsed = parse(tagged, Lang.JA)
    assert parsed.actual() == parsed.expected
