"""How texts name what they measure: the catalogue's aliases, and the shorter words of running text.

A name with an empty code is known to be something the catalogue has no indicator for. ``Elliptic`` names count only
where the text already speaks of their family: "giải ngân" alone is FDI after FDI and nothing after roads.
"""

from __future__ import annotations

from dataclasses import dataclass

from indicators.catalogue import Catalogue
from indicators.model.text import fold

ALIAS_SCORE, SPOKEN_SCORE, ELLIPTIC_SCORE = 97, 90, 80
FDI, TRADE, GDP, PRICES, PARTNERS = "fdi", "trade", "gdp", "prices", "partners"

FAMILIES = {
    FDI: ("FDI_REGISTERED", "FDI_NEW", "FDI_ADJ", "FDI_SHARES", "FDI_DISBURSED", "FDI_NEW_PROJECTS"),
    TRADE: ("EXP_GOODS", "IMP_GOODS", "TRADE_GOODS_TOTAL", "TRADE_BAL_GOODS", "EXP_FDI_SECTOR", "EXP_DOMESTIC"),
    GDP: ("GDP_GROWTH_YOY", "GDP_NOMINAL", "GDP_AGRI", "GDP_INDUSTRY", "GDP_SERVICES", "GDP_PER_CAPITA",
          "TARGET_GDP_GROWTH"),
    PRICES: ("CPI", "CORE_CPI"),
    PARTNERS: ("PARTNERS_TOTAL", "PARTNERS_CSP", "PARTNERS_SP", "PARTNERS_CP"),
}  # fmt: skip
FAMILY_OF = {code: family for family, codes in FAMILIES.items() for code in codes}

NEGATIVE = "-"
"""Begins the name of a deficit, whose figure is below zero."""
NOT_TAKEN = "none:"
"""Prices and rates of the day: no statistics of a period, so never taken."""
FOREIGN_SECTOR, DOMESTIC_SECTOR = "sector:foreign", "sector:domestic"

