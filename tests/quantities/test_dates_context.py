"""Dates without a year: which year the document's date and the words around them tell."""

import datetime as dt

import pytest
from inline_dates import expected, found

from pipeline.vocabulary import Lang

JANUARY, APRIL, AUGUST, DECEMBER = (dt.date(2024, month, 10) for month in (1, 4, 8, 12))

ZH = [
    (JANUARY, "<d 2023-12>12月</d>出口增长。"),
    (JANUARY, "<d 2023-10>10月</d>出口增长。"),
    (JANUARY, "<d>9月</d>的出口"),
    (JANUARY, "<d 2024-02>2月</d>的春运"),
    (JANUARY, "<d 2023Q4>四季度</d>营收增长。"),
    (JANUARY, "<d 2023H2>下半年</d>营收增长。"),
    (JANUARY, "<d 2024-07>7月</d>将开业。"),
    (JANUARY, "<d>12月</d>出口增长，预计仍将改善。"),
    (JANUARY, "<d>前三季度</d>营收增长。"),
    (JANUARY, "<d>年底</d>的聚会"),
    (APRIL, "<d 2024Q1>一季度</d>营收增长。"),
    (APRIL, "<d 2024Q2>二季度</d>招聘开始。"),
    (APRIL, "<d>三季度</d>的订单"),
    (APRIL, "最快<d 2024Q4>四季度</d>开业。"),
    (APRIL, "<d 2024H2>下半年</d>的招聘"),
    (AUGUST, "<d 2024-08>8月</d>数据将于<d 2024-09-15>9月15日</d>发布。"),
    (AUGUST, "<d 2024-01/2024-09>前三季度</d>预计增长。"),
    (DECEMBER, "<d>1月</d>的招聘会"),
    (DECEMBER, "<d 2025-01>1月</d>将开业。"),
    (DECEMBER, "<d 2024-11>11月</d>出口增长。"),
    (DECEMBER, "门店从<d 2023-12-31>去年底</d>的50家增至<d 2024-11-30>11月底</d>的70家。"),
    (DECEMBER, "<d 2024-01/2024-11>1—11月</d>出口增长。"),
    (None, "<d>8月5日</d>、<d>去年</d>、<d>昨天</d>、<d>24年8月</d>、<d>上半年</d>"),
    (None, "<d 2023-02>2023年2月</d>融资，<d 2023-06>6月</d>上市。"),
    # another year in the same sentence leaves it open, unless the words make it a part
    (AUGUST, "<d 2022>2022年</d>营收增长，而对手的<d>一季度</d>营收下降。"),
    (AUGUST, "<d 2022>2022年</d>营收增长，其中<d 2022Q1>一季度</d>增长最快。"),
    (AUGUST, "<d 2023Q4>去年四季度</d>营收增长。"),
    (AUGUST, "<d 1998-03>1998年3月</d>成立。<d>5月</d>上市。"),
    (AUGUST, "<d 2024-03-05>3月5日</d>、<d 2024-03-07>7日</d>两次公告。"),
    (dt.date(2024, 8, 1), "<d 2024-07-31>31日</d>公布。"),
    (dt.date(2024, 8, 1), "<d>20日</d>公布。"),
    (dt.date(2024, 8, 28), "<d 2024-08-30>30日</d>公布。"),
    (dt.date(2001, 8, 28), "<d 1999-05>99年5月</d>公布。"),
    (dt.date(2001, 8, 28), "<d 2002-05>02年5月</d>公布。"),
]

JA = [
    (JANUARY, "<d 2023Q4>10〜12月期</d>は増収だった。"),
    (JANUARY, "<d 2023-04/2023-12>4〜12月期</d>は増収だった。"),
    (JANUARY, "<d 2023-12-01/2024-02-29>今冬</d>は寒い。"),
    (DECEMBER, "<d 2024-12-01/2025-02-28>今冬</d>は寒い。"),
    (DECEMBER, "<d 2024-04>4月</d>に値上げした。"),
    (APRIL, "<d 2024-06>6月</d>に開業する予定だ。"),
    (APRIL, "<d>11月</d>の求人"),
    (APRIL, "<d 2024-11>11月</d>に開業する予定だ。"),
    (APRIL, "<d 2024-04/2025-03>今年度</d>、<d 2023-04/2024-03>昨年度</d>"),
    (JANUARY, "<d 2023-04/2024-03>今年度</d>、<d 2022-04/2023-03>昨年度</d>"),
    (None, "<d 2024-04/2025-03>2024年度</d>、<d>今年度</d>、<d>25年3月期</d>、<d>13日</d>"),
]


@pytest.mark.parametrize(("date", "tagged"), ZH)
def test_chinese_date_without_a_year(date: dt.date | None, tagged: str) -> None:
    assert found(tagged, Lang.ZH_HANS, date) == expected(tagged)


@pytest.mark.parametrize(("date", "tagged"), JA)
def test_japanese_date_without_a_year(date: dt.date | None, tagged: str) -> None:
    assert found(tagged, Lang.JA, date) == expected(tagged)
