"""The currencies: their codes (ISO 4217), in use or in use since 1990, and what stands for money in exchanged data."""

from __future__ import annotations

_CODES = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF"
    " CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG"
    " HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA"
    " MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD"
    " RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD"
    " UYU UZS VES VND VUV WST XAF XCD XCG XDR XOF XPF YER ZAR ZMW ZWG"
    " ATS BEF CYP DEM EEK ESP FIM FRF GRD HRK IEP ITL LTL LUF LVL MTL NLG PTE SIT SKK XEU"
)  # fmt: skip
ISO_4217 = frozenset(_CODES.split())
"""Codes that gave way to a newer one of the same money (BYR, TRL, …) are left out; those that the euro took in stay."""
MONEY = ISO_4217 | {"XDC", "PPP_dollars", "dollars", "yen_or_yuan", "pesos"}
"""Codes of units that are money; "dollars" and "pesos" are whose nobody said, XDC is the money of each country."""
CONSTANT = "_constant_prices"
"""Ends the code of money at constant prices: beside current prices it is another figure of the same name."""