_SPOKEN: dict[str, str] = {
    "TRADE_GOODS_TOTAL": "xuat nhap khau|tong kim ngach thuong mai|thuong mai hang hoa|kim ngach thuong mai|trade|foreign trade"
                         "|total trade value|import-export value|exports and imports combined|trade value|import and export"
                         "|two-way trade|tong kim ngach xuat va nhap khau|import-export|xuat, nhap khau|external trade",
    "EXP_GOODS": "chieu xuat|xuat khau|kim ngach hang hoa xuat khau|kim ngach xuat khau hang hoa|exports|outbound shipments|shipments abroad"
                 "|export revenue|export earnings|export|kim ngach hang xuat khau|overseas shipments|outward shipments",
    "IMP_GOODS": "chieu nhap|nhap khau|imports|import spending|import bill|import|kim ngach hang hoa nhap khau|inbound shipments",
    "TRADE_BAL_GOODS": "xuat sieu|thang du|thang du thuong mai|can can thuong mai thang du|trade surplus|surplus|surplus of"
                       "|trade balance|can can thuong mai hang hoa|can can|thang du can can thuong mai|goods surplus"
                       "|goods trade surplus|muc xuat sieu|can can thuong mai",
    "-TRADE_BAL_GOODS": "nhap sieu|tham hut|tham hut thuong mai|trade deficit|deficit|deficit of|goods deficit|trade gap"
                        "|trade shortfall|muc nhap sieu|muc tham hut",
    "FDI_REGISTERED": "von fdi|foreign investors pledged|foreign investors committed|foreign investors registered|"
                      "dong von fdi|von dau tu nuoc ngoai|von dau tu truc tiep nuoc ngoai|tong von dau tu nuoc ngoai|thu hut fdi|von ngoai"
                      "|foreign direct investment|fdi inflows|foreign investment inflows|fdi|foreign investment|fdi pledges|pledged foreign investment|dong von ngoai"
                      "|total fdi|newly pledged fdi|thu hut von fdi|thu hut dau tu nuoc ngoai|thu hut von dau tu nuoc ngoai|registered capital"
                      "|thu hut von dau tu truc tiep nuoc ngoai|tong von dau tu truc tiep nuoc ngoai|fdi commitments|dau tu nuoc ngoai"
                      "|tong von fdi dang ky|fdi pledged|registered foreign investment|von dau tu nuoc ngoai dang ky|fdi attraction",
    "FDI_DISBURSED": "giai ngan von fdi|fdi da giai ngan|von fdi da giai ngan|disbursed foreign investment|fdi disbursements|von fdi thuc te"
                     "|actual fdi disbursement|giai ngan von dau tu nuoc ngoai|von dau tu nuoc ngoai giai ngan|realised capital|realized capital"
                     "|disbursed fdi|implemented capital|von dau tu truc tiep nuoc ngoai giai ngan|fdi giai ngan|fdi actually disbursed",
    "FDI_NEW": "von dang ky moi|von cap moi|newly-registered capital|fresh capital|newly registered projects|von dang ky cap moi",
    "FDI_ADJ": "von dieu chinh|von dang ky them|von dang ky dieu chinh|capital increases|additional capital|supplementary capital|von tang them",
    "FDI_SHARES": "gia tri von gop|tong gia tri von gop|gia tri gop von|tong gia tri gop von|von gop|gop von, mua co phan|gop von mua co phan|gop von|mua co phan|stake purchases|share acquisitions|capital contribution"
                  "|capital contributions|stake acquisitions",
    "FDI_NEW_PROJECTS": "du an moi|du an cap moi|du an duoc cap phep moi|du an dang ky moi|so du an moi|new projects|newly-licensed projects",
    "GDP_GROWTH_YOY": "tang truong gdp|tang truong kinh te|nen kinh te|kinh te viet nam|kinh te ca nuoc|economy|gdp growth|economic growth"
                      "|vietnam's economy|viet nam's economy|gdp|tong san pham trong nuoc|gross domestic product"
                      "|tang truong cua gdp",
    "GDP_NOMINAL": "quy mo gdp|quy mo nen kinh te|quy mo nen kinh te viet nam|gdp theo gia hien hanh|economy's size|size of the economy|nominal gdp"
                   "|quy mo kinh te",
    "GDP_PER_CAPITA": "gdp binh quan dau nguoi|gdp dau nguoi|gdp per capita|per capita gdp|gdp binh quan|per-capita gdp|gdp/nguoi"
                      "|thu nhap binh quan dau nguoi|per capita income",
    "CPI": "cpi|chi so gia tieu dung|lam phat|gia tieu dung|inflation|consumer prices|consumer inflation|headline inflation|consumer price inflation"
           "|consumer price index|lam phat chung|cpi inflation",
    "CORE_CPI": "lam phat co ban|core inflation|cpi co ban|core cpi|chi so lam phat co ban|lam phat loi",
    "IIP": "iip|chi so san xuat cong nghiep|chi so san xuat toan nganh cong nghiep|industrial production|industrial output|san xuat cong nghiep"
           "|factory output|industrial production index|san xuat toan nganh cong nghiep",
    "RETAIL_SALES": "tong muc ban le|tong muc ban le va doanh thu dich vu tieu dung|tong muc ban le va doanh thu dich vu|ban le va doanh thu dich vu tieu dung|"
                    "ban le hang hoa va doanh thu dich vu tieu dung|retail sales|doanh thu ban le va dich vu tieu dung"
                    "|tong doanh thu ban le|total retail sales|retail sales and services|retail sales of goods and services"
                    "|ban le hang hoa va dich vu|retail sales of goods and consumer services|retail revenue",
    "VISITORS_INTL": "khach quoc te|luot khach quoc te|international visitors|foreign visitors|international arrivals|foreign arrivals"
                     "|foreign tourists|international tourists|international visitor arrivals|luong khach quoc te|khach nuoc ngoai"
                     "|foreign tourist arrivals|khach du lich quoc te|international guests|overseas visitors",
    "NEW_FIRMS": "thanh lap moi|doanh nghiep thanh lap moi|doanh nghiep dang ky thanh lap moi|doanh nghiep dang ky moi|newly established firms"
                 "|new businesses|new firms|new enterprises|newly registered businesses|newly established businesses|newly established enterprises"
                 "|newly registered firms|doanh nghiep moi|newly-established enterprises|newly-established firms",
    "PUBLIC_INV": "von dau tu cong|giai ngan von dau tu cong|giai ngan dau tu cong|dau tu cong|von tu ngan sach nha nuoc|public investment"
                  "|von dau tu tu ngan sach nha nuoc|public investment disbursement|von dau tu thuc hien tu nguon ngan sach nha nuoc"
                  "|von dau tu tu nguon ngan sach nha nuoc|von ngan sach nha nuoc|state budget investment|von dau tu ngan sach nha nuoc"
                  "|state-budget investment|disbursed public investment|public investment capital|von dau tu thuc hien tu ngan sach nha nuoc"
                  "|investment from the state budget",
    "PARTNERS_TOTAL": "tu doi tac toan dien tro len|tong so doi tac|doi tac tu doi tac toan dien tro len|so doi tac|mang luoi doi tac"
                      "|comprehensive partnership or above|comprehensive partnership or higher|comprehensive partnerships or higher"
                      "|comprehensive partnerships and above|comprehensive partners or above|comprehensive partnership and above"
                      "|khuon kho doi tac tu toan dien tro len|doi tac toan dien tro len",
    "PARTNERS_CSP": "doi tac chien luoc toan dien|comprehensive strategic partners|comprehensive strategic partnerships",
    "PARTNERS_SP": "doi tac chien luoc|strategic partners|strategic partnerships",
    "PARTNERS_CP": "doi tac toan dien|comprehensive partners|comprehensive partnerships",
    "PARTNERS_UPGRADED": "nang cap quan he|nang cap|upgraded ties|upgraded relations|upgraded its ties|upgrade ties|upgraded its relations"
                         "|elevated ties|elevated relations|elevated its ties",
    "DIPLOMATIC_RELATIONS": "quan he ngoai giao|diplomatic relations|diplomatic ties|thiet lap quan he ngoai giao",
    "INTL_ORGS_MEMBER": "to chuc quoc te|to chuc khu vuc va quoc te|international organisations|international organizations"
                        "|regional and international organisations|regional and international organizations|dien dan va to chuc quoc te"
                        "|to chuc, dien dan quoc te|international and regional organisations|international and regional organizations",
    "FTA_COUNT": "hiep dinh thuong mai tu do|fta|free trade agreements|free-trade agreements|ftas|free trade deals|hiep dinh fta",
    "": "du an dieu chinh|luot du an dieu chinh|du an dang ky dieu chinh|luot gop von|luot gop von, mua co phan|du an con hieu luc|du an tang von"
        "|luot dieu chinh von|von dau tu thuc hien toan xa hoi|von dau tu toan xa hoi|von toan xa hoi|dau tu toan xa hoi|total social investment|social investment|khu vuc nha nuoc"
        "|khu vuc ngoai nha nuoc|gia san xuat|chi so gia san xuat|chi so gia xuat khau|chi so gia nhap khau|chi so gia vang|chi so gia do la my|chi so gia"
        "|xuat khau dich vu|nhap khau dich vu|services exports|services imports|exports of services|imports of services|thu ngan sach nha nuoc"
        "|chi ngan sach nha nuoc|thu ngan sach|chi ngan sach|thu noi dia|boi chi|no cong|public debt|state budget revenue|budget revenue|tin dung|credit"
        "|credit growth|tang truong tin dung|lao dong|that nghiep|ty le that nghiep|unemployment|unemployment rate|nang suat lao dong|labour productivity"
        "|doanh nghiep quay tro lai hoat dong|doanh nghiep rut lui|doanh nghiep giai the|von dang ky thanh lap moi|outbound investment"
        "|dau tu ra nuoc ngoai|von dau tu ra nuoc ngoai|viet nam dau tu ra nuoc ngoai|doanh thu dich vu|doanh thu du lich|ban le hang hoa|pmi|remittances"
        "|kieu hoi|luong khach noi dia|khach noi dia|domestic visitors|total investment|kinh te so|trade in services|thuong mai dien tu|e-commerce"
        "|du tru ngoai hoi|foreign reserves|budget deficit|tham hut ngan sach|thang du ngan sach|current account|doanh nghiep quay lai hoat dong"
        "|thuong mai dich vu|can can dich vu|nhap sieu dich vu|tong von dau tu|thu nhap binh quan|san luong|dan so|population|wages",
    NOT_TAKEN: "gia vang|vang sjc|vang mieng|ty gia|ty gia trung tam|lai suat|chung khoan|vn-index|vnindex|co phieu|gia xang|gia dau|gia dien|gia gao"
        "|interest rate|interest rates|exchange rate|gold price|gold prices|stock market|share prices|oil prices|thue suat|muc thue|thue quan|tariff|tariffs"
        "|thue gia tri gia tang|vat|dien tich|tuoi tho|he so|hoc phi|luong toi thieu|luong co so|minimum wage|reference rate|deposit rate",
    FOREIGN_SECTOR: "khu vuc fdi|khoi fdi|khoi doanh nghiep fdi|doanh nghiep fdi|khu vuc co von dau tu nuoc ngoai|khu vuc dau tu nuoc ngoai"
                    "|fdi sector|foreign-invested sector|foreign invested sector|foreign-invested enterprises|fdi enterprises|fdi firms"
                    "|khoi doanh nghiep co von dau tu nuoc ngoai|khu vuc co von dau tu truc tiep nuoc ngoai",
    DOMESTIC_SECTOR: "khu vuc kinh te trong nuoc|khu vuc trong nuoc|khoi doanh nghiep trong nuoc|domestic sector|domestic economic sector"
                     "|doanh nghiep trong nuoc|khoi trong nuoc|domestic enterprises",
}  # fmt: skip

