"""Gold documents in marked text for the tests."""

ZH = """\
id: zh-example
lang: zh-Hans
date: 2026-03-12
genre: recruiting-report
industry: semiconductors
style: native
---
芯片人才身价再涨
[脉脉|company maimai]（[Maimai|company maimai]）数据显示，[2025年|date 2025-01-01..2025-12-31]设计岗平均年薪[58.4万元|salary 584000 CNY year #1]，同比上涨近[一成|percent ~10 #2]。
公司前[首席执行官|title former][林凡|person linfan]说，28纳米岗位起薪不低于[2.5万|salary >=25000 CNY? month #3]，去年校招了[三十余人|count 31..39 people #4]，排在行业[第三|rank 3 #5]。\\[注\\]
[澄远科技|company chengyuan]与[平湖大学|org pinghu]的合作[今年|date 2026-01-01..2026-12-31]才开始，[澄远科技|company chengyuan]的[人事总监|title][周岚|person zhoulan]称，“三顾茅庐也未必请得动”。[C5会议室|ignore]里坐了[5人|count 5 people]。
---
#1 subject=设计岗; metric=annual_salary; stat=mean; time=2025-01-01..2025-12-31; speaker=脉脉
#2 subject=设计岗 / 芯片人才; metric=annual_salary; stat=mean; direction=up; base=yoy; time=2025-01-01..2025-12-31; speaker=脉脉
#3 subject=脉脉; metric=monthly_salary; stat=start; qualifier=28纳米岗位; speaker=林凡; inferred=subject
#4 subject=脉脉; metric=planned_hires; time=2025-01-01..2025-12-31; speaker=林凡; inferred=subject,speaker
#5 subject=脉脉; metric=rank; speaker=林凡; inferred=subject,speaker
holds_role subject=林凡; object=脉脉; title=首席执行官; former=yes
holds_role subject=周岚; object=澄远科技; title=人事总监
"""

JA = """\
id: ja-example
lang: ja
date: 2026-05-11
genre: earnings
industry: food
style: native
---
北辰フーズ、増益へ
[北辰フーズ|company hokushin]が[10日|date 2026-05-10]発表した[2026年3月期|date 2025-04-01..2026-03-31]の売上高は[2145億円|money 214500000000 JPY #1]で、[前の期|date 2024-04-01..2025-03-31]の[2000億円|money 200000000000 JPY #2]から増えた。
従業員は[1万2000人|count 12000 people #3]を超え、値上げ幅は[3〜5%|percent 3..5 #4]。[相沢理恵|person aizawa][社長|title]は「競合の[ひかり食品|company hikari]は[3分の1|ratio 0.333333 ratio #5]にすぎない」と話す。
---
#1 subject=北辰フーズ; metric=revenue; role=to; time=2025-04-01..2026-03-31; speaker=北辰フーズ
#2 subject=北辰フーズ; metric=revenue; role=from; time=2024-04-01..2025-03-31; speaker=北辰フーズ
#3 subject=北辰フーズ; metric=headcount; inferred=subject
#4 subject=北辰フーズ; metric=price_change; direction=up; time=none / 2025-04-01..2026-03-31; inferred=subject
#5 subject=ひかり食品; metric=other; metric_text=競合; speaker=相沢理恵
holds_role subject=相沢理恵; object=北辰フーズ; title=社長
"""
