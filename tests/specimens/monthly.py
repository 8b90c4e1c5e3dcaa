"""The tables of prices, production, retail sales and visitors in two editions of a monthly appendix, figures invented.

The later edition cuts its headers up over many rows; the earlier one has them in one cell, is a December edition and is
partly typed in the font encoding before Unicode.
"""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from tests.specimens.cells import fill


def later(path: Path) -> None:
    """June 2032: a month, half a year and a quarter, years as numbers in the header."""
    book = Workbook()
    book.remove(book.active)
    fill(book.create_sheet("9.IIP"), {
        "A1": "9. Chỉ số sản xuất công nghiệp tháng 6 và 6 tháng năm 2032", "E2": "%",
        "B3": "Tháng 5", "C3": "Tháng 6", "D3": "Tháng 6", "E3": "6 tháng",
        **{f"{c}4": "năm 2032" for c in "BCDE"}, **{f"{c}5": "so với" for c in "BCDE"},
        "B6": "cùng kỳ", "C6": "tháng ", "D6": "cùng kỳ", "E6": "cùng kỳ ",
        "B7": "năm trước", "C7": "trước", "D7": "năm trước", "E7": "năm trước",
        "A9": "Toàn ngành công nghiệp", "B9": 103.5, "C9": 102, "D9": 104.75, "E9": 103.25,
        "A10": "Khai khoáng", "B10": 97.5, "C10": 98, "D10": 99.5, "E10": 98.25,
        "A11": "   Khai thác than cứng", "B11": 101, "C11": 99, "D11": 103, "E11": 102.5,
    })  # fmt: skip
    fill(book.create_sheet("10.IIP quy"), {
        "A1": "10. Chỉ số sản xuất công nghiệp các quý năm 2032", "C3": "%",
        "B4": "Thực hiện quý I", "C4": "Ước tính quý II", "B5": "năm 2032", "C5": "năm 2032",
        "B6": "so với cùng kỳ", "C6": "so với cùng kỳ", "B7": "năm trước", "C7": "năm trước",
        "A9": "Toàn ngành công nghiệp", "B9": 102.25, "C9": 104.5,
        "A10": "Khai khoáng", "B10": 96.5, "C10": 99,
    })  # fmt: skip
    fill(book.create_sheet("25.BL"), {
        "A1": "25. Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng", "H3": "Tỷ đồng",
        "C4": "Sơ bộ", "D4": "Ước tính", "E4": "Cộng dồn 6 tháng", "G4": "Tháng 6 ", "H4": "6 tháng",
        "C5": "tháng 5", "D5": "tháng 6", "E5": "năm 2032", "G5": "năm 2032", "H5": "năm 2032",
        "C6": "năm", "D6": "năm", "E6": "Tổng", "F6": "Cơ", "G6": "so với", "H6": "so với",
        "C7": 2032, "D7": 2032, "E7": "mức", "F7": "cấu (%)", "G7": "cùng kỳ", "H7": "cùng kỳ",
        "G8": "năm", "H8": "năm", "G9": "trước (%)", "H9": "trước (%)",
        "A11": "TỔNG SỐ", "C11": 600100.5, "D11": 610200.25, "E11": 3500000, "F11": 100, "G11": 108.5, "H11": 109.25,
        "B12": "Bán lẻ hàng hóa", "C12": 470000, "D12": 480000, "E12": 2750000, "F12": 78.5, "G12": 107, "H12": 108,
    }, ["E4:F4", "E5:F5", "A11:B11"])  # fmt: skip
    fill(book.create_sheet("32.CPI"), {
        "A1": "32. Chỉ số giá tiêu dùng, chỉ số giá vàng, chỉ số giá đô la Mỹ",
        "A2": "       và lạm phát cơ bản tháng 6 năm 2032", "I4": "%",
        "D5": "Tháng 6 năm 2032 so với:", "H5": "Bình quân", "I5": "Bình quân",
        "D6": "Kỳ gốc", "E6": "Tháng 6", "F6": "Tháng 12", "G6": "Tháng 5", "H6": "quý II", "I6": "6 tháng",
        "D7": "(2029)", "E7": "năm ", "F7": "năm ", "G7": "năm ", "H7": "năm 2032", "I7": "năm 2032",
        "E8": 2031, "F8": 2031, "G8": 2032, "H8": "so với", "I8": "so với",
        "H9": "cùng kỳ", "I9": "cùng kỳ", "H10": "năm trước", "I10": "năm trước",
        "A12": "CHỈ SỐ GIÁ TIÊU DÙNG", "D12": 110.5, "E12": 103.25, "F12": 101.5, "G12": 100.25,
        "H12": 103, "I12": 103.5,
        "B14": "Hàng ăn và dịch vụ ăn uống", "D14": 115, "E14": 104, "F14": 101, "G14": 100.5, "H14": 104, "I14": 104.5,
        "A16": "CHỈ SỐ GIÁ VÀNG", "D16": 190, "E16": 125, "F16": 110, "G16": 99, "H16": 122, "I16": 120,
        "A17": "LẠM PHÁT CƠ BẢN", "E17": 2.75, "G17": 0.25, "I17": 2.5,
    }, ["D5:G5"])  # fmt: skip
    fill(book.create_sheet("43.KQT"), {
        "A1": "43. Khách quốc tế đến Việt Nam", "G2": "Lượt người",
        "C3": "Thực hiện", "D3": "Ước tính", "E3": "Ước tính", "F3": "Tháng 6 năm", "G3": "6 tháng năm",
        "C4": "tháng 5", "D4": "tháng 6", "E4": "6 tháng", "F4": "2032 so với", "G4": "2032 so với",
        "C5": "năm", "D5": "năm", "E5": "năm", "F5": "cùng kỳ năm", "G5": "cùng kỳ năm",
        "C6": 2032, "D6": 2032, "E6": 2032, "F6": "trước (%)", "G6": "trước (%)",
        "A8": "TỔNG SỐ", "C8": 1400000, "D8": 1500250, "E8": 9000500, "F8": 112.5, "G8": 115.25,
        "A9": "Phân theo phương tiện đến",
        "B10": "   Đường không", "C10": 1200000, "D10": 1300000, "E10": 7500000, "F10": 111, "G10": 114,
        "A11": "Phân theo một số nước và vùng lãnh thổ",
        "B12": "Châu Á", "C12": 1000000, "D12": 1100000, "E12": 7000000, "F12": 110, "G12": 113,
    })  # fmt: skip
    book.save(path)