_ELLIPTIC: dict[str, dict[str, str]] = {
    FDI: {
        "FDI_DISBURSED": "giai ngan|thuc hien|von giai ngan|von thuc hien|disbursement|disbursed|disbursements|disbursed capital|da giai ngan"
                         "|von da giai ngan|realised|realized|implemented|actual disbursement",
        "FDI_REGISTERED": "von dang ky|tong von dang ky|tong von|tong von dau tu|total investment|registered capital|registered|pledged|pledges|commitments|pledged capital|dang ky",
        "FDI_NEW": "cap moi|cap phep moi|dang ky moi|newly registered|newly-registered|du an duoc cap moi|new registrations",
        "FDI_ADJ": "dieu chinh|dieu chinh von|tang them|luot dieu chinh|dieu chinh tang von|projects added|projects raised|existing projects|adjusted|adjustments|luot du an dieu chinh",
        "FDI_NEW_PROJECTS": "so du an|number of projects|du an",
    },
    TRADE: {
        "EXP_GOODS": "xuat|exports|exported|shipments|shipped",
        "IMP_GOODS": "nhap|imports|imported",
    },
    GDP: {
        "GDP_AGRI": "khu vuc nong, lam nghiep va thuy san|nong, lam nghiep va thuy san|khu vuc nong lam nghiep va thuy san|khu vuc nong nghiep"
                    "|nong lam nghiep va thuy san|agriculture, forestry and fishery|agriculture, forestry and fisheries|agriculture"
                    "|agriculture, forestry and fishing|agro-forestry-fishery|agro-forestry-fishery sector|nong - lam - thuy san|nong, lam, thuy san"
                    "|agricultural sector|nong nghiep|agriculture-forestry-fishery|khu vuc nong - lam - thuy san|nong - lam nghiep - thuy san"
                    "|nong, lam nghiep, thuy san|khu vuc nong, lam, ngu nghiep|agricultural, forestry and fishery sector",
        "GDP_INDUSTRY": "khu vuc cong nghiep va xay dung|cong nghiep va xay dung|industry and construction|khu vuc cong nghiep - xay dung"
                        "|cong nghiep - xay dung|industrial and construction sector|industry-construction|industrial and construction"
                        "|industry-construction sector|cong nghiep xay dung|khu vuc cong nghiep, xay dung|industry and construction sector",
        "GDP_SERVICES": "khu vuc dich vu|dich vu|services|service sector|services sector|the service sector|nganh dich vu",
        "GDP_GROWTH_YOY": "growth|tang truong|toc do tang|toc do tang truong|muc tang truong|growth rate",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """What a run of words names; ``family`` set: only where the text speaks of that family."""

    code: str
    score: int
    basis: str
    family: str = ""


def names_of(catalogue: Catalogue) -> dict[str, tuple[Name, ...]]:
    """Return folded words -> what they name, of a catalogue as it is at present."""
    found: dict[str, tuple[Name, ...]] = {}
    known = {entry.code for entry in catalogue.indicators}
    for entry in catalogue.indicators:
        for text in (*entry.name.values(), *entry.short.values(), *entry.aliases):
            words = fold(text)
            if len(words) >= _SHORTEST and all(name.code != entry.code for name in found.get(words, ())):
                found[words] = (*found.get(words, ()), Name(entry.code, ALIAS_SCORE, "alias"))
    for code, cell in _SPOKEN.items():
        bare = code.removeprefix(NEGATIVE)
        if bare and ":" not in bare and bare not in known:
            continue
        for words in cell.split("|"):
            found[words] = (Name(code, SPOKEN_SCORE, "spoken"),) if words not in found else _kept(found[words], code)
    for family, names in _ELLIPTIC.items():
        for code, cell in names.items():
            for words in cell.split("|") if code in known else ():
                found[words] = (*found.get(words, ()), Name(code, ELLIPTIC_SCORE, "elliptic", family))
    return found


def _kept(names: tuple[Name, ...], code: str) -> tuple[Name, ...]:
    """Return the names of an alias, that of running text first where the alias means several things."""
    first = [name for name in names if name.code == code] or [Name(code, SPOKEN_SCORE, "spoken")]
    return (*first, *(name for name in names if name.code != code))


_SHORTEST = 3
