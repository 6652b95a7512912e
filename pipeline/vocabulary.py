"""The closed vocabularies of the fact table: every value a coded column can hold.

The rules that tell them apart are in docs/annotation.md.
"""

from enum import StrEnum


class Lang(StrEnum):
    """Language and script of a document, paragraph or sentence (BCP 47)."""

    ZH_HANS = "zh-Hans"
    ZH_HANT = "zh-Hant"
    JA = "ja"

    @property
    def base(self) -> str:
        """Name of the folder that holds the language's knowledge: ``zh`` or ``ja``."""
        return self.value[:2]


class Status(StrEnum):
    """How the processing of a document ended."""

    OK = "ok"
    EMPTY = "empty"  # it was read, and holds no text
    FAILED = "failed"  # `error` says why, and what to do


class MentionType(StrEnum):
    """Type of a mention: a name, a date or a quantity."""

    COMPANY = "COMPANY"
    ORG = "ORG"
    PERSON = "PERSON"
    TITLE = "TITLE"
    DATE = "DATE"
    SALARY = "SALARY"
    MONEY = "MONEY"
    PERCENT = "PERCENT"
    RATIO = "RATIO"
    COUNT = "COUNT"
    RANK = "RANK"


NAME_TYPES = (MentionType.COMPANY, MentionType.ORG, MentionType.PERSON, MentionType.TITLE)
QUANTITY_TYPES = tuple(type_ for type_ in MentionType if type_ not in {*NAME_TYPES, MentionType.DATE})
# Whoever runs a business, and whoever acts, owns and speaks.
FIRMS = frozenset({MentionType.COMPANY, MentionType.ORG})
AGENTS = FIRMS | {MentionType.PERSON}


class FactKind(StrEnum):
    """Kind of a fact: that of its quantity, or a relation between names."""

    SALARY = "salary"
    MONEY = "money"
    PERCENT = "percent"
    RATIO = "ratio"
    COUNT = "count"
    RANK = "rank"
    RELATION = "relation"


class Source(StrEnum):
    """What found a mention."""

    DICTIONARY = "dictionary"  # of the user
    MODEL = "model"
    GAZETTEER = "gazetteer"
    ANCHOR = "anchor"
    PROPAGATION = "propagation"
    GRAMMAR = "grammar"


class Comparator(StrEnum):
    """How the words bound a value."""

    EQ = "="
    APPROX = "~"
    GT = ">"
    GE = ">="
    LT = "<"
    LE = "<="
    RANGE = "range"


class Period(StrEnum):
    """The time a pay amount is paid for."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"
    ONCE = "once"


class Stat(StrEnum):
    """The statistic a value is, when the text says so."""

    MEAN = "mean"
    MEDIAN = "median"
    MIN = "min"
    MAX = "max"
    TOTAL = "total"
    START = "start"  # starting pay
    TYPICAL = "typical"


class Direction(StrEnum):
    """Direction of a change whose magnitude the value is."""

    UP = "up"
    DOWN = "down"
    FLAT = "flat"


class Base(StrEnum):
    """What a change is measured against."""

    YOY = "yoy"
    QOQ = "qoq"
    MOM = "mom"
    OTHER = "other"


class Role(StrEnum):
    """Place of a value in a change from A to B."""

    FROM = "from"
    TO = "to"


class Modality(StrEnum):
    """How the text commits to the fact."""

    REPORTED = "reported"
    FORECAST = "forecast"
    HYPOTHETICAL = "hypothetical"


class Polarity(StrEnum):
    """Whether the text affirms or denies the row."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Field(StrEnum):
    """Fields of a fact that can be inherited from the context (column ``inferred``)."""

    CURRENCY = "currency"
    PERIOD = "period"
    SUBJECT = "subject"
    TIME = "time"
    SPEAKER = "speaker"


class RelationKind(StrEnum):
    """How two names are related; the metric of a fact of kind `relation`."""

    HOLDS_ROLE = "holds_role"
    JOINED = "joined"
    LEFT = "left"
    FOUNDED = "founded"
    INVESTED_IN = "invested_in"
    ACQUIRED = "acquired"
    SUBSIDIARY_OF = "subsidiary_of"
    HIRED_FROM = "hired_from"


OTHER = "other"  # the metric beyond the core vocabulary, which its text names

# fmt: off
CORE_METRICS = frozenset({
    "annual_salary", "monthly_salary", "daily_wage", "hourly_wage", "minimum_wage", "bonus", "signing_bonus",
    "bonus_months", "pay_raise", "pay_raise_rate", "pay_multiple",
    "headcount", "planned_hires", "job_cuts", "applicants", "job_openings", "supply_demand_ratio", "turnover_rate",
    "unemployment_rate", "hiring_index",
    "revenue", "operating_profit", "net_profit", "net_loss", "gross_margin", "operating_cost", "cost", "rd_spending",
    "capex", "investment", "funding_amount", "valuation", "market_cap", "stock_price", "dividend", "debt", "roe",
    "market_size", "market_share", "share", "unit_sales", "production", "shipments", "store_count", "user_count",
    "company_count", "event_count", "model_count",
    "price", "price_change", "interest_rate", "inflation_rate", "tariff_rate", "exchange_rate",
    "age", "duration", "rank", "index_value", OTHER,
})
# fmt: on