def earlier(path: Path) -> None:
    """December 2010 in the form of then: whole headers in one cell, texts of the old font, years of the title alone."""
    book = Workbook()
    book.remove(book.active)
    fill(book.create_sheet("CPI"), {
        "A1": "16. ChØ sè gi¸ tiªu dïng, chØ sè gi¸ vµng", "A2": "      vµ ®« la Mü th¸ng 12 n¨m 2010", "G4": " %",
        "D5": "Th¸ng 12 n¨m 2010 so víi:", "G5": "ChØ sè gi¸ b×nh ",
        "D6": "Kú gèc", "E6": "Th¸ng 12", "F6": "Th¸ng 11", "G6": "qu©n n¨m 2010 ",
        "D7": "(2009)", "E7": "n¨m 2009", "F7": "n¨m 2010", "G7": "so víi năm 2009",
        "A9": "ChØ sè gi¸ tiªu dïng", "D9": 116.5, "E9": 111.75, "F9": 101.25, "G9": 109.25,
        "B11": "Hµng ¨n vµ dÞch vô ¨n uèng", "D11": 120.5, "E11": 116, "F11": 103, "G11": 110.5,
        "A12": "ChØ sè gi¸ vµng", "D12": 185, "E12": 130, "F12": 105, "G12": 136,
    }, ["D5:F5"])  # fmt: skip
    fill(book.create_sheet("TM"), {
        "A1": "22. Tæng møc b¸n lÎ hµng ho¸ vµ doanh thu dÞch vô n¨m 2010",
        "C5": "¦íc tÝnh tæng møc n¨m 2010 (Tû ®ång)", "E5": "C¬ cÊu            (%)",
        "G5": "¦íc tÝnh n¨m 2010 so víi n¨m 2009 (%)",
        "A6": "                         Tæng sè", "C6": 1561613, "E6": 100, "G6": 124.5,
        "A7": "A. Ph©n theo khu vùc vµ thµnh phÇn kinh tÕ",
        "A8": "Khu vùc kinh tÕ trong n\u00adíc", "C8": 1514000, "E8": 96.96, "G8": 123,
    }, ["C5:D5", "E5:F5", "G5:H5"])  # fmt: skip
    fill(book.create_sheet("Du lich"), {
        "A1": "22. Khách quốc tế đến Việt Nam ",
        "C5": "Ước tính\ntháng 12\nnăm 2010\n(Nghìn lượt người)", "D5": "Thực hiện\ncả năm\n2010\n(Nghìn lượt người)",
        "E5": "Tháng 12 năm\n2010 so với\ntháng 11\nnăm 2010 (%)",
        "F5": "Tháng 12 năm\n2010 so với\ncùng kỳ năm\ntrước (%)", "G5": "Năm 2010\nso với\nnăm 2009\n(%)",
        "A7": "TỔNG SỐ", "C7": 449.5, "D7": 5049.75, "E7": 105, "F7": 119, "G7": 134.5,
        "A8": "Phân theo mục đích đến",
        "B9": "Du lịch", "C9": 258.5, "D9": 3110.5, "E9": 105.25, "F9": 109.25, "G9": 138.75,
    })  # fmt: skip
    fill(book.create_sheet("CN tinh"), {
        "A1": "12. ChØ sè gi¸ trÞ s¶n xuÊt c«ng nghiÖp ", "A2": "     cña mét sè tØnh, thµnh phè th¸ng 12 n¨m 2010",
        "D4": "%", "C5": "Th¸ng 12/2010", "D5": "N¨m 2010", "C6": "so víi th¸ng ", "D6": "so víi",
        "C7": "11/2010", "D7": "n¨m 2009",
        "B9": " Hµ Néi", "C9": 120.5, "D9": 116.5, "B10": "Ngoµi quèc doanh", "C10": 107.25, "D10": 128.5,
        "B11": "§Çu t\u00ad n\u00adíc ngoµi", "C11": 134, "D11": 126,
        "B12": " H¶i Phßng", "C12": 106, "D12": 118, "B13": "Ngoµi quèc doanh", "C13": 104, "D13": 67.5,
        "B14": "§Çu t\u00ad n\u00adíc ngoµi", "C14": 103, "D14": 118.25,
    })  # fmt: skip
    book.save(path)
