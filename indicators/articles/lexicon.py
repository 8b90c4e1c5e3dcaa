"""The words that tell how a figure is to be read, in Vietnamese and English; folded, the longest match counts.

Belongs here: words of comparison, direction, hedge, role, share, and the words that say nothing of what is measured.
Does not: names of indicators (``names``), of periods (``spoken_periods``), of units (``model.unit_codes``).
"""

from __future__ import annotations

from indicators.articles.token import Kind

_UP = """tang|tang manh|tang nhe|tang truong|nhich|nhich len|cao hon|nhieu hon|vuot hon|tang them|tang toi|tang den|di len
|tang khoang|tang truong khoang|nhinh hon|leo
|up|rose|rise|rises|rising|grew|grow|grows|grown|growing|increased|increase|increases|increasing|climbed|climb|climbing
|expanded|expand|expanding|expands|gained|gain|gaining|jumped|surged|soared|higher|advanced|edged up|picked up
|grow by|an increase of|increase of|a rise of|accelerated|widened|added|jumping|surging|soaring|more"""
_DOWN = """giam|giam manh|giam nhe|giam sau|thap hon|it hon|sut giam|sut|ha|giam con|kem hon|sut|lui
|down|fell|fall|falls|falling|fallen|decreased|decrease|decreases|decreasing|declined|decline|declines|declining|dropped
|drop|drops|dropping|shrank|shrink|contracted|contract|contraction of|lower|slipped|slid|plunged|lost|narrowed|eased|dipped
|a decrease of|a fall of|a drop of|slumped|tumbled|less"""
_REACHED = """dat|dat muc|la|len|len muc|xuong|xuong con|con|o muc|con so|len con so|cham|can moc|thu ve|dat duoc|ghi nhan|voi|dat toi
|to|at|was|were|is|are|reached|reaching|hit|hitting|totalled|totaled|totalling|totaling|stood at|worth|valued at|came to
|amounted to|reach|at a|came in at|registered at|recorded|posted|put at|tong cong|moi dat|da dat|chi dat"""

_CUES = {
    "share": "chiem|ty trong|ty le|ti trong|chiem ty trong|accounting for|accounted for|account for|accounts for"
             "|making up|made up|share of|representing|represented|a share of|comprising",
    "contribution": "dong gop|gop|contributing|contributed|contribution|contribute|contributes|contributions",
    "plan": "ke hoach|ke hoach nam|du toan|du toan nam|ke hoach thu tuong chinh phu giao|of the plan|plan|the plan"
            "|annual plan|yearly plan|of the year's plan|target plan",
    "average": "binh quan|trung binh|average|averaged|averaging|on average|an average of|averages",
    "monthly_average": "binh quan moi thang|trung binh moi thang|binh quan thang|binh quan hang thang|moi thang"
                       "|monthly average|a month|per month|average per month|averaging monthly",
    "target": "muc tieu|phan dau|chi tieu|dat muc tieu|dat ra|huong toi|ke hoach dat ra|target|targets|targeting|targeted"
              "|aims for|aims|aim|aiming|goal|set a goal|strives|seeks|seeking|plans to",
    "forecast": "du bao|du kien|ky vong|uoc doan|trien vong|kich ban|forecast|forecasts|forecasting|projected|projects"
                "|projection|expects|expected|predicted|predicts|outlook|could reach|se dat|will reach",
    "respectively": "lan luot|tuong ung la|tuong ung dat|respectively|lan luot la|lan luot dat|in turn",
    "correspond": "tuong ung|tuong duong|equivalent to|equal to|or about|or",
    "each": "deu|deu tren|deu dat|both|each|cung dat|cung tang|cung giam|cung",
    "aside": "rieng|rieng trong|chi rieng|alone|only in",
    "part": "trong do|trong so do|bao gom|gom|gom co|of which|including|among them|among which|of that|of this",
    "regarding": "ve so|ve|in terms of|in the number of|in number|in value",
    "number_of": "so luong|so luong du an|luong|in volume|ve luong|luong xuat khau",
    "capital": "so von|von|tri gia|gia tri|ve gia tri|capital",
    "ratio": "gap|bang|times|gap hon|gap khoang|fold",
    "added": "bo sung|bo sung them|additional|extra",
    "record": "cao nhat|thap nhat|ky luc|highest|lowest|record",
    "mode_average": "tinh binh quan",
    "market": "thi truong|doi tac|doi tac thuong mai|market|buyer|supplier|nguon cung|nguon khach|nha dau tu|market for",
    "supply": "supplied|supplies|cung cap|nguon nhap khau|thi truong nhap khau|import source|source of imports|nhap khau lon nhat",
    "items": "mat hang|nhom hang|items|products|commodities|export items|mat hang xuat khau|mat hang nhap khau|nhom mat hang",
    "rank": "dung thu|xep thu|xep hang|thu hang|nhom|top|among the top|ranked|ranking|lan thu|ranks|trong nhom"
            "|the top",
    "partner": "sang|toi|tu|voi thi truong|cho|from|to|with|sang thi truong|vao thi truong|tu thi truong",
}  # fmt: skip

_QUALIFIERS = {
    "over": "tren|hon|vuot|vuot moc|over|more than|above|exceeding|exceeded|surpassing|surpassed|topping"
            "|topped|upwards of|qua moc|upward of|khoang tren|khoang hon",
    "nearly": "gan|sat|xap xi gan|suyt soat|nearly|almost|just under|under|close to|chua den|duoi|just below|below",
    "about": "khoang|uoc|uoc tinh|uoc dat|xap xi|chung|tam|about|around|approximately|roughly|some|estimated|an estimated"
             "|approx|uoc khoang|uoc tinh dat|is estimated|was estimated|was estimated at|uoc tinh khoang|is put"
             "|estimate",
    "at_least": "it nhat|toi thieu|at least|no less than|khong duoi|a minimum of|khong thap hon",
}  # fmt: skip

_COMPARE = """so voi|so cung|so sanh voi|compared with|compared to|in comparison with|versus|vs|against|over|on|from|than
|relative to|year-on-year from|vis-a-vis|after|followed"""
_COMPARED_LEVEL = """so voi muc|so voi con so|thap hon muc|cao hon muc|kem muc|thap hon con so|cao hon con so|sau muc|chi sau muc
|chi kem muc|thay vi muc|thay vi|chi thap hon muc|chi thap hon|chi kem|tu muc|tu muc tang|cao hon nhieu muc|bang muc|vuot muc tang
|sau con so|kem con so|so voi muc tang|so voi muc giam|thap hon muc tang|cao hon muc tang|cham hon muc|cham hon muc tang
|cham hon|nhanh hon muc|nhanh hon muc tang|vuot xa muc|thap hon so|cao hon so|sau muc tang|up from|down from|from a revised
|slower than|faster than|slowing from|quickening from|accelerating from|easing from
|higher than the|lower than the|below the|above the|in contrast to|up from a|down from a|slower than the
|faster than the|thap hon nhieu muc|nho hon muc|lon hon muc|improving from|worse than|better than|following
|trai nguoc voi|so voi toc do"""
_JOIN = "va|and|nhung|but|con|while|cung voi|va cua|trong khi|whereas|cung nhu|as well as|and of"
_PREPOSITION = "cua|trong|in|for|during|of|for the|in the|of the|during the|vao|cho|trong ca|through the|o|tai|in all of|by the end of"

_IDLE = """theo gia hien hanh|gia hien hanh|theo gia so sanh|at current prices|at constant prices|said|says|reported|reports|announced|added|noted|that|largest|biggest|main|remained|remains|second-largest|world bank|the world bank|ngan hang the gioi|asian development bank|the asian development bank|adb|imf|hsbc|uob|standard chartered
|quy tien te quoc te|ngan hang phat trien chau a|would|will|could|may|might|can|likely|continued|continues|expected to|luy ke|cong don|den|lon|lon nhat|hang dau|dung dau|dan dau|hang hoa|goods|tong|tri gia|gia tri|kim ngach|quy mo|tiep tuc|van|cung|da|dang|se
|chi|moi|duoc|co|thi|ma|do|nay|kia|nhu vay|theo do|cu the|dang chu y|ngoai ra|ben canh do|tuy nhien|tinh|chung|tinh rieng
|toan|toan quoc|ket qua|muc|muc tang|muc giam|toc do|toc do tang|rieng|rieng ve|ve|o chieu nguoc lai|nguoc lai|chieu|phia|dau|sau
|truoc|hien|hien tai|the|a|an|this|that|these|its|it|their|they|rate|the rate|figure|figures|number|value|total|totals|by|also
|still|has|have|had|been|be|being|for|with|puts|placed|places|lists|listed|gives|gave|sets|leaving|taking|bringing|giving|put|brought|resulting|which|while|data|level|pace
|turnover|period|alone|national|overall|strong|solid|robust|official|officially|same|equivalent|meanwhile|however
|alongside|then|respectively|in all|nham|dua|nang|giup|khi|thuc te|dong thoi|trong ky|ky|so|con so nay|con so|muc nay|so lieu|tong so
|duy tri|da tang|phuc hoi|ghi nhan|thu|mang ve|the hien|tang toc|khoi sac|but pha|can|can moc|lap|tiep|kha|kha cao|rat|hon nua
|lien tiep|dat ky luc|so nay|doanh so|thanh tich|bieu do|toan nganh|nganh|chu yeu|dieu nay|day la|day|do la|vi vay|nho do|boi vay
|record|a record|new|strongly|sharply|slightly|steadily|only|just|even|posting|recording|saw|seeing|showed|see|shows|nuoc|hang|them
|trong|cua|phan|cu|posted|enjoyed|ran|running|produced|generated|earned|fetched|raked|ca|deu|va|hoac|or|so far
|tong cong|tong muc|tong gia tri|mot|ty gia|phat trien|tong kim ngach|toi|ra|vao|keo|kinh te|thuong mai|as|than|not|no|s|welcomed|attracted
|thu hut|don|hut|bi|nhanh|cham|cao|thap|manh|ro|net|on dinh|kha quan|tich cuc|tot|dac biet|trong boi canh|bat chap|mac du|du
|nhin chung|tong the|lai|moi nhat|gan nhat|cap nhat|roi|luon|thuong|xuyen suot|suot|sau khi|truoc do|truoc day|ke tu|tu|tai"""

_HOME = "viet nam|vietnam|viet nam's|vietnam's|ca nuoc|nuoc ta|toan quoc|the country|country|country's|nation's|the country's"

_ENTRIES: tuple[tuple[Kind, str, str, int], ...] = (
    (Kind.IDLE, "", _IDLE, 0),
    (Kind.IDLE, "home", _HOME, 0),
    (Kind.PREPOSITION, "", _PREPOSITION, 0),
    (Kind.JOIN, "", _JOIN, 0),
    (Kind.REACHED, "", _REACHED, 0),
    *((Kind.CUE, name, words, 0) for name, words in _CUES.items()),
    *((Kind.QUALIFIER, name, words, 0) for name, words in _QUALIFIERS.items()),
    (Kind.COMPARE, "", _COMPARE, 0),
    (Kind.COMPARED_LEVEL, "", _COMPARED_LEVEL, 0),
    (Kind.DIRECTION, "", _UP, 1),
    (Kind.DIRECTION, "", _DOWN, -1),
)
"""Later entries win where the same words stand in two."""


def lexicon_entries() -> list[tuple[str, Kind, str, int]]:
    """Return every entry as (words, kind, name, sign)."""
    return [
        (words.strip(), kind, name, sign)
        for kind, name, cell, sign in _ENTRIES
        for words in cell.replace("\n", "").split("|")
        if words.strip()
    ]
